"""Owns the line: what every format is turned into before header and paragraphs are looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Style = Literal["body", "heading", "caption"]
_CLOSERS = "\"'”’»)]*_"
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
    """Return ``text`` on one line, in Unicode NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


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
    text = first.text
    for line in rest:
        broken = re.search(r"\w-$", text) and line.text[:1].islower()
        text += line.text if broken else f" {line.text}"
    return replace(first, text=text.strip())


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; "U.S." at the end of a headline does not."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare.endswith((".", "!", "?", "…", "。")) and not _ABBREVIATION.search(bare)
