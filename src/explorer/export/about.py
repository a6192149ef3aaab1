"""How a question was understood, in words: what a reader of the file has to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from explorer.catalogue import ActorFilter, EventFilter
from explorer.errors import ActorUnknown
from explorer.library import Library


def of_events(library: Library, which: EventFilter) -> str:
    """Return which events a filter keeps."""
    kept = "; ".join(_events(library, which))
    return f"only those {kept}" if kept else "every event"


def of_actors(library: Library, which: ActorFilter, found_by: str) -> str:
    """Return which actors a filter keeps."""
    parts = [
        f"named “{which.text}”" if which.text else "",
        f"of the kind {which.kind}" if which.kind else "",
        f"in articles found by {found_by}" if found_by else "",
        *([] if found_by else _articles(library, which.articles)),
        f"in paragraph {which.paragraph + 1}" if which.paragraph is not None else "",
    ]
    kept = "; ".join(part for part in parts if part)
    return f"only those {kept}" if kept else "every actor"


_TOLD = frozenset(("actors", "place", "type", "status", "first", "last"))


def _events(library: Library, which: EventFilter) -> Iterator[str]:
    for actor in which.actors:
        yield f"with {_names(library, actor)}"
    if which.type:
        yield f"of the type {which.type}"
    if which.place:
        yield f"in {_names(library, which.place)}"
    if which.status:
        yield f"that are {which.status}"
    if which.first or which.last:
        yield span(which.first, which.last)
    if which.article is not None:
        within = "" if which.paragraph is None else f"paragraph {which.paragraph + 1} of "
        yield f"told in {within}{' '.join(_articles(library, (which.article,)))}"
    if which.articles is not None:
        yield f"told {' '.join(_articles(library, which.articles))}"
    if which.conflicts_only:
        yield "on which sources disagree"
    yield from _others(which)


_KNOWN = _TOLD | {"article", "paragraph", "articles", "conflicts_only"}


def _others(which: EventFilter) -> Iterator[str]:
    """Tell what a newer filter narrows by its own name: silence would be a wrong answer."""
    for each in fields(which):
        value = getattr(which, each.name)
        if each.name not in _KNOWN and value not in (None, False, (), ""):
            words = each.name.replace("_", " ")
            yield words if value is True else f"{words}: {_joined(value)}"


def _joined(value: object) -> str:
    return " or ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def span(first: date | None, last: date | None) -> str:
    """Return a span of days in words; an end at the edge of the calendar is open."""
    start = first.isoformat() if first and first > date.min else ""
    end = last.isoformat() if last and last < date.max else ""
    if start and start == end:
        return f"on {start}"
    return " ".join(part for part in (start and f"from {start}", end and f"until {end}") if part)


def _names(library: Library, text: str) -> str:
    """Return the names of all that an id or a name means."""
    try:
        meant = library.actors.named(text)
    except ActorUnknown:
        return text
    names = library.actors.names(meant)
    first = [names[id] for id in meant[:3] if id in names]
    more = f" or {len(meant) - 3} others" if len(meant) > 3 else ""
    return f"{' or '.join(first)}{more}"


def _articles(library: Library, keys: tuple[str, ...] | None) -> list[str]:
    if keys is None:
        return []
    if len(keys) != 1:
        return [f"in {len(keys):,} articles"]
    titles = [row.title for row in library.articles.rows(keys)]
    return [f"“{titles[0]}” ({keys[0]})" if titles else keys[0]]
