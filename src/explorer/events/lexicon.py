"""The lexicon: which verbs, frames and nouns name an event, of what type, and who takes part how.

The tables are the text files in ``data``; their comments give the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from explorer.model import EventType, Mode, Token


class Roles(StrEnum):
    """How the arguments of a trigger become agents and recipients."""

    MUTUAL = "mutual"
    ACT = "act"
    VISIT = "visit"
    SUFFER = "suffer"
    SELF = "self"
    UNDERGO = "undergo"


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand around a verb; empty sets ask for nothing."""

    obj: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    pobj: frozenset[str] = frozenset()
    prt: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    mod: frozenset[str] = frozenset()
    subj: frozenset[str] = frozenset()
    pred: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Return how many conditions the frame makes: the more, the surer."""
        lists = (self.obj, self.prep, self.pobj, self.prt, self.to, self.subj, self.pred, self.mod)
        return sum(map(bool, lists)) + len(self.flags) + bool(self.subj) + bool(self.pobj)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One reading of a verb or noun; ``needs`` is a noun's least number of participants.

    Two readings are the same only if they are one row of the lexicon: that is quick to tell.
    """

    type: EventType
    mode: Mode | None
    roles: Roles
    frame: Frame = Frame()
    needs: int = 1


@cache
def verbs() -> Mapping[str, tuple[Entry, ...]]:
    """Return the readings of each verb lemma, those with the largest frame first."""
    table: dict[str, list[Entry]] = {}
    for kind, roles, words, frame in _rows("verbs.txt"):
        entry = Entry(*_type(kind), Roles(roles), _frame(frame))
        for word in words.split():
            table.setdefault(word, []).append(entry)
    return {
        word: tuple(sorted(entries, key=lambda entry: -entry.frame.size))
        for word, entries in table.items()
    }


@cache
def nouns() -> Mapping[str, Entry]:
    """Return the plainest reading of each event noun's lemma."""
    return {word: entries[-1] for word, entries in noun_readings().items()}


@cache
def noun_readings() -> Mapping[str, tuple[Entry, ...]]:
    """Return the readings of each event noun's lemma, those that ask for a word beside it first."""
    table: dict[str, list[Entry]] = {}
    for kind, roles, lemmas, rest in _rows("nouns.txt"):
        entry = Entry(*_type(kind), Roles(roles), _frame(rest[2:]), int(rest[0]))
        for word in lemmas.split():
            table.setdefault(word, []).append(entry)
    return {
        word: tuple(sorted(entries, key=lambda entry: -entry.frame.size))
        for word, entries in table.items()
    }


@cache
def setting() -> frozenset[str]:
    """Return the nouns through which a phrase reaches the verb: "on the margins of the summit"."""
    return words("carrier", "line") | frozenset(nouns())


@cache
def forums() -> frozenset[str]:
    """Return those through which "spoke at the summit with X", "by telephone with X" reaches X."""
    large = (noun for noun, entry in nouns().items() if entry.mode is Mode.MULTILATERAL)
    return words("carrier", "line") | frozenset(large)


def lemma_of(token: Token) -> str:
    """Return a token's lemma, folded; those that the parser is known to miss are put right."""
    lemma = token.lemma.casefold()
    if token.tag == "NNPS" and lemma.endswith("s"):
        lemma = lemma.removesuffix("s")
    return _misread().get(lemma, lemma)


@cache
def _misread() -> Mapping[str, str]:
    return dict(pair.split("=", 1) for pair in words("misread"))


@cache
def words(*sections: str) -> frozenset[str]:
    """Return closed lists of ``words.txt`` together; KeyError where there is no such section."""
    return frozenset().union(*(_sections()[section] for section in sections))


@cache
def _sections() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in _lines("words.txt"):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), set())
        else:
            section.update(line.split())
    return {name: frozenset(members) for name, members in found.items()}


def _lines(name: str) -> Iterator[str]:
    text = files("explorer.events").joinpath("data", name).read_text(encoding="utf-8")
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        if line:
            yield line


def _rows(name: str) -> Iterator[tuple[str, str, str, str]]:
    for line in _lines(name):
        fields = [field.strip() for field in line.split(" | ")]
        kind, roles, lemmas, *rest = [field.removesuffix(" |") for field in fields]
        yield kind, roles, lemmas, rest[0] if rest else ""


def _type(text: str) -> tuple[EventType, Mode | None]:
    name, _, mode = text.partition(":")
    return EventType(name), Mode(mode) if mode else None


def _frame(text: str) -> Frame:
    lists: dict[str, frozenset[str]] = {}
    flags = set()
    for word in text.split():
        name, equals, values = word.partition("=")
        if equals:
            lists[name] = frozenset(values.split("|"))
        else:
            flags.add(word)
    return Frame(**lists, flags=frozenset(flags))
