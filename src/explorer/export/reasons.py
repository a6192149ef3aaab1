"""Records of the JSON contract that tell why an event or an actor is held to be so."""

from __future__ import annotations

from explorer.catalogue import (
    ActorReasons,
    AliasReason,
    EventReasons,
    RoleReason,
    Taking,
    Telling,
    Words,
)
from explorer.contract.of_model import actor_record, event_record, iso
from explorer.contract.records import (
    AliasReasonRecord,
    DateReadingRecord,
    DescriptionRecord,
    ExplainedActorRecord,
    ExplainedEventRecord,
    RoleReasonRecord,
    TakingRecord,
    TellingRecord,
    WordsRecord,
)


def explained_event_record(reasons: EventReasons) -> ExplainedEventRecord:
    """Return an event with what was read from each of its sentences."""
    told = event_record(reasons.event, reasons.names)
    return ExplainedEventRecord(
        **told.model_dump(by_alias=True), tellings=[_telling(each) for each in reasons.tellings]
    )


def explained_actor_record(reasons: ActorReasons) -> ExplainedActorRecord:
    """Return an actor with what its names and offices rest on."""
    return ExplainedActorRecord(
        **actor_record(reasons.actor).model_dump(by_alias=True),
        names=[_alias(each) for each in reasons.aliases],
        offices=[_office(each) for each in reasons.roles],
        descriptions=[
            DescriptionRecord(words=_words(words), reason=reason)
            for reason, words in reasons.described
        ],
    )


def _telling(telling: Telling) -> TellingRecord:
    date = telling.date._asdict()
    return TellingRecord(
        words=_words(telling.words),
        trigger=telling.trigger,
        rule=telling.rule,
        status=telling.status,
        date=DateReadingRecord(**{**date, "words": _words_or_none(telling.date.words)}),
        participants=[_taking(each) for each in telling.takings],
        joined=telling.joined,
    )


def _taking(taking: Taking) -> TakingRecord:
    return TakingRecord(
        part=taking.part,
        name=taking.name,
        words=_words_or_none(taking.words),
        form=taking.form,
        reason=taking.reason,
    )


def _alias(alias: AliasReason) -> AliasReasonRecord:
    return AliasReasonRecord(
        name=alias.name,
        mentions=alias.mentions,
        first=_words_or_none(alias.first),
        reasons=list(alias.reasons),
        score=alias.score,
    )


def _office(reason: RoleReason) -> RoleReasonRecord:
    role = reason.role
    return RoleReasonRecord(
        title=role.title,
        of=role.of,
        from_=iso(role.first),
        to=iso(role.last),
        words=[_words(words) for words in reason.words],
    )


def _words(words: Words) -> WordsRecord:
    return WordsRecord(**{**words._asdict(), "published": iso(words.published)})


def _words_or_none(words: Words | None) -> WordsRecord | None:
    return None if words is None else _words(words)
