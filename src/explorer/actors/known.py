"""What is kept of the last resolution, as an update asks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from explorer.actors.gathering import Description
from explorer.actors.holders import Tenures
from explorer.actors.resolver import BundleState
from explorer.model import ActorId, ArticleKey, Referent


class Stored(NamedTuple):
    """A named referent as it is stored, with its folded name and the actor that it was."""

    bundle: str
    article: ArticleKey
    published: date | None
    id: int
    mentions: int
    referent: Referent
    actor: ActorId | None


class Told(NamedTuple):
    """A description as it is stored, with the actor and the reason that it was given."""

    description: Description
    actor: ActorId | None
    reason: str | None


class Namesake(NamedTuple):
    """An actor by what decides on its number among those of one name."""

    id: ActorId
    place: tuple[str, str, date, str]


class Known(Protocol):
    """Answers of the store; all of them see what the update has stored so far."""

    def lost(self) -> Collection[ActorId]:
        """Return the actors that lost a name with an article."""

    def states(self, bundles: Collection[str]) -> Mapping[str, BundleState]:
        """Return what was decided of those of the names that were there."""

    def stored(self, bundles: Collection[str]) -> Iterator[Stored]:
        """Yield the referents of these names, in order of (article, id)."""

    def with_keys(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each search key the names that have it, or once had it."""

    def keys_of(self, bundles: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each of the names its search keys."""

    def full_names_of(self, actors: Collection[ActorId]) -> Collection[str]:
        """Return the full names that were held to be these actors."""

    def company(self, articles: Collection[ArticleKey]) -> Mapping[ArticleKey, frozenset[str]]:
        """Return the full-named persons of the articles, as they were."""

    def families(self, given: Collection[str]) -> Mapping[str, int]:
        """Return how many family names go with each of these given names of proven persons."""

    def keep_given(self, names: Mapping[str, tuple[str, str] | None]) -> None:
        """Keep given and family names of proven persons; None where a name is no such."""

    def named(self, actor: ActorId) -> int:
        """Return how many referents with a name, and with mentions, were this actor."""

    def namesakes(self, base: ActorId) -> Iterable[Namesake]:
        """Return the actors whose id begins with this, whatever number is behind it."""

    def tenures(self, actors: Collection[ActorId]) -> Tenures:
        """Return the offices that articles gave these actors."""

    def tenures_in(self, owner: str) -> Tenures:
        """Return the offices of a country or body, and who was said to hold them."""

    def keep_tenures(self, gone: Tenures, come: Tenures) -> None:
        """Keep other tenures."""

    def descriptions(
        self, owners: Collection[str], articles: Collection[ArticleKey]
    ) -> Iterator[Told]:
        """Yield the descriptions by offices of these owners, and all in these articles."""

    def present(self, article: ArticleKey) -> frozenset[ActorId]:
        """Return the actors whom an article names."""

    def country(self, name: str) -> ActorId | None:
        """Return the country of a name."""
