"""How alike two parts of personal names are: one feature a function, each with its reason.

A feature returns a score from 0 to 1 and words for it, or None where it has nothing to say. The
table at the end is asked in order and the first answer counts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from explorer.actors.fold import hard_sound, sound
from explorer.actors.names import Part
from explorer.actors.slips import female_form, from_russian, other_family, slip, weak_vowels
from explorer.actors.syllables import same_syllables
from explorer.actors.tables import forms_of


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


def written_on(a: Part, b: Part) -> Likeness | None:
    """The particles of one are written on to the other: "Le Roux", "Leroux"."""
    if bool(a.before) == bool(b.before):
        return None
    apart, whole = (a, b) if a.before else (b, a)
    together = "".join(apart.before) + apart.text
    if sound(together) != whole.sound:
        return None
    return Likeness(0.97, f"{' '.join(apart.before)} {apart.text} is written {whole.text!r}")


def syllables(a: Part, b: Part) -> Likeness | None:
    """Given names of Korean or Chinese syllables are the same syllables or other names."""
    if not (a.syllables and b.syllables):
        return None
    if same_syllables(a, b):
        return Likeness(0.95, f"spellings of the same syllables: {a.text!r}, {b.text!r}")
    return Likeness(0.0, f"other syllables: {a.text!r}, {b.text!r}")


def same_sound(a: Part, b: Part) -> Likeness | None:
    """The spellings differ only as transliterations do."""
    if len(a.text) < 3:
        return None
    if a.sound != b.sound and hard_sound(a.text) != hard_sound(b.text):
        return None
    return Likeness(0.95, f"spellings of one part: {a.text!r}, {b.text!r}")


def russian_g(a: Part, b: Part) -> Likeness | None:
    """One came through Russian."""
    if from_russian(a, b):
        return Likeness(0.88, f"Russian writes h as g: {a.text!r}, {b.text!r}")
    return None


def short_form(a: Part, b: Part) -> Likeness | None:
    """One is a known short form of the other."""
    if b.text in forms_of("same").get(a.text, ()):
        return Likeness(0.9, f"{a.text!r} and {b.text!r} are forms of one given name")
    return None


def foreign_form(a: Part, b: Part) -> Likeness | None:
    """One is what the other is called in another language."""
    if b.text in forms_of("abroad").get(a.text, ()):
        return Likeness(0.8, f"{a.text!r} and {b.text!r} are one given name in two languages")
    return None


def family_spelling(a: Part, b: Part) -> Likeness | None:
    """Two spellings of one Korean or Chinese family name: Park, Pak."""
    if b.text in forms_of("families").get(a.text, ()) and not (a.syllables or b.syllables):
        return Likeness(0.9, f"spellings of one family name: {a.text!r}, {b.text!r}")
    return None


def half_of_double(a: Part, b: Part) -> Likeness | None:
    """One is a half of the other's hyphened name, likelier the first: "Anna", "Anna-Lena"."""
    short, long = (a, b) if len(a.pieces) < len(b.pieces) else (b, a)
    if len(long.pieces) != 2 or len(short.text) < 4 or short.text not in long.pieces:
        return None
    score = 0.85 if short.text == long.pieces[0] else SECOND_HALF
    return Likeness(score, f"{short.text!r} is half of {'-'.join(long.pieces)!r}")


def man_and_woman(a: Part, b: Part) -> Likeness | None:
    """A man's and a woman's form of one name are two persons'."""
    if female_form(a, b):
        return Likeness(0.0, f"a man's and a woman's name: {a.text!r}, {b.text!r}")
    return None


def family_line(a: Part, b: Part) -> Likeness | None:
    """The same stem with endings of different families."""
    if other_family(a, b):
        return Likeness(0.0, f"endings of two families: {a.text!r}, {b.text!r}")
    return None


def open_vowels(a: Part, b: Part) -> Likeness | None:
    """Only vowels differ that other scripts do not write."""
    if weak_vowels(a, b):
        return Likeness(0.88, f"only vowels differ: {a.text!r}, {b.text!r}")
    return None


def servant(a: Part, b: Part) -> Likeness | None:
    """One has "Abdul" in front: "Abdul Rahman", "Rahman"."""
    short, long = sorted((a.text, b.text), key=len)
    if long == f"abdul{short}" and len(short) > 3:
        return Likeness(0.75, f"{long!r} without 'abdul'")
    return None


def typing_slip(a: Part, b: Part) -> Likeness | None:
    """A few letters differ, few for the length."""
    score = slip(a, b)
    if not score:
        return None
    return Likeness(
        score, f"{OSA.distance(a.text, b.text)} letter(s) apart: {a.text!r}, {b.text!r}"
    )


SECOND_HALF = 0.8
FEATURES: tuple[Feature, ...] = (
    same_spelling,
    initials,
    written_on,
    syllables,
    man_and_woman,
    same_sound,
    russian_g,
    short_form,
    foreign_form,
    family_spelling,
    half_of_double,
    family_line,
    open_vowels,
    servant,
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
    return Part("".join(part.text for part in parts), pieces, initial, syllables=parts[0].syllables)
