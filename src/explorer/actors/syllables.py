"""Korean and Chinese given names: every syllable is a word, so no letter of them is a slip.

Each Korean syllable has several Latin spellings (Sun, Son, Seon); these are brought to one. "Woo"
and "won", "Jianchao" and "Jianhua" stay what they are: other names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from explorer.actors.names import Part

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rows: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), letters) for pattern, letters in rows)


# In this order; first the vowels of open syllables, then those that a consonant closes.
_KOREAN = _rules(
    (r"(?<=[a-z])h$", ""),
    (r"yeo", "yo"),
    (r"eui|ui|ee|ii|yi", "i"),
    (r"woo|oo|wu|ou", "u"),
    (r"ae|ai|ay|ei|ey", "e"),
    (r"kk|gg|g", "k"),
    (r"tt|dd|d", "t"),
    (r"pp|bb|b", "p"),
    (r"jj|tch|ch|j", "c"),
    (r"ss|sh", "s"),
    (r"^r", "l"),
    (r"(.)\1+", r"\1"),
    (r"(?:eu|eo|u|o)(?=[nmklpt])", "o"),
)
# Wade-Giles and Pinyin brought to one; they differ in what they call hard and soft.
_WADE = _rules(
    (r"hs|sh|x", "s"),
    (r"ch|zh|[jq]", "j"),
    (r"ts|tz|c", "z"),
    (r"k", "g"),
    (r"t", "d"),
    (r"p", "b"),
    (r"ung", "ong"),
    (r"ie(?=n)", "ia"),
    (r"(?<=[aei])h$", ""),
)


def same_syllables(a: Part, b: Part) -> bool:
    """Tell whether both spell the same syllables, in one word or in two."""
    tongues = {a.syllables, b.syllables}
    run_on = len(a.pieces) != len(b.pieces)
    if "korean" in tongues and _spelt(a.pieces, _KOREAN) == _spelt(b.pieces, _KOREAN):
        return True
    if "korean" in tongues and run_on and _spelt((a.text,), _KOREAN) == _spelt((b.text,), _KOREAN):
        return True
    if run_on and "chinese" in tongues:
        # Pinyin writes no hyphen: one of them is in the older spelling, or means the same by it.
        return "".join(_spelt(a.pieces, _WADE)) == "".join(_spelt(b.pieces, _WADE))
    return "korean" not in tongues and a.sound == b.sound and len(a.text) > 3


@lru_cache(maxsize=16384)
def _spelt(pieces: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    spelt = []
    for piece in pieces:
        text = piece
        for pattern, letters in rules:
            text = pattern.sub(letters, text)
        spelt.append(text)
    return tuple(spelt)
