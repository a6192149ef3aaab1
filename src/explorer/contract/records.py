"""The records of the JSON contract; a field once printed is never renamed or dropped."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """What all records have in common: they are never changed, and hold no other fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class RoleRecord(Record):
    """An office and the days of the first and last article that give it."""

    title: str
    of: str | None
    from_: str | None = Field(alias="from")
    to: str | None


class MergeRecord(Record):
    """Why two names are one actor."""

    name: str
    other: str
    score: float
    reasons: list[str]


class ActorRecord(Record):
    """One actor of the corpus."""

    id: str
    name: str
    kind: str
    aliases: list[str]
    of: str | None
    roles: list[RoleRecord]
    mentions: int
    articles: int
    first: str | None
    last: str | None
    merges: list[MergeRecord] = []


class ConflictValueRecord(Record):
    """One of several values that cannot all be true; ``evidence`` are indices."""

    value: str
    evidence: list[int]


class ConflictRecord(Record):
    """A field on which the sources disagree."""

    field: str
    values: list[ConflictValueRecord]


class EvidenceRecord(Record):
    """A sentence with its place; ``start`` and ``end`` are offsets in the paragraph's text."""

    article: str
    paragraph: int
    start: int
    end: int
    text: str
    published: str | None
    publication: str | None
    date: str | None
    date_expression: str | None
    why: str = ""


class EventRecord(Record):
    """One event; participants and place are canonical names."""

    id: str
    type: str
    mode: str | None
    status: str
    date: str | None
    date_end: str | None
    granularity: str
    title: str
    actors: list[str]
    recipients: list[str]
    place: str | None
    conflicts: list[ConflictRecord]
    evidence: list[EvidenceRecord] = Field(min_length=1)


class HitRecord(Record):
    """A found article with its best paragraph; ``spans`` are offsets in ``snippet``."""

    article: str
    title: str
    published: str | None
    publication: str | None
    score: float
    paragraph: int
    snippet: str
    spans: list[tuple[int, int]]


class SearchRecord(Record):
    """The answer to a query; ``suggestions`` are whole queries to try instead."""

    query: str
    parsed: str
    total: int
    hits: list[HitRecord]
    suggestions: list[str] = []


class ParagraphRecord(Record):
    """A numbered paragraph."""

    index: int
    text: str


class MentionRecord(Record):
    """A mention; ``actor`` is a canonical name, None where it was not resolved."""

    paragraph: int
    start: int
    end: int
    text: str
    kind: str | None
    actor: str | None
    form: str


class TimexRecord(Record):
    """A TIMEX3 time expression; ``rule`` and ``anchor`` say how its value was found."""

    paragraph: int
    start: int
    end: int
    text: str
    type: str
    value: str
    rule: str
    anchor: str | None


class QuoteRecord(Record):
    """Reported speech; ``speaker`` is a canonical name or the words in the text."""

    paragraph: int
    start: int
    end: int
    speaker: str | None
    cue: str
    direct: bool


class WordsRecord(Record):
    """Words of an article and where they stand."""

    article: str
    published: str | None
    publication: str | None
    paragraph: int
    start: int
    end: int
    text: str


class DateReadingRecord(Record):
    """How a sentence is dated; ``rule`` and ``anchor`` are those of the time expression."""

    value: str | None
    expression: str | None
    rule: str
    anchor: str | None
    derivation: str
    distance: str
    words: WordsRecord | None


class TakingRecord(Record):
    """How somebody comes to take part; ``reason`` tells why words that are no name mean them."""

    part: str
    name: str
    words: WordsRecord | None
    form: str | None
    reason: str


class TellingRecord(Record):
    """What was read from one sentence; ``joined`` tells why it is taken for the same event."""

    words: WordsRecord
    trigger: str
    rule: str
    status: str
    date: DateReadingRecord
    participants: list[TakingRecord]
    joined: str


class ExplainedEventRecord(EventRecord):
    """An event and, in the order of its evidence, what was read from each sentence and why."""

    tellings: list[TellingRecord]


class AliasReasonRecord(Record):
    """A name of an actor with its uses, the first of them, and why it is theirs."""

    name: str
    mentions: int
    first: WordsRecord | None
    reasons: list[str]
    score: float | None


class RoleReasonRecord(RoleRecord):
    """An office with the words that give it."""

    words: list[WordsRecord]


class DescriptionRecord(Record):
    """Words that are no name and mean an actor, where they first stand, and why."""

    words: WordsRecord
    reason: str


class ExplainedActorRecord(ActorRecord):
    """An actor with what its names and offices rest on."""

    names: list[AliasReasonRecord]
    offices: list[RoleReasonRecord]
    descriptions: list[DescriptionRecord]


class AnnotatedArticleRecord(Record):
    """Everything found in one article."""

    path: str
    title: str | None
    title_is_lead: bool
    published: str | None
    updated: str | None
    author: str | None
    publication: str | None
    dateline: str | None
    paragraphs: list[ParagraphRecord]
    mentions: list[MentionRecord]
    timexes: list[TimexRecord]
    quotes: list[QuoteRecord]
    events: list[EventRecord]
