"""Actors that became different become rows, and no others; called inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from explorer.catalogue import resolution_writing
from explorer.catalogue.rowcodec import iso, to_json
from explorer.model import Actor, ActorId, ArticleKey, Role

_THESE = "IN (SELECT value FROM json_each(?))"
_UNSEEN = (0, 0)  # until the appearances are stored
Who = Mapping[tuple[ArticleKey, int], tuple[ActorId | None, str | None]]


class ActorChanges(NamedTuple):
    """``articles`` (their numbers) name an actor otherwise than before, or name another one.

    ``actors`` are the ids of those that came, went, or have another name, kind or country.
    """

    articles: set[int]
    actors: set[ActorId]


class _Before(NamedTuple):
    number: int
    about: tuple[str, str, str | None]
    digest: str


def update_actors(
    connection: sqlite3.Connection,
    actors: Sequence[Actor],
    gone: Collection[ActorId],
    who: Who,
    again: Collection[ArticleKey],
) -> ActorChanges:
    """Store those of the actors that are different, and who some referents are now.

    ``again`` are the articles that were stored anew: what points at them is stored again.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    before = _before(connection, {*gone, *(actor.id for actor in actors)})
    afresh = {actor for (article, _), (actor, _) in who.items() if article in again}
    others = set(gone)
    renamed: set[int] = set()
    for actor in actors:
        known = before.get(actor.id)
        if known is None or known.about != (actor.name, actor.kind.value, actor.of):
            others.add(actor.id)
        if known is None:
            _add(connection, actor)
        elif known.digest != resolution_writing.digest_of(actor) or actor.id in afresh:
            if _names(connection, known.number) != {*actor.aliases, actor.name}:
                renamed.add(known.number)
            _change(connection, known.number, actor)
    articles = _articles_of(connection, renamed)
    articles |= store_who(connection, who)
    connection.execute(f"DELETE FROM actors WHERE key {_THESE}", (to_json(sorted(gone)),))
    return ActorChanges(articles, others)


def _before(connection: sqlite3.Connection, ids: Iterable[ActorId]) -> dict[ActorId, _Before]:
    rows = connection.execute(
        f'SELECT key, id, name, kind, "of", digest FROM actors WHERE key {_THESE}',
        (to_json(sorted(ids)),),
    )
    return {key: _Before(id_, tuple(about), digest) for key, id_, *about, digest in rows}


def _names(connection: sqlite3.Connection, number: int) -> set[str]:
    rows = connection.execute("SELECT name FROM aliases WHERE actor = ?", (number,))
    return {name for (name,) in rows}


def _articles_of(connection: sqlite3.Connection, actors: Collection[int]) -> set[int]:
    """Return the articles that name these actors, or tell of events at these places."""
    which = (to_json(sorted(actors)),)
    rows = [
        *connection.execute(f"SELECT article FROM appearances WHERE actor {_THESE}", which),
        *connection.execute(
            "SELECT e.article FROM events v JOIN evidence e ON e.event = v.id"
            f" WHERE v.place {_THESE}",
            which,
        ),
    ]
    return {article for (article,) in rows}


def _add(connection: sqlite3.Connection, actor: Actor) -> None:
    (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM actors").fetchone()
    resolution_writing.insert_actor(connection, number, actor, _UNSEEN)
    resolution_writing.insert_roles(connection, number, actor, range(len(actor.roles)))


def _change(connection: sqlite3.Connection, number: int, actor: Actor) -> None:
    a = actor
    connection.execute(
        'UPDATE actors SET name = ?, kind = ?, "of" = ?, mentions = ?, articles = ?, first = ?,'
        " last = ?, digest = ? WHERE id = ?",
        (
            *(a.name, a.kind.value, a.of, a.mentions, a.articles, iso(a.first), iso(a.last)),
            *(resolution_writing.digest_of(a), number),
        ),
    )
    for table in ("aliases", "alias_words", "merges"):
        connection.execute(f"DELETE FROM {table} WHERE actor = ?", (number,))
    resolution_writing.insert_names(connection, number, actor)
    _change_roles(connection, number, actor)


def _change_roles(connection: sqlite3.Connection, number: int, actor: Actor) -> None:
    """Store what is different: the first office of somebody can rest on half of all articles."""
    connection.execute("UPDATE roles SET position = -1 - position WHERE actor = ?", (number,))
    known = {
        (title, of): id_
        for id_, title, of in connection.execute(
            'SELECT id, title, "of" FROM roles WHERE actor = ? ORDER BY id', (number,)
        )
    }
    new = []
    for position, role in enumerate(actor.roles):
        id_ = known.pop((role.title, role.of), None)
        if id_ is None:
            new.append(position)
            continue
        connection.execute(
            "UPDATE roles SET position = ?, first = ?, last = ? WHERE id = ?",
            (position, iso(role.first), iso(role.last), id_),
        )
        _change_claims(connection, id_, role)
    connection.execute("DELETE FROM roles WHERE actor = ? AND position < 0", (number,))
    resolution_writing.insert_roles(connection, number, actor, new)


def _change_claims(connection: sqlite3.Connection, id_: int, role: Role) -> None:
    now = set(resolution_writing.numbers(connection, "articles", set(role.articles)).values())
    rows = connection.execute("SELECT article FROM role_articles WHERE role = ?", (id_,))
    before = {article for (article,) in rows}
    connection.executemany(
        "INSERT INTO role_articles VALUES (?, ?)", [(id_, each) for each in sorted(now - before)]
    )
    connection.executemany(
        "DELETE FROM role_articles WHERE role = ? AND article = ?",
        [(id_, each) for each in sorted(before - now)],
    )


def store_who(connection: sqlite3.Connection, who: Who) -> set[int]:
    """Store who some referents are now; return the numbers of their articles."""
    articles = resolution_writing.numbers(connection, "articles", {key for key, _ in who})
    actors = resolution_writing.numbers(connection, "actors", {a for a, _ in who.values() if a})
    touched: set[int] = set(actors.values())
    gone = []
    for (article, referent), (actor, reason) in who.items():
        if article not in articles:
            continue
        place = (articles[article], referent)
        touched.update(
            old
            for (old,) in connection.execute(
                "SELECT actor FROM appearances WHERE article = ? AND referent = ?", place
            )
        )
        if actor is None:
            gone.append(place)
            continue
        connection.execute(
            "INSERT INTO appearances (article, referent, actor, mentions, reason)"
            " SELECT article, referent, ?, count(*), ? FROM links"
            " WHERE article = ? AND referent = ? GROUP BY article, referent"
            " ON CONFLICT (article, referent) DO UPDATE"
            " SET actor = excluded.actor, reason = excluded.reason",
            (actors[actor], reason, *place),
        )
    connection.executemany("DELETE FROM appearances WHERE article = ? AND referent = ?", gone)
    _look_again(connection, touched)
    return set(articles.values())


def _look_again(connection: sqlite3.Connection, actors: Collection[int]) -> None:
    """Let actors point at a referent that is theirs, and delete those that have none."""
    which = (to_json(sorted(actors)),)
    connection.execute(
        f"DELETE FROM actors WHERE id {_THESE}"
        " AND NOT EXISTS (SELECT 1 FROM appearances WHERE actor = actors.id)",
        which,
    )
    connection.execute(
        "UPDATE actors SET (seen_article, seen_referent) = ("
        " SELECT article, referent FROM appearances WHERE actor = actors.id LIMIT 1)"
        f" WHERE id {_THESE} AND NOT EXISTS (SELECT 1 FROM appearances p WHERE p.actor = actors.id"
        " AND p.article = seen_article AND p.referent = seen_referent)",
        which,
    )
