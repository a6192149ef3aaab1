"""From the program's nouns to the records of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from explorer.contract.records import (
    ActorRecord,
    AnnotatedArticleRecord,
    ConflictRecord,
    ConflictValueRecord,
    EventRecord,
    EvidenceRecord,
    MentionRecord,
    MergeRecord,
    ParagraphRecord,
    QuoteRecord,
    RoleRecord,
    TimexRecord,
)
from explorer.model import (
    Actor,
    ActorId,
    Article,
    Conflict,
    Event,
    Evidence,
    Mention,
    Merge,
    Quote,
    Role,
    Timex,
)


def actor_record(actor: Actor) -> ActorRecord:
    """Return the contract's record of an actor."""
    return ActorRecord(
        id=actor.id,
        name=actor.name,
        kind=actor.kind.value,
        aliases=list(actor.aliases),
        of=actor.of,
        roles=[_role_record(role) for role in actor.roles],
        mentions=actor.mentions,
        articles=actor.articles,
        first=iso(actor.first),
        last=iso(actor.last),
        merges=[_merge_record(merge) for merge in actor.merges],
    )


def event_record(event: Event, names: Mapping[ActorId, str]) -> EventRecord:
    """Return the contract's record of an event; ``names`` gives the canonical names of actors."""
    return EventRecord(
        id=event.id,
        type=event.type.value,
        mode=event.mode.value if event.mode else None,
        status=event.status.value,
        date=event.date,
        date_end=event.date_end,
        granularity=event.granularity,
        title=event.title,
        actors=[names[actor] for actor in event.actors],
        recipients=[names[actor] for actor in event.recipients],
        place=names[event.place] if event.place else None,
        conflicts=[_conflict_record(conflict) for conflict in event.conflicts],
        evidence=[_evidence_record(evidence) for evidence in event.evidence],
    )


def mention_record(mention: Mention, actor: str | None) -> MentionRecord:
    """Return the contract's record of a mention; ``actor`` is the canonical name it points at."""
    return MentionRecord(
        paragraph=mention.paragraph,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        kind=mention.kind.value if mention.kind else None,
        actor=actor,
        form=mention.form.value,
    )


def annotated_record(
    article: Article,
    *,
    path: str,
    mentions: Iterable[MentionRecord],
    timexes: Iterable[TimexRecord],
    quotes: Iterable[QuoteRecord],
    events: Iterable[EventRecord],
) -> AnnotatedArticleRecord:
    """Return the contract's record of everything found in one article."""
    return AnnotatedArticleRecord(
        path=path,
        title=article.title,
        title_is_lead=article.title_is_lead,
        published=iso(article.published),
        updated=iso(article.updated),
        author=article.author,
        publication=article.publication,
        dateline=article.dateline,
        paragraphs=[ParagraphRecord(index=p.index, text=p.text) for p in article.paragraphs],
        mentions=list(mentions),
        timexes=list(timexes),
        quotes=list(quotes),
        events=list(events),
    )


def quote_record(quote: Quote, speaker: str | None) -> QuoteRecord:
    """Return the contract's record of a quote; ``speaker`` is a name, or the words of the text."""
    return QuoteRecord(
        paragraph=quote.paragraph,
        start=quote.start,
        end=quote.end,
        speaker=speaker,
        cue=quote.cue,
        direct=quote.direct,
    )


def iso(day: date | None) -> str | None:
    """Return a day as ISO 8601, or None."""
    return day.isoformat() if day else None


def _role_record(role: Role) -> RoleRecord:
    return RoleRecord(title=role.title, of=role.of, from_=iso(role.first), to=iso(role.last))


def _merge_record(merge: Merge) -> MergeRecord:
    return MergeRecord(
        name=merge.name, other=merge.other, score=merge.score, reasons=list(merge.reasons)
    )


def _conflict_record(conflict: Conflict) -> ConflictRecord:
    values = [
        ConflictValueRecord(value=value.value, evidence=list(value.evidence))
        for value in conflict.values
    ]
    return ConflictRecord(field=conflict.field, values=values)


def _evidence_record(evidence: Evidence) -> EvidenceRecord:
    return EvidenceRecord(
        article=evidence.article,
        paragraph=evidence.paragraph,
        start=evidence.start,
        end=evidence.end,
        text=evidence.text,
        published=iso(evidence.published),
        publication=evidence.publication,
        date=evidence.date,
        date_expression=evidence.date_expression,
        why=evidence.why,
    )


def timex_record(timex: Timex) -> TimexRecord:
    """Return the contract's record of a time expression."""
    return TimexRecord(
        paragraph=timex.paragraph,
        start=timex.start,
        end=timex.end,
        text=timex.text,
        type=timex.type.value,
        value=timex.value,
        rule=timex.rule,
        anchor=timex.anchor,
    )
