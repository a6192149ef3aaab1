"""Spelling: what stays of a name when accents, scripts and habits of transliteration are taken off.

`plain` is safe (nobody doubts that "Çelik" and "Celik" are one spelling apart), `sound` is bold
and only ever makes two names *candidates*: it also joins q/gh/g, x/kh/h, c/ch/j, y/i, e/a, o/u and
doubled letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

_APOSTROPHES = re.compile("['’‘`´ʻʼʿʾ\"“”]")
_BREAKS = re.compile(r"(?:[^\w]|_)+")
_VOWELS = re.compile("[aeiou]")
_HARD_C = re.compile("c?k|c(?![eiyhz])|ch(?=[rl])")

# In this order; every later line sees what the earlier ones have left.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[aeiou])y(?=e[vw]a?$)", ""),  # "Andreyev", "Andreev"
        (r"(?<=[^aeiouy])y(?=e[vw]a?$)", "i"),  # "Arsenyev", "Arseniev"
        (r"yy", "y"),
        (r"tsch|tch|dzh|dsch|dj|cz", "j"),
        (r"sch|sh|sz", "s"),
        (r"ch|c(?=[eiy])|ck(?=\b)|q(?=u(?:[aeiny]|$))", "j"),  # but "Quliyev", "Guliyev"
        (r"zh", "j"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gh|q", "g"),
        (r"kh|ks|x", "h"),
        (r"tz|ts|z", "s"),
        (r"c", "j"),
        (r"w", "v"),
        (r"^eu|^yo?u|^iu", "u"),
        (r"^ye", "e"),
        (r"ee|ei|ie|ey|iy|yy|ai|ay|y", "i"),
        (r"oo|ou|o", "u"),
        (r"ae|e", "a"),
        (r"(?<=.)h\b", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    """Letters that Unicode does not take apart, and other alphabets: ``letter latin`` a line."""
    lines = resources.files(__package__).joinpath("data/letters.txt").read_text("utf-8")
    rows = (line.split() for line in lines.splitlines() if line and not line.startswith("#"))
    return {ord(row[0]): row[1] if len(row) > 1 else "" for row in rows}


def _latin(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_letters())
    folded = unicodedata.normalize("NFKD", folded)
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return folded.translate(_letters())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, Latin, no accents, apostrophes dropped, every other break one space."""
    if text.isascii() and text.isalnum():
        return text.lower()
    folded = text.lower() if text.isascii() else _latin(text)
    folded = _APOSTROPHES.sub("", folded.replace(".", ""))
    return _BREAKS.sub(" ", folded).strip()


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """The bold key of one folded part: equal keys are worth a comparison, no more."""
    key = plain(part).replace(" ", "")
    for pattern, letter in _SOUNDS:
        key = pattern.sub(letter, key)
    return key


@lru_cache(maxsize=65536)
def hard_sound(part: str) -> str:
    """The bold key where c is read as k: "marc" and "mark", "barack" and "barak" are one."""
    key = plain(part).replace(" ", "")
    return sound(_HARD_C.sub("k", key))


def best_cased(counts: Mapping[str, int]) -> dict[str, int]:
    """Add spellings that differ only in case together, under the one with most capitals.

    Shouted ones ("IVO MARIN") only count where there is no other.
    """
    groups: dict[str, list[str]] = {}
    for name in counts:
        groups.setdefault(name.casefold(), []).append(name)
    best = {}
    for names in groups.values():
        quiet = [name for name in names if not (name.isupper() and len(name) > 6)] or names
        chosen = max(quiet, key=lambda name: (sum(map(str.isupper, name)), counts[name], name))
        best[chosen] = sum(counts[name] for name in names)
    return best


def consonants(part: str) -> str:
    """The sound without its vowels, the first letter kept: "hajiyev" and "hajiev" are one."""
    key = sound(part)
    return key[:1] + _VOWELS.sub("", key[1:])
