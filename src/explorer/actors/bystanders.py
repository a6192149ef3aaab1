"""Persons whom a change leaves as they are, read only as holders of surnames.

Dependency goes one way: full names are joined by full names alone, and a surname looks for its
owner among those who result. So a change goes from full names to the surnames of their families,
and there it ends: the other holders of these surnames are read as they are stored, unless one
would gain or lose such a surname. Only those are woken, and looked at like what changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from explorer.actors.bundles import Bundle, Record
from explorer.actors.fold import sound
from explorer.actors.gathering import bundle_of, is_listed
from explorer.actors.known import Known
from explorer.actors.merging import Cluster
from explorer.actors.names import person_name
from explorer.actors.neighbourhood import Neighbourhood
from explorer.actors.searchkeys import ALONE, FAMILY, FAMILY_SOUND, PARTNERS
from explorer.actors.states import BundleState
from explorer.actors.surnames import REASONS, word_of
from explorer.model import ActorId, Kind, Merge

_PERSON = f"{Kind.PERSON}:"
Persons = Mapping[ActorId, Cluster]


class Bystanders:
    """Who sleeps, and who has to be looked at, while the names around a change are resolved."""

    def __init__(self, known: Known, around: Neighbourhood, fresh: Collection[int]) -> None:
        """``fresh`` are the records that the changed articles tell."""
        self._known, self._around, self._fresh = known, around, fresh
        self._awake: set[ActorId] = set(known.lost())
        self._company: dict[ActorId, Collection[str]] = {}
        self._kept: set[str] = set()
        self._told: dict[ActorId, list[Bundle]] = {}

    # Who is what was stored ---------------------------------------------------------------------

    def sleeping(self, clusters: Iterable[Cluster]) -> Persons:
        """Return those of the persons around who are joined as before and told as before."""
        names: dict[ActorId, set[str]] = defaultdict(set)
        for key, state in self._around.before.items():
            if state.company and state.actor and state.actor.startswith(_PERSON):
                names[state.actor].add(key)
        same: dict[ActorId, Cluster] = {}
        for cluster in clusters:
            keys = {bundle.key for bundle in cluster.bundles}
            before = self._around.before.get(cluster.bundles[0].key)
            if before is None or before.actor is None or names.get(before.actor) != keys:
                continue
            if self._around.touched.isdisjoint(keys):
                same[before.actor] = cluster
        joined = {actor: cluster for actor, cluster in same.items() if cluster.merges}
        merges = self._known.merges(joined)
        for actor, cluster in joined.items():
            if not set(cluster.merges) <= set(merges.get(actor, ())):
                self._awake.add(actor)  # for another reason than before
        self._kept = {bundle.key for each in same.values() for bundle in each.bundles}
        return {actor: each for actor, each in same.items() if actor not in self._awake}

    def wake(self, actors: Iterable[ActorId]) -> None:
        """Look at some persons as at those who changed."""
        self._awake.update(actors)

    def once(self) -> set[ActorId]:
        """Return who was around the change before, and does not sleep."""
        told = {actor for actor in self._around.actors.values() if actor is not None}
        self._learn(told)
        return self._awake | {actor for actor in told if not self._company[actor]}

    def _learn(self, actors: Iterable[ActorId]) -> None:
        unknown = {actor for actor in actors if actor not in self._company}
        found = self._known.company_of({a for a in unknown if a.startswith(_PERSON)})
        self._company.update((actor, found.get(actor, ())) for actor in unknown)

    # Whom the change leads to -------------------------------------------------------------------

    def beyond(self) -> set[str]:
        """Return the names that must be looked at because persons are not what they were."""
        different = self._different()
        for key in different:
            state = self._around.before.get(key)
            if state and state.actor:
                self._awake.add(state.actor)
        return {*self._known.bundles_of(self.once()), *self._surnames(different)}

    def _different(self) -> set[str]:
        """Return the full names of persons who were others, or are told otherwise."""
        states = (*self._around.before.items(), *self._around.now.items())
        return {key for key, state in states if state.company} - self._kept

    def _surnames(self, different: Collection[str]) -> set[str]:
        """Return the surnames alone whose owners these persons may be, or may have been."""
        keys = {key for found in self._known.keys_of(different).values() for key in found}
        spelt = self._alone(keys, FAMILY)
        return spelt | self._spelt_by_nobody(self._alone(keys, FAMILY_SOUND) - spelt, different)

    def _alone(self, keys: Iterable[str], front: str) -> set[str]:
        asked = {PARTNERS[front] + k.removeprefix(front) for k in keys if k.startswith(front)}
        found = self._known.with_keys(asked)
        return {name for names in found.values() for name in names if not is_listed(name)}

    def _spelt_by_nobody(self, surnames: set[str], different: Collection[str]) -> set[str]:
        """Leave out what is spelt like a family name of somebody who is as before."""
        words = {
            name: {key.removeprefix(ALONE) for key in keys if key.startswith(ALONE)}
            for name, keys in self._known.keys_of(surnames).items()
        }
        every = {word for found in words.values() for word in found}
        families = self._named(every)
        spelt = {
            word
            for word, states in families.items()
            for key, state in states.items()
            if key not in different and _is_family(word, state)
        }
        return {name for name in surnames if not words.get(name, set()) <= spelt}

    def _named(
        self, words: Collection[str], front: str = FAMILY
    ) -> dict[str, dict[str, BundleState]]:
        """Return by word the full names that may have it, or its sound, for a family name."""
        found = self._known.with_keys({f"{front}{word}" for word in words})
        states = self._known.states({name for names in found.values() for name in names})
        return {
            key.removeprefix(front): {
                name: states[name] for name in names if name in states and states[name].company
            }
            for key, names in found.items()
        }

    # The holders who sleep elsewhere ------------------------------------------------------------

    def holders(self, bundles: Iterable[Bundle]) -> tuple[Persons, set[str]]:
        """Return the persons not around whose family names the surnames are.

        The second are names that must be looked at first, for it is not known whose they are.
        """
        words = {
            word
            for bundle in bundles
            if not (bundle.full or bundle.canonical)
            and not (bundle.proofs and bundle.kind is not Kind.PERSON)
            for record in bundle.records
            if (word := word_of(record.referent.names[0]))
        }
        named = self._named(words)
        settled = self._asleep_elsewhere
        spelt = {
            word
            for word, found in named.items()
            if any(settled(name) and _is_family(word, state) for name, state in found.items())
        }
        sounds = {sound(word) for word in words - spelt if len(word) > 4}
        names: dict[str, BundleState] = {}
        for found in (*named.values(), *self._named(sounds, FAMILY_SOUND).values()):
            names.update((n, s) for n, s in found.items() if n not in self._around.before)
        nobodys = {name for name, state in names.items() if state.actor is None}
        actors = {s.actor for s in names.values() if s.actor and s.actor.startswith(_PERSON)}
        return self._read(actors), self._unsettled(nobodys, names)

    def _asleep_elsewhere(self, name: str) -> bool:
        return name not in self._around.before or name in self._kept

    def _unsettled(self, nobodys: Collection[str], names: Mapping[str, BundleState]) -> set[str]:
        """Return the names of no actor that may be a person's, though none is made of them."""
        joined = self._known.alike(nobodys)
        return {n for n in nobodys if names[n].kind is Kind.PERSON or joined.get(n)}

    def _read(self, actors: Collection[ActorId]) -> Persons:
        unread = [actor for actor in actors if actor not in self._told]
        self._learn(unread)
        owner = {name: actor for actor in unread for name in self._company[actor]}
        bundles: dict[str, Bundle] = {}
        for each in self._known.stored(owner):
            if each.bundle not in bundles:
                bundles[each.bundle] = bundle_of(each.bundle, each.record.referent)
            bundles[each.bundle].add(each.record)
        for key, bundle in bundles.items():
            self._told.setdefault(owner[key], []).append(bundle)
        return {actor: _copied(self._told[actor]) for actor in actors if actor in self._told}

    # Who gains or loses a surname ---------------------------------------------------------------

    def disturbed(self, sleeping: Persons) -> set[ActorId]:
        """Return those of them whose surnames are others than before, or told otherwise."""
        around = self._around
        before: dict[ActorId, set[int]] = defaultdict(set)
        names: set[str] = set()
        for bundle in around.bundles.values():
            if not bundle.full:
                names.update(record.referent.names[0] for record in bundle.records)
                for record in bundle.records:
                    if actor := around.actors[record.number]:
                        before[actor].add(record.number)
        self._learn(before)
        lost = {actor for actor in before if self._company[actor]} - self._awake - sleeping.keys()
        found = {
            actor
            for actor, cluster in sleeping.items()
            if (now := {record.number for record in moved_in(cluster)}) != before[actor]
            or not now.isdisjoint(self._fresh)
        }
        merges = self._known.merges([actor for actor in sleeping if before[actor]])
        for actor, stored in merges.items():
            if _why(sleeping[actor].merges) != {why for why in _why(stored) if why[0] in names}:
                found.add(actor)
        return found | lost


def moved_in(cluster: Cluster) -> list[Record]:
    """Return the records of a person that only tell a surname."""
    return [record for record in cluster.bundles[0].records if record.order]


def _copied(bundles: list[Bundle]) -> Cluster:
    return Cluster([Bundle(b.key, b.canonical, Kind.PERSON, [*b.records], b.home) for b in bundles])


def _why(merges: Iterable[Merge]) -> set[tuple[str, float, tuple[str, ...]]]:
    """Return why surnames alone are somebody's: the word, how sure it is, the reasons."""
    return {(m.other, m.score, m.reasons) for m in merges if not REASONS.isdisjoint(m.reasons[:1])}


def _is_family(word: str, state: BundleState) -> bool:
    """Tell whether it is the family name in the form that stands first."""
    if state.actor is None or not state.actor.startswith(_PERSON):
        return False
    name = person_name(state.name)
    return name.full and name.surname is not None and name.surname.text == word
