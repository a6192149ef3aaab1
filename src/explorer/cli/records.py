"""Records of the JSON contract from what the pipeline answers."""

from __future__ import annotations

from explorer.build import AnnotatedFile
from explorer.contract.of_model import (
    annotated_record,
    event_record,
    mention_record,
    quote_record,
    timex_record,
)
from explorer.contract.records import AnnotatedArticleRecord
from explorer.model import ActorId, acting


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
