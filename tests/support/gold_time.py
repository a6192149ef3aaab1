"""What the program reads in sentences beside the time expressions that a careful reader marks."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explorer.dates import timexes
from explorer.language.parsing import parse_of
from explorer.language.pipeline import load_pipeline
from explorer.model import Timex

if TYPE_CHECKING:
    from spacy.language import Language


class Expected(NamedTuple):
    """A time expression of the gold: its place in the text, type and value."""

    paragraph: int
    start: int
    end: int
    text: str
    type: str
    value: str


class Outcome(NamedTuple):
    """What became of one sentence: pairs that overlap, what was not found, what should not be."""

    text: str
    about: str
    pairs: Sequence[tuple[Expected, Timex]]
    missing: Sequence[Expected]
    surplus: Sequence[Timex]


def report(folder: Path) -> str:
    """Return a line for each wrong expression under its sentence, and the figures."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))["case"]
    outcomes = [_outcome(case) for case in cases]
    lines = ["# differences", *(line for outcome in outcomes for line in _lines(outcome))]
    lines += ["", "# value F1 by form", *_by_form(outcomes), "", "# figures"]
    return "\n".join([*lines, *_figures(outcomes)]) + "\n"


def _outcome(case: dict[str, object]) -> Outcome:
    text, published = str(case["text"]), case.get("published")
    parses = [parse_of(_pipeline()(paragraph)) for paragraph in text.split("\n")]
    found = list(timexes(parses, published if isinstance(published, date) else None))
    pairs, missing = [], []
    for expected in _expected(case):
        match = next((timex for timex in found if _overlap(expected, timex)), None)
        if match is None:
            missing.append(expected)
        else:
            found.remove(match)
            pairs.append((expected, match))
    return Outcome(text, str(case["about"]), pairs, missing, found)


@cache
def _pipeline() -> Language:
    return load_pipeline()


def _expected(case: dict[str, object]) -> Iterator[Expected]:
    """Yield the gold of a case; its texts are sought in order."""
    text, found = str(case["text"]), case["found"]
    assert isinstance(found, list)
    place = 0
    for words, kind, value in found:
        place = text.index(words, place)
        paragraph = text.count("\n", 0, place)
        start = place - (text.rfind("\n", 0, place) + 1)
        yield Expected(paragraph, start, start + len(words), words, kind, value)
        place += len(words)


def _overlap(expected: Expected, timex: Timex) -> bool:
    same = expected.paragraph == timex.paragraph
    return same and expected.start < timex.end and timex.start < expected.end


def _lines(outcome: Outcome) -> list[str]:
    lines = [f"  missing  {each.text!r}: {each.value}" for each in outcome.missing]
    lines += [f"  surplus  {each.text!r}: {each.value}" for each in outcome.surplus]
    for expected, timex in outcome.pairs:
        told = (expected.type, expected.value), (timex.type.value, timex.value)
        if told[0] != told[1]:
            lines.append(f"  wrong    {timex.text!r}: {' '.join(told[1])} for {' '.join(told[0])}")
    return [f"{outcome.about}: {outcome.text!r}", *lines] if lines else []


def _by_form(outcomes: Sequence[Outcome]) -> list[str]:
    forms = dict.fromkeys(outcome.about for outcome in outcomes)
    return [
        f"{form:<16}{_scores([o for o in outcomes if o.about == form])['value']:.3f}"
        for form in forms
    ]


def _figures(outcomes: Sequence[Outcome]) -> list[str]:
    wrong = sum(bool(_lines(outcome)) for outcome in outcomes)
    scores = [f"{name + ' F1':<16}{score:.3f}" for name, score in _scores(outcomes).items()]
    return [*scores, f"{'sentences':<16}{len(outcomes)}", f"{'with an error':<16}{wrong}"]


def _scores(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Return the F1 of spans that overlap or are equal, and of overlapping ones with that value or
    type."""
    count: Counter[str] = Counter()
    for outcome in outcomes:
        count["all"] += 2 * len(outcome.pairs) + len(outcome.missing) + len(outcome.surplus)
        for expected, timex in outcome.pairs:
            count["relaxed"] += 1
            count["strict"] += expected.text == timex.text
            count["type"] += expected.type == timex.type.value
            count["value"] += expected.value == timex.value
    names = ("relaxed", "strict", "value", "type")
    return {name: 2 * count[name] / count["all"] if count["all"] else 1.0 for name in names}
