"""The names around a change: all that full names, bodies and places depend on.

Two names touch one another where one block holds them and they are alike enough to be joined, now
or before: what was one actor was joined so. The names reached so are closed: how they are joined
depends on nothing else. Surnames alone depend on them, and they on no surname (see
`explorer.actors.bystanders`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from explorer.actors.bundles import Bundle, keys_among
from explorer.actors.gathering import bundle_of, is_listed
from explorer.actors.kinds import given_name
from explorer.actors.known import Known
from explorer.actors.names import person_name
from explorer.actors.resemblance import KnownPairs, alike
from explorer.actors.resolver import decide_kinds
from explorer.actors.searchkeys import ALONE, BODY, GIVEN, PERSON
from explorer.actors.states import BundleState, state_of
from explorer.model import ActorId, ArticleKey

_BLOCKS = (PERSON, BODY)
_NAMES = 30_000
_PART = 0.4
_ARTICLES = 2_000
"""Of more than so many names, where they are more than so large a part of all, or of a name in
more than so many articles the whole corpus is resolved instead, which gives the same."""


class TooMuch(Exception):  # no error: another way is taken
    """A change touches so much that resolving everything is as quick."""


class Neighbourhood:
    """The bundles around those that a change touched."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._most = max(_NAMES, known.name_count() * _PART)
        self.bundles: dict[str, Bundle] = {}
        self.before: dict[str, BundleState] = {}
        self.now: dict[str, BundleState] = {}
        self.actors: dict[int, ActorId | None] = {}
        """Who each record was, by its number."""
        self.touched: frozenset[str] = frozenset()
        self.told: set[int] = set()
        """The records of names that were touched."""
        self.pairs = KnownPairs(known.alike)
        self._beside = cache(known.beside)
        self._pending: set[str] = set()
        self._looked: set[str] = set()

    def begin(self, touched: Collection[str]) -> None:
        """Begin with the names whose referents came, went or changed."""
        self.touched = frozenset(touched)
        fresh = self._load(touched)
        names = {key: given_name(fresh[key]) if key in fresh else None for key in touched}
        words = {pair[0] for pair in names.values() if pair}
        words |= {state_word(state) for state in self.before.values()}
        before = {word for word, families in self._known.families(words).items() if families > 1}
        self._known.keep_given(names)
        now = {word for word, families in self._known.families(words).items() if families > 1}
        for others in self._known.with_keys([f"{GIVEN}{word}" for word in before ^ now]).values():
            self._pending.update(others)
        self._decide(fresh)
        self._reach(touched)

    def grow(self, more: Collection[str] = ()) -> bool:
        """Take in all that is touched by what is touched already, and ``more``; tell if any was."""
        self._pending.update(more)
        begun = len(self._looked)
        while batch := self._pending - self._looked:
            self._pending.clear()
            if len(self._looked) + len(batch) > self._most:
                raise TooMuch
            self._decide(self._load(batch))
            self._reach(batch)
        return len(self._looked) > begun

    def _load(self, keys: Collection[str]) -> dict[str, Bundle]:
        self._looked.update(keys)
        self.before.update(self._known.states(keys))
        fresh: dict[str, Bundle] = {}
        for each in self._known.stored(keys):
            if each.bundle not in fresh:
                fresh[each.bundle] = bundle_of(each.bundle, each.record.referent)
            fresh[each.bundle].add(each.record)
            self.actors[each.record.number] = each.actor
            if each.bundle in self.touched:
                self.told.add(each.record.number)
        self.bundles.update(fresh)
        return fresh

    def _decide(self, fresh: dict[str, Bundle]) -> None:
        words = {word for bundle in fresh.values() for word in _first_words(bundle)}
        families = self._known.families(words)
        decide_kinds(fresh.values(), {word for word, number in families.items() if number > 1})
        self.now.update((key, state_of(bundle)) for key, bundle in fresh.items())

    def _reach(self, batch: Collection[str]) -> None:
        keys = self._known.keys_of(batch)
        named = [found for bundle, found in keys.items() if not is_listed(bundle)]
        words = {key for found in named for key in found if key.startswith(ALONE)}
        for others in self._known.with_keys(words).values():  # they may share one unknown person
            self._pending.update(other for other in others if not is_listed(other))
        kept = self.pairs.kept(batch)
        for bundle in batch:
            self._pending |= kept[bundle]
        self._compare({b: keys.get(b, ()) for b in batch if self._is_another(b)})
        self._reach_company(batch)

    def _is_another(self, bundle: str) -> bool:
        """Tell whether a name can be alike other names than before."""
        if len(self._sides(bundle)) > 1 or not (bundle in self.before and bundle in self.now):
            return True
        return bundle in self.touched and self._has_other_names(self.bundles[bundle])

    def _has_other_names(self, bundle: Bundle) -> bool:
        """Tell whether what is new tells a name that nothing told before: by it others are near."""
        known: set[str] = set()
        new: set[str] = set()
        for record in bundle.records:
            (known if self.actors[record.number] else new).update(record.referent.names)
        return not new <= known

    def _compare(self, names: Mapping[str, Collection[str]]) -> None:
        """Find those whom names are alike among all in their blocks."""
        blocks = {b: {k for k in keys if k.startswith(_BLOCKS)} for b, keys in names.items()}
        found = self._known.with_keys({key for keys in blocks.values() for key in keys})
        everybody = {other for others in found.values() for other in others}
        states = {**self._known.states(everybody - self._looked), **self.now}
        for bundle, keys in blocks.items():
            mine = self.now.get(bundle)
            others = {o for key in keys for o in found.get(key, ()) if o in states} - {bundle}
            near = {o for o in others if mine is not None and alike(mine, states[o])}
            self.pairs.compared(bundle, near)
            self._pending |= near

    def _sides(self, bundle: str) -> set[BundleState]:
        """Return what a name is and what it was: one where only its actor may be another."""
        sides = (self.now.get(bundle), self.before.get(bundle))
        return {state._replace(actor=None) for state in sides if state}

    def _reach_company(self, batch: Collection[str]) -> None:
        """Take in whom a change of company concerns."""
        others = [
            self.bundles[key]
            for key in batch
            if key in self.bundles
            and key in self.before
            and self.before[key].company != self.now[key].company
        ]
        for bundle in others:
            if len(bundle.articles) > _ARTICLES:
                raise TooMuch
            names = self._known.beside(keys_among(bundle.records, bundle.articles))
            self._pending.update(name for name, company in names.items() if company)

    def company(self, articles: Sequence[ArticleKey]) -> frozenset[str]:
        """Return the full-named persons of some articles, as far as it is known by now."""
        return frozenset(
            name
            for name, company in self._beside(tuple(articles)).items()
            if (self.now[name].company if name in self.now else company)
        )

    def in_order(self) -> Iterator[Bundle]:
        """Yield the bundles in order of their first referents, fresh for another try."""
        yield from sorted(
            self.bundles.values(),
            key=lambda bundle: bundle.records[0].begins,
        )


def _first_words(bundle: Bundle) -> list[str]:
    return [part.text for part in bundle.person.parts[:1]]


def state_word(state: BundleState) -> str:
    """Return the first word of a name, which may be a given name."""
    parts = person_name(state.name).parts
    return parts[0].text if parts else ""
