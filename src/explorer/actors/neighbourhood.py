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
from explorer.actors.gathering import bundle_of
from explorer.actors.kinds import given_name
from explorer.actors.known import Known, Stored
from explorer.actors.names import person_name
from explorer.actors.resolver import BundleState, decide_kinds, state_of
from explorer.actors.screening import certainly_apart
from explorer.actors.searchkeys import BODY, GIVEN, PERSON, partner_of
from explorer.model import ActorId, ArticleKey, Kind, Referent

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
        self._pending: set[str] = set()
        self._looked: set[str] = set()
        self._records: dict[tuple[str, Referent], Record] = {}

    def begin(self, touched: Collection[str]) -> None:
        """Begin with the names whose referents came, went or changed."""
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
        keys = self._known.keys_of(batch)
        asked = {key for of in keys.values() for key in of if key.startswith((PERSON, BODY))}
        asked |= {other for of in keys.values() for key in of if (other := partner_of(key))}
        found = self._known.with_keys(asked)
        maybe: dict[str, set[str]] = {}
        for bundle in batch:
            for key in keys.get(bundle, ()):
                if other := partner_of(key):
                    self._pending.update(found.get(other, ()))
                elif key.startswith((PERSON, BODY)):
                    maybe.setdefault(bundle, set()).update(found.get(key, ()))
        everybody = {other for others in maybe.values() for other in others} - self._looked
        states = self._known.states(everybody)
        for bundle, others in maybe.items():
            self._pending.update(
                other
                for other in others
                if other in states and self._may_join(bundle, states[other])
            )
        self._reach_old(batch)

    def _may_join(self, bundle: str, other: BundleState) -> bool:
        """Tell whether a name could be joined to another one, as it is or as it was."""
        sides = [state for state in (self.now.get(bundle), self.before.get(bundle)) if state]
        return any(alike(state, other) for state in sides)

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
