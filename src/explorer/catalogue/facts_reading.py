"""How rows become articles and their facts again; called inside a transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from explorer.catalogue.rowcodec import (
    COLUMNS,
    Row,
    day,
    event_mention,
    mention,
    quote,
    referent,
    timex,
    to_json,
)
from explorer.model import (
    Article,
    ArticleFacts,
    ArticleKey,
    EventMention,
    Paragraph,
    References,
)

_ARTICLE = (
    "id, key, title, title_is_lead, published, updated, author, publication, dateline, digest"
)
_CHUNK = 500
WITHOUT_FACTS = "(extractor < :extractor OR extractor > :extractor OR extractor IS NULL)"
"""Articles without facts by an extractor: looked up, where ``IS NOT`` would read all articles."""


def articles_of(
    connection: sqlite3.Connection, keys: Sequence[ArticleKey]
) -> dict[ArticleKey, Article]:
    """Return those of the articles that exist."""
    rows = connection.execute(
        f"SELECT {_ARTICLE} FROM articles WHERE key IN (SELECT value FROM json_each(?))",
        (to_json(keys),),
    ).fetchall()
    found = _articles(connection, rows)
    return {article.key: article for article in found}


def to_annotate(
    connection: sqlite3.Connection, extractor: str, among: Sequence[ArticleKey] | None
) -> list[ArticleKey]:
    """Return the articles without facts by this extractor, newest first."""
    some = "" if among is None else " AND key IN (SELECT value FROM json_each(:among))"
    rows = connection.execute(
        f"SELECT key FROM articles WHERE {WITHOUT_FACTS}{some}"
        " ORDER BY published IS NULL, published DESC, key",
        {"extractor": extractor, "among": to_json(among or ())},
    )
    return [key for (key,) in rows]


def digests_of(connection: sqlite3.Connection, keys: Sequence[ArticleKey]) -> dict[ArticleKey, str]:
    """Return the digests of those of the articles that exist."""
    return dict(
        connection.execute(
            "SELECT key, digest FROM articles WHERE key IN (SELECT value FROM json_each(?))",
            (to_json(keys),),
        )
    )


def _articles(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Article]:
    paragraphs = by_article(
        connection.execute(
            "SELECT article, position, text, style FROM paragraphs"
            " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, position",
            (to_json([row[0] for row in rows]),),
        )
    )
    return [
        Article(
            *(key, title, bool(is_lead), day(published), day(updated), author, publication),
            *(dateline, tuple(Paragraph(*row) for row in paragraphs[id_]), digest),
        )
        for id_, key, title, is_lead, published, updated, author, publication, dateline, digest in (
            rows
        )
    ]


def by_article(rows: Iterator[Row] | sqlite3.Cursor) -> dict[int, list[Any]]:
    """Group rows by their first column, which is dropped."""
    groups: dict[int, list[Any]] = defaultdict(list)
    for article, *rest in rows:
        groups[article].append(rest)
    return groups


def facts_of(connection: sqlite3.Connection, key: ArticleKey) -> ArticleFacts | None:
    """Return all facts of an article as they were stored, or None where it has none."""
    row = connection.execute(
        "SELECT id, extractor FROM articles WHERE key = ? AND failure IS NULL", (key,)
    ).fetchone()
    if row is None or row[1] is None:
        return None
    article, extractor = row
    (references,) = _references_of(connection, [article])
    return ArticleFacts(
        extractor,
        references,
        tuple(map(mention, _rows(connection, "mentions", article))),
        tuple(map(timex, _rows(connection, "timexes", article))),
        tuple(map(quote, _rows(connection, "quotes", article))),
        tuple(event_mention(key, r) for r in _rows(connection, "event_mentions", article)),
    )


def _rows(connection: sqlite3.Connection, table: str, article: int) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT {COLUMNS[table]} FROM {table} WHERE article = ? ORDER BY position", (article,)
    )


def each_references(
    connection: sqlite3.Connection,
    keys: Sequence[ArticleKey] | None = None,
    *,
    mentions: bool = True,
) -> Iterator[References]:
    """Yield the references of every article with facts, or of these, in order of keys.

    The order does not depend on when an article was added, so a rebuild resolves alike. Without
    ``mentions`` only the referents are told, not which mentions mean them.
    """
    among, which = _among(keys)
    rows = connection.execute(
        "SELECT id FROM articles WHERE extractor IS NOT NULL AND failure IS NULL"
        f" AND {among} ORDER BY key",
        which,
    )
    while chunk := [id_ for (id_,) in rows.fetchmany(_CHUNK)]:
        found = _references_of(connection, chunk, mentions=mentions)
        yield from sorted(found, key=lambda each: each.article)


def sources(
    connection: sqlite3.Connection, keys: Sequence[ArticleKey] | None = None
) -> dict[ArticleKey, tuple[date | None, str | None]]:
    """Return for every article, or for these, the day of publication and the publication."""
    among, which = _among(keys)
    rows = connection.execute(
        f"SELECT key, published, publication FROM articles WHERE {among}", which
    )
    return {key: (day(published), publication) for key, published, publication in rows}


def _references_of(
    connection: sqlite3.Connection, ids: Sequence[int], *, mentions: bool = True
) -> list[References]:
    within = "WHERE article IN (SELECT value FROM json_each(?))"
    which = (to_json(ids),)
    articles = connection.execute(
        "SELECT id, key, published, publication FROM articles"
        " WHERE id IN (SELECT value FROM json_each(?))",
        which,
    ).fetchall()
    referents = by_article(
        connection.execute(
            f"SELECT article, {COLUMNS['referents']} FROM referents {within}"
            " ORDER BY article, position",
            which,
        )
    )
    of_mention, reasons = _told_of_mentions(connection, which) if mentions else ({}, {})
    return [
        References(
            *(key, day(published), publication, tuple(map(referent, referents[id_]))),
            _of_mention(of_mention.get(id_, [])),
            tuple((m, why) for m, why in reasons.get(id_, [])),
        )
        for id_, key, published, publication in articles
    ]


def _told_of_mentions(
    connection: sqlite3.Connection, which: Row
) -> tuple[dict[int, list[Any]], dict[int, list[Any]]]:
    """Return by article whom each mention means, and the reasons."""
    of_mention = by_article(
        connection.execute(
            "SELECT m.article, m.position, l.referent FROM mentions m LEFT JOIN links l"
            " ON l.article = m.article AND l.mention = m.position"
            " WHERE m.article IN (SELECT value FROM json_each(?))"
            " ORDER BY m.article, m.position, l.position",
            which,
        )
    )
    reasons = by_article(
        connection.execute(
            "SELECT article, mention, reason FROM reasons"
            " WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, position",
            which,
        )
    )
    return of_mention, reasons


def _of_mention(rows: list[Any]) -> tuple[tuple[int, ...], ...]:
    targets: list[list[int]] = []
    for position, target in rows:
        if position == len(targets):
            targets.append([])
        if target is not None:
            targets[-1].append(target)
    return tuple(map(tuple, targets))


def _among(keys: Sequence[ArticleKey] | None) -> tuple[str, tuple[str, ...]]:
    """Return the condition that a row is of one of these articles, or of any, with its value."""
    if keys is None:
        return "1", ()
    return "key IN (SELECT value FROM json_each(?))", (to_json(keys),)


def each_event_mention(
    connection: sqlite3.Connection, keys: Sequence[ArticleKey] | None = None
) -> Iterator[EventMention]:
    """Yield every event mention, or those of these articles, by (article's key, position)."""
    among, which = _among(keys)
    rows = connection.execute(
        f"SELECT key, {COLUMNS['event_mentions']} FROM articles"
        " JOIN event_mentions ON event_mentions.article = articles.id"
        f" WHERE {among} ORDER BY key, event_mentions.position",
        which,
    )
    for key, *row in rows:
        yield event_mention(key, row)
