"""Owns the way from lines to paragraphs: joined where they were wrapped, split where too long.

Nothing but white space changes inside a paragraph, so that it can be found again in its source.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.corpus.lines import Line, Style, ends_sentence, joined

LONGEST = 20_000
# Hard-wrapped text is narrower than this; a line longer than it is a paragraph by itself.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_HEADING_CHARS = 100
_HEADING_WORDS = 14
_LIST_ITEM = re.compile(r"(?:[-*•·–—]|\(?\d{1,3}[.)])\s")


def blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    run: list[Line] = []
    for line in lines:
        if line.text:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the column at which a text was wrapped, None where its lines are not wrapped."""
    runs = [run for run in blocks(lines) if len(run) > 1 and not run[0].whole]
    pairs = [(a, b) for run in runs for a, b in itertools.pairwise(run)]
    if not pairs:
        return None
    width = max(len(line.text) for run in runs for line in run)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(1 for a, b in pairs if is_full(a, b, width))
    return width if full >= 0.7 * len(pairs) else None


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted: the mark of a wrapped line."""
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width - 4


def paragraphs(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the paragraphs of a text without its header, each one line."""
    width = wrap_width(lines)
    for run in blocks(lines):
        for group in _groups(run, width):
            yield from _split(joined(group))


def _groups(run: list[Line], width: int | None) -> Iterator[list[Line]]:
    group = [run[0]]
    for line, following in itertools.pairwise(run):
        if _continues(line, following, width):
            group.append(following)
        else:
            yield group
            group = [following]
    yield group


def _continues(line: Line, following: Line, width: int | None) -> bool:
    """Tell whether two neighbouring lines are of one paragraph."""
    if line.whole or line.style or following.style or following.whole:
        return False
    if _LIST_ITEM.match(following.text):
        return False
    if _breaks_inside_sentence(line, following):
        return True
    if width is None or (following.indented and not line.indented):
        return False
    return is_full(line, following, width) or not ends_sentence(line.text)


def _breaks_inside_sentence(line: Line, following: Line) -> bool:
    return following.text[0].islower() and not line.text.endswith((".", "!", "?", ":", ";"))


def _split(paragraph: Line) -> Iterator[Line]:
    """Yield a paragraph in pieces of at most LONGEST characters, cut at sentence ends or words."""
    text = paragraph.text
    if len(text) <= LONGEST:
        yield paragraph
        return
    start = 0
    while len(text) - start > LONGEST:
        limit = start + LONGEST
        ends = [match.end() for match in _SENTENCE_END.finditer(text, limit - LONGEST // 2, limit)]
        cut = ends[-1] if ends else text.rfind(" ", start, limit) + 1 or limit
        yield replace(paragraph, text=text[start:cut].strip())
        start = cut
    if text[start:].strip():
        yield replace(paragraph, text=text[start:].strip())


def style_of(line: Line, *, is_last: bool) -> Style:
    """Return a paragraph's style; a short title-like line before another paragraph is a heading."""
    if line.style:
        return line.style
    if is_last or _LIST_ITEM.match(line.text) or not looks_like_heading(line.text):
        return "body"
    return "heading"


def looks_like_heading(text: str) -> bool:
    """Tell whether a line stands like a heading: short, capitalised, no end of a sentence."""
    return (
        len(text) <= _HEADING_CHARS
        and len(text.split()) <= _HEADING_WORDS
        and (text[0].isupper() or text[0].isdigit())
        and any(char.isalpha() for char in text)
        and not text.endswith((":", ";", ",", '"', "”", "-", "–", "—"))
        and not ends_sentence(text)
        and _SENTENCE_END.search(text) is None
    )
