"""The names that a change can touch: all whose actors can become others, and no more.

Two names touch one another where one block holds them and they are alike enough to be joined,
where they were one actor, or where one is a family name and the other a surname alone. The names
reached so are closed: what is decided of them depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from explorer.actors.bodies import compare_bodies, is_abbreviation
from explorer.actors.bundles import Bundle, Record, Telling
from explorer.actors.compare import SAME, compare_persons
from explorer.actors.gathering import bundle_of, is_listed
from explorer.actors.kinds import given_name
from explorer.actors.known import Known, Stored
from explorer.actors.names import person_name
from explorer.actors.resolver import BundleState, decide_kinds, state_of
from explorer.actors.screening import certainly_apart
from explorer.actors.searchkeys import BODY, FAMILIES, GIVEN, PERSON, partner_of
from explorer.model import ActorId, ArticleKey, Kind, Referent

_BLOCKS = (PERSON, BODY)
_NAMES = 6_000
_REFERENTS = 400_000
_ARTICLES = 500
"""Of more than this the whole corpus is resolved instead, which gives the same."""


class TooMuch(Exception):  # no error: another way is taken
    """A change touches so much that resolving everything is as quick."""


class Neighbourhood:
    """The bundles around those that a change touched."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.bundles: dict[str, Bundle] = {}
        self.before: dict[str, BundleState] = {}
        self.now: dict[str, BundleState] = {}
        self.actors: dict[tuple[ArticleKey, int], ActorId | None] = {}
        self._touched: frozenset[str] = frozenset()
        self._pending: set[str] = set()
        self._looked: set[str] = set()
        self._records: dict[tuple[str, Referent], Record] = {}

    def begin(self, touched: Collection[str]) -> None:
        """Begin with the names whose referents came, went or changed."""
        self._touched = frozenset(touched)
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

    def grow(self, more: Collection[str] = ()) -> None:
        """Take in all that is touched by what is touched already, and ``more``."""
        self._pending.update(more)
        while batch := self._pending - self._looked:
            self._pending.clear()
            if len(self._looked) + len(batch) > _NAMES:
                raise TooMuch
            self._decide(self._load(batch))
            self._reach(batch)

    def _load(self, keys: Collection[str]) -> dict[str, Bundle]:
        self._looked.update(keys)
        self.before.update(self._known.states(keys))
        fresh: dict[str, Bundle] = {}
        for each in self._known.stored(keys):
            if each.bundle not in fresh:
                fresh[each.bundle] = bundle_of(each.bundle, each.referent)
            self._record(fresh[each.bundle], each)
        if len(self.actors) > _REFERENTS:
            raise TooMuch
        self.bundles.update(fresh)
        return fresh

    def _record(self, bundle: Bundle, each: Stored) -> None:
        record = self._records.get((bundle.key, each.referent))
        if record is None:
            record = self._records[bundle.key, each.referent] = Record(each.referent)
            bundle.add(record)
        record.add(Telling(each.article, each.published), each.id, each.mentions)
        if each.mentions:
            self.actors[each.article, each.id] = each.actor

    def _decide(self, fresh: dict[str, Bundle]) -> None:
        words = {word for bundle in fresh.values() for word in _first_words(bundle)}
        families = self._known.families(words)
        decide_kinds(fresh.values(), {word for word, number in families.items() if number > 1})
        self.now.update((key, state_of(bundle)) for key, bundle in fresh.items())

    def _reach(self, batch: Collection[str]) -> None:
        looks = {
            bundle: self._looks(bundle, of) for bundle, of in self._known.keys_of(batch).items()
        }
        found = self._known.with_keys({key for keys in looks.values() for key in keys})
        everybody = {other for others in found.values() for other in others} - self._looked
        states = self._known.states(everybody - self._pending)
        for bundle, keys in looks.items():
            blocks = {o for key in keys if key.startswith(_BLOCKS) for o in found.get(key, ())}
            sides = self._sides(bundle)
            self._pending.update(
                other
                for other in blocks & states.keys()
                if any(alike(side, states[other]) for side in sides)
            )
            for key in keys:
                if key.startswith(FAMILIES):
                    holders = (o for o in found.get(key, ()) if o in states and states[o].company)
                    self._pending.update(holders)
                elif not key.startswith(_BLOCKS):
                    self._pending.update(o for o in found.get(key, ()) if not is_listed(o))
        self._reach_old(batch)

    def _looks(self, bundle: str, keys: Collection[str]) -> set[str]:
        """Return the keys by which others are to be found that a name touches."""
        looks = {key for key in keys if key.startswith(_BLOCKS)}
        partners = {other for key in keys if (other := partner_of(key))}
        if self._seeks(bundle):
            looks |= {key for key in partners if key.startswith(FAMILIES)}
        if any(side.company for side in self._sides(bundle)):
            looks |= {key for key in partners if not key.startswith(FAMILIES)}
        return looks

    def _seeks(self, bundle: str) -> bool:
        """Tell whether a name may look for the person whose surname it is, or did so before.

        One that is proven to be of something else, and was so, never did.
        """
        if is_listed(bundle):
            return False
        fresh = self.bundles.get(bundle)
        if bundle in self._touched or fresh is None or not fresh.proofs:
            return True
        return any(side.kind is Kind.PERSON for side in self._sides(bundle))

    def _sides(self, bundle: str) -> set[BundleState]:
        """Return what a name is and what it was: one where only its actor may be another."""
        sides = (self.now.get(bundle), self.before.get(bundle))
        return {state._replace(actor=None) for state in sides if state}

    def _reach_old(self, batch: Collection[str]) -> None:
        """Take in who was the same actor, and whom a change of company concerns."""
        before = [self.before[key] for key in batch if key in self.before]
        self._pending.update(
            self._known.full_names_of({state.actor for state in before if state.actor})
        )
        articles = set().union(
            *(
                self.bundles[key].articles
                for key in batch
                if key in self.bundles
                and key in self.before
                and self.before[key].company != self.now[key].company
            )
        )
        if len(articles) > _ARTICLES:
            raise TooMuch
        for others in self._known.company(articles).values():
            self._pending.update(others)

    def in_order(self) -> Iterator[Bundle]:
        """Yield the bundles in order of their first referents, fresh for another try."""
        yield from sorted(
            self.bundles.values(),
            key=lambda bundle: (bundle.records[0].article, bundle.records[0].ids[0]),
        )


def _first_words(bundle: Bundle) -> list[str]:
    return [part.text for part in bundle.person.parts[:1]]


def state_word(state: BundleState) -> str:
    """Return the first word of a name, which may be a given name."""
    parts = person_name(state.name).parts
    return parts[0].text if parts else ""


def alike(one: BundleState, other: BundleState) -> bool:
    """Tell whether two names that share a block could be joined."""
    if one.company and other.company:
        apart = certainly_apart(person_name(one.name), person_name(other.name))
        if not apart and compare_persons(one.name, other.name)[0] >= SAME:
            return True
    if one.kind is not other.kind or one.kind in (None, Kind.PERSON):
        return False
    return compare_bodies(one.name, other.name)[0] >= SAME or _abbreviated(one, other)


def _abbreviated(one: BundleState, other: BundleState) -> bool:
    return is_abbreviation(one.name) != is_abbreviation(other.name)
