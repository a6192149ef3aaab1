"""What is kept of the last resolution, as an update asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from explorer.actors.bundles import Record
from explorer.actors.gathering import Description
from explorer.actors.portraits import Rank
from explorer.actors.states import BundleState
from explorer.actors.tenures import Tenures
from explorer.model import ActorId, ArticleKey, Merge


class Stored(NamedTuple):
    """A record as it is stored, with its folded name and the actor that it was."""

    bundle: str
    record: Record
    actor: ActorId | None


class Told(NamedTuple):
    """A description as it is stored, with the actor and the reason that it was given."""

    description: Description
    actor: ActorId | None
    reason: str | None


class Namesake(NamedTuple):
    """An actor by what decides on its number among those of one name."""

    id: ActorId
    rank: Rank


Periods = Collection[tuple[date, date]]
"""First and last days."""


class Known(Protocol):
    """Answers of the store; all of them see what the update has stored so far."""

    def lost(self) -> Collection[ActorId]:
        """Return the actors that lost a name with an article."""

    def name_count(self) -> int:
        """Return of how many names something was decided."""

    def states(self, bundles: Collection[str]) -> Mapping[str, BundleState]:
        """Return what was decided of those of the names that were there."""

    def stored(self, bundles: Collection[str]) -> Iterator[Stored]:
        """Yield the records of these names, in order of their first referents."""

    def bundles_of(self, actors: Collection[ActorId]) -> Collection[str]:
        """Return the names of which a record was one of these actors."""

    def within(self, articles: Collection[ArticleKey]) -> Mapping[tuple[ArticleKey, int], int]:
        """Return the number of the record of each named referent of some articles."""

    def beside(self, articles: Collection[ArticleKey]) -> Mapping[str, bool]:
        """Return the names in some articles, and whether each was held to be company."""

    def alike(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names those that are alike enough to be joined."""

    def merges(self, actors: Collection[ActorId]) -> Mapping[ActorId, Collection[Merge]]:
        """Return why actors have their names, as it is stored."""

    def with_keys(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each search key the names that have it, or once had it."""

    def keys_of(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names its search keys."""

    def company_of(self, actors: Collection[ActorId]) -> Mapping[ActorId, Collection[str]]:
        """Return by actor its full names that count as company; none of one without any."""

    def full_names_of(self, actors: Collection[ActorId]) -> Collection[str]:
        """Return the full names that were held to be these actors."""

    def families(self, given: Collection[str]) -> Mapping[str, int]:
        """Return how many family names go with each of these given names of proven persons."""

    def keep_given(self, names: Mapping[str, tuple[str, str] | None]) -> None:
        """Keep given and family names of proven persons; None where a name is no such."""

    def namesakes(self, base: ActorId) -> Iterable[Namesake]:
        """Return the actors whose id begins with this, whatever number is behind it."""

    def tenures(self, actors: Collection[ActorId]) -> Tenures:
        """Return the offices that articles gave these actors."""

    def titles_of(self, owner: str) -> Collection[str]:
        """Return the offices of a country or body that somebody was said to hold."""

    def tenures_in(self, owner: str, title: str) -> Tenures:
        """Return who was said to hold an office of a country or body."""

    def descriptions(
        self, periods: Mapping[str, Periods | None], articles: Collection[ArticleKey]
    ) -> Iterator[Told]:
        """Yield the descriptions by offices of some owners, and all in some articles.

        Of an owner they are those in the ``periods``; all, also of no known day, where it has none.
        """

    def present(self, article: ArticleKey) -> frozenset[ActorId]:
        """Return the actors whom an article names."""

    def country(self, name: str) -> ActorId | None:
        """Return the country of a name."""
