"""What the catalogue keeps of names, as the resolver asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from explorer.actors.gathering import Description, home_of, is_description, key_in, signature
from explorer.actors.holders import Tenures, asked_office
from explorer.actors.ids import base_of
from explorer.actors.known import Namesake, Stored, Told
from explorer.actors.resolver import BundleState, Whole
from explorer.actors.searchkeys import search_keys
from explorer.catalogue import Joining
from explorer.model import ActorId, ArticleKey, Kind, References, Referent

_OFFICE = "?"
"""In front of the owner of an office: the key of those who are told by their office alone."""


class KeptNames:
    """Names kept in a catalogue; the `Known` of an update."""

    def __init__(self, joining: Joining) -> None:
        self._rows = joining.names
        self._signatures: dict[int, Referent] = {}

    def file(self, article: References) -> set[str]:
        """Note under which name each referent of a changed article is resolved; return these."""
        home = home_of(article)
        keys: dict[int, str] = {}
        search: set[tuple[str, str]] = set()
        for referent in article.referents:
            if is_description(referent):
                _, owner = asked_office(referent.roles)
                keys[referent.id] = f"{_OFFICE}{owner or ''}"
                continue
            keys[referent.id] = key = key_in(referent, home)
            search.update((found, key) for found in search_keys(referent.names))
        self._rows.file(article.article, keys)
        self._rows.learn(search)
        return {key for key in keys.values() if not key.startswith(_OFFICE)}

    def touched(self) -> set[str]:
        """Return the names that lost a referent."""
        return {key for key in self._rows.touched() if not key.startswith(_OFFICE)}

    def lost(self) -> set[ActorId]:
        """Return the actors that lost a name with an article."""
        return self._rows.lost()

    def states(self, bundles: Collection[str]) -> dict[str, BundleState]:
        """Return what was decided of those of the names that were there."""
        return {
            key: BundleState(name, Kind(kind) if kind else None, company, actor)
            for key, (name, kind, company, actor) in self._rows.states(bundles).items()
        }

    def stored(self, bundles: Collection[str]) -> Iterator[Stored]:
        """Yield the referents of these names, in order of (article, id)."""
        rows = self._rows.referents(bundles)
        for bundle, article, day, id_, mentions, referent, actor, _ in rows:
            yield Stored(bundle, article, day, id_, mentions, self._signature(referent), actor)

    def _signature(self, referent: Referent) -> Referent:
        """Return the signature; rows that tell alike come as one object, which the rows keep."""
        known = self._signatures.get(id(referent))
        if known is None:
            known = self._signatures[id(referent)] = signature(referent)
        return known

    def with_keys(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each search key the names that have it, or once had it."""
        return self._rows.with_keys(keys)

    def keys_of(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names its search keys."""
        return self._rows.keys_of(bundles)

    def full_names_of(self, actors: Collection[ActorId]) -> set[str]:
        """Return the full names that were held to be these actors."""
        return self._rows.full_names_of(actors)

    def company(self, articles: Collection[ArticleKey]) -> dict[ArticleKey, frozenset[str]]:
        """Return the full-named persons of the articles, as they were."""
        return {key: frozenset(names) for key, names in self._rows.company(articles).items()}

    def families(self, given: Collection[str]) -> dict[str, int]:
        """Return how many family names go with each of these given names of proven persons."""
        return self._rows.families(given)

    def keep_given(self, names: Mapping[str, tuple[str, str] | None]) -> None:
        """Keep given and family names of proven persons; None where a name is no such."""
        self._rows.keep_given(names.items())

    def named(self, actor: ActorId) -> int:
        """Return how many referents with a name were this actor."""
        return self._rows.named(actor)

    def namesakes(self, base: ActorId) -> Iterator[Namesake]:
        """Yield the actors of a name, whatever number is behind their id."""
        for id_, kind, name, first, article in self._rows.namesakes(base):
            if base_of(Kind(kind), name) == base:
                yield Namesake(id_, (kind, name, first or date.max, article))

    def tenures(self, actors: Collection[ActorId]) -> Tenures:
        """Return the offices that articles gave these actors."""
        return _tenures(self._rows.tenures("actor", actors))

    def tenures_in(self, owner: str) -> Tenures:
        """Return the offices of a country or body, and who was said to hold them."""
        return _tenures(self._rows.tenures("owner", [owner]))

    def keep_tenures(self, gone: Tenures, come: Tenures) -> None:
        """Keep other tenures."""
        self._rows.drop_tenures((*key[:3], key[3].isoformat()) for key in gone)
        self._rows.add_tenures((*k[:3], k[3].isoformat(), article) for k, article in come.items())

    def descriptions(
        self, owners: Collection[str], articles: Collection[ArticleKey]
    ) -> Iterator[Told]:
        """Yield the descriptions by offices of these owners, and all in these articles."""
        offices = {f"{_OFFICE}{owner}" for owner in owners}
        yield from map(_told, self._rows.referents(offices))
        for row in self._rows.referents_in(articles, front=_OFFICE):
            if row[0] not in offices:
                yield _told(row)

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

    def keep_whole(self, whole: Whole) -> None:
        """Keep what a resolution of everything decided, in place of what was known."""
        self._rows.clear()
        self.keep(whole.states.items())
        self._rows.keep_given(whole.given.items())
        self.keep_tenures({}, whole.tenures)


def _tenures(rows: Iterable[tuple[ActorId, str, str, date, ArticleKey]]) -> Tenures:
    return {(actor, owner, title, day): article for actor, owner, title, day, article in rows}


def _told(row: tuple[object, ...]) -> Told:
    _, article, day, id_, _, referent, actor, reason = row
    alike = signature(referent)  # type: ignore[arg-type]
    return Told(
        Description(article, day, id_, alike.kind, alike.roles),  # type: ignore[arg-type]
        actor,  # type: ignore[arg-type]
        reason,  # type: ignore[arg-type]
    )
