"""What can be asked for as a whole list, by the screen and by the commands alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from explorer.catalogue import ActorFilter, ArticleRow, EventFilter
from explorer.contract.of_model import actor_record, iso
from explorer.contract.records import HitRecord, SearchRecord
from explorer.export import about, shapes
from explorer.export.answers import Answer
from explorer.export.records import each_event_record, hit_record, search_record
from explorer.export.shown import Shown
from explorer.library import Library

_LEAD = 240  # characters of an article's first paragraph, as many as a snippet has
_CHUNK = 300
_EVERY_EVENT, _EVERY_ACTOR = EventFilter(), ActorFilter()
_EVERY = "every article, newest first"


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """The events that a filter keeps, in order of time; ``limit`` None means all."""

    which: EventFilter = _EVERY_EVENT
    limit: int | None = None

    def answer(self, library: Library) -> Answer:
        """Count them, and read them as they are written; ActorUnknown, ValueUnknown."""
        whole = library.events.count(self.which)
        return Answer(
            name="events",
            title="Events",
            about=(
                about.of_events(library, self.which),
                f"{_counted(whole, self.limit, 'event')}, in order of time, undated ones last",
            ),
            total=_limited(whole, self.limit),
            records=each_event_record(library, self.which, limit=self.limit),
            shape=shapes.EVENTS,
        )


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """The articles that a query finds, best first; without a query every article."""

    query: str
    limit: int | None = None

    def answer(self, library: Library) -> Answer:
        """Search, and describe the articles as they are written; QueryError."""
        if not self.query.strip():
            return self._every(library)
        found, hits = library.found(self.query, limit=self.limit)
        least = "" if found.exact else "at least "
        return self._answer(
            search_record(found),
            map(hit_record, hits),
            f"{least}{_counted(found.total, self.limit, 'article')}, the best match first",
        )

    def _every(self, library: Library) -> Answer:
        total = library.articles.count()
        record = SearchRecord(query=self.query, parsed=_EVERY, total=total, hits=[])
        articles = islice(_every_article(library), self.limit)
        return self._answer(record, articles, _counted(total, self.limit, "article"))

    def _answer(self, found: SearchRecord, hits: Iterator[HitRecord], counted: str) -> Answer:
        return Answer(
            name=f"search {self.query}" if self.query.strip() else "articles",
            title=f"Search: {self.query}" if self.query.strip() else "Articles",
            about=(f"understood as {found.parsed}", counted),
            total=_limited(found.total, self.limit),
            records=hits,
            shape=shapes.HITS,
            envelope=found.model_dump(mode="json", by_alias=True),
            within="hits",
            parsed=found.parsed,
            suggestions=found.suggestions,
        )


@dataclass(frozen=True, slots=True)
class ActorsAsked:
    """The actors that a filter keeps, the most mentioned first.

    ``found_by`` is a query: only actors of the articles that it finds.
    """

    which: ActorFilter = _EVERY_ACTOR
    found_by: str = ""
    limit: int | None = None

    def answer(self, library: Library) -> Answer:
        """Count them, and read them as they are written."""
        which = self.which
        if self.found_by:
            which = replace(which, articles=library.search_keys(self.found_by))
        whole = library.actors.count(which)
        return Answer(
            name="actors",
            title="Actors",
            about=(
                about.of_actors(library, which, self.found_by),
                f"{_counted(whole, self.limit, 'actor')}, the most mentioned first",
                "mentions are counted in the whole corpus",
            ),
            total=_limited(whole, self.limit),
            records=map(actor_record, library.actors.each(which, limit=self.limit or -1)),
            shape=shapes.ACTORS,
        )


Question = EventsAsked | SearchAsked | ActorsAsked | Shown


def _every_article(library: Library) -> Iterator[HitRecord]:
    offset = 0
    while rows := library.articles.rows(limit=_CHUNK, offset=offset):
        texts = library.articles.articles([row.key for row in rows])
        for row in rows:
            paragraphs = texts[row.key].paragraphs if row.key in texts else ()
            yield _lead(row, paragraphs[0].text if paragraphs else "")
        offset += _CHUNK


def _lead(row: ArticleRow, text: str) -> HitRecord:
    cut = text if len(text) <= _LEAD else f"{text[: _LEAD - 1].rstrip()}…"
    return HitRecord(
        article=row.key,
        title=row.title,
        published=iso(row.published),
        publication=row.publication,
        score=0.0,
        paragraph=0,
        snippet=cut,
        spans=[],
    )


def _limited(total: int, limit: int | None) -> int:
    return total if limit is None else min(total, limit)


def _counted(total: int, limit: int | None, what: str) -> str:
    words = f"{total:,} {what}{'' if total == 1 else 's'}"
    return words if limit is None or limit >= total else f"the first {limit:,} of {words}"
