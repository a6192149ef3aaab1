"""Slips of the pen in a name, and the near spellings that are none but other names."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from explorer.actors.fold import consonants, hard_sound
from explorer.actors.names import Part
from explorer.actors.tables import family_ending
from explorer.gazetteer import is_given_name

_FREE = frozenset(("al", "el", "ul", "as", "ad", "ar", "ud", "ur"))
"""Articles that one writer puts in front of a name and another does not."""
_SURE = 7
"""From so many letters on, one that is changed rarely makes another name."""
_GROUPS = re.compile("[aeiouy]+|[^aeiouy]+")
_VOWELS = {
    vowel: group
    for group in ("a aa", "e ae ea ai ay", "i y ee ii ie ei iy yi ey", "o au ow", "u oo ou uu")
    for vowel in group.split()
    for group in [group.split()[0]]
}


def female_form(a: Part, b: Part) -> bool:
    """Tell whether one is a man's name and the other a woman's: Mario, Maria; Popov, Popova."""
    short, long = sorted((a.text, b.text), key=len)
    if short == long or len(short) < 3:
        return False
    if long == f"{short}a":
        return short[-1] not in "aeiouyh"
    return (
        len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {"o", "a"}
    )


def other_family(a: Part, b: Part) -> bool:
    """Tell whether the endings make other families of one stem: Asadov, Asadi; Karim, Karimov."""
    (stem, kind), (other, other_kind) = family_ending(a.text), family_ending(b.text)
    if kind is None and other_kind is None:
        return False
    if kind is not None and other_kind is not None:
        return kind != other_kind
    return stem == other and len(stem) < _SURE


def from_russian(a: Part, b: Part) -> bool:
    """Tell whether Russian, which has no h, gave the one its g: Gasanov, Hasanov."""
    one, other = a.sound, b.sound
    return {one[:1], other[:1]} == {"g", "h"} and one[1:] == other[1:] and len(one) > 5


def weak_vowels(a: Part, b: Part) -> bool:
    """Tell whether only vowels differ that scripts without them leave open: Khaled, Khalid."""
    mine, theirs = _GROUPS.findall(a.sound), _GROUPS.findall(b.sound)
    if min(len(a.text), len(b.text)) < 4 or len(mine) != len(theirs) or a.text[0] != b.text[0]:
        return False
    mine, theirs = _GROUPS.findall(a.text), _GROUPS.findall(b.text)
    if len(mine) != len(theirs):
        return False
    slots = [(x, y) for x, y in zip(mine, theirs, strict=True) if x != y]
    if any(x[0] not in "aeiouy" or y[0] not in "aeiouy" for x, y in slots):
        return False
    last = max((at for at, group in enumerate(mine[:-1]) if group[0] in "aeiouy"), default=-1)
    return all(
        _weak(x, y, closed=at == last)
        for at, (x, y) in enumerate(zip(mine, theirs, strict=True))
        if x != y
    )


def _weak(vowel: str, other: str, *, closed: bool) -> bool:
    pair = {_VOWELS.get(vowel, vowel), _VOWELS.get(other, other)}
    return len(pair) == 1 or pair in ({"a", "e"}, {"o", "u"}) or (closed and pair == {"e", "i"})


def slip(a: Part, b: Part) -> float:
    """How well a slip of the pen explains the difference, from 0 to 1."""
    if not (a.text.isascii() and b.text.isascii()) or a.syllables or b.syllables:
        return 0.0  # one sign of another script, or of a syllable, is a word or more
    if _bound(a) != _bound(b) or _both_given(a, b):
        return 0.0
    shorter, length = sorted((len(a.text), len(b.text)))
    distance = OSA.distance(a.text, b.text)
    if distance > slips_allowed(shorter) or not _begin_alike(a, b, shorter):
        return 0.0
    if distance == 1 and shorter < _SURE:
        return _short_slip(a.text, b.text)
    near = hard_sound(a.text)[:1] == hard_sound(b.text)[:1]
    same_frame = near and consonants(a.text) == consonants(b.text)
    return 0.9 - 0.5 * distance / length + (0.05 if same_frame else 0.0)


def slips_allowed(length: int) -> int:
    """How many letters of a part so long may differ."""
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 11 else 3


def _bound(part: Part) -> tuple[str, ...]:
    """The particles that are part of the name: "de la Torre" is no slip for "Torres"."""
    return tuple(word for word in part.before if word not in _FREE)


def _both_given(a: Part, b: Part) -> bool:
    return is_given_name(a.text) and is_given_name(b.text)


def _begin_alike(a: Part, b: Part, shorter: int) -> bool:
    """Names that rhyme are other names, unless they are long."""
    return a.text[0] == b.text[0] or a.sound[:1] == b.sound[:1] or shorter >= 9


def _short_slip(one: str, other: str) -> float:
    """A letter too many, letters swapped: likely. Another letter: another name as likely as not."""
    if sorted(one) == sorted(other):
        return 0.85
    if any(letter.isdigit() for letter in one + other):
        return 0.8
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) != len(longer):
        if len(shorter) < 5 or (len(shorter) < 6 and _bent(shorter, longer)):
            return 0.0
        return 0.8
    return 0.5 if len(shorter) > 4 else 0.0


def _bent(word: str, longer: str) -> bool:
    """Tell whether a longer word has one more ending: Torre, Torres; Leon, Leone."""
    return longer.startswith(word) and ((word[-1] in "aeiou") == (longer[-1] == "s"))
