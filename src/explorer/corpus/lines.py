"""Owns the line: what every format is turned into before header and paragraphs are looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Style = Literal["body", "heading", "caption"]
# No script sets more marks on one letter; Unicode's own bound for streams is 30 (UAX #15).
_HIGHEST = 8
_SPACING_MARKS = "\uff9e\uff9f"
"""Letters by their category that normal forms turn into marks."""
# Cheap to look for and wider than what is meant; what is meant is looked at mark by mark.
_TOWER = re.compile(rf"(?:[^\w\s\x00-\x7f]|[{_SPACING_MARKS}]){{{_HIGHEST + 1},}}")
_CLOSERS = "\"'”’»)]*_"
_BROKEN = re.compile(r"\w-")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A source line, white space collapsed; an empty ``text`` is a blank line.

    ``style`` is set where the format itself tells it. ``whole`` marks a line that is a paragraph
    by itself (from HTML or a list of paragraphs) and is never joined to its neighbours.
    """

    text: str
    style: Style | None = None
    indented: bool = False
    whole: bool = False


BLANK = Line("")


def collapse(text: str) -> str:
    """Return ``text`` on one line, in Unicode NFC, every run of white space one space.

    Of a tower of accents above one letter only the first few stay: to bring such a tower into
    its normal order takes time by the square of its height.
    """
    level = text if text.isascii() else _TOWER.sub(_levelled, text)
    return " ".join(unicodedata.normalize("NFC", level).split())


def _levelled(tower: re.Match[str]) -> str:
    height, kept = 0, []
    for char in tower[0]:
        height = height + 1 if unicodedata.combining(char) or char in _SPACING_MARKS else 0
        if height <= _HIGHEST:
            kept.append(char)
    return "".join(kept)


def text_lines(text: str) -> list[Line]:
    """Split a plain text into its lines."""
    return [
        Line(collapse(raw), indented=raw.startswith(("  ", "\t"))) if raw.strip() else BLANK
        for raw in text.splitlines()
    ]


def whole_paragraphs(texts: Iterable[tuple[str, Style | None]]) -> list[Line]:
    """Turn paragraphs that the format marks as such into lines with blanks between them."""
    lines: list[Line] = []
    for text, style in texts:
        line = Line(collapse(text), style, whole=True)
        if line.text:
            lines += [line, BLANK]
    return lines


def joined(lines: Iterable[Line]) -> Line:
    """Return several lines as one; a word broken at its hyphen keeps the hyphen and no space."""
    first, *rest = lines
    if not rest:
        return first
    pieces = [first.text]
    for before, line in zip([first, *rest], rest, strict=False):
        broken = _BROKEN.fullmatch(before.text[-2:]) and line.text[:1].islower()
        pieces.append(line.text if broken else f" {line.text}")
    return replace(first, text="".join(pieces).strip())


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; "U.S." at the end of a headline does not."""
    bare = text.rstrip(_CLOSERS + " ")
    if not bare.endswith((".", "!", "?", "…", "。")):
        return False
    # What ends in two initials has a full stop here; to look through every line takes long.
    return bare[-3:-2] != "." or not _ABBREVIATION.search(bare)
