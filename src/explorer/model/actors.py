"""Actors of the whole corpus: who is meant, under which names, in which offices, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from explorer.model.articles import ArticleKey
from explorer.model.mentions import Kind

ActorId = str
"""``kind:slug-of-name``, numbered where two actors share a name: readable, and the same again
after a rebuild of the same corpus."""


def acting(ids: Sequence[ActorId]) -> tuple[ActorId, ...]:
    """Return who speaks or acts: of a capital that stands for its country, the country alone."""
    apart = tuple(id for id in ids if not id.startswith(f"{Kind.PLACE}:"))
    return apart or tuple(ids)


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: ``first`` and ``last`` are the days of the articles that say so."""

    title: str
    of: str | None
    first: date | None
    last: date | None
    articles: tuple[ArticleKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two names are held to be one actor; ``score`` is from 0 to 1."""

    name: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, country, organisation or place of the corpus.

    ``mentions`` counts names, descriptions and pronouns; ``articles`` counts articles.
    """

    id: ActorId
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    of: str | None
    roles: tuple[Role, ...]
    mentions: int
    articles: int
    first: date | None
    last: date | None
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors, and for every (article, referent id) the actor; a referent may have none.

    ``reasons`` says for a description that its article does not explain why it is that actor.
    """

    actors: tuple[Actor, ...]
    actor_of: Mapping[tuple[ArticleKey, int], ActorId]
    reasons: Mapping[tuple[ArticleKey, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Are two names the same actor? ``score`` is from 0 to 1."""

    name: str
    other: str
    verdict: Literal["same", "different", "unsure"]
    score: float
    reasons: tuple[str, ...]
