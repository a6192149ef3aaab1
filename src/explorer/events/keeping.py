"""What the merge keeps between two runs: every claim, its events, and where it is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from explorer.events.choosing import narrowed
from explorer.events.claims import Claim
from explorer.events.compatibility import AHEAD, BEFORE, NEAR, RETOLD, UNDATED
from explorer.events.shelves import is_told_alike, words_of
from explorer.events.shelving import LONG, Shelf, is_adrift, shelves_of
from explorer.model import ActorId, ArticleKey

ClaimId = int
Membership = tuple[ClaimId, tuple[ActorId, ...] | None]
"""The claim that opened an event, and of whom it is told there where that is not everybody.

Two parts of one claim can belong to one event: each is a member of it.
"""
Filed = tuple[Shelf, int]
"""A shelf with a day on it, as an ordinal; 0 where a shelf has no days."""
Sought = tuple[Shelf, int, int]
"""A shelf with the first and the last day to look at."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as it was merged; ``position`` is that of its mention in the article.

    Its mention has no text: `light`.
    """

    id: ClaimId
    position: int
    claim: Claim
    parts: tuple[Membership, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Return a key that sorts claims as the merge reads them."""
        return (*self.claim.order, self.position)


def part_of(claim: Claim, people: tuple[ActorId, ...] | None) -> Claim:
    """Return what a claim tells of some of its people, all of it for None."""
    return claim if people is None else narrowed(claim, people)


class Named(NamedTuple):
    """The id of an event by what it is, and which one it is of those that share it, from 1."""

    base: str
    number: int

    @property
    def id(self) -> str:
        """Return the id that the event has."""
        return self.base if self.number == 1 else f"{self.base}-{self.number}"


class Memory(Protocol):
    """Where the claims are kept."""

    def of_articles(self, articles: Collection[ArticleKey]) -> list[Kept]:
        """Return the claims of some articles."""
        ...

    def of_events(self, openers: Collection[ClaimId]) -> list[Kept]:
        """Return the claims of some events."""
        ...

    def claims(self, ids: Collection[ClaimId]) -> list[Kept]:
        """Return the claims of some ids."""
        ...

    def on_shelves(self, sought: Collection[Sought]) -> list[Kept]:
        """Return the claims that are filed there, each once."""
        ...

    def events_on(self, sought: Collection[Sought]) -> set[ClaimId]:
        """Return the events of the claims that are filed there, by the claims that opened them."""
        ...

    def names(self, openers: Collection[ClaimId]) -> dict[ClaimId, Named]:
        """Return the ids of those of the events that there are."""
        ...

    def sharing(self, bases: Collection[str]) -> dict[ClaimId, Named]:
        """Return all events of some ids."""
        ...


def light(claim: Claim) -> Claim:
    """Return a claim without the sentence, which only the finished event shows."""
    return claim.with_sentence(0, "")


def filed(claim: Claim) -> Iterator[Filed]:
    """Yield where a claim is kept, to be found by those that come before and after it."""
    span = claim.span
    told = claim.published.toordinal() if claim.published else 0
    if told:
        yield from ((("said", *words), told) for words in words_of(claim))
    if is_told_alike(claim):
        yield ("in", claim.family, claim.mention.article), 0
    if span is None and claim.spoken:
        return
    for shelf in shelves_of(claim):
        if span is None:
            yield (("told", *shelf), told) if told else (("adrift", *shelf), 0)
        elif claim.width > LONG:
            yield ("long", *shelf), 0
        else:
            yield ("dated", *shelf), span.first.toordinal()


def sought(claim: Claim) -> Iterator[Sought]:
    """Yield where a claim looks for others of its event, apart from its own article."""
    if is_adrift(claim):
        return
    if is_told_alike(claim):
        told = claim.published.toordinal() if claim.published else 0
        for words in words_of(claim):
            yield ("said", *words), told - RETOLD, told + RETOLD
        return
    first, last = claim.span or (claim.published, claim.published)
    if first is None or last is None:
        return
    before, after = (NEAR, NEAR) if claim.span is not None else (BEFORE, AHEAD)
    for shelf in shelves_of(claim):
        yield ("dated", *shelf), _month_begins(first, before) - LONG, _month_ends(last, after)
        yield ("long", *shelf), 0, 0
        if claim.span is None:
            yield ("told", *shelf), _month_begins(first, 31), _month_ends(last, 31)
            yield ("adrift", *shelf), 0, 0


class Gathered:
    """All claims that an event had at some time, by what tells where others of it are."""

    def __init__(self) -> None:
        self.shelves: set[Shelf] = set()
        self.articles: set[ArticleKey] = set()
        self.told: list[int] = []
        self._seen: set[tuple[ClaimId, tuple[ActorId, ...]]] = set()

    def add(self, id_: ClaimId, part: Claim) -> None:
        """Take note of what a claim, or a part of it, tells of the event."""
        if (id_, part.agents) in self._seen:
            return
        self._seen.add((id_, part.agents))
        self.shelves.update(shelves_of(part))
        self.articles.add(part.mention.article)
        if part.published:
            told = part.published.toordinal()
            self.told = [min(told, *self.told), max(told, *self.told)] if self.told else [told]


def heard(head: Claim, event: Gathered) -> Iterator[Sought]:
    """Yield where the claims are that an event is offered to, those of the surest days first."""
    told = list(event.told)
    for article in event.articles:
        yield ("in", head.family, article), 0, 0
    if head.published is not None:
        around = head.published.toordinal()
        for words in words_of(head):
            yield ("said", *words), around - RETOLD, around + RETOLD
    span = head.span
    if span is not None:
        first, last = span.first.toordinal(), span.last.toordinal()
        for shelf in event.shelves:
            yield ("dated", *shelf), first - NEAR - LONG, last + NEAR
            yield ("long", *shelf), 0, 0
        told += [first - AHEAD, first + BEFORE]
    elif head.published is not None:
        told += [head.published.toordinal() - UNDATED, head.published.toordinal() + UNDATED]
    for shelf in event.shelves if told else ():
        yield ("told", *shelf), min(told), max(told)


def _month_begins(day: date, before: int) -> int:
    return (max(date.min + timedelta(before), day) - timedelta(before)).replace(day=1).toordinal()


def _month_ends(day: date, after: int) -> int:
    """Return a day that no day of the month lies behind."""
    return day.toordinal() + after + 31
