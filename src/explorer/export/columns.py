"""The columns of tables and CSV: one is only ever added behind the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from explorer.contract.records import (
    ActorRecord,
    AnnotatedArticleRecord,
    ConflictRecord,
    EventRecord,
    ExplainedActorRecord,
    RoleRecord,
    WordsRecord,
)
from explorer.datewords import shown_date

if TYPE_CHECKING:
    from explorer.export.sources import Sources


class Column(NamedTuple):
    """A column of a table or CSV; ``wide`` columns give way when the terminal is narrow.

    ``shown`` is the cell of a table, where a person reads other words there than a program.
    """

    title: str
    cell: Callable[[Any], object]
    wide: bool = False
    shown: Callable[[Any], object] | None = None


class CitedColumn(NamedTuple):
    """A column of CSV alone; its cells may cite."""

    title: str
    cell: Callable[[Any, Sources], object]


EVENTS = (
    Column(
        "date",
        lambda event: event.date or "undated",
        shown=lambda event: shown_date(event.date, event.date_end),
    ),
    Column("type", lambda event: event.type, shown=lambda event: event.mode or event.type),
    Column("status", lambda event: event.status),
    Column("title", lambda event: event.title, wide=True),
    Column("actors", lambda event: ", ".join(event.actors), wide=True),
    Column("recipients", lambda event: ", ".join(event.recipients), wide=True),
    Column("place", lambda event: event.place),
    Column("sources", lambda event: len({e.article for e in event.evidence})),
    Column("disagree on", lambda event: ", ".join(c.field for c in event.conflicts)),
)
HITS = (
    Column("date", lambda hit: hit.published),
    Column("publication", lambda hit: hit.publication),
    Column("title", lambda hit: hit.title, wide=True),
    Column("article", lambda hit: hit.article),
    Column("¶", lambda hit: hit.paragraph),
    Column("snippet", lambda hit: hit.snippet, wide=True),
)
ACTORS = (
    Column("name", lambda actor: actor.name),
    Column("kind", lambda actor: actor.kind),
    Column("of", lambda actor: actor.of),
    Column("roles", lambda actor: "; ".join(map(office, actor.roles)), wide=True),
    Column("aliases", lambda actor: ", ".join(_others(actor)), wide=True),
    Column("mentions", lambda actor: actor.mentions),
    Column("articles", lambda actor: actor.articles),
    Column("first", lambda actor: actor.first),
    Column("last", lambda actor: actor.last),
)


def _others(actor: ActorRecord) -> list[str]:
    return [alias for alias in actor.aliases if alias != actor.name]


def office(role: RoleRecord) -> str:
    """Return an office in words."""
    return f"{role.title} of {role.of}" if role.of else role.title


def disagreement(conflict: ConflictRecord) -> str:
    """Return what the sources of an event say of a field, each value with their numbers."""
    values = (
        f"{value.value} ({', '.join(f'[{at + 1}]' for at in value.evidence)})"
        for value in conflict.values
    )
    return f"{conflict.field}: {' / '.join(values)}"


def _numbered(texts: Iterable[str]) -> str:
    return " ".join(f"[{number}] {text}" for number, text in enumerate(texts, start=1))


def _citations(event: EventRecord, sources: Sources) -> str:
    return _numbered(sources.plain(e.article, e.paragraph) for e in event.evidence)


def _dated_offices(actor: ActorRecord, sources: Sources) -> str:
    return "; ".join(
        f"{office(role)} ({role.from_ or '?'} to {role.to or '?'})" for role in actor.roles
    )


MORE_OF_EVENTS = (
    CitedColumn("mode", lambda event, sources: event.mode),
    CitedColumn("until", lambda event, sources: event.date_end),
    CitedColumn("precision", lambda event, sources: event.granularity),
    CitedColumn(
        "disagreement", lambda event, sources: "; ".join(map(disagreement, event.conflicts))
    ),
    CitedColumn("words", lambda event, sources: _numbered(e.text for e in event.evidence)),
    CitedColumn("citations", _citations),
    CitedColumn("id", lambda event, sources: event.id),
)
MORE_OF_HITS = (
    CitedColumn("citation", lambda hit, sources: sources.plain(hit.article, hit.paragraph)),
    CitedColumn("score", lambda hit, sources: hit.score or None),  # unranked ones have none
)
MORE_OF_ACTORS = (
    CitedColumn("offices", _dated_offices),
    CitedColumn("id", lambda actor, sources: actor.id),
)


class ParagraphRow(NamedTuple):
    """A paragraph of an article in a table."""

    article: AnnotatedArticleRecord
    at: int
    text: str


PARAGRAPHS = (
    Column("article", lambda row: row.article.path),
    Column("published", lambda row: row.article.published),
    Column("publication", lambda row: row.article.publication),
    Column("title", lambda row: row.article.title, wide=True),
    Column("¶", lambda row: row.at),
    Column("text", lambda row: row.text, wide=True),
)
MORE_OF_PARAGRAPHS = (
    CitedColumn("citation", lambda row, sources: sources.plain(row.article.path, row.at)),
)


def paragraph_rows(article: AnnotatedArticleRecord) -> Iterator[ParagraphRow]:
    """Yield the paragraphs of an article."""
    for paragraph in article.paragraphs:
        yield ParagraphRow(article, paragraph.index, paragraph.text)


class FactRow(NamedTuple):
    """Something known of an actor, with the words that it rests on."""

    fact: str
    value: str
    of: str | None = None
    first: str | None = None
    last: str | None = None
    mentions: int | None = None
    reasons: Sequence[str] = ()
    words: WordsRecord | None = None


FACTS = (
    Column("fact", lambda row: row.fact),
    Column("value", lambda row: row.value, wide=True),
    Column("of", lambda row: row.of),
    Column("from", lambda row: row.first),
    Column("to", lambda row: row.last),
    Column("mentions", lambda row: row.mentions),
    Column("article", lambda row: row.words and row.words.article),
    Column("¶", lambda row: None if row.words is None else row.words.paragraph),
    Column("words", lambda row: row.words and row.words.text, wide=True),
    Column("reasons", lambda row: "; ".join(row.reasons), wide=True),
)
MORE_OF_FACTS = (
    CitedColumn(
        "citation",
        lambda row, sources: row.words and sources.plain(row.words.article, row.words.paragraph),
    ),
)


def fact_rows(actor: ExplainedActorRecord) -> Iterator[FactRow]:
    """Yield all that a dossier tells: the actor, the offices, the names, the descriptions."""
    yield FactRow(actor.kind, actor.name, actor.of, actor.first, actor.last, actor.mentions)
    for role in actor.offices:
        given: Sequence[WordsRecord | None] = role.words or (None,)
        for words in given:
            yield FactRow("office", role.title, role.of, role.from_, role.to, words=words)
    for name in actor.names:
        yield FactRow(
            "name", name.name, mentions=name.mentions, reasons=name.reasons, words=name.first
        )
    for each in actor.descriptions:
        yield FactRow("description", each.words.text, reasons=[each.reason], words=each.words)
