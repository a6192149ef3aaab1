"""The rows that questions answer with: plain tuples, light enough for lists of 100,000."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from explorer.catalogue.reason_rows import Words
from explorer.model import (
    ActorId,
    Article,
    ArticleKey,
    EventType,
    Form,
    Kind,
    Mode,
    TimexType,
)


class ArticleRow(NamedTuple):
    """An article in a list; ``has_facts`` tells that its facts were found already."""

    key: ArticleKey
    title: str
    published: date | None
    publication: str | None
    author: str | None
    paragraphs: int
    has_facts: bool


class ArticleText(NamedTuple):
    """What an article says, read in one piece: its title, and its paragraphs in order."""

    title: str
    published: date | None
    publication: str | None
    paragraphs: tuple[str, ...]


class MentionSpan(NamedTuple):
    """A mention in an open article; ``kind`` is the actor's where one is meant, else its own.

    ``actors`` are (id, canonical name) of all that it points at: none where unresolved, several
    for a group ("the two sides"). ``reason`` says why a mention that is no name points there.
    """

    paragraph: int
    start: int
    end: int
    text: str
    form: Form
    kind: Kind | None
    actors: tuple[tuple[ActorId, str], ...]
    reason: str


class TimexSpan(NamedTuple):
    """A time expression in an open article, with its TIMEX3 type and value."""

    paragraph: int
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    anchor: str | None


class QuoteSpan(NamedTuple):
    """Reported speech; ``speaker`` is a canonical name, or the words in the text, or None."""

    paragraph: int
    start: int
    end: int
    speaker: str | None
    cue: str
    direct: bool


class EventSpan(NamedTuple):
    """The sentence of an open article that an event was read from, with type, title and mode."""

    paragraph: int
    start: int
    end: int
    event: str
    type: EventType
    title: str
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that was found in it, each list in order of (paragraph, start).

    All lists are empty until ``has_facts``; mentions have actors once the corpus was resolved.
    """

    article: Article
    has_facts: bool
    mentions: tuple[MentionSpan, ...]
    timexes: tuple[TimexSpan, ...]
    quotes: tuple[QuoteSpan, ...]
    events: tuple[EventSpan, ...]


class ActorRow(NamedTuple):
    """An actor in a list.

    ``mentions`` and ``articles`` are counted within the articles of the filter; ``role`` is the
    latest one ("Foreign Minister of Iran"), and ``events`` counts those of the whole corpus.
    """

    id: ActorId
    name: str
    kind: Kind
    of: str | None
    role: str | None
    mentions: int
    articles: int
    events: int
    first: date | None
    last: date | None


class KnownName(NamedTuple):
    """A name of an actor, without case and accents in ``folded``; ``name`` is the canonical one."""

    text: str
    folded: str
    actor: ActorId
    name: str


class Together(NamedTuple):
    """The last event of two actors: a meeting where they ``met``, else any other.

    What was only planned or is undated counts only where there is nothing else.
    """

    event: str
    date: str | None
    date_end: str | None
    title: str
    met: bool


class CompanionRow(NamedTuple):
    """Somebody who takes part in the same events: how many, and the latest."""

    id: ActorId
    name: str
    kind: Kind
    events: int
    last: Together | None


class RoleRow(NamedTuple):
    """An office; ``first`` and ``last`` are the days of the ``articles`` that give it.

    ``position`` names it among those of its actor; ``newest`` are the latest words that give it.
    """

    position: int
    title: str
    of: str | None
    first: date | None
    last: date | None
    articles: int
    newest: Words | None


class SpokenRow(NamedTuple):
    """A quote of an actor; ``words`` has its text, with its marks where it is ``direct``."""

    words: Words
    title: str
    direct: bool
    cue: str


class RejectionRow(NamedTuple):
    """A file or record that was skipped, or an article whose facts failed, with the reason."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Which actors; what is None does not filter.

    ``text`` is a part of any alias, without regard to case and accents; ``kind`` one of Kind's
    values; ``articles`` keeps (and counts within) these articles; ``paragraph`` needs one article.
    ``order`` is ``mentions`` (the most first), ``name``, or ``latest`` (the last mentioned first).
    """

    text: str | None = None
    kind: str | None = None
    articles: tuple[ArticleKey, ...] | None = None
    paragraph: int | None = None
    order: str = "mentions"


@dataclass(frozen=True, slots=True)
class CatalogueStatus:
    """What the catalogue holds.

    ``stale`` articles have facts by another extractor, ``pending`` ones have none yet;
    ``failed`` are files, records and articles with the reason. ``size`` is in bytes.
    ``generation`` grows with every change that a reader can see.
    """

    corpus: str
    articles: int
    files: int
    with_facts: int
    stale: int
    pending: int
    mentions: int
    actors: int
    events: int
    conflicts: int
    failed: tuple[RejectionRow, ...]
    extractor: str | None
    program: str
    schema: int
    generation: int
    refreshed: datetime | None
    size: int
