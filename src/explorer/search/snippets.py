"""The paragraph that answers a query best, cut to a line, and the spans of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from explorer.search.around import Span
from explorer.search.matching import Match, Names, find_in, merged, probes_of
from explorer.search.query import Query

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_LEAD_IN = 40
"""Characters shown before what was found, where the paragraph is cut; less in a short snippet."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one paragraph; ``spans`` are the offsets in ``text`` of what was found.

    ``paragraph`` is the index in the given sequence; ``text`` has an ellipsis where it was cut.
    """

    paragraph: int
    text: str
    spans: tuple[Span, ...]


def best_snippet(
    paragraphs: Sequence[str], query: Query, *, width: int = 240, names: Names = ()
) -> Snippet:
    """Choose the paragraph with most of the query close together, cut to ``width`` characters.

    Where nothing is found (the title answers, or a date) it is the first paragraph with text.
    ``names`` are the aliases of each actor and place of the article.
    """
    probes = probes_of(query, names, title=False)
    found = find_in(paragraphs, probes)
    worth = _worth(found, len(probes))
    best, best_score = _first_with_text(paragraphs), 0.0
    for index, hits in enumerate(found):
        if hits and (score := _score(hits, worth)) > best_score:
            best, best_score = index, score
    if not paragraphs:
        return Snippet(0, "", ())
    return _cut(best, paragraphs[best], found[best], worth, width)


def _first_with_text(paragraphs: Sequence[str]) -> int:
    return next((index for index, text in enumerate(paragraphs) if text.strip()), 0)


def _worth(found: Sequence[Sequence[Match]], count: int) -> list[float]:
    """Return what each part of the query counts: more, the fewer paragraphs have it."""
    holders = [0] * count
    for hits in filter(None, found):
        for probe in {hit.probe for hit in hits}:
            holders[probe] += 1
    return [1.0 + log(len(found) / held) if held else 0.0 for held in holders]


def _score(hits: Sequence[Match], worth: Sequence[float]) -> float:
    distinct = sum(worth[probe] for probe in {hit.probe for hit in hits})
    repeated = 0.05 * min(len(hits), 10)
    return distinct + repeated + _closeness(hits)


def _closeness(hits: Sequence[Match]) -> float:
    """Return up to 1, the nearer the different parts of the query stand to each other."""
    ordered = sorted((hit.spans[0][0], hit.probe) for hit in hits)
    gaps = [
        later - earlier for (earlier, probe), (later, other) in pairwise(ordered) if probe != other
    ]
    return 1.0 / (1.0 + min(gaps) / 20) if gaps else 0.0


def _cut(
    paragraph: int, text: str, hits: Sequence[Match], worth: Sequence[float], width: int
) -> Snippet:
    spans = merged(span for hit in hits for span in hit.spans)
    if len(text) <= width:
        return Snippet(paragraph, text, spans)
    start = _best_start(hits, worth, width)
    begin, end = _window(text, start, max(width, 3))
    before = ELLIPSIS if begin else ""
    after = ELLIPSIS if end < len(text) else ""
    shift = len(before) - begin
    kept = tuple(
        (max(first, begin) + shift, min(last, end) + shift)
        for first, last in spans
        if first < end and last > begin
    )
    return Snippet(paragraph, before + text[begin:end] + after, kept)


def _best_start(hits: Sequence[Match], worth: Sequence[float], width: int) -> int:
    """Return where to begin so that the most of the query falls inside."""
    best, best_score = 0, 0.0
    reach = width - 2 * _lead_in(width)
    for start in sorted({hit.spans[0][0] for hit in hits}):
        inside = {hit.probe for hit in hits if start <= hit.spans[0][0] < start + reach}
        score = sum(worth[probe] for probe in inside)
        if score > best_score:
            best, best_score = start, score
    return best


def _lead_in(width: int) -> int:
    return min(_LEAD_IN, width // 4)


def _window(text: str, start: int, width: int) -> tuple[int, int]:
    """Return offsets at words around ``start``, leaving room for the marks of the cut."""
    begin = min(max(0, start - _lead_in(width)), max(0, len(text) - width + 1))
    if begin:
        space = text.find(" ", begin - 1, start)
        begin = space + 1 if space >= 0 else begin
    room = width - bool(begin)
    if len(text) - begin <= room:
        return begin, len(text)
    end = begin + room - 1
    space = text.rfind(" ", begin + 1, end + 1)
    return begin, space if space > max(begin, start) else end
