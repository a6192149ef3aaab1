"""Labels of speakers that transcripts and interviews put before what is said: "MS. LOPEZ: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from explorer.language import words
from explorer.language.line import Line
from explorer.language.spans import Candidate
from explorer.model import Kind

_WORD = r"[A-Z][A-Z.'’-]*"
_TOLD = r"\([^()]{1,40}\)"
_LABEL = re.compile(rf"\s*(?:{_WORD}(?: \(?{_WORD}\)?){{0,5}}(?: {_TOLD})?:|\({_TOLD}\))(?=\s)\s*")
# Questions often have no colon: "Q Thank you."
_LETTER = re.compile(r"\s*[QA]\.?\s+(?=[\"“‘(—…]*[A-Z])")
_MARKS = frozenset({",", "—", "–", "-", "thanks", "okay"})
_STOPS = frozenset({",", ".", "?", "!", "—", "–", ":", ""})
_FEWEST = 2  # one label alone may be a dateline or a headline


def label_ends(texts: Sequence[str]) -> list[int]:
    """Return where what is said begins in each paragraph, 0 where no label stands before it."""
    labels = [_LABEL.match(text) for text in texts]
    told = {match[0].strip() for match in labels if match}
    pairs = zip(labels, texts, strict=True)
    letters = [None if label else _LETTER.match(text) for label, text in pairs]
    asked = sum(1 for match in letters if match)
    if sum(1 for match in labels if match) + asked < _FEWEST:
        return [0] * len(texts)
    sure = bool(told) or asked > _FEWEST
    return [
        match.end() if match and match.end() < len(text) else 0
        for label, letter, text in zip(labels, letters, texts, strict=True)
        for match in [label or (letter if sure else None)]
    ]


def speakers_only(
    lines: Sequence[Line], found: Sequence[list[Candidate]], ends: Sequence[int]
) -> list[list[Candidate]]:
    """Drop the names in labels but those of persons whom a title or what is said knows."""
    if not any(ends):
        return list(found)
    known, addressed = _known(lines, ends), _addressed(lines, found)
    return [
        [
            name
            for name in own
            if (_is_known(line, name, known) if _labels(line, name, end) else True)
            and not (_is_single(line, name) and line.text(name.first, name.after) in addressed)
        ]
        for line, own, end in zip(lines, found, ends, strict=True)
    ]


def _addressed(lines: Sequence[Line], found: Sequence[list[Candidate]]) -> frozenset[str]:
    """Collect given names that are mostly called out ("Thanks, Ann."): who that is is not told."""
    calls: Counter[str] = Counter()
    whole: set[str] = set()
    for line, own in zip(lines, found, strict=True):
        for name in own:
            if _is_single(line, name):
                calls[line.text(name.first, name.after)] += 1 if _is_called(line, name) else -1
            elif name.kind is Kind.PERSON:
                whole.update(line.text(name.first, name.after).split())
    return frozenset(name for name, more in calls.items() if more > 0 and name not in whole)


def _is_single(line: Line, name: Candidate) -> bool:
    """Tell whether it is one word without a title: "Ann, the President ..." gives Ann none."""
    single = name.after - name.first == 1 and name.canonical is None
    front = line.lower[name.first - 1] if name.first else ""
    return single and name.kind is Kind.PERSON and front not in words.TITLES


def _is_called(line: Line, name: Candidate) -> bool:
    """Tell whether marks set a name off on both sides: "Yes, Ann, ...", "Ann?"."""
    before = line.lower[name.first - 1] if name.first else ""
    behind = line.lower[name.after] if name.after < len(line.lower) else ""
    return (line.opens[name.first] or before in _MARKS) and behind in _STOPS


def _labels(line: Line, name: Candidate, end: int) -> bool:
    return line.parse.tokens[name.first].start < end


def _known(lines: Sequence[Line], ends: Sequence[int]) -> frozenset[str]:
    """Collect the words that begin with a capital in what is said."""
    return frozenset(
        token.text
        for line, end in zip(lines, ends, strict=True)
        for token, big in zip(line.parse.tokens, line.capital, strict=True)
        if big and token.start >= end and not token.text.isupper()
    )


def _is_known(line: Line, name: Candidate, known: frozenset[str]) -> bool:
    last = line.parse.tokens[name.after - 1].text
    if name.kind is not Kind.PERSON or len(last) < 2 or last.lower() in words.TITLES:
        return False
    return name.titled or last.title() in known
