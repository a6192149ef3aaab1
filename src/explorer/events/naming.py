"""Names in a line: a surname, a list of names, a line that is short enough."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.events.claims import Cast
from explorer.events.lexicon import words
from explorer.model import ActorId, Kind

_LONG = 110
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_SURNAME_FIRST = frozenset({"China", "Taiwan", "North Korea", "South Korea", "Vietnam"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "van", "von", "de", "der", "da", "di", "la", "le"}
)


def short(cast: Cast, actor: ActorId) -> str:
    """Return a person's surname with its particle, any other actor's name.

    A name that may begin with the surname ("Xi Jinping") is left whole.
    """
    name = cast.name(actor)
    if cast.actors[actor].kind is not Kind.PERSON:
        return name
    parts = name.split()
    while len(parts) > 1 and parts[-1].strip(".,") in _SUFFIXES:
        parts.pop()
    if len(parts) == 2 and (len(parts[0]) < 3 or cast.actors[actor].of in _SURNAME_FIRST):
        return name
    start = len(parts) - 1
    while start > 0 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    surname = " ".join(parts[start:])
    return surname.title() if surname.isupper() and len(surname) > 3 else surname


def listed(names: Sequence[str]) -> str:
    """Return "A", "A and B", "A, B and C"; of many the first three."""
    if len(names) > 4:
        return f"{', '.join(names[:3])} and others"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten(text: str) -> str:
    """Cut a line at a word."""
    if len(text) <= _LONG:
        return text
    kept = text[: _LONG - 1].rsplit(" ", 1)[0].split()
    while len(kept) > 2 and kept[-1].casefold().strip(",;:") in words("leading"):
        kept.pop()
    return " ".join(kept).rstrip(" ,;:") + " …"
