"""Names of organisations and places: core words, legal form, country, abbreviation.

"Chile's Energy Commission" and "Energy Commission of Chile" have one core and one country;
"Chilean Energy Commission" and "Kenyan Energy Commission" only the core.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from explorer.actors.fold import plain, sound
from explorer.actors.tables import table, words
from explorer.gazetteer import lookup
from explorer.model import Kind

_POSSESSIVE = re.compile(
    r"^(?:the\s+)?(?P<owner>[\w .\-]+?)['’]s?\s+(?P<rest>\S.*)$", re.IGNORECASE
)
_OF = re.compile(r"^(?P<rest>.+)\sof\s++(?:the\s++)?(?P<owner>[\w.\-][\w .\-]*+)$", re.IGNORECASE)

_GOES_ON = re.compile(r"\s(?:of|for|to|on|against)\s", re.IGNORECASE)
"""What parts the noun that says what a body is from what it is concerned with."""

_LONGEST = 300
"""Characters of a name that can name an owner; no body has so long a name."""


@dataclass(frozen=True, slots=True)
class Body:
    """``core`` are the folded words that name it, without legal form, articles and country."""

    core: tuple[str, ...]
    country: str | None
    form: str | None

    @property
    def text(self) -> str:
        """The core in one line."""
        return " ".join(self.core)


def is_common_body(name: str) -> bool:
    """Tell whether every country has one of that name: "Foreign Ministry", "Supreme Court"."""
    taken_apart = body(name)
    core = set(taken_apart.core)
    return (
        taken_apart.country is None
        and bool(core & words("bodies", "of_state"))
        and core <= words("bodies", "generic", "of_state")
    )


def country_named(text: str) -> str | None:
    """The country that these words alone name, by its name or its nationality."""
    entry = lookup(text)
    return entry.name if entry and entry.kind is Kind.COUNTRY else None


@lru_cache(maxsize=65536)
def body(text: str) -> Body:
    """Take a name apart; a name that is only a country keeps its words as core."""
    rest, country = _owner(text.strip())
    tokens = [_word(token) for token in _expand(plain(rest.replace("&", " and "))).split()]
    tokens, form = _legal_form(tokens)
    core = tuple(token for token in tokens if token not in words("bodies", "small"))
    return Body(core or tuple(plain(text).split()), country, form)


@lru_cache(maxsize=65536)
def head_nouns(text: str) -> tuple[str, ...]:
    """Return what a name may be taken up by: its last word, and the one in front of "of".

    "the ministry" is that of "Transport Ministry" and of "Ministry of Transport" alike.
    """
    core = body(text).core
    led = body(_GOES_ON.split(text, maxsplit=1)[0]).core[-1]
    return (core[-1], led) if led in core[:-1] else core[-1:]


def _owner(text: str) -> tuple[str, str | None]:
    for pattern in (_POSSESSIVE, _OF):
        found = pattern.match(text) if len(text) <= _LONGEST else None
        if found and (country := country_named(found["owner"])):
            return found["rest"], country
    tokens = text.split()
    if tokens[:1] and tokens[0].lower() == "the":
        tokens = tokens[1:]
    for width in (2, 1):
        if len(tokens) > width and (country := country_named(" ".join(tokens[:width]))):
            return " ".join(tokens[width:]), country
    return text, None


def _expand(text: str) -> str:
    for short, full in table("bodies")["phrases"].items():
        if short in text:
            text = re.sub(rf"\b{short}\b", full, text)
    return text


def _word(token: str) -> str:
    return str(table("bodies")["spellings"].get(token, token))


def _legal_form(tokens: list[str]) -> tuple[list[str], str | None]:
    forms = words("bodies", "forms")
    kept = [token for token in tokens if token not in forms]
    dropped = [token for token in tokens if token in forms]
    return (kept, dropped[0]) if kept and dropped else (tokens, None)


@lru_cache(maxsize=65536)
def initials_of(text: str) -> frozenset[str]:
    """Abbreviate in each usual way: with small words or without, as written or spelt out.

    "Higher Maritime Safety Board of Chile" gives "hmsb", "hmsboc" and "hmsbc".
    """
    every = plain(text).split()
    rest = [word for word in plain(_owner(text.strip())[0]).split() if word in every]
    small = words("bodies", "small")
    ways = (
        every,
        [word for word in every if word not in small],
        [word for word in rest if word not in small],
        body(text).core,
    )
    return frozenset("".join(word[0] for word in way) for way in ways if len(way) > 1)


@lru_cache(maxsize=65536)
def is_abbreviation(text: str) -> bool:
    """Two to eight letters, most of them capitals: "HMSB", "MoFA", "U.N."."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return (
        2 <= len(letters) <= 8 and " " not in text.strip() and capitals >= max(2, len(letters) - 2)
    )


def abbreviates(short: str, full: str) -> bool:
    """Tell whether ``short`` is the initials of ``full``, with or without small words."""
    letters = plain(short).replace(" ", "")
    return is_abbreviation(short) and len(full) > len(short) and letters in initials_of(full)


@lru_cache(maxsize=131072)
def compare_bodies(name: str, other: str) -> tuple[float, tuple[str, ...]]:
    """Score two names of organisations or places from 0 to 1, with reasons."""
    if name > other:
        name, other = other, name
    if plain(name) == plain(other):
        return (1.0, ("same words",)) if plain(name) else (0.0, ("a name is empty",))
    if _is_country(name) or _is_country(other):
        same = country_named(name) == country_named(other)
        return (1.0, ("same country",)) if same else (0.0, ("closed list: not the same entry",))
    return _compare_bodies(name, other)


def _compare_bodies(name: str, other: str) -> tuple[float, tuple[str, ...]]:
    if abbreviates(name, other) or abbreviates(other, name):
        return 0.8, ("one abbreviates the other",)
    a, b = body(name), body(other)
    if a.country and b.country and a.country != b.country:
        return 0.1, (f"of {a.country} against of {b.country}",)
    return _compare_cores(a, b)


def _is_country(text: str) -> bool:
    return country_named(text) is not None


def _compare_cores(a: Body, b: Body) -> tuple[float, tuple[str, ...]]:
    return _same_words(a, b) or _run_together(a, b) or _words_apart(a, b)


def _run_together(a: Body, b: Body) -> tuple[float, tuple[str, ...]] | None:
    """One writes as one word what the other writes as two: "Ansar Allah", "Ansarullah"."""
    one, other = "".join(a.core), "".join(b.core)
    if {len(a.core), len(b.core)} != {1, 2} or word_likeness(one, other) < 0.7:
        return None
    return 0.75, (f"{a.text!r} and {b.text!r} are one but for a space",)


def _same_words(a: Body, b: Body) -> tuple[float, tuple[str, ...]] | None:
    if "".join(a.core) == "".join(b.core):
        if a.country != b.country:
            return 0.75, (f"same words; only one says of {a.country or b.country}",)
        if a.form and b.form and _form_key(a.form) != _form_key(b.form):
            return 0.6, (f"same words, another legal form: {a.form}, {b.form}",)
        return 0.97, ("same words but for form and order",)
    if sorted(a.core) == sorted(b.core):
        return 0.85, ("same words in another order",)
    return None


def _words_apart(a: Body, b: Body) -> tuple[float, tuple[str, ...]]:
    pairs, left_a, left_b = _pair_words(list(a.core), list(b.core))
    reasons = tuple(f"{x!r} for {y!r}" for x, y, _ in pairs if x != y)
    if left_a and left_b:
        return 0.2, (*reasons, f"{' '.join(left_a)!r} against {' '.join(left_b)!r}")
    if not pairs:
        return 0.0, ("no word in common",)
    if not set(left_a + left_b) - words("bodies", "wide") and (left_a or left_b):
        return 0.8, (*reasons, f"one adds {' '.join(left_a or left_b)!r}")
    if left_a or left_b:
        return 0.5, (*reasons, f"one lacks {' '.join(left_a or left_b)!r}")
    return min(score for _, _, score in pairs), reasons


def _form_key(form: str) -> str:
    return str(table("bodies")["same_form"].get(form, form))


def _pair_words(
    a: list[str], b: list[str]
) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    pairs = [(word, word, 1.0) for word in a if word in b]
    for word, _, _ in pairs:
        if word in a and word in b:
            a.remove(word)
            b.remove(word)
    for word in list(a):
        best = max(b, key=lambda other: (word_likeness(word, other), other), default=None)
        if best is not None and (score := word_likeness(word, best)):
            pairs.append((word, best, score))
            a.remove(word)
            b.remove(best)
    return pairs, a, b


def word_likeness(word: str, other: str) -> float:
    """From 0 to 1: equal, one sound, few letters apart; numbers and short words must be equal."""
    if word == other:
        return 1.0
    if any(letter.isdigit() for letter in word + other) or min(len(word), len(other)) < 4:
        return 0.0
    if word in words("bodies", "generic") and other in words("bodies", "generic"):
        return 0.0
    if sound(word) == sound(other):
        return 0.9
    distance = OSA.distance(word, other)
    length = min(len(word), len(other))
    return 0.75 if distance <= (1 if length < 8 else 2) else 0.0
