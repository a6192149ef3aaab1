"""Facets: what the events that are left could be narrowed to, and looking one up by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from explorer.catalogue import EventFacets, EventRow, FacetCount
from explorer.datewords import month_heading
from explorer.errors import EventUnknown
from explorer.library import Library
from explorer.model import Event
from explorer.state.asked import event_filter
from explorer.state.filters import (
    Filter,
    Filters,
    actor_filter,
    place_filter,
    time_filter,
    type_filter,
)

SHOWN = 60
_FEW = 12  # where fewer begin as was written, those spelt nearly so follow
_NAMED = 50  # participants that are looked up by a name


class Facet(NamedTuple):
    """A filter that could be added, how many events it keeps, and what it is looked up by.

    ``words`` are names in small letters, a blank before each.
    """

    group: str
    filter: Filter
    name: str
    kind: str
    total: int
    words: tuple[str, ...]


class Found(NamedTuple):
    """The facets of the events that the filters leave, and those of the event under the cursor."""

    facets: Sequence[Facet]
    here: Sequence[Facet]


def counted(library: Library, filters: Filters, row: EventRow | None) -> Found:
    """Return everything that can be added to the filters; ``row`` is the event of the cursor.

    Of participants these are those who take part most often; see `named`.
    """
    which = event_filter(filters)
    found = library.events.facets(which)
    facets = list(_less(filters, _facets_of(found)))
    try:
        event = library.events.event(row.id) if row else None
    except EventUnknown:  # a refresh took it away
        event = None
    if row is None or event is None:
        return Found(facets, ())
    people = library.events.participants(which, among=[*event.actors, *event.recipients])
    known = [each for each in facets if each.group != "participant"]
    known[1:1] = _less(filters, _participants(people))
    return Found(facets, list(_of_event(known, row, event)))


def named(library: Library, filters: Filters, text: str) -> list[Facet]:
    """Return the participants who have a name like ``text``, under any alias, nearest first."""
    meant = dict.fromkeys(known.actor for known in library.find_actors(text, limit=_NAMED))
    people = library.events.participants(event_filter(filters), among=list(meant))
    order = {id: place for place, id in enumerate(meant)}
    people.sort(key=lambda each: order[each.value])
    return list(_less(filters, _participants(people)))


def _facets_of(found: EventFacets) -> Iterator[Facet]:
    yield from _named("type", found.types, lambda each: type_filter(each.value))
    yield from _named("place", found.places, lambda each: place_filter(*each[:3]))
    yield from _participants(found.participants)
    for group, times in (("year", found.years), ("month", found.months)):
        for time, total in reversed(times):
            if time:
                name = month_heading(time)
                words = (f" {time}", f" {name.casefold()}")
                yield Facet(group, time_filter(time), name, "", total, words)


def _participants(counts: Sequence[FacetCount]) -> Iterator[Facet]:
    return _named("participant", counts, lambda each: actor_filter(*each[:3]))


def _named(
    group: str, counts: Sequence[FacetCount], filter_of: Callable[[FacetCount], Filter]
) -> Iterator[Facet]:
    for each in counts:
        words = (f" {each.name.casefold()}",)
        yield Facet(group, filter_of(each), each.name, each.kind, each.total, words)


def _less(filters: Filters, facets: Iterator[Facet]) -> Iterator[Facet]:
    """Yield the facets that are not filtered already."""
    chosen = {(each.kind, each.value) for each in filters.chosen}
    return (each for each in facets if (each.filter.kind, each.filter.value) not in chosen)


def _of_event(facets: Sequence[Facet], row: EventRow, event: Event) -> Iterator[Facet]:
    """Yield the facets of one event: its type, participants, place and time."""
    values = {
        *(("type", str(value)) for value in (row.mode, row.type) if value),
        ("place", event.place),
        *(("month", row.month), ("year", (row.month or "")[:4])),
    }
    for group in ("type", "participant", "place", "month", "year"):
        for each in facets:
            mine = group == "participant" or (group, each.filter.value) in values
            if each.group == group and mine:
                yield each


def nearest(text: str, facets: Sequence[Facet]) -> list[Facet]:
    """Return the facets of a group that is named, else those called nearly so.

    First those with a word that begins as was written, what keeps most before what keeps less.
    """
    folded = text.casefold()
    group = [each for each in facets if each.group.startswith(folded) and len(folded) > 3]
    begin = [each for each in facets if any(f" {folded}" in word for word in each.words)]
    found = [*group, *sorted(begin, key=lambda each: -each.total)]
    if len(found) < _FEW:
        found += _alike(text, facets)
    return list({each.filter: each for each in found}.values())[:SHOWN]


def _alike(text: str, facets: Sequence[Facet]) -> list[Facet]:
    from rapidfuzz import fuzz, process

    words = [(word, each) for each in facets for word in each.words]
    found = process.extract(
        f" {text.casefold()}",
        [word for word, _ in words],
        scorer=fuzz.WRatio,
        score_cutoff=75,
        limit=SHOWN,
    )
    return [words[index][1] for _, _, index in found]
