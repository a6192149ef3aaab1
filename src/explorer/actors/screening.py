"""Names that cannot score as the same, told at a glance: most pairs that share a block.

It never errs on the side of apart: whatever `compare` would call the same passes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import eq
from typing import Literal

from rapidfuzz.distance import OSA

from explorer.actors.features import joined, likeness
from explorer.actors.fold import hard_sound, sound
from explorer.actors.names import Part, PersonName
from explorer.actors.slips import slips_allowed
from explorer.actors.syllables import same_syllables
from explorer.actors.tables import forms_of

_FORMS: tuple[Literal["same", "abroad", "families"], ...] = ("same", "abroad", "families")
_VOWELS = re.compile("[aeiouy]+")
_JOINED = 0.8
"""From this likeness on two parts may be one of the other name, written as one."""


def certainly_apart(a: PersonName, b: PersonName) -> bool:
    """Tell whether a name of two parts has a part that nothing in the other stands for.

    Then the parts left over contradict each other, or no more than one pair is left to agree,
    which is too little. Particles, which may stand for parts, are left to the comparison.
    """
    if len(a.parts) > len(b.parts):
        a, b = b, a
    if len(a.parts) != 2 or a.particles or b.particles:
        return False
    one, two = a.parts
    if len(b.parts) > 2:
        return not (_has_partner(one, b.parts) and _has_partner(two, b.parts))
    first, second = b.parts
    return not (
        (_alike(one, first) and _alike(two, second)) or (_alike(one, second) and _alike(two, first))
    )


def _alike(part: Part, other: Part) -> bool:
    if part.text == other.text and part.initials == other.initials:
        return True
    if _begin_apart(part, other) or _unlike(part, other):
        return False
    return likeness(part, other).score > 0


def _begin_apart(part: Part, other: Part) -> bool:
    """Tell whether two plain words begin so differently that no feature can find them alike."""
    one, two = _beginnings(part.text), _beginnings(other.text)
    if one is None or two is None or not one.isdisjoint(two):
        return False
    if _may_begin_otherwise(part) or _may_begin_otherwise(other):
        return False
    if part.syllables and other.syllables and same_syllables(part, other):
        return False  # Bongnam, Pongnam: their first letters are spellings of one
    return len(part.pieces) == len(other.pieces) == 1 and min(len(part.text), len(other.text)) < 9


def _unlike(part: Part, other: Part) -> bool:
    """Tell whether neither sound, consonants nor a slip make two plain words alike."""
    if part.initials or other.initials or part.before or other.before:
        return False
    if part.syllables or other.syllables or part.text in other.pieces or other.text in part.pieces:
        return False
    one, two = _reading(part.text), _reading(other.text)
    if one is None or two is None or any(map(eq, one, two)):
        return False
    allowed = slips_allowed(min(len(part.text), len(other.text)))
    return OSA.distance(part.text, other.text, score_cutoff=allowed) > allowed


@lru_cache(maxsize=131072)
def _reading(text: str) -> tuple[str, str, str] | None:
    """Return the sounds behind the first, the sounds with c as k, and the word without its vowels.

    None of a name with forms of its own.
    """
    if text.startswith("abdul") or _has_forms(text):
        return None
    return sound(text)[1:], hard_sound(text), _VOWELS.sub("*", text)


def _may_begin_otherwise(part: Part) -> bool:
    return bool(part.initials or part.before or (part.syllables and _has_forms(part.text)))


@lru_cache(maxsize=4096)
def _has_forms(text: str) -> bool:
    return any(text in forms_of(table) for table in _FORMS)


@lru_cache(maxsize=131072)
def _beginnings(text: str) -> frozenset[str] | None:
    """Return the first letters as written, as sounds, and of all forms of its own.

    None of a name that may stand for another whatever that begins with.
    """
    if text.startswith("abdul"):
        return None
    letters = {text[0], sound(text)[:1], hard_sound(text)[:1]}
    for table in _FORMS:
        letters.update(form[0] for form in forms_of(table).get(text, ()))
    return frozenset(letters | {"g", "h"} if letters & {"g", "h"} else letters)


def _has_partner(part: Part, parts: tuple[Part, ...]) -> bool:
    if any(_alike(part, other) for other in parts):
        return True
    return any(
        not _written_apart(part, whole)
        and not _unlike(part, whole)
        and likeness(whole, part).score >= _JOINED
        for whole in _joinings(parts)
    )


@lru_cache(maxsize=32768)
def _joinings(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return two or three parts that follow one another, written as one."""
    return tuple(
        joined(parts[first : first + width])
        for width in (2, 3)
        for first in range(len(parts) - width + 1)
    )


def _written_apart(part: Part, whole: Part) -> bool:
    """Tell whether a plain word is certainly not several words in one: it begins otherwise.

    A word that is one of several is held to be a half of them.
    """
    if _may_begin_otherwise(part) or _may_begin_otherwise(whole) or len(part.pieces) > 1:
        return False
    if part.text in whole.pieces or min(len(part.text), len(whole.text)) >= 9:
        return False
    one, two = _beginnings(part.text), _beginnings(whole.text)
    return one is not None and two is not None and one.isdisjoint(two)
