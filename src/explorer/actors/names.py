"""A person's name taken apart: parts, particles, initials, suffix, and which part is the family's.

The order of the parts is not trusted more than it deserves: a comma says that the family comes
first, a known family name ("Kim", "Xi") says that it may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from explorer.actors.fold import plain, sound
from explorer.actors.tables import words

_PARENTHESIS = re.compile(r"\([^)]*\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_MAC = re.compile(r"\b(?:Mac|Mc|De|Di|Da|Le|La|Van|Von|Fitz|Al|El|O)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: ``text`` folded, hyphens closed up; ``pieces`` are the hyphen's halves.

    ``initials`` tells that the word only gives first letters ("J.", "J.-C.", "JC").
    ``father`` tells that a patronymic particle stands in front ("bin Salman").
    """

    text: str
    pieces: tuple[str, ...]
    initials: bool = False
    father: bool = False

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
        """Tell whether there is more than one word that is a name."""
        return len(self.parts) > 1


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
    if family_first:
        return PersonName(parts, max(0, family_first - 1), suffix, True, particles)
    return PersonName(parts, _family_index(parts), suffix, False, particles)


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
    while len(tokens) > 1 and plain(tokens[-1]) in words("names", "suffixes"):
        suffix = plain(tokens.pop())
    return tokens, family_tokens, suffix


def _without_titles(tokens: list[str]) -> list[str]:
    honorifics, offices = words("names", "honorifics"), words("names", "offices")
    while len(tokens) > 1 and plain(tokens[0]) in honorifics | offices:
        tokens = tokens[1:]
    return tokens


def _parts(tokens: list[str]) -> tuple[tuple[Part, ...], frozenset[str]]:
    particles, fathers = words("names", "particles"), words("names", "patronymics")
    bound = words("names", "bound")
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
        if len(pieces) == 1 and pieces[0] in particles and not _shouts_initials(token):
            waiting.append(pieces[0])
            continue
        stem = "".join(word for word in waiting if word in bound)
        parts.append(
            Part(
                stem + "".join(pieces),
                (stem + pieces[0], *pieces[1:]) if stem else pieces,
                _shouts_initials(token, mixed=mixed) and not stem,
                bool(waiting) and waiting[-1] in fathers,
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
    if last and parts[0].text in words("names", "family_first") and len(parts[0].text) <= 6:
        return 0
    if last and parts[last].initials:
        return (
            max(index for index, part in enumerate(parts) if not part.initials)
            if any(not part.initials for part in parts)
            else last
        )
    return last
