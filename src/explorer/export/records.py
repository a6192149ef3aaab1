"""Records of the JSON contract from what the library answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.catalogue import ArticleView, EventFilter
from explorer.contract.of_model import annotated_record, event_record, iso
from explorer.contract.records import (
    AnnotatedArticleRecord,
    EventRecord,
    HitRecord,
    MentionRecord,
    QuoteRecord,
    SearchRecord,
    TimexRecord,
)
from explorer.export.sources import in_batches
from explorer.library import Library, SearchAnswer, SearchHit
from explorer.model import Event


def hit_record(hit: SearchHit) -> HitRecord:
    """Return the contract's record of a found article."""
    return HitRecord(
        article=hit.article,
        title=hit.title,
        published=iso(hit.published),
        publication=hit.publication,
        score=hit.score,
        paragraph=hit.paragraph,
        snippet=hit.snippet,
        spans=list(hit.spans),
    )


def search_record(answer: SearchAnswer) -> SearchRecord:
    """Return the contract's record of an answer to a query."""
    return SearchRecord(
        query=answer.query,
        parsed=answer.parsed,
        total=answer.total,
        hits=[hit_record(hit) for hit in answer.hits],
        suggestions=list(answer.suggestions),
    )


def event_records(library: Library, events: Sequence[Event]) -> list[EventRecord]:
    """Return the contract's records of events, with the canonical names of their actors."""
    ids = {id for event in events for id in event.named}
    names = library.actors.names(sorted(ids))
    return [event_record(event, names) for event in events]


def each_event_record(
    library: Library, which: EventFilter, *, limit: int | None = None
) -> Iterator[EventRecord]:
    """Yield the contract's records of the events of a filter, a few hundred read at a time."""
    for batch in in_batches(library.events.events(which, limit=limit or -1)):
        yield from event_records(library, batch)


def view_record(view: ArticleView, events: list[EventRecord]) -> AnnotatedArticleRecord:
    """Return the contract's record of an indexed article."""
    return annotated_record(
        view.article,
        path=view.article.key,
        mentions=[
            MentionRecord(
                paragraph=m.paragraph,
                start=m.start,
                end=m.end,
                text=m.text,
                kind=m.kind.value if m.kind else None,
                actor=_joined([name for _, name in m.actors]),
                form=m.form.value,
            )
            for m in view.mentions
        ],
        timexes=[TimexRecord(**timex._asdict()) for timex in view.timexes],
        quotes=[
            QuoteRecord(
                paragraph=q.paragraph,
                start=q.start,
                end=q.end,
                speaker=q.speaker,
                cue=q.cue,
                direct=q.direct,
            )
            for q in view.quotes
        ],
        events=events,
    )


def _joined(names: list[str]) -> str | None:
    return " and ".join(names) or None
