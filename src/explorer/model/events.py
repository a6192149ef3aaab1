"""Events: who did what to whom, when and where, with every sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from explorer.model.actors import ActorId
from explorer.model.articles import ArticleKey


class EventType(StrEnum):
    """The types of an event; the first eighteen follow the PLOVER coding scheme."""

    CONSULT = "consult"
    AGREE = "agree"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    PROTEST = "protest"
    COERCE = "coerce"
    ASSAULT = "assault"
    APPOINT = "appoint"
    STATEMENT = "statement"
    OTHER = "other"


class Mode(StrEnum):
    """How a consultation takes place."""

    VISIT = "visit"
    MEETING = "meeting"
    CALL = "call"
    MULTILATERAL = "multilateral"


class Status(StrEnum):
    """Whether it happened, as the words say."""

    OCCURRED = "occurred"
    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one sentence of one article tells it.

    ``agents``, ``recipients`` and ``place`` are referent ids of that article. ``start`` and
    ``end`` are the sentence's offsets in the paragraph, ``text`` the sentence; the trigger's
    offsets are in the paragraph too. ``date`` is ISO at its true precision or None,
    ``date_expression`` the words it was read from, ``derivation`` says in words how.
    """

    article: ArticleKey
    paragraph: int
    start: int
    end: int
    text: str
    trigger: str
    trigger_start: int
    trigger_end: int
    type: EventType
    mode: Mode | None
    status: Status
    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None
    date: str | None
    date_expression: str | None
    derivation: str
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that an event was read from, with what this source alone says of it.

    ``published`` and ``publication`` are the article's; ``date`` is the event's date by this
    source; ``why`` says by which rule and derivation.
    """

    article: ArticleKey
    paragraph: int
    start: int
    end: int
    text: str
    published: date | None
    publication: str | None
    date: str | None
    date_expression: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that cannot all be true, with the indices of the evidence that gives it."""

    value: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where the sources of one event disagree."""

    field: Literal["date", "place", "participants", "numbers"]
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening with all its evidence (never none) and its conflicts.

    ``date`` is ISO at its true precision (``2025-02-02``, ``2025-W05``, ``2023-01``, ``2024``) or
    None; ``date_end`` is set for a span. ``granularity`` is day, week, month, quarter, season,
    year, decade, or unknown. Participants are actor ids; the screen asks for their names.
    """

    id: str
    type: EventType
    mode: Mode | None
    status: Status
    date: str | None
    date_end: str | None
    granularity: str
    title: str
    actors: tuple[ActorId, ...]
    recipients: tuple[ActorId, ...]
    place: ActorId | None
    conflicts: tuple[Conflict, ...]
    evidence: tuple[Evidence, ...]

    @property
    def named(self) -> tuple[ActorId, ...]:
        """All of whom an event tells the name: its actors, its recipients, its place."""
        return (*self.actors, *self.recipients, *((self.place,) if self.place else ()))
