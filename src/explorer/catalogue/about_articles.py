"""Questions about articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from explorer.catalogue.connection import Connections
from explorer.catalogue.facts_reading import articles_of
from explorer.catalogue.rowcodec import day, to_json
from explorer.catalogue.rows import (
    ArticleRow,
    ArticleText,
    ArticleView,
    EventSpan,
    MentionSpan,
    QuoteSpan,
    TimexSpan,
)
from explorer.errors import ArticleUnknown, StoreDamaged
from explorer.model import (
    ActorId,
    Article,
    ArticleKey,
    EventType,
    Form,
    Kind,
    Mode,
    TimexType,
    acting,
)

_ROW = (
    "SELECT key, title, published, publication, author, paragraphs,"
    " extractor IS NOT NULL AND failure IS NULL FROM articles"
)
# A paragraph is one line. SQLite joins those of an article in less time than it gives them one by
# one; what an aggregate that keeps their order reads comes in the order of the inner question.
_TEXT = """
    SELECT key, title, published, publication, paragraphs, (
        SELECT group_concat(text, char(10)) FROM (
            SELECT text FROM paragraphs WHERE article = a.id ORDER BY position
        )
    ) FROM articles a WHERE key IN (SELECT value FROM json_each(?))
"""
_LOOKED_AT = 20_000  # keys among which the nearest is looked for

_READ_AGAIN = 'Run "explorer index CORPUS" to have it read again; nothing else is lost.'


class ArticleQuestions:
    """What is asked about articles; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self) -> int:
        """Return the number of articles."""
        with self._connections.reading() as connection:
            (number,) = connection.execute("SELECT count(*) FROM articles").fetchone()
            return int(number)

    def rows(
        self, keys: Sequence[ArticleKey] | None = None, *, limit: int = -1, offset: int = 0
    ) -> list[ArticleRow]:
        """Return the articles, newest first; or those of ``keys`` that exist, in that order."""
        with self._connections.reading() as connection:
            if keys is None:
                found = connection.execute(
                    f"{_ROW} ORDER BY published DESC, key LIMIT ? OFFSET ?", (limit, offset)
                )
            else:
                found = connection.execute(
                    f"{_ROW} JOIN (SELECT id AS place, value FROM json_each(?)) ON value = key"
                    " ORDER BY place LIMIT ? OFFSET ?",
                    (to_json(list(keys)), limit, offset),
                )
            return [
                ArticleRow(key, title, day(published), publication, author, size, bool(facts))
                for key, title, published, publication, author, size, facts in found
            ]

    def key_of(self, text: str) -> ArticleKey:
        """Return the article that is meant by a key, a file name, or a name without its ending.

        ArticleUnknown names the nearest keys.
        """
        wanted = text.removeprefix("./")
        with self._connections.reading() as connection:
            for condition, value in (
                ("key = ?", wanted),
                ("substr(key, -length(?1) - 1) = '/' || ?1", wanted),
                ("key GLOB ?", f"{_literal(wanted)}.*"),
                ("key GLOB ?", f"*/{_literal(wanted)}.*"),
            ):
                found = connection.execute(
                    f"SELECT key FROM articles WHERE {condition} LIMIT 9", (value,)
                ).fetchall()
                if len(found) == 1:
                    return str(found[0][0])
                if found:
                    raise ArticleUnknown(
                        f"{text} can be several articles.",
                        hint=f"They are {', '.join(key for (key,) in found)}.",
                    )
            raise _unknown(connection, text)

    def article(self, key: ArticleKey) -> Article:
        """Return an article with its paragraphs, or raise ArticleUnknown."""
        with self._connections.reading() as connection:
            found = articles_of(connection, [key])
            if key not in found:
                raise _unknown(connection, key)
            return found[key]

    def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return those of many articles that exist."""
        with self._connections.reading() as connection:
            return articles_of(connection, list(keys))

    def texts(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleText]:
        """Return what those of many articles say that exist; StoreDamaged where that is lost."""
        found: dict[ArticleKey, ArticleText] = {}
        with self._connections.reading() as connection:
            for key, title, published, publication, count, text in connection.execute(
                _TEXT, (to_json(list(keys)),)
            ):
                paragraphs = () if text is None else (*text.split("\n"),)
                if len(paragraphs) < count:
                    raise StoreDamaged(
                        f"{self._connections.path} has lost text of {key}.", hint=_READ_AGAIN
                    )
                found[key] = ArticleText(title, day(published), publication, paragraphs)
        return found

    def names(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, list[tuple[str, ...]]]:
        """Return for each article the aliases of each of its actors and places."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT a.key, n.actor, n.position, n.name FROM articles a"
                " JOIN appearances p ON p.article = a.id JOIN aliases n ON n.actor = p.actor"
                " WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3",
                (to_json(list(keys)),),
            )
            actors: dict[ArticleKey, dict[int, list[str]]] = {}
            for key, actor, _, name in rows:
                actors.setdefault(key, {}).setdefault(actor, []).append(name)
            return {key: [tuple(names) for names in of.values()] for key, of in actors.items()}

    def view(self, key: ArticleKey) -> ArticleView:
        """Return an article with everything found in it, or raise ArticleUnknown."""
        with self._connections.reading() as connection:
            found = articles_of(connection, [key])
            if key not in found:
                raise _unknown(connection, key)
            number, has_facts = connection.execute(
                "SELECT id, extractor IS NOT NULL AND failure IS NULL FROM articles WHERE key = ?",
                (key,),
            ).fetchone()
            mentions = _mentions(connection, number)
            return ArticleView(
                article=found[key],
                has_facts=bool(has_facts),
                mentions=tuple(mentions),
                timexes=_timexes(connection, number),
                quotes=_quotes(connection, number, mentions),
                events=_events(connection, number),
            )


def _literal(text: str) -> str:
    """Quote what GLOB would take for a pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in text)


def _unknown(connection: sqlite3.Connection, text: str) -> ArticleUnknown:
    from rapidfuzz import fuzz, process

    keys = [key for (key,) in connection.execute(f"SELECT key FROM articles LIMIT {_LOOKED_AT}")]
    near = process.extract(text, keys, scorer=fuzz.ratio, limit=3, score_cutoff=50)
    hint = f"Did you mean {' or '.join(key for key, _, _ in near)}?" if near else ""
    return ArticleUnknown(
        f"There is no article {text}.", hint=hint or "explorer search finds articles."
    )


def _mentions(connection: sqlite3.Connection, article: int) -> list[MentionSpan]:
    actors: dict[int, list[tuple[ActorId, str, str]]] = {}
    for mention, *actor in connection.execute(
        "SELECT l.mention, a.key, a.name, a.kind FROM links l"
        " JOIN appearances p ON p.article = l.article AND p.referent = l.referent"
        " JOIN actors a ON a.id = p.actor WHERE l.article = ? ORDER BY l.mention, l.position",
        (article,),
    ):
        actors.setdefault(mention, []).append(tuple(actor))
    reasons = dict(
        connection.execute("SELECT mention, reason FROM reasons WHERE article = ?", (article,))
    )
    rows = connection.execute(
        'SELECT position, paragraph, start, "end", text, form, kind FROM mentions'
        " WHERE article = ? ORDER BY position",
        (article,),
    )
    return [
        _mention(row, list(dict.fromkeys(actors.get(position, []))), reasons.get(position, ""))
        for position, *row in rows
    ]


def _mention(row: list[Any], actors: list[tuple[ActorId, str, str]], reason: str) -> MentionSpan:
    paragraph, start, end, text, form, own_kind = row
    kinds = {kind for _, _, kind in actors} or {own_kind}
    kind = kinds.pop() if len(kinds) == 1 else own_kind
    return MentionSpan(
        *(
            int(paragraph),
            int(start),
            int(end),
            str(text),
            Form(form),
            Kind(kind) if kind else None,
        ),
        *(tuple((id_, name) for id_, name, _ in actors), reason),
    )


def _timexes(connection: sqlite3.Connection, article: int) -> tuple[TimexSpan, ...]:
    rows = connection.execute(
        'SELECT paragraph, start, "end", text, type, value, rule, anchor FROM timexes'
        " WHERE article = ? ORDER BY paragraph, start",
        (article,),
    )
    return tuple(
        TimexSpan(paragraph, start, end, text, TimexType(type_), value, rule, anchor)
        for paragraph, start, end, text, type_, value, rule, anchor in rows
    )


def _quotes(
    connection: sqlite3.Connection, article: int, mentions: list[MentionSpan]
) -> tuple[QuoteSpan, ...]:
    rows = connection.execute(
        'SELECT paragraph, start, "end", speaker, cue, direct, speaker_text FROM quotes'
        " WHERE article = ? ORDER BY paragraph, start",
        (article,),
    )
    spans = []
    for paragraph, start, end, speaker, cue, direct, words in rows:
        name = _speaker(mentions[speaker]) if speaker is not None else words or None
        spans.append(QuoteSpan(paragraph, start, end, name, cue, bool(direct)))
    return tuple(spans)


def _speaker(mention: MentionSpan) -> str:
    names = dict(mention.actors)
    return " and ".join(names[id] for id in acting(list(names))) or mention.text


def _events(connection: sqlite3.Connection, article: int) -> tuple[EventSpan, ...]:
    rows = connection.execute(
        'SELECT e.paragraph, e.start, e."end", v.key, v.type, v.title, v.mode FROM evidence e'
        " JOIN events v ON v.id = e.event"
        " WHERE e.article = ? ORDER BY e.paragraph, e.start, v.first_day, v.key",
        (article,),
    )
    return tuple(
        EventSpan(paragraph, start, end, key, EventType(type_), title, mode and Mode(mode))
        for paragraph, start, end, key, type_, title, mode in rows
    )
