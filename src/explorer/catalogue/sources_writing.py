"""How files and their articles become rows; called inside the writer's transactions."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from explorer.catalogue.facts_reading import articles_of
from explorer.catalogue.facts_writing import delete_articles, insert_article, queue, unresolve
from explorer.catalogue.file_states import FileState
from explorer.catalogue.rowcodec import to_json
from explorer.model import Article, ArticleKey, Rejection


class FilePart(NamedTuple):
    """A file, or the next part of one that holds many records, with what was read from it.

    ``state`` is None while more parts follow. The last part lists in ``gone`` the articles that
    the file does not hold any more.
    """

    path: str
    is_first: bool
    state: FileState | None
    articles: tuple[Article, ...]
    rejections: tuple[Rejection, ...]
    gone: tuple[ArticleKey, ...] = ()


class Changes(NamedTuple):
    """How many articles a step added, changed, removed and found again in another place."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    moved: int = 0

    def plus(self, other: Changes) -> Changes:
        """Return the sums of two steps."""
        return Changes(*map(sum, zip(self, other, strict=True)))


_UNFINISHED = FileState(-1, 0, "")


def store_part(connection: sqlite3.Connection, part: FilePart) -> Changes:
    """Store a part of a file; what is the same as before is left alone with its facts."""
    number = _store_file(connection, part.path, part.state or _UNFINISHED)
    if part.is_first:
        connection.execute("DELETE FROM rejections WHERE file = ?", (number,))
    taken = _taken(connection, number, part)
    articles = {each.key: each for each in part.articles if each.key not in taken}
    rejections = [*part.rejections, *(Rejection(k, "another file has this name") for k in taken)]
    connection.executemany(
        "INSERT OR REPLACE INTO rejections (file, key, reason) VALUES (?, ?, ?)",
        [(number, each.key, each.reason) for each in rejections],
    )
    before = articles_of(connection, list(articles))
    changed = [key for key, article in before.items() if article != articles[key]]
    delete_articles(connection, [*changed, *part.gone])
    for key, article in articles.items():
        if before.get(key) != article:
            insert_article(connection, number, article)
    return Changes(len(articles) - len(before), len(changed), len(part.gone))


def _store_file(connection: sqlite3.Connection, path: str, state: FileState) -> int:
    (number,) = connection.execute(
        "INSERT INTO files (path, size, mtime_ns, digest) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET size = excluded.size,"
        " mtime_ns = excluded.mtime_ns, digest = excluded.digest RETURNING id",
        (path, *state),
    ).fetchone()
    return int(number)


def _taken(connection: sqlite3.Connection, file: int, part: FilePart) -> list[ArticleKey]:
    """Return the keys that another file has: ``a.jsonl#b.txt`` can be a record or a file."""
    rows = connection.execute(
        "SELECT key FROM articles WHERE key IN (SELECT value FROM json_each(?)) AND file <> ?",
        (to_json([each.key for each in part.articles]), file),
    )
    return [key for (key,) in rows]


def move_file(
    connection: sqlite3.Connection, before: str, path: str, state: FileState
) -> int | None:
    """Let a file and its articles have another path; all facts stay. Return how many articles.

    What stood at that path goes. None where another file has an article of one of the new keys:
    then nothing is done.
    """
    (number,) = connection.execute("SELECT id FROM files WHERE path = ?", (before,)).fetchone()
    rows = connection.execute("SELECT key FROM articles WHERE file = ?", (number,))
    keys = {key: path + key[len(before) :] for (key,) in rows}
    if _held_elsewhere(connection, list(keys.values()), path):
        return None
    delete_articles(connection, _keys_at(connection, path))
    connection.execute("DELETE FROM files WHERE path = ?", (path,))
    connection.executemany(
        "UPDATE articles SET key = ? WHERE key = ?", [(new, old) for old, new in keys.items()]
    )
    connection.execute(
        "UPDATE rejections SET key = ? || substr(key, ?) WHERE file = ?",
        (path, len(before) + 1, number),
    )
    connection.execute(
        "UPDATE files SET path = ?, size = ?, mtime_ns = ?, digest = ? WHERE id = ?",
        (path, *state, number),
    )
    queue(connection, keys.keys(), known=True)
    queue(connection, keys.values(), known=False)
    unresolve(connection, [*keys.keys(), *keys.values()])
    return len(keys)


def _keys_at(connection: sqlite3.Connection, path: str) -> list[ArticleKey]:
    rows = connection.execute(
        "SELECT a.key FROM articles a JOIN files f ON f.id = a.file WHERE f.path = ?", (path,)
    )
    return [key for (key,) in rows]


def _held_elsewhere(connection: sqlite3.Connection, keys: list[ArticleKey], path: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM articles a JOIN files f ON f.id = a.file"
        " WHERE a.key IN (SELECT value FROM json_each(?)) AND f.path <> ? LIMIT 1",
        (to_json(keys), path),
    ).fetchone()
    return row is not None
