"""What short texts are taken to say, beside what a reader takes: words, speaker, cue, how."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gold_coreference import Found, read

from explorer.model import Quote, acting

NOBODY = "-"
_DAY = date(2024, 5, 14)
_MARKS = "“”\"„«»‘’'` .,:;"


class Said(NamedTuple):
    """A quotation as it is written down."""

    words: str
    speaker: str
    cue: str
    how: str

    def plain(self) -> tuple[str, str]:
        """Return what tells one quotation from another: its words and how they are said."""
        return _plain(self.words), self.how

    def __str__(self) -> str:
        words = self.words if len(self.words) <= 60 else f"{self.words[:28]} ... {self.words[-28:]}"
        return f"{self.how} “{words}” {self.speaker}, {self.cue or 'no cue'}"


def report(folder: Path) -> str:
    """Return each case with what is wrong in it, and the figures."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))["case"]
    counts: Counter[str] = Counter()
    lines = []
    for case in cases:
        wrong = _wrong(case, counts)
        lines.append(f"{'wrong' if wrong else 'right'}  {case['about']}")
        lines += [f"       {line}" for line in wrong]
        counts["right cases"] += not wrong
    return "\n".join(["# cases", *lines, "", "# figures", *_figures(counts, len(cases))]) + "\n"


def _figures(counts: Counter[str], cases: int) -> list[str]:
    rows = [
        ("cases", counts["right cases"], cases),
        ("precision", counts["found"], counts["given"]),
        ("recall", counts["found"], counts["asked"]),
        ("speaker", counts["speaker"], counts["found"]),
        ("cue", counts["cue"], counts["found"]),
    ]
    return [f"{name:<12}{right / total:.3f} ({right} of {total})" for name, right, total in rows]


def _wrong(case: dict[str, Any], counts: Counter[str]) -> list[str]:
    found = read({"day": _DAY, **case})
    given = [_said(found, quote) for quote in found.annotation.quotes]
    wrong = []
    for asked in (Said(*row) for row in case["said"]):
        match = next((said for said in given if _same(said, asked)), None)
        counts["asked"] += 1
        if match is None:
            wrong.append(f"missing: {asked}")
            continue
        given.remove(match)
        counts.update(("found", "given"))
        counts["speaker"] += match.speaker == asked.speaker
        counts["cue"] += match.cue == asked.cue
        if match.speaker != asked.speaker or match.cue != asked.cue:
            wrong.append(f"{match}, not {asked.speaker}, {asked.cue or 'no cue'}")
    counts["given"] += len(given)
    return wrong + [f"surplus: {said}" for said in given]


def _said(found: Found, quote: Quote) -> Said:
    words = found.annotation.parses[quote.paragraph].text[quote.start : quote.end]
    how = "direct" if quote.direct else "indirect"
    return Said(words, _speaker(found, quote), quote.cue, how)


def _speaker(found: Found, quote: Quote) -> str:
    if quote.speaker is None:
        return quote.speaker_text or NOBODY
    ids = (
        found.resolution.actor_of.get((found.annotation.article, referent))
        for referent in found.references.of_mention[quote.speaker]
    )
    names = sorted({found.actors[id].name for id in acting([id for id in ids if id])})
    return " and ".join(names) or found.annotation.mentions[quote.speaker].text


def _same(said: Said, asked: Said) -> bool:
    (words, how), (wanted, wanted_how) = said.plain(), asked.plain()
    first, long, last = wanted.partition(" ... ")
    same = words.startswith(first) and words.endswith(last) if long else words == wanted
    return same and how == wanted_how


def _plain(words: str) -> str:
    return words.strip(_MARKS)
