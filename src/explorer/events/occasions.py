"""What a sentence says of the occasion: "before the ceremony", "hours later", "in the morning"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.events.grammar import children, climb, subjects
from explorer.events.told import Told
from explorer.model import Parse
from explorer.model.remembering import remembered

_LATER = re.compile(
    r"^(?:later (?:in|on) the day|later that day|earlier in the day|(?:that|the) same day"
    r"|(?:prior to|before|after|following) that|afterwards"
    r"|(?:that|the same) (?:morning|evening|afternoon|night)|(?:shortly|soon) after"
    r"|(?:(?:a few|several|some|two|three|four|five|six) )?(?:hours|minutes|moments)"
    r" (?:later|earlier|before|after)|an hour (?:later|earlier|before|after))\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:at (?:that|the|this) time|(?:on|at) that (?:occasion|meeting|visit|point)"
    r"|during (?:that|the same) (?:visit|trip|meeting|month|period|time)"
    r"|(?:that|the same) (?:week|month|year)|back then),?\s(?!of\b)",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(
    r"^(?:(?:prior to|before|ahead of) (?:that|this)|earlier (?:in|on) the (?:same )?day"
    r"|earlier (?:that|the) (?:same )?day"
    r"|(?:a few |several )?(?:hours|minutes) (?:earlier|before))\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:in the (?:early )?(?:morning|afternoon|evening)|overnight|at (?:dawn|dusk|noon|midnight)"
    r"|(?:before|after) (?:dawn|dusk|noon|midnight|sunrise|sunset)|around (?:noon|midnight)"
    r"|on the same (?:occasion|day|evening)|that (?:same )?day|the same day|later in the day)\b",
    re.IGNORECASE,
)
_HOURS = ("morning", "noon", "evening", "night", "dawn", "dusk", "sun", "occasion", "day")
_AT = frozenset(
    {"at", "during", "on", "in", "before", "after", "following", "to", "of", "throughout"}
)
_MARGIN = frozenset({"sideline", "margin", "fringe", "end", "start", "beginning", "head", "course"})
_OCCASION = frozenset(
    {"ceremony", "event", "occasion", "gathering", "session", "opening", "operation", "signing"}
    | {"incident", "proceedings", "festivity", "reception", "inauguration"}
)
_THE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})


def says_same_day(words: str) -> bool:
    """Tell whether a sentence, case folded, sets itself on the day of what was told before it."""
    if _LATER.match(words):
        return True
    return any(hour in words for hour in _HOURS) and bool(_HOUR.search(words))


def says_at_that_time(words: str) -> bool:
    """Tell whether a sentence sets itself at the time, of whatever length, of the one before."""
    return bool(_THEN.match(words))


def says_before_that(words: str) -> bool:
    """Tell whether a sentence goes back, on the same day, from what was told before it."""
    return bool(_BEFORE_THAT.match(words))


def is_earlier_that_day(parse: Parse, token: int) -> bool:
    """Tell the "earlier" of "earlier in the day" from that of some time before."""
    start = parse.tokens[token].start
    return bool(_BEFORE_THAT.match(parse.text[start : start + 40].casefold()))


def named_again(
    parse: Parse, token: int, told: Sequence[Told], near: Sequence[Told]
) -> Told | None:
    """Return the event told before on whose occasion a verb's deed was done.

    An occasion that is not named by its own word is that of the last one ``near``.

    "Before the signing ceremony, X handed over aid", "police arrested Y at the head of the
    march", "the rally was organised by Z".
    """
    for noun, beside in _settings(parse, token):
        front = {parse.tokens[c].text.casefold() for c in children(parse, noun, "det", "poss")}
        if not front & _THE:
            continue
        for event in reversed(told):
            if beside & event.words:
                return event
        if parse.tokens[noun].lemma.casefold() in _OCCASION and near:
            return near[-1]
    return None


def _settings(parse: Parse, token: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the nouns of a verb's occasion, each with the lemmas that say which it is."""
    for noun in subjects(parse, token):
        if parse.tokens[noun].tag == "NN":
            yield noun, _lemmas(parse, noun)
    for noun in _governed_nouns(parse, parse.sentence_of(token)[0]):
        if _is_under(parse, noun, token):
            yield noun, _lemmas(parse, noun)


@remembered
def _governed_nouns(parse: Parse, first: int) -> tuple[int, ...]:
    """Return the nouns behind "at", "during" in the sentence that begins at a token."""
    return tuple(
        noun
        for noun in range(*parse.sentence_of(first))
        if parse.tokens[noun].dep == "pobj"
        and parse.tokens[parse.tokens[noun].head].text.casefold() in _AT
    )


def _lemmas(parse: Parse, noun: int) -> frozenset[str]:
    inside = [noun, *children(parse, noun, "compound", "amod")]
    return frozenset(parse.tokens[t].lemma.casefold() for t in inside)


def _is_under(parse: Parse, noun: int, verb: int) -> bool:
    """Tell whether only prepositions and margins lie between: "on the sidelines of the talks"."""
    for above in climb(parse, noun):
        token = parse.tokens[above]
        if above == verb:
            return True
        if token.dep == "conj" or token.lemma.casefold() in _MARGIN:
            continue
        if token.dep not in {"prep", "advcl", "ROOT"} and token.tag not in {
            "IN",
            "RB",
            "TO",
            "VBG",
        }:
            return False
    return False
