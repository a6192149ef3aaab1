"""References of all articles to bundles: streamed once, what is told alike kept once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from explorer.actors.bodies import is_common_body
from explorer.actors.bundles import Bundle, Record, Telling
from explorer.actors.fold import plain
from explorer.gazetteer import lookup
from explorer.model import ArticleKey, Form, Kind, References, Referent, RoleClaim


class Description(NamedTuple):
    """Words of an article for somebody whom it does not name: "the president of Chile"."""

    article: ArticleKey
    published: date | None
    id: int
    kind: Kind | None
    roles: tuple[RoleClaim, ...]

    @property
    def key(self) -> tuple[ArticleKey, int]:
        """What `Resolution.actor_of` is asked with."""
        return self.article, self.id


class Gathered(NamedTuple):
    """The named referents by folded name, in order of their first articles, and the others."""

    bundles: list[Bundle]
    descriptions: list[Description]


def gather(references: Iterable[References]) -> Gathered:
    """Bundle the named referents of articles that come in order of their keys."""
    gathering = _Gathering()
    for article in references:
        gathering.add(article)
    return Gathered(list(gathering.bundles.values()), gathering.descriptions)


@dataclass(slots=True)
class _Gathering:
    bundles: dict[str, Bundle] = field(default_factory=dict)
    descriptions: list[Description] = field(default_factory=list)
    records: dict[tuple[str, Referent], Record] = field(default_factory=dict)

    def add(self, article: References) -> None:
        home = home_of(article)
        telling = Telling(article.article, article.published)
        for referent in article.referents:
            alike = signature(referent)
            if is_description(referent):
                self.descriptions.append(
                    Description(*telling, referent.id, alike.kind, alike.roles)
                )
                continue
            key = key_in(alike, home)
            record = self.records.get((key, alike))
            if record is None:
                record = self.records[key, alike] = Record(alike)
                self._bundle(key, alike).add(record)
            record.add(telling, referent.id, len(referent.mentions))

    def _bundle(self, key: str, referent: Referent) -> Bundle:
        if key not in self.bundles:
            self.bundles[key] = bundle_of(key, referent)
        return self.bundles[key]


def bundle_of(key: str, referent: Referent) -> Bundle:
    """Return the empty bundle of a key that one of its referents was given."""
    _, bar, home = key.rpartition("|")
    return Bundle(key, _canonical(referent), home=home if bar and home != "None" else None)


def is_description(referent: Referent) -> bool:
    """Tell whether no name was used."""
    return referent.form is Form.DESCRIPTION or not referent.names


@lru_cache(maxsize=65536)
def _stripped(claim: RoleClaim) -> RoleClaim:
    return RoleClaim(claim.title, claim.of, 0, 0, 0, claim.former)


def signature(referent: Referent) -> Referent:
    """Return all that the resolver asks of a referent, but for where it stands."""
    r = referent
    roles = tuple(map(_stripped, r.roles))
    return Referent(0, Form.NAME, r.kind, r.certain, r.names, (), r.canonical, roles)


def key_in(alike: Referent, home: str | None) -> str:
    """Return the key of the bundle that a signature belongs to, in an article about a country.

    A body that every country has is another one in articles about another country.
    """
    key, common = bundle_names(alike)
    return f"{key}|{home}" if common else key


@lru_cache(maxsize=65536)
def bundle_names(alike: Referent) -> tuple[str, bool]:
    """Return the key of a signature, and whether it is that of a body that every country has."""
    common = alike.kind is Kind.ORGANIZATION and is_common_body(alike.names[0])
    return bundle_key(alike), common


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


def is_listed(key: str) -> bool:
    """Tell whether the key of a bundle is that of a member of a closed list."""
    return key.startswith("=")


def bundle_key(referent: Referent) -> str:
    """Members of closed lists by kind and canonical name, all others by their folded full name."""
    canonical = _canonical(referent)
    if canonical:
        return f"={referent.kind or Kind.PLACE}:{canonical}"
    return plain(referent.names[0]).removeprefix("the ")
