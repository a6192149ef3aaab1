"""A person's name taken apart: parts, particles, initials, suffix, and which part is the family's.

The order of the parts is not trusted more than it deserves: a comma says that the family comes
first, a known family name ("Kim", "Xi") says that it may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from explorer.actors.fold import plain, sound
from explorer.actors.tables import table, words
from explorer.gazetteer import is_given_name, is_named_ruler

_PARENTHESIS = re.compile(r"\([^)]{0,300}\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
NUMBERS = frozenset(
    (
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
        "vii",
        "viii",
        "ix",
        "x",
        "xi",
        "xii",
        "xiii",
        "xiv",
        "xv",
        "xvi",
    )
)
_SYLLABLES = re.compile(
    r"(?:[bcdfghjklmnpqrstwxyz]{0,2}[aeiouy]{1,3}(?:ng|[nmklpthr])?){1,2}", re.IGNORECASE
)
_SMALL_SECOND = re.compile(r"^[A-Z][a-z]{1,5}-[a-z]{1,5}$")
_MAC = re.compile(r"\b(?:Mac|Mc|De|Di|Da|Le|La|Van|Von|Fitz|Al|El|O)$")


Tongue = Literal["korean", "chinese", ""]


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: ``text`` folded, hyphens closed up; ``pieces`` are the hyphen's halves.

    ``initials`` tells that the word only gives first letters ("J.", "J.-C.", "JC").
    ``father`` tells that a patronymic particle stands in front ("bin Salman").
    ``before`` are the particles in front ("van der"). ``syllables`` tells that the word is made of
    Korean or Chinese syllables, each a word of its own, and in which of the two spellings.
    """

    text: str
    pieces: tuple[str, ...]
    initials: bool = False
    father: bool = False
    before: tuple[str, ...] = ()
    syllables: Tongue = ""

    def __hash__(self) -> int:
        """Hash the letters alone: likenesses are looked up by parts millions of times."""
        return hash(self.text)

    @property
    def sound(self) -> str:
        """The bold spelling key."""
        return sound(self.text)


@dataclass(frozen=True, slots=True)
class PersonName:
    """``parts`` in the order of the text; ``family`` indexes the part that is the family name."""

    parts: tuple[Part, ...]
    family: int
    suffix: str | None
    sure_order: bool
    particles: frozenset[str] = frozenset()

    @property
    def surname(self) -> Part | None:
        """The family name, or None of an empty name."""
        return self.parts[self.family] if self.parts else None

    @property
    def given(self) -> tuple[Part, ...]:
        """Every part but the family name."""
        return tuple(part for index, part in enumerate(self.parts) if index != self.family)

    @property
    def full(self) -> bool:
        """Tell whether more than one word is a name, or a ruler's number is behind it."""
        return len(self.parts) > 1 or (len(self.parts) == 1 and self.suffix in NUMBERS)


@lru_cache(maxsize=65536)
def person_name(text: str) -> PersonName:
    """Parse a name; anything is accepted, an empty name has no parts.

    >>> person_name("Joseph R. Biden, Jr.").surname.text
    'biden'
    """
    tokens, family_first, suffix = _tokens(_PARENTHESIS.sub(" ", _POSSESSIVE.sub("", text.strip())))
    tokens = _without_titles(tokens)
    parts, particles = _parts(tokens)
    if not parts:
        return PersonName((), 0, suffix, False)
    family = min(family_first, len(parts)) - 1 if family_first else _family_index(parts)
    parts = _with_syllables(parts, family, tokens)
    return PersonName(parts, family, suffix, bool(family_first), particles)


def _tokens(text: str) -> tuple[list[str], int, str | None]:
    """Split at spaces; return the tokens, how many of them a comma puts first, and a suffix."""
    before, comma, after = text.partition(",")
    behind = plain(after)
    suffix = None
    family_tokens = 0
    if comma and behind in words("names", "suffixes"):
        suffix, text = behind, before
    elif comma and behind:
        family_tokens = len(_parts(_without_titles(before.split()))[0])
        text = f"{before} {after}"
    tokens = text.split()
    while len(tokens) > 1 and (
        plain(tokens[-1]) in words("names", "suffixes")
        or (tokens[-1].isupper() and plain(tokens[-1]) in NUMBERS and len(tokens[-1]) > 1)
    ):
        suffix = plain(tokens.pop())
    return tokens, family_tokens, suffix


def _without_titles(tokens: list[str]) -> list[str]:
    titles = words("names", "honorifics", "offices")
    while len(tokens) > 1 and plain(tokens[0]) in titles:
        pair = len(tokens) == 2  # of more words it is the title of a name that is whole without
        if is_named_ruler(plain(tokens[0]), plain(tokens[1]), unmarked=pair):
            break
        tokens = tokens[1:]
    return tokens


def _parts(tokens: list[str]) -> tuple[tuple[Part, ...], frozenset[str]]:
    particles, fathers = words("names", "particles"), words("names", "patronymics")
    bound = table("names")["bound"]
    parts: list[Part] = []
    seen: list[str] = []
    waiting: list[str] = []
    mixed = any(letter.islower() for token in tokens for letter in token)
    for token in tokens:
        pieces = tuple(plain(_spread(token)).split())
        if not pieces:
            continue
        while len(pieces) > 1 and pieces[0] in particles:
            waiting.append(pieces[0])
            pieces = pieces[1:]
        given = not parts and not waiting and pieces == ("ben",) and token is not tokens[-1]
        alone = len(pieces) == 1 and pieces[0] in particles
        if alone and not given and not _shouts_initials(token):  # but "Ben Moss"
            waiting.append(pieces[0])
            continue
        stem = "".join(dict.fromkeys(bound[word] for word in waiting if word in bound))
        parts.append(
            Part(
                stem + "".join(pieces),
                (stem + pieces[0], *pieces[1:]) if stem else pieces,
                _shouts_initials(token, mixed=mixed) and not stem,
                bool(waiting) and waiting[-1] in fathers,
                tuple(word for word in waiting if word not in bound and word not in fathers),
            )
        )
        seen += waiting
        waiting = []
    if waiting and (len(parts) == 0 or waiting[-1] not in fathers):
        # "Le" or "Abu" alone, or at the end: then it is the name itself.
        parts.append(Part("".join(waiting), tuple(waiting)))
    return tuple(parts), frozenset(seen)


def _spread(token: str) -> str:
    """Put a space into words run together ("RamiMakhlouf" stays one part of two pieces)."""
    halves = _RUN_TOGETHER.split(token)
    if len(halves) == 2 and not _MAC.search(halves[0]):
        return " ".join(halves)
    return token


def _shouts_initials(token: str, *, mixed: bool = False) -> bool:
    """Tell whether a token gives first letters only: "J.", "J.-C.", and "JC" amid small letters."""
    letters = [letter for letter in token if letter.isalpha()]
    if not letters or any(letter.islower() for letter in letters):
        return False
    if len(letters) == 1:
        return True
    return ("." in token and len(letters) <= 4) or (mixed and len(letters) == 2)


def _family_index(parts: tuple[Part, ...]) -> int:
    """The last part, unless the first is a family name that stands first."""
    last = len(parts) - 1
    if last and _family_in_front(parts):
        return 0
    if last and parts[last].initials:
        return (
            max(index for index, part in enumerate(parts) if not part.initials)
            if any(not part.initials for part in parts)
            else last
        )
    return last


def _family_in_front(parts: tuple[Part, ...]) -> bool:
    first = parts[0].text
    if first in words("names", "vietnamese"):
        return True
    known = first in words("names", "korean") or first in words("names", "chinese")
    return known and _few_syllables(parts[1:])


def _few_syllables(parts: tuple[Part, ...]) -> bool:
    """Tell whether all the words together are no more than two Korean or Chinese syllables."""
    return _SYLLABLES.fullmatch("".join(part.text for part in parts)) is not None


def _with_syllables(parts: tuple[Part, ...], family: int, tokens: list[str]) -> tuple[Part, ...]:
    """Mark the given names whose syllables are words, and spellings of their own."""
    given = parts[:family] + parts[family + 1 :]
    if not given or not _few_syllables(given) or any(part.initials for part in given):
        return parts
    tongue: Tongue = ""
    if any(_SMALL_SECOND.search(token) for token in tokens):
        tongue = "korean"
    if parts[family].text in words("names", "chinese") and not _known(given):
        tongue = "chinese"
    if parts[family].text in words("names", "korean") and not _known(given):
        tongue = "korean"
    return tuple(
        part if index == family else replace(part, syllables=tongue)
        for index, part in enumerate(parts)
    )


def _known(given: tuple[Part, ...]) -> bool:
    """Tell whether the name in front is a Western one: "David Kim"."""
    return len(given[0].text) > 3 and is_given_name(given[0].text)
