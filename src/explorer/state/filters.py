"""What narrows results and events: filters in the order in which they were added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from explorer.model import ActorId, ArticleKey
from explorer.model.isodates import Span, span_of

ACTOR, TYPE, PLACE, TIME, DISPUTED, PARAGRAPH = (
    *("actor", "type", "place", "time"),
    *("disputed", "paragraph"),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; ``value`` is an actor's id, a type, a place's id, a time, or an article.

    ``name`` and ``of`` are what an actor or place is called, and its kind; ``index`` is that of a
    paragraph.
    """

    kind: str
    value: str = ""
    name: str = ""
    of: str = ""
    index: int = 0

    @property
    def span(self) -> Span | None:
        """The days of a time."""
        return span_of_text(self.value) if self.kind == TIME else None


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters that hold together, the last added one last.

    Several actors all have to take part; of every other kind there is one.
    """

    chosen: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def having(self, one: Filter) -> Filters:
        """Return the filters with one more, in place of another of its kind unless an actor."""
        kept = (
            each
            for each in self.chosen
            if each.kind != one.kind or (one.kind == ACTOR and each.value != one.value)
        )
        return Filters((*kept, one))

    def without(self, *gone: Filter) -> Filters:
        """Return the filters less some."""
        return Filters(tuple(each for each in self.chosen if each not in gone))

    def without_kinds(self, *kinds: str) -> Filters:
        """Return the filters less those of some kinds."""
        return Filters(tuple(each for each in self.chosen if each.kind not in kinds))

    def without_last(self) -> Filters:
        """Return the filters less the last added one."""
        return Filters(self.chosen[:-1])

    def last_of(self, kind: str) -> Filter | None:
        """Return the last filter of a kind."""
        return next((each for each in reversed(self.chosen) if each.kind == kind), None)

    @property
    def actors(self) -> tuple[Filter, ...]:
        """The actors who all have to take part."""
        return tuple(each for each in self.chosen if each.kind == ACTOR)

    @property
    def actor(self) -> ActorId | None:
        """The actor that was added last."""
        found = self.last_of(ACTOR)
        return found.value if found else None

    @property
    def time(self) -> str:
        """The time as it was written, empty where none was."""
        found = self.last_of(TIME)
        return found.value if found else ""

    @property
    def days(self) -> Span | None:
        """The days of the time."""
        found = self.last_of(TIME)
        return found.span if found else None

    @property
    def paragraph(self) -> tuple[ArticleKey, int] | None:
        """The article and the paragraph in it that events are told in."""
        found = self.last_of(PARAGRAPH)
        return (found.value, found.index) if found else None

    @property
    def disputed(self) -> bool:
        """Whether sources have to disagree."""
        return self.last_of(DISPUTED) is not None


def actor_filter(id: ActorId, name: str, kind: str = "") -> Filter:
    """Keep what an actor takes part in."""
    return Filter(ACTOR, id, name, kind)


def place_filter(id: ActorId, name: str, kind: str = "") -> Filter:
    """Keep the events at a place and at those in it."""
    return Filter(PLACE, id, name, kind)


def type_filter(value: str) -> Filter:
    """Keep the events of a type or mode."""
    return Filter(TYPE, value)


def time_filter(text: str) -> Filter:
    """Keep the events of a time that `span_of_text` reads."""
    return Filter(TIME, text)


def disputed_filter() -> Filter:
    """Keep the events of which sources disagree."""
    return Filter(DISPUTED)


def paragraph_filter(article: ArticleKey, index: int) -> Filter:
    """Keep the events that a paragraph tells of."""
    return Filter(PARAGRAPH, article, index=index)


def span_of_text(text: str) -> Span | None:
    """Read a day, week, month, quarter or year, or two of them with ``..`` between."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    start = span_of(first) if first else Span(date.min, date.min)
    if not dots:
        return start if first else None
    end = span_of(last) if last else Span(date.max, date.max)
    if start is None or end is None or start.first > end.last:
        return None
    return Span(start.first, end.last)


def filters_of(raw: Mapping[str, Any]) -> Filters:
    """Return the filters of a session, also of one that was kept by an older version."""
    if "chosen" in raw:
        return Filters(tuple(map(_filter, raw["chosen"])))
    filters = Filters()
    if raw.get("actor"):
        kind = str(raw.get("actor_kind", ""))
        filters = filters.having(actor_filter(str(raw["actor"]), str(raw["actor_name"]), kind))
    if raw.get("span") and span_of_text(str(raw["span"])):
        filters = filters.having(time_filter(str(raw["span"])))
    if raw.get("conflicts"):
        filters = filters.having(disputed_filter())
    if raw.get("paragraph"):
        article, index = raw["paragraph"]
        filters = filters.having(paragraph_filter(str(article), int(index)))
    return filters


def _filter(raw: Mapping[str, Any]) -> Filter:
    kind, value, name, of = (str(raw[part]) for part in ("kind", "value", "name", "of"))
    return Filter(kind, value, name, of, int(raw["index"]))
