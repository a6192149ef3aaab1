"""What a dossier and its full lists ask of the library; a thread can run it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from explorer.catalogue import EventFilter
from explorer.library import Library
from explorer.model import ActorId
from explorer.tui.panes.dossier_rows import Dossier
from explorer.tui.panes.paged import Paged

_EVENTS = 8
_COMPANY = 6
_QUOTES = 4
_LARGE = 5000  # mentions from which the rest of a dossier is asked for once its head is shown


def dossier(library: Library, id: ActorId) -> Dossier:
    """Ask for what is known of an actor; the rest of a large one is left for `completed`."""
    which = EventFilter(actors=(id,))
    months = library.events.months(which)
    count = sum(month.total for month in months)
    dated = count - sum(month.total for month in months if month.month is None)
    first = max(dated - _EVENTS, 0)
    latest = library.events.rows(which, limit=dated - first, offset=first)
    undated = library.events.rows(which, limit=_EVENTS - len(latest), offset=dated)
    found = Dossier(
        actor=library.actors.actor(id),
        roles=library.dossiers.roles(id),
        companions=library.dossiers.companions(id, limit=_COMPANY),
        company=library.dossiers.companion_count(id),
        months=library.actors.months(id),
        latest=[*reversed(latest), *undated],
        events=count,
    )
    return found if found.actor.mentions > _LARGE else completed(library, found)


def completed(library: Library, found: Dossier) -> Dossier:
    """Ask for what takes longest: the quotes, and how often each name is used."""
    id = found.actor.id
    return replace(
        found,
        quotes=library.dossiers.quotes(id, limit=_QUOTES),
        spoken=library.dossiers.quote_count(id),
        uses=library.dossiers.uses(id),
    )


def full_list(library: Library, found: Dossier, section: str) -> Paged[Any] | None:
    """Ask for the first page of all companions, quotes, or places that give a role.

    None for a section that the dossier has in full.
    """
    id, ask = found.actor.id, library.dossiers
    if section in ("names", "merges"):
        return None
    if section == "with":
        return _paged(found.company, lambda at, most: ask.companions(id, limit=most, offset=at))
    if section == "quotes":
        return _paged(found.spoken, lambda at, most: ask.quotes(id, limit=most, offset=at))
    position = int(section.removeprefix("role "))
    count = sum(role.articles for role in found.roles if role.position == position)
    return _paged(count, lambda at, most: ask.role_words(id, position, limit=most, offset=at))


def _paged(count: int, fetch: Callable[[int, int], Sequence[Any]]) -> Paged[Any]:
    return Paged(count, fetch).warm(0)
