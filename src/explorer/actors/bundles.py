"""All referents of the corpus that carry one name, seen together: the unit that is merged.

Articles tell of most actors in the same few words. What they tell alike is kept once, as a record
with the places where it stands, so that the work grows with what is told, not with how often.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from explorer.actors.bodies import body, country_named
from explorer.actors.names import PersonName, person_name
from explorer.model import ArticleKey, Kind, Referent, RoleClaim

T = TypeVar("T")


class Telling(NamedTuple):
    """An article as the resolver knows it."""

    article: ArticleKey
    published: date | None


@dataclass(eq=False, slots=True)
class Record:
    """Referents that articles tell alike: one of them, and where all of them stand.

    ``tellings`` and ``ids`` are the article and the referent's id of each; ``mentions`` is a sum.
    ``first`` is the place of the first by day, then article, then id. ``order`` tells the names
    that were under this key from the start (0) from surnames that moved in, in their order.
    """

    referent: Referent
    tellings: list[Telling] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("I"))
    mentions: int = 0
    first: tuple[date, ArticleKey, int] = (date.max, "\U0010ffff", 0)
    days: tuple[date, date] | None = None
    order: int = 0

    def add(self, telling: Telling, id: int, mentions: int) -> None:
        """Take in a referent of one article; they come in order of articles."""
        self.tellings.append(telling)
        self.ids.append(id)
        self.mentions += mentions
        day = telling.published
        place = (day or date.max, telling.article, id)
        self.first = min(self.first, place)
        if day is not None:
            first, last = self.days or (day, day)
            self.days = min(first, day), max(last, day)

    @property
    def article(self) -> ArticleKey:
        """Return the first article by key."""
        return self.tellings[0].article

    @property
    def keys(self) -> Iterator[tuple[ArticleKey, int]]:
        """What `Resolution.actor_of` is asked with."""
        return ((telling.article, id) for telling, id in zip(self.tellings, self.ids, strict=True))

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(eq=False)
class Bundle:
    """Records under one folded name; merging makes bigger bundles of several names."""

    key: str
    canonical: str | None = None
    kind: Kind | None = None
    records: list[Record] = field(default_factory=list)
    home: str | None = None
    """Of a body that every country has: the country that its articles are about."""

    def add(self, record: Record) -> None:
        """Take in a record."""
        self.records.append(record)
        self.forget()

    def forget(self) -> None:
        """Count anew what follows from the records, which are others now."""
        for name in (
            "person",
            "names",
            "countries",
            "titles",
            "articles",
            "proofs",
            "votes",
            "full",
        ):
            self.__dict__.pop(name, None)

    @cached_property
    def person(self) -> PersonName:
        """The name that the key was folded from, read as a person's."""
        return person_name(self.records[0].referent.names[0])

    @cached_property
    def names(self) -> Counter[str]:
        """Every name, with the number of referents that have it."""
        return weighed((name, len(r)) for r in self.records for name in r.referent.names)

    @cached_property
    def countries(self) -> Counter[str]:
        """The countries of the offices."""
        return weighed(
            (country, len(record))
            for record, claim in self.claims
            if (country := country_of(claim))
        )

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of the offices."""
        return frozenset(claim.title for _, claim in self.claims)

    @cached_property
    def articles(self) -> frozenset[ArticleKey]:
        """The articles that name it."""
        return frozenset(telling.article for r in self.records for telling in r.tellings)

    @cached_property
    def proofs(self) -> Counter[Kind]:
        """The kinds that the words prove."""
        return weighed((r.referent.kind, len(r)) for r in self.records if r.referent.certain)

    @cached_property
    def votes(self) -> Counter[Kind]:
        """The kinds that were guessed."""
        return weighed((r.referent.kind, len(r)) for r in self.records if not r.referent.certain)

    @property
    def claims(self) -> Iterator[tuple[Record, RoleClaim]]:
        """Every office that articles give this actor."""
        return ((record, claim) for record in self.records for claim in record.referent.roles)

    @cached_property
    def full(self) -> bool:
        """Tell whether some name has more than one part."""
        return any(person_name(name).full for name in self.names)


def weighed(rows: Iterable[tuple[T | None, int]]) -> Counter[T]:
    """Add numbers up by what they are of."""
    counts: Counter[T] = Counter()
    for one, number in rows:
        if one is not None:
            counts[one] += number
    return counts


def country_of(claim: RoleClaim) -> str | None:
    """The country of an office: named, or the owner of the body it belongs to."""
    if claim.of is None:
        return None
    return country_named(claim.of) or body(claim.of).country
