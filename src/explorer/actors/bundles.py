"""All referents of the corpus that carry one name, seen together: the unit that is merged.

Articles tell of most actors in the same few words. What they tell alike is kept once, as a record
with the places where it stands, so that the work grows with what is told, not with how often.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from explorer.actors.bodies import body, country_named
from explorer.actors.names import PersonName, person_name
from explorer.model import ArticleKey, Kind, Referent, RoleClaim

T = TypeVar("T")


class Telling(NamedTuple):
    """An article as the resolver knows it."""

    article: ArticleKey
    published: date | None


ArticleMark = ArticleKey | int
"""An article among others: its key, or its number where the records are kept in a store."""


class Places(Protocol):
    """Tells where the referents of records stand that are kept in a store."""

    def articles(self, record: int) -> frozenset[ArticleMark]:
        """Return the articles of a record."""

    def keys(self, record: int) -> Iterable[tuple[ArticleKey, int]]:
        """Return the article and the id of each referent of a record."""

    def days(self, record: int) -> Iterable[tuple[date, ArticleKey]]:
        """Return the days on which articles tell a record, each with its first article."""

    def named(self, articles: Collection[ArticleMark]) -> Sequence[ArticleKey]:
        """Return the keys of some articles, in order."""

    def first(
        self, articles: Collection[ArticleMark], begin: ArticleKey, most: int
    ) -> Sequence[ArticleKey]:
        """Return the first ``most`` keys of some articles, none of which is before ``begin``."""


@dataclass(eq=False, slots=True)
class Record:
    """Referents that articles tell alike: one of them, and where all of them stand.

    ``tellings`` and ``ids`` are the article and the referent's id of each; of a record that is
    kept in a store, under a ``number``, the ``places`` tell them where they are asked for.
    ``mentions`` is a sum. ``begins`` is the first place by article, ``first`` that by day, then
    article, then id. ``order`` tells the names that were under this key from the start (0) from
    surnames that moved in, in their order.
    """

    referent: Referent
    tellings: list[Telling] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("I"))
    size: int = 0
    mentions: int = 0
    begins: tuple[ArticleKey, int] = ("\U0010ffff", 0)
    first: tuple[date, ArticleKey, int] = (date.max, "\U0010ffff", 0)
    days: tuple[date, date] | None = None
    order: int = 0
    number: int = 0
    places: Places | None = None

    def add(self, telling: Telling, id: int, mentions: int) -> None:
        """Take in a referent of one article, and remember where it stands."""
        self.tellings.append(telling)
        self.ids.append(id)
        self.count(telling, id, mentions)

    def count(self, telling: Telling, id: int, mentions: int) -> None:
        """Add a referent to what is summed up."""
        self.size += 1
        self.mentions += mentions
        self.begins = min(self.begins, (telling.article, id))
        day = telling.published
        place = (day or date.max, telling.article, id)
        self.first = min(self.first, place)
        if day is not None:
            first, last = self.days or (day, day)
            self.days = min(first, day), max(last, day)

    @property
    def article(self) -> ArticleKey:
        """Return the first article by key."""
        return self.begins[0]

    @property
    def articles(self) -> frozenset[ArticleMark]:
        """Return the articles that tell it."""
        if self.places is not None:
            return self.places.articles(self.number)
        return frozenset(telling.article for telling in self.tellings)

    @property
    def keys(self) -> Iterable[tuple[ArticleKey, int]]:
        """What `Resolution.actor_of` is asked with."""
        if self.places is not None:
            return self.places.keys(self.number)
        return ((telling.article, id) for telling, id in zip(self.tellings, self.ids, strict=True))

    @property
    def told_on(self) -> Iterable[tuple[date, ArticleKey]]:
        """Return days with articles of that day, where a day is known."""
        if self.places is not None:
            return self.places.days(self.number)
        return ((day, article) for article, day in self.tellings if day is not None)

    def __len__(self) -> int:
        return self.size


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
    def articles(self) -> frozenset[ArticleMark]:
        """The articles that name it."""
        return articles_of(self.records)

    @property
    def first_article(self) -> ArticleKey:
        """The first article that names it, by key."""
        return min(record.article for record in self.records)

    def first_articles(self, most: int) -> Sequence[ArticleKey]:
        """Return the keys of the first articles that name it."""
        places = self.records[0].places
        if places is not None:
            return places.first(self.articles, self.first_article, most)
        return keys_among(self.records, self.articles)[:most]

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


def articles_of(records: Sequence[Record]) -> frozenset[ArticleMark]:
    """Return the articles of some records."""
    return frozenset().union(*(record.articles for record in records))


def keys_among(
    records: Sequence[Record], articles: Collection[ArticleMark]
) -> Sequence[ArticleKey]:
    """Return the keys of some of the articles of these records, in order."""
    places = records[0].places
    return places.named(articles) if places is not None else sorted(map(str, articles))


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
