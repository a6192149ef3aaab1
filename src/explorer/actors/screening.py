"""Names that cannot score as the same, told at a glance: most pairs that share a block.

It never errs on the side of apart: whatever `compare` would call the same passes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from explorer.actors.features import joined, likeness
from explorer.actors.fold import hard_sound, sound
from explorer.actors.names import Part, PersonName
from explorer.actors.tables import forms_of

_FORMS: tuple[Literal["same", "abroad", "families"], ...] = ("same", "abroad", "families")
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
    return not _begin_apart(part, other) and likeness(part, other).score > 0


def _begin_apart(part: Part, other: Part) -> bool:
    """Tell whether two plain words begin so differently that no feature can find them alike."""
    one, two = _beginnings(part.text), _beginnings(other.text)
    if one is None or two is None or not one.isdisjoint(two):
        return False
    if part.initials or other.initials or part.before or other.before:
        return False
    return len(part.pieces) == len(other.pieces) == 1 and min(len(part.text), len(other.text)) < 9


@lru_cache(maxsize=131072)
def _beginnings(text: str) -> frozenset[str] | None:
    """Return the first letters as written and as sounds; None of a name with forms of its own."""
    if text.startswith("abdul") or any(text in forms_of(table) for table in _FORMS):
        return None
    letters = {text[0], sound(text)[:1], hard_sound(text)[:1]}
    return frozenset(letters | {"g", "h"} if letters & {"g", "h"} else letters)


def _has_partner(part: Part, parts: tuple[Part, ...]) -> bool:
    if any(_alike(part, other) for other in parts):
        return True
    return any(
        not _written_apart(part, whole) and likeness(whole, part).score >= _JOINED
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
    if part.initials or whole.initials or part.before or len(part.pieces) > 1:
        return False
    if part.text in whole.pieces or min(len(part.text), len(whole.text)) >= 9:
        return False
    one, two = _beginnings(part.text), _beginnings(whole.text)
    return one is not None and two is not None and one.isdisjoint(two)
