"""The day that "the previous day" is counted from: that of the story, not of what it mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from explorer.events.grammar import climb, is_verb
from explorer.events.lexicon import words
from explorer.events.tenses import in_simple_past
from explorer.model import Parse, Timex, TimexType
from explorer.model.isodates import day_precision, granularity_of

_SAME = ("the same day", "that same day", "that day", "same day")
_UNKNOWN_DAY = "XXXX-XX-XX"
_FRESH = 4
"""Days before publication in which a story is news."""
_Before = tuple[Timex, tuple[int, int], bool]
"""A time told before, its paragraph and sentence, and whether it is that of a deed told of."""


def counted_anew(
    parses: Sequence[Parse], timexes: Iterable[Timex], published: date | None
) -> tuple[Timex, ...]:
    """Return the time expressions, those counted from a day that is only mentioned counted anew.

    "On May 17 they met. She called the launch on May 15 a mistake. The previous day she had been
    in Busan" is May 16: the launch is not what the story is at.
    """
    story: str | None = None
    news: str | None = None
    before: list[_Before] = []
    found = []
    for timex in timexes:
        parse = parses[timex.paragraph] if timex.paragraph < len(parses) else None
        head = None if parse is None else _head(parse, timex)
        if parse is None or head is None:
            found.append(timex)
            continue
        sentence = (timex.paragraph, parse.sentence_of(head)[0])
        if story is not None and _ahead(parse, head, timex, published):
            meant = _shifted(timex, story, _offset(timex, published) or 0)
        else:
            meant = _anew(timex, sentence, before, story, published)
            meant = _of_the_news(meant, sentence, before, news, published)
        found.append(meant)
        if meant.type in {TimexType.DATE, TimexType.TIME}:
            main = _is_narrated(parse, head)
            before.append((meant, sentence, main))
            story = day_precision(meant.value) if main and _is_plain(meant, published) else story
            news = story if _age(story, published) in range(_FRESH + 1) else news
    return tuple(found)


def _anew(
    timex: Timex,
    sentence: tuple[int, int],
    before: Sequence[_Before],
    story: str | None,
    published: date | None,
) -> Timex:
    if "XX" in timex.value and timex.text.casefold().endswith(_SAME):
        day = timex.value.partition("-XX")[0] if timex.value != _UNKNOWN_DAY else story
        return timex if day is None else replace(timex, value=day, anchor=day)
    if story is None:
        return timex
    days = _offset(timex, published)
    source = _source(before, timex)
    if days is None or source is None or source[2] or source[1][0] == sentence[0]:
        return timex
    follows = days >= 0 and timex.type is TimexType.DATE and source[1] == before[-1][1]
    if follows:
        return timex
    return _shifted(timex, story, days)


def _of_the_news(
    timex: Timex,
    sentence: tuple[int, int],
    before: Sequence[_Before],
    news: str | None,
    published: date | None,
) -> Timex:
    """Count "the same day" from the day of the news, not from one recalled paragraphs before."""
    source = _source(before, timex)
    if news is None or source is None or source[1][0] == sentence[0]:
        return timex
    age = _age(timex.anchor, published)
    passed = age is not None and age > _FRESH
    return _shifted(timex, news, 0) if passed and _offset(timex, published) == 0 else timex


def _source(before: Sequence[_Before], timex: Timex) -> _Before | None:
    return next((old for old in reversed(before) if _gives(old[0], timex)), None)


def _age(day: str | None, published: date | None) -> int | None:
    """Return how many days before the publication a day was; None for a month or a year."""
    if published is None or day is None or granularity_of(day) != "day":
        return None
    return (published - date.fromisoformat(day)).days


def _ahead(parse: Parse, head: int, timex: Timex, published: date | None) -> bool:
    """Tell whether a deed in the past is said to be of a day that had not come: "the same day"."""
    days = _offset(timex, published)
    if days is None or published is None or day_precision(timex.value) <= published.isoformat():
        return False
    return _is_narrated(parse, head)


def _shifted(timex: Timex, story: str, days: int) -> Timex:
    if granularity_of(story) != "day":
        return timex
    meant = date.fromisoformat(story) + timedelta(days=days)
    return replace(timex, value=meant.isoformat(), anchor=story)


def _is_plain(timex: Timex, published: date | None) -> bool:
    """Tell whether the story goes on from it: a day, or a month or year that is named outright."""
    known = {None, published.isoformat() if published else None}
    size = granularity_of(day_precision(timex.value))
    return size == "day" or (size in {"month", "year"} and timex.anchor in known)


def _gives(old: Timex, timex: Timex) -> bool:
    return day_precision(old.value) == timex.anchor


def _offset(timex: Timex, published: date | None) -> int | None:
    """Return how many days lie between the day counted from and the day meant."""
    value, anchor = day_precision(timex.value), timex.anchor
    if anchor is None or (published is not None and anchor == published.isoformat()):
        return None
    if granularity_of(value) != "day" or granularity_of(anchor) != "day":
        return None
    return (date.fromisoformat(value) - date.fromisoformat(anchor)).days


def _head(parse: Parse, timex: Timex) -> int | None:
    inside = parse.begun_in(timex.start, timex.end)
    if not inside:
        return None
    return next((t for t in inside if parse.tokens[t].head not in inside), inside[0])


def _is_narrated(parse: Parse, head: int) -> bool:
    """Tell whether the time is that of a deed in the simple past which the sentence reports."""
    for token in (head, *climb(parse, head)):
        about = parse.tokens[token]
        if is_verb(parse, token):
            judged = about.lemma in words("judging") and about.dep == "ROOT"
            return not judged and in_simple_past(parse, token) and is_reported(parse, token)
        if about.dep in {"nsubj", "nsubjpass", "poss", "compound", "appos"} and token != head:
            return False
    return False


def is_reported(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is the sentence's own, or that of words reported or of a time set."""
    for token in (verb, *climb(parse, verb)):
        dep = parse.tokens[token].dep
        above = parse.tokens[parse.tokens[token].head]
        if dep == "ccomp" and above.lemma not in words("speaking"):
            return False
        if dep not in {"ROOT", "conj", "ccomp", "advcl"}:
            return False
    return True
