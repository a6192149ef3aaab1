"""All referents of the corpus that carry one name, seen together: the unit that is merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from explorer.actors.bodies import body, country_named, is_common_body
from explorer.actors.fold import plain
from explorer.actors.names import person_name
from explorer.gazetteer import lookup
from explorer.model import ArticleKey, Form, Kind, References, Referent, RoleClaim


class Record(NamedTuple):
    """A referent of one article with what the article knows."""

    article: ArticleKey
    published: date | None
    referent: Referent

    @property
    def key(self) -> tuple[ArticleKey, int]:
        """What `Resolution.actor_of` is asked with."""
        return self.article, self.referent.id


@dataclass(eq=False)
class Bundle:
    """Records under one folded name; merging makes bigger bundles of several names."""

    key: str
    canonical: str | None = None
    kind: Kind | None = None
    records: list[Record] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    articles: set[ArticleKey] = field(default_factory=set)
    proofs: Counter[Kind] = field(default_factory=Counter)
    votes: Counter[Kind] = field(default_factory=Counter)
    home: str | None = None
    """Of a body that every country has: the country that its articles are about."""

    def add(self, record: Record) -> None:
        """Take in a referent of one article."""
        referent = record.referent
        self.records.append(record)
        self.articles.add(record.article)
        for name in referent.names:
            self.names[name] += 1
        if referent.kind is not None:
            (self.proofs if referent.certain else self.votes)[referent.kind] += 1
        for claim in referent.roles:
            self.titles.add(claim.title)
            if country := country_of(claim):
                self.countries[country] += 1

    @property
    def claims(self) -> Iterable[tuple[Record, RoleClaim]]:
        """Every office that an article gives this actor."""
        return ((record, claim) for record in self.records for claim in record.referent.roles)

    @property
    def full(self) -> bool:
        """Tell whether some name has more than one part."""
        return any(person_name(name).full for name in self.names)


def country_of(claim: RoleClaim) -> str | None:
    """The country of an office: named, or the owner of the body it belongs to."""
    if claim.of is None:
        return None
    return country_named(claim.of) or body(claim.of).country


def gather(references: Iterable[References]) -> tuple[list[Bundle], list[Record]]:
    """Bundle the named referents by folded name; return the descriptions apart, in order."""
    bundles: dict[str, Bundle] = {}
    descriptions: list[Record] = []
    for article in sorted(references, key=lambda one: one.article):
        home = home_of(article)
        for referent in article.referents:
            record = Record(article.article, article.published, referent)
            if referent.form is Form.DESCRIPTION or not referent.names:
                descriptions.append(record)
                continue
            common = referent.kind is Kind.ORGANIZATION and is_common_body(referent.names[0])
            key = bundle_key(referent) + (f"|{home}" if common else "")
            if key not in bundles:
                bundles[key] = Bundle(key, _canonical(referent), home=home if common else None)
            bundles[key].add(record)
    return list(bundles.values()), descriptions


def home_of(article: References) -> str | None:
    """The country that most of an article's mentions of countries mean, or None."""
    counts: Counter[str] = Counter()
    for referent in article.referents:
        if referent.kind is Kind.COUNTRY and referent.canonical:
            counts[referent.canonical] += len(referent.mentions)
    first = max(counts, key=lambda country: (counts[country], country), default=None)
    return first if first and counts[first] * 2 > counts.total() else None


def _canonical(referent: Referent) -> str | None:
    if referent.canonical:
        return referent.canonical
    entry = lookup(referent.names[0])
    return entry.name if entry and referent.kind in (Kind.COUNTRY, Kind.PLACE, None) else None


def bundle_key(referent: Referent) -> str:
    """Members of closed lists by kind and canonical name, all others by their folded full name."""
    canonical = _canonical(referent)
    if canonical:
        return f"={referent.kind or Kind.PLACE}:{canonical}"
    return plain(referent.names[0]).removeprefix("the ")
