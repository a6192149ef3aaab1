"""What a fact rests on: the words, the rules and the steps from the one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from explorer.model import Actor, ActorId, ArticleKey, Event, Form, Role, Status


class Words(NamedTuple):
    """Words of an article and where they stand; ``published`` is the article's day (the DCT)."""

    article: ArticleKey
    published: date | None
    publication: str | None
    paragraph: int
    start: int
    end: int
    text: str


class DateReading(NamedTuple):
    """How one telling is dated: the time expression, and how its day was counted.

    ``rule`` and ``anchor`` are the expression's own (see Timex); ``derivation`` says how it came
    to the event, ``distance`` how far from the event's sentence it stands.
    """

    value: str | None
    expression: str | None
    rule: str
    anchor: str | None
    derivation: str
    distance: Literal["same sentence", "same paragraph", "another paragraph", "nowhere found"]
    words: Words | None


class Taking(NamedTuple):
    """How somebody comes to take part in one telling.

    ``words`` are those that mean them, with the ``form`` that these have; ``reason`` says why words
    that are no name mean them. ``words`` is None where the sentence does not name them.
    """

    part: Literal["actor", "recipient", "place"]
    actor: ActorId
    name: str
    words: Words | None
    form: Form | None
    reason: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells of an event, and what was read from it by which rule.

    ``joined`` says why it is held to tell of the same event as the others.
    """

    words: Words
    trigger: str
    rule: str
    status: Status
    date: DateReading
    takings: tuple[Taking, ...]
    joined: str


@dataclass(frozen=True, slots=True)
class EventReasons:
    """An event, the names in it, and its tellings in the order of its evidence."""

    event: Event
    names: dict[ActorId, str]
    tellings: tuple[Telling, ...]


class AliasReason(NamedTuple):
    """One name of an actor: how often and where it is used, and why it is held to be theirs."""

    name: str
    mentions: int
    first: Words | None
    reasons: tuple[str, ...]
    score: float | None


class RoleReason(NamedTuple):
    """An office of an actor and the words that give it, one place an article.

    ``further`` is in how many more articles it is told whose words were not asked for.
    """

    role: Role
    words: tuple[Words, ...]
    further: int = 0


@dataclass(frozen=True, slots=True)
class ActorReasons:
    """An actor with what its names and offices rest on; ``others`` counts mentions by no name."""

    actor: Actor
    aliases: tuple[AliasReason, ...]
    roles: tuple[RoleReason, ...]
    described: tuple[tuple[str, Words], ...]
    """Descriptions and pronouns: the reason, and the first words that have it."""
