"""How sources, articles and their facts become rows; called inside the writer's transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from explorer.catalogue.rowcodec import (
    Row,
    event_mention_row,
    insertion,
    iso,
    mention_row,
    numbered,
    quote_row,
    referent_row,
    timex_row,
)
from explorer.model import Article, ArticleFacts, ArticleKey, References

_FACT_TABLES = ("mentions", "timexes", "quotes", "referents", "event_mentions")


def insert_article(connection: sqlite3.Connection, file: int, article: Article) -> None:
    """Store a new article of a file and queue it for the search index."""
    a = article
    cursor = connection.execute(
        "INSERT INTO articles (file, key, title, title_is_lead, published, updated, author,"
        " publication, dateline, digest, paragraphs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(file, a.key, a.title, int(a.title_is_lead), iso(a.published), iso(a.updated)),
            *(a.author, a.publication, a.dateline, a.digest, len(a.paragraphs)),
        ),
    )
    connection.executemany(
        "INSERT INTO paragraphs (article, position, text, style) VALUES (?, ?, ?, ?)",
        [(cursor.lastrowid, p.index, p.text, p.style) for p in a.paragraphs],
    )
    queue(connection, [article.key], known=False)


def delete_articles(connection: sqlite3.Connection, keys: Sequence[ArticleKey]) -> None:
    """Delete articles with all that rests on them, and queue them for the search index."""
    unresolve(connection, keys)
    connection.executemany("DELETE FROM articles WHERE key = ?", [(key,) for key in keys])
    queue(connection, keys, known=True)


def queue(connection: sqlite3.Connection, keys: Iterable[ArticleKey], *, known: bool) -> None:
    """Note that the search index has something else (``known``) or nothing for these articles."""
    connection.executemany(
        "INSERT OR IGNORE INTO index_queue (key, known) VALUES (?, ?)",
        [(key, int(known)) for key in keys],
    )


def unresolve(connection: sqlite3.Connection, keys: Iterable[ArticleKey]) -> None:
    """Note that actors and events do not rest on what is known of these articles now."""
    connection.executemany(
        "INSERT OR IGNORE INTO unresolved (key) VALUES (?)", [(key,) for key in keys]
    )


def delete_facts(connection: sqlite3.Connection, article: int) -> None:
    """Delete what was found in an article, with the actors that rest on it alone.

    Events stay until the corpus is merged again: the sentences they rest on are still there.
    """
    for table in _FACT_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def insert_facts(connection: sqlite3.Connection, article: int, facts: ArticleFacts) -> None:
    """Store the facts of an article that has none."""
    _refuse_inconsistent(facts)
    references = facts.references
    rows: dict[str, Iterable[Row]] = {
        "mentions": map(mention_row, facts.mentions),
        "timexes": map(timex_row, facts.timexes),
        "quotes": map(quote_row, facts.quotes),
        "referents": map(referent_row, references.referents),
        "event_mentions": map(event_mention_row, facts.event_mentions),
        "reasons": references.reasons,
    }
    for table, values in rows.items():
        connection.executemany(insertion(table), numbered(article, values))
    connection.executemany(
        "INSERT INTO links (article, mention, position, referent) VALUES (?, ?, ?, ?)",
        _links(article, references),
    )
    connection.execute(
        "UPDATE articles SET extractor = ?, failure = NULL, mentions = ? WHERE id = ?",
        (facts.extractor, len(facts.mentions), article),
    )


def _links(article: int, references: References) -> Iterable[Row]:
    for mention, referents in enumerate(references.of_mention):
        for position, referent in enumerate(referents):
            yield article, mention, position, referent


def _refuse_inconsistent(facts: ArticleFacts) -> None:
    """Refuse facts that the tables could not give back as they were."""
    references = facts.references
    if len(references.of_mention) != len(facts.mentions):
        raise ValueError(
            f"{references.article}: {len(facts.mentions)} mentions,"
            f" but references for {len(references.of_mention)}"
        )
    if any(event.article != references.article for event in facts.event_mentions):
        raise ValueError(f"{references.article}: an event mention of another article")
