"""Records of referents kept in a catalogue, as the resolver asks for them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from sys import intern

from explorer.actors.bundles import ArticleMark, Record, Telling
from explorer.actors.gathering import bundle_names, home_of, is_description, key_in, signature
from explorer.actors.holders import asked_office
from explorer.actors.known import Stored
from explorer.actors.searchkeys import search_keys
from explorer.catalogue import Joining
from explorer.catalogue.record_rows import RecordRow, Told
from explorer.catalogue.rowcodec import day, to_json
from explorer.model import ActorId, ArticleKey, Form, Kind, References, Referent, RoleClaim

_BATCH = 2_000
"""Articles that are filed together: a record that several of them tell is stored once."""
_NO_TELLINGS: list[Telling] = []
_NO_IDS = array("I")
"""Of all records that are kept in a store, which tells where they stand."""


class KeptRecords:
    """The records of names; what articles tell of them is added as they are filed."""

    def __init__(self, joining: Joining) -> None:
        self._rows = joining.records
        self._names = joining.names

    def file(self, articles: Iterable[References]) -> set[str]:
        """File the referents of changed articles; return the names that gained or lost any."""
        touched: set[str] = set()
        left = map(_Filed, articles)
        while batch := list(islice(left, _BATCH)):
            touched |= self._file(batch)
        touched |= self._count_again()
        forget_records()
        return touched

    def _file(self, told: Sequence[_Filed]) -> set[str]:
        records = self._records({key for one in told for key in one.names.values()})
        for one in told:
            for (id_, key), mentions in zip(one.names.items(), one.mentions, strict=True):
                records[key].count(one.telling, id_, mentions)
        self._rows.keep(_row(key, record, self._actors.get(key)) for key, record in records.items())
        for one in told:
            numbers = {id_: records[key].number for id_, key in one.names.items()}
            self._rows.file(one.telling.article, numbers, one.offices)
        return {bundle for bundle, _ in records}

    def _records(self, told: Collection[Told]) -> dict[Told, Record]:
        known = self._rows.told(told)
        self._actors = {key: row.actor for key, row in known.items()}
        records = {key: record_of(row) for key, row in known.items()}
        for number, key in enumerate(sorted(set(told) - records.keys()), self._rows.next_id()):
            record = records[key] = Record(_signature(key[1]), number=number)
            search = search_keys(record.referent.names)  # those of the others are known
            self._names.learn((found, key[0]) for found in sorted(search))
        return records

    def _count_again(self) -> set[str]:
        """Add up anew what lost a referent; nothing tells some of them any more."""
        rows = self._rows.touched()
        for row in rows.values():
            record = Record(_signature(row.signature), number=row.id)
            for article, published, id_, mentions in self._rows.standing(row.id):
                record.count(Telling(article, day(published)), id_, mentions)
            if record.size:
                self._rows.keep([_row((row.bundle, row.signature), record, row.actor)])
            else:
                self._rows.drop([row.id])
        return {row.bundle for row in rows.values()}

    def stored(self, bundles: Collection[str]) -> Iterator[Stored]:
        """Yield the records of these names, in order of their first referents."""
        for row in self._rows.of_bundles(bundles):
            record = record_of(row)
            record.places = self
            yield Stored(row.bundle, record, row.actor)

    def hold(self, actors: Iterable[tuple[int, ActorId | None]]) -> None:
        """Note who records are held to be."""
        self._rows.hold((actor, record) for record, actor in actors)

    # Where they stand ------------------------------------------------------------

    def articles(self, record: int) -> frozenset[ArticleMark]:
        """Return the numbers of the articles of a record."""
        return self._rows.articles(record)

    def keys(self, record: int) -> list[tuple[ArticleKey, int]]:
        """Return (article, id) of each referent of a record."""
        return self._rows.keys(record)

    def days(self, record: int) -> list[tuple[date, ArticleKey]]:
        """Return the days on which articles tell a record, each with its first article."""
        return [(date.fromisoformat(told), key) for told, key in self._rows.days(record)]

    def named(self, articles: Collection[ArticleMark]) -> list[ArticleKey]:
        """Return the keys of articles by their numbers, in order."""
        return self._rows.named(article_numbers(articles))

    def first(
        self, articles: Collection[ArticleMark], begin: ArticleKey, most: int
    ) -> list[ArticleKey]:
        """Return the first keys of articles by their numbers, none of which is before ``begin``."""
        return self._rows.first(article_numbers(articles), begin, most)


class _Filed:
    """Under which records and offices the referents of an article are filed.

    ``mentions`` has how often each of the ``names`` is mentioned; nothing else of them is held.
    """

    def __init__(self, article: References) -> None:
        self.telling = Telling(article.article, article.published)
        self.names: dict[int, Told] = {}
        self.mentions: list[int] = []
        self.offices: dict[int, str] = {}
        home = home_of(article)
        for referent in article.referents:
            if is_description(referent):
                self.offices[referent.id] = asked_office(referent.roles)[1] or ""
            else:
                alike = signature(referent)
                self.names[referent.id] = (key_in(alike, home), _told(alike))
                self.mentions.append(len(referent.mentions))


def article_numbers(articles: Collection[ArticleMark]) -> Collection[int]:
    """Return the marks of articles as the numbers that they are where a store has the records."""
    return articles  # type: ignore[return-value]  # those of kept records are numbers


@lru_cache(maxsize=65536)
def _told(referent: Referent) -> str:
    r = referent
    roles = [(claim.title, claim.of, claim.former) for claim in r.roles]
    return to_json((r.kind and r.kind.value, int(r.certain), r.names, r.canonical, roles))


@lru_cache(maxsize=65536)
def _signature(told: str) -> Referent:
    kind, certain, names, canonical, roles = json.loads(told)
    claims = tuple(_claim(*role) for role in roles)
    return Referent(
        *(0, Form.NAME, Kind(kind) if kind else None, bool(certain), tuple(map(intern, names)), ()),
        *(canonical and intern(canonical), claims),
    )


@lru_cache(maxsize=16384)
def _claim(title: str, of: str | None, former: bool) -> RoleClaim:
    return RoleClaim(title, of, 0, 0, 0, former)


def forget_records() -> None:
    """Let go of what was read of records, once it is not needed: a large archive tells much."""
    for remembered in (_told, _signature, bundle_names):
        remembered.cache_clear()


def record_of(row: RecordRow) -> Record:
    """Read a record; what tells where it stands is to be added."""
    first = day(row.first_day) or date.max
    last = day(row.last_day)
    return Record(
        _signature(row.signature),
        _NO_TELLINGS,
        _NO_IDS,
        size=row.referents,
        mentions=row.mentions,
        begins=(intern(row.article), row.referent),
        first=(first, intern(row.first_article), row.first_referent),
        days=(first, last) if last else None,
        number=row.id,
    )


def _row(told: Told, record: Record, actor: ActorId | None) -> RecordRow:
    first, article, referent = record.first
    last = record.days[1].isoformat() if record.days else None
    return RecordRow(
        *(record.number, *told, record.size, record.mentions, *record.begins),
        *(first.isoformat(), article, referent, last, actor),
    )
