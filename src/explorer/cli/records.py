"""Records of the JSON contract from what the library and the pipeline answer."""

from __future__ import annotations

from explorer.build import AnnotatedFile
from explorer.catalogue import ArticleView
from explorer.contract.of_model import (
    annotated_record,
    event_record,
    iso,
    mention_record,
    quote_record,
    timex_record,
)
from explorer.contract.records import (
    AnnotatedArticleRecord,
    EventRecord,
    HitRecord,
    MentionRecord,
    QuoteRecord,
    SearchRecord,
    TimexRecord,
)
from explorer.library import Library, SearchAnswer
from explorer.model import ActorId, Event, acting


def search_record(answer: SearchAnswer) -> SearchRecord:
    """Return the contract's record of an answer to a query."""
    hits = [
        HitRecord(
            article=hit.article,
            title=hit.title,
            published=iso(hit.published),
            publication=hit.publication,
            score=hit.score,
            paragraph=hit.paragraph,
            snippet=hit.snippet,
            spans=list(hit.spans),
        )
        for hit in answer.hits
    ]
    return SearchRecord(
        query=answer.query,
        parsed=answer.parsed,
        total=answer.total,
        hits=hits,
        suggestions=list(answer.suggestions),
    )


def event_records(library: Library, events: list[Event]) -> list[EventRecord]:
    """Return the contract's records of events, with the canonical names of their actors."""
    ids = {id for event in events for id in event.named}
    names = library.actors.names(sorted(ids))
    return [event_record(event, names) for event in events]


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


def annotated_file_record(file: AnnotatedFile) -> AnnotatedArticleRecord:
    """Return the contract's record of a file that was annotated without an index."""
    names = {actor.id: actor.name for actor in file.actors}
    spoken = [_names(ids, names) for ids in file.actor_of_mention]
    mentions = file.facts.mentions
    key = file.article.key
    return annotated_record(
        file.article,
        path=file.path,
        mentions=[mention_record(m, name) for m, name in zip(mentions, spoken, strict=True)],
        timexes=[timex_record(timex) for timex in file.facts.timexes],
        quotes=[
            quote_record(
                quote,
                quote.speaker_text or None
                if quote.speaker is None
                else _names(acting(file.actor_of_mention[quote.speaker]), names)
                or mentions[quote.speaker].text,
            )
            for quote in file.facts.quotes
        ],
        events=[
            event_record(event, names)
            for event in file.events
            if any(evidence.article == key for evidence in event.evidence)
        ],
    )


def _names(ids: tuple[ActorId, ...], names: dict[ActorId, str]) -> str | None:
    return _joined([names[id] for id in ids])


def _joined(names: list[str]) -> str | None:
    return " and ".join(names) or None
