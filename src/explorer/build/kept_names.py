"""What the catalogue keeps of names, as the resolver asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from explorer.actors.gathering import Description, signature
from explorer.actors.ids import base_of
from explorer.actors.known import Namesake, Periods, Stored, Told
from explorer.actors.resolver import Decided
from explorer.actors.states import BundleState
from explorer.actors.tenures import Tenures
from explorer.actors.updating import Update
from explorer.build.kept_records import KeptRecords
from explorer.catalogue import Joining
from explorer.model import ActorId, ArticleKey, Kind, Merge, References


class KeptNames:
    """Names kept in a catalogue; the `Known` of an update."""

    def __init__(self, joining: Joining) -> None:
        self._rows = joining.names
        self._told = joining.records
        self._records = KeptRecords(joining)

    def file(self, articles: Iterable[References]) -> set[str]:
        """File the referents of changed articles; return the names that gained or lost any."""
        return self._records.file(articles)

    def lost(self) -> set[ActorId]:
        """Return the actors that lost a name with an article."""
        return self._rows.lost()

    def name_count(self) -> int:
        """Return of how many names something was decided."""
        return self._rows.count()

    def states(self, bundles: Collection[str]) -> dict[str, BundleState]:
        """Return what was decided of those of the names that were there."""
        return {
            key: BundleState(name, Kind(kind) if kind else None, company, actor)
            for key, (name, kind, company, actor) in self._rows.states(bundles).items()
        }

    def stored(self, bundles: Collection[str]) -> Iterator[Stored]:
        """Yield the records of these names, in order of their first referents."""
        return self._records.stored(bundles)

    def bundles_of(self, actors: Collection[ActorId]) -> set[str]:
        """Return the names of which a record was one of these actors."""
        return self._told.bundles_of(actors)

    def within(self, articles: Collection[ArticleKey]) -> dict[tuple[ArticleKey, int], int]:
        """Return the number of the record of each named referent of some articles."""
        return self._told.within(articles)

    def beside(self, articles: Collection[ArticleKey]) -> Mapping[str, bool]:
        """Return the names in some articles, and whether each was held to be company."""
        return self._told.beside(articles)

    def alike(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names those that are alike enough to be joined."""
        return self._rows.alike(bundles)

    def merges(self, actors: Collection[ActorId]) -> Mapping[ActorId, Collection[Merge]]:
        """Return why actors have their names, as it is stored."""
        return self._rows.merges(actors)

    def with_keys(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each search key the names that have it, or once had it."""
        return self._rows.with_keys(keys)

    def keys_of(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names its search keys."""
        return self._rows.keys_of(bundles)

    def company_of(self, actors: Collection[ActorId]) -> Mapping[ActorId, Collection[str]]:
        """Return by actor its full names that count as company; none of one without any."""
        return self._rows.company_of(actors)

    def full_names_of(self, actors: Collection[ActorId]) -> set[str]:
        """Return the full names that were held to be these actors."""
        return self._rows.full_names_of(actors)

    def families(self, given: Collection[str]) -> dict[str, int]:
        """Return how many family names go with each of these given names of proven persons."""
        return self._rows.families(given)

    def keep_given(self, names: Mapping[str, tuple[str, str] | None]) -> None:
        """Keep given and family names of proven persons; None where a name is no such."""
        self._rows.keep_given(names.items())

    def namesakes(self, base: ActorId) -> Iterator[Namesake]:
        """Yield the actors of a name, whatever number is behind their id."""
        for id_, kind, name, first, article, referent in self._rows.namesakes(base):
            if base_of(Kind(kind), name) == base:
                yield Namesake(id_, (kind, name, first or date.max, article, referent))

    def tenures(self, actors: Collection[ActorId]) -> Tenures:
        """Return the offices that articles gave these actors."""
        return _tenures(self._rows.tenures(actors))

    def titles_of(self, owner: str) -> Collection[str]:
        """Return the offices of a country or body that somebody was said to hold."""
        return self._rows.titles_of(owner)

    def tenures_in(self, owner: str, title: str) -> Tenures:
        """Return who was said to hold an office of a country or body."""
        return _tenures(self._rows.tenures_in(owner, title))

    def keep_tenures(self, gone: Tenures, come: Tenures) -> None:
        """Keep other tenures."""
        self._rows.drop_tenures((*key[:3], key[3].isoformat()) for key in gone)
        self._rows.add_tenures((*k[:3], k[3].isoformat(), article) for k, article in come.items())

    def descriptions(
        self, periods: Mapping[str, Periods | None], articles: Collection[ArticleKey]
    ) -> Iterator[Told]:
        """Yield the descriptions by offices of some owners in periods, and all in some articles."""
        for owner, days in periods.items():
            written = None if days is None else [(a.isoformat(), b.isoformat()) for a, b in days]
            yield from map(_told, self._rows.described(owner, written))
        yield from map(_told, self._rows.described_in(articles))

    def present(self, article: ArticleKey) -> frozenset[ActorId]:
        """Return the actors whom an article names."""
        return self._rows.present(article)

    def country(self, name: str) -> ActorId | None:
        """Return the country of a name."""
        return self._rows.country(name)

    def keep(self, states: Iterable[tuple[str, BundleState | None]]) -> None:
        """Keep what was decided of names; None of one that is gone."""
        self._rows.keep(
            (key, state and (state.name, state.kind and state.kind.value, *state[2:]))
            for key, state in states
        )

    def keep_update(self, done: Update) -> None:
        """Keep what an update decided."""
        self.keep(done.states.items())
        self._rows.keep_alike(done.alike)
        self._records.hold(done.held.items())
        self.keep_tenures(done.tenures_gone, done.tenures_come)

    def forget(self) -> None:
        """Forget all that was decided; the records stay."""
        self._rows.clear()

    def keep_whole(self, decided: Decided) -> None:
        """Keep what a resolution of everything decided, in place of what was forgotten."""
        self.keep(decided.states.items())
        self._rows.keep_given(decided.given.items())
        self._rows.add_alike(decided.alike)


def _tenures(rows: Iterable[tuple[ActorId, str, str, date, ArticleKey]]) -> Tenures:
    return {(actor, owner, title, day): article for actor, owner, title, day, article in rows}


def _told(row: tuple[Any, ...]) -> Told:
    article, day, id_, referent, actor, reason = row
    alike = signature(referent)
    return Told(Description(article, day, id_, alike.kind, alike.roles), actor, reason)
