"""Owns the byline: "By Jane Roe", "Written by JANE ROE and Karim al-Amin, Staff Writer"."""

from __future__ import annotations

import itertools
import re

from explorer.corpus.pagewords import is_outlet
from explorer.gazetteer import lookup

_PART = (
    r"(?:(?:al-|el-|d'|o')?[A-ZÀ-ÖØ-ÞƏİĞŞ][\w.'’-]*"
    r"|al|bin|bint|ben|de|del|della|der|di|du|el|la|le|van|von|ten|ter)"
)
_PERSON = rf"{_PART}(?: {_PART}){{0,5}}"
_NAMES = rf"{_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,4}}"
_BY = r"(?i:(?:written |reported |posted |published |compiled )?by):? +"
_BYLINE = re.compile(rf"{_BY}(?P<names>{_NAMES})(?:,? (?:in|for|from) {_PERSON})?")
_CAPITALISED = re.compile(rf"(?:and )?{_NAMES}")
_BY_IN_FRONT = re.compile(r"^(?:written |reported |compiled )?by:?\s+", re.IGNORECASE)
_JOB = re.compile(
    r",?\s*\b(?:associated press writer|staff writer|staff reporter|correspondent|editor)s?\.?$",
    re.IGNORECASE,
)
_JOB_WORDS = ("writer", "reporter", "correspondent", "editor")
_NAME_ALONE = re.compile(r"[A-ZÀ-ÖØ-ÞƏİĞŞ][\w.'’-]+(?: (?:[A-Z]\.|[A-ZÀ-ÖØ-ÞƏİĞŞ][\w.'’-]+)){1,2}")


def byline(text: str) -> str | None:
    """Return the names of a line that is a byline and nothing else."""
    match = _BYLINE.fullmatch(_without_job(text))
    return byline_names(match["names"]) if match else None


def byline_names(text: str) -> str | None:
    """Return the names of a byline without "By" in front and an office behind; None for no name."""
    bare = re.split(r" [/|•] ", _BY_IN_FRONT.sub("", text.strip(), count=1))[0]
    first, *rest = _without_job(bare).strip(" ,;|/").split(", ")
    names = [first, *itertools.takewhile(_is_another, rest)]
    bare = ", ".join(names)
    return bare if any(char.isalpha() for char in bare) else None


def _without_job(text: str) -> str:
    lower = text.lower()
    # The letters beyond ASCII that count as some of these to a pattern are left to it.
    if text.isascii() and not any(word in lower for word in _JOB_WORDS):
        return text
    return _JOB.sub("", text)


def _is_another(name: str) -> bool:
    """Tell whether what stands behind a comma is one more name, and no newsroom or place."""
    if is_outlet(name) or lookup(name) is not None:
        return False
    return _CAPITALISED.fullmatch(name) is not None


def looks_like_name(text: str) -> bool:
    """Tell whether a line could be a person's name alone: two or three capitalised words."""
    return _NAME_ALONE.fullmatch(text) is not None
