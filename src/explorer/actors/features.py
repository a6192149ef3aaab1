"""How alike two parts of personal names are: one feature a function, each with its reason.

A feature returns a score from 0 to 1 and words for it, or None where it has nothing to say. The
table at the end is asked in order and the first answer counts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from explorer.actors.fold import consonants
from explorer.actors.names import Part
from explorer.actors.tables import nicknames


class Likeness(NamedTuple):
    """How alike two parts are, and why."""

    score: float
    reason: str


Feature = Callable[[Part, Part], Likeness | None]


def same_spelling(a: Part, b: Part) -> Likeness | None:
    """The folded letters are equal."""
    return Likeness(1.0, f"same part {a.text!r}") if a.text == b.text else None


def initials(a: Part, b: Part) -> Likeness | None:
    """One is the other's first letters; two that are both initials must be equal."""
    if a.initials == b.initials:
        return Likeness(0.0, f"initials differ: {a.text!r}, {b.text!r}") if a.initials else None
    short, full = (a, b) if a.initials else (b, a)
    first_letters = "".join(piece[0] for piece in full.pieces)
    if short.text == first_letters or (len(short.text) == 1 and full.text.startswith(short.text)):
        return Likeness(0.9, f"initial {short.text!r} of {full.text!r}")
    return Likeness(0.0, f"initial {short.text!r} is not of {full.text!r}")


def same_sound(a: Part, b: Part) -> Likeness | None:
    """The spellings differ only as transliterations do."""
    if len(a.text) < 3 or a.sound != b.sound:
        return None
    return Likeness(0.95, f"spellings of one part: {a.text!r}, {b.text!r}")


def nickname(a: Part, b: Part) -> Likeness | None:
    """One is a known short or foreign form of the other."""
    if b.text in nicknames().get(a.text, ()):
        return Likeness(0.85, f"{a.text!r} and {b.text!r} are forms of one given name")
    return None


def half_of_double(a: Part, b: Part) -> Likeness | None:
    """One is the first half of the other's hyphened name: "Anna", "Anna-Lena"."""
    short, long = (a, b) if len(a.pieces) < len(b.pieces) else (b, a)
    if len(long.pieces) != 2 or len(short.text) < 4 or short.text != long.pieces[0]:
        return None
    return Likeness(0.85, f"{short.text!r} is half of {'-'.join(long.pieces)!r}")


def typing_slip(a: Part, b: Part) -> Likeness | None:
    """A few letters differ, few for the length; a changed ending of a family counts more."""
    if not (a.text.isascii() and b.text.isascii()):
        return None  # one sign of another script is a syllable or more
    length = max(len(a.text), len(b.text))
    distance = OSA.distance(a.text, b.text)
    allowed = slips_allowed(min(len(a.text), len(b.text)))
    if distance > allowed:
        return None
    score = 0.9 - 0.5 * distance / length
    if a.text[0] != b.text[0]:
        score -= 0.1
    if a.sound[:1] == b.sound[:1] and consonants(a.text) == consonants(b.text):
        score += 0.05
    return Likeness(score, f"{distance} letter(s) apart: {a.text!r}, {b.text!r}")


def slips_allowed(length: int) -> int:
    """How many letters of a part so long may differ."""
    return 0 if length < 3 else 1 if length < 7 else 2 if length < 11 else 3


FEATURES: tuple[Feature, ...] = (
    same_spelling,
    initials,
    same_sound,
    nickname,
    half_of_double,
    typing_slip,
)
NOTHING = Likeness(0.0, "")


@lru_cache(maxsize=262144)
def likeness(a: Part, b: Part) -> Likeness:
    """The first feature's answer."""
    for feature in FEATURES:
        found = feature(a, b)
        if found is not None:
            return found
    return NOTHING


def joined(parts: tuple[Part, ...]) -> Part:
    """Adjacent parts written as one word: "Jong" + "un" = "Jongun"."""
    pieces = tuple(piece for part in parts for piece in part.pieces)
    initial = all(part.initials for part in parts)
    return Part("".join(part.text for part in parts), pieces, initial)
