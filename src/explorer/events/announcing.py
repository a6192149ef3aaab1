"""The day of a lead in the perfect, which a later sentence gives: "announced the measure"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from explorer.events.grammar import children
from explorer.events.lexicon import lemma_of, words
from explorer.events.scene import Scene, token_range
from explorer.events.tenses import in_present_perfect
from explorer.model import EventMention, Parse, Status, Timex, TimexType
from explorer.model.isodates import day_precision, granularity_of

_FRESH = 7
"""Days before publication in which a deed of the perfect is news."""
_PARAGRAPHS = 3


def dated_by_announcement(scene: Scene, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Date "X has imposed sanctions on Y" by "the measure was announced on Friday" below it."""
    return [_dated(scene, mention) if _is_lead(scene, mention) else mention for mention in mentions]


def is_announced_below(scene: Scene, paragraph: int, sentence: tuple[int, int]) -> bool:
    """Tell whether a later sentence gives the day of what the first sentence reports."""
    return paragraph == 0 and sentence[0] == 0 and next(_announcements(scene), None) is not None


def _is_lead(scene: Scene, mention: EventMention) -> bool:
    """Tell whether the first sentence reports it in the present perfect and gives no day."""
    open_ = mention.date is None and mention.status is Status.OCCURRED
    if not open_ or mention.paragraph != 0 or mention.start != 0:
        return False
    parse = scene.annotation.parses[0]
    for token in token_range(parse, mention.trigger_start, mention.trigger_end):
        if parse.tokens[token].dep in {"ROOT", "conj"} and in_present_perfect(parse, token):
            return True
    return False


def _dated(scene: Scene, mention: EventMention) -> EventMention:
    timex = next(_announcements(scene), None)
    if timex is None:
        return mention
    return replace(
        mention,
        date=day_precision(timex.value),
        date_expression=timex.text,
        derivation=f"'{timex.text}', given below for what the first sentence reports",
    )


def _announcements(scene: Scene) -> Iterator[Timex]:
    """Yield the only day of each sentence that says when the measure or the deal was made."""
    for paragraph, parse in enumerate(scene.annotation.parses[:_PARAGRAPHS]):
        for sentence in parse.sentences:
            if not any(_takes_up(parse, token) for token in range(*sentence)):
                continue
            start, end = parse.span(*sentence)
            inside = [t for t in scene.times_in[paragraph] if start <= t.start < end]
            dated = [t for t in inside if t.type in {TimexType.DATE, TimexType.TIME}]
            if len(dated) == 1 and is_fresh(scene, dated[0]):
                yield dated[0]


def _takes_up(parse: Parse, verb: int) -> bool:
    """Tell whether a past verb says that "the measure", "the document" was made or told."""
    about = parse.tokens[verb]
    if about.tag not in {"VBD", "VBN"} or lemma_of(about) not in words("making known"):
        return False
    if about.dep not in {"ROOT", "conj"}:
        return False
    for noun in children(parse, verb, "dobj", "nsubjpass"):
        front = {parse.tokens[c].text.casefold() for c in children(parse, noun, "det")}
        if front & {"the", "this"} and lemma_of(parse.tokens[noun]) in words("measure"):
            return True
    return False


def is_fresh(scene: Scene, timex: Timex) -> bool:
    """Tell whether a day is the report's or so shortly before that what it tells is news."""
    published, day = scene.annotation.published, day_precision(timex.value)
    if published is None or granularity_of(day) != "day":
        return False
    return 0 <= (published - date.fromisoformat(day)).days <= _FRESH
