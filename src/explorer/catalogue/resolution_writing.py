"""How the actors and events of the whole corpus become rows; called inside one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from explorer.catalogue.clearing import clear_actors
from explorer.catalogue.event_numbers import numbers_for
from explorer.catalogue.event_writing import Numbers, insert_events, rows_of
from explorer.catalogue.folding import fold
from explorer.catalogue.rowcodec import iso, to_json
from explorer.catalogue.sections import place_in_time
from explorer.model import Actor, ActorId, Event, Resolution


def replace_actors(connection: sqlite3.Connection, resolution: Resolution) -> None:
    """Store the actors in place of those of before; the events of before go with them."""
    clear_actors(connection)
    _insert_actors(connection, resolution, numbers(connection, "articles"))


def update_events(
    connection: sqlite3.Connection, gone: Collection[str], events: Iterable[Event]
) -> None:
    """Take out the events of some ids and store others; one that is there already is replaced."""
    listed = sorted(events, key=place_in_time)
    ids = (to_json([*gone, *(event.id for event in listed)]),)
    connection.execute("DELETE FROM events WHERE key IN (SELECT value FROM json_each(?))", ids)
    people = {a for e in listed for a in (*e.actors, *e.recipients, e.place) if a}
    actors = numbers(connection, "actors", people)
    told = {each.article for event in listed for each in event.evidence}
    articles = numbers(connection, "articles", told)
    rows = [rows_of(event, actors, articles) for event in listed]
    insert_events(connection, list(zip(numbers_for(connection, listed), rows, strict=True)))


def numbers(
    connection: sqlite3.Connection, table: str, keys: Collection[str] | None = None
) -> dict[str, int]:
    """Return the numbers of the rows of these keys, or of all."""
    if keys is None:
        return dict(connection.execute(f"SELECT key, id FROM {table}"))
    return dict(
        connection.execute(
            f"SELECT key, id FROM {table} WHERE key IN (SELECT value FROM json_each(?))",
            (to_json(sorted(keys)),),
        )
    )


def _insert_actors(
    connection: sqlite3.Connection, resolution: Resolution, articles: Numbers
) -> dict[ActorId, int]:
    mine = {actor.id: number for number, actor in enumerate(resolution.actors, 1)}
    seen = _insert_appearances(connection, resolution, mine, articles)
    role = 0
    for actor in resolution.actors:
        if actor.id not in seen:
            raise ValueError(f"actor {actor.id} has no mention")
        insert_actor(connection, mine[actor.id], actor, seen[actor.id])
        for position, _ in enumerate(actor.roles):
            role += 1
            insert_role(connection, role, mine[actor.id], actor, position, articles)
    return mine


def _insert_appearances(
    connection: sqlite3.Connection,
    resolution: Resolution,
    actors: Numbers,
    articles: Numbers,
) -> dict[ActorId, tuple[int, int]]:
    """Store who each referent is; return for each actor one referent with a mention."""
    connection.execute("PRAGMA defer_foreign_keys = ON")  # the actors come after
    connection.execute(
        "CREATE TEMP TABLE resolved (article INTEGER, referent INTEGER, actor INTEGER, reason TEXT)"
    )
    connection.executemany(
        "INSERT INTO resolved VALUES (?, ?, ?, ?)",
        (
            (articles[key], referent, actors[id_], resolution.reasons.get((key, referent)))
            for (key, referent), id_ in resolution.actor_of.items()
        ),
    )
    connection.execute(
        "INSERT INTO appearances (article, referent, actor, mentions, reason)"
        " SELECT r.article, r.referent, r.actor, count(*), r.reason FROM resolved r"
        " JOIN links l ON l.article = r.article AND l.referent = r.referent"
        " GROUP BY r.article, r.referent"
    )
    connection.execute("DROP TABLE resolved")
    rows = connection.execute("SELECT actor, article, referent FROM appearances")
    ids = {number: id_ for id_, number in actors.items()}
    return {ids[actor]: (article, referent) for actor, article, referent in rows}


def insert_actor(
    connection: sqlite3.Connection, number: int, actor: Actor, seen: tuple[int, int]
) -> None:
    """Store an actor without its offices; ``seen`` is an article and referent that is it."""
    a = actor
    connection.execute(
        "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, a.id, a.name, a.kind.value, a.of, a.mentions, a.articles),
            *(iso(a.first), iso(a.last), *seen, digest_of(a)),
        ),
    )
    insert_names(connection, number, a)


def digest_of(actor: Actor) -> str:
    """Return what tells whether anything of an actor is different."""
    return hashlib.sha256(repr(actor).encode()).hexdigest()[:32]


def insert_names(connection: sqlite3.Connection, number: int, actor: Actor) -> None:
    """Store the names of an actor, and why they are its names."""
    a = actor
    names = tuple(dict.fromkeys((*a.aliases, a.name)))
    connection.executemany(
        "INSERT INTO aliases VALUES (?, ?, ?, ?)",
        [(number, position, name, f" {fold(name)} ") for position, name in enumerate(names)],
    )
    words = {word for name in names for word in fold(name).split()}
    connection.executemany(
        "INSERT INTO alias_words VALUES (?, ?)", [(word, number) for word in sorted(words)]
    )
    connection.executemany(
        "INSERT INTO merges VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, position, m.name, m.other, m.score, to_json(m.reasons))
            for position, m in enumerate(a.merges)
        ],
    )


def insert_roles(
    connection: sqlite3.Connection, number: int, actor: Actor, positions: Sequence[int]
) -> None:
    """Store those offices of an actor that stand at some positions."""
    told = {article for position in positions for article in actor.roles[position].articles}
    articles = numbers(connection, "articles", told)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM roles").fetchone()
    for id_, position in enumerate(positions, last + 1):
        insert_role(connection, id_, number, actor, position, articles)


def insert_role(
    connection: sqlite3.Connection,
    number: int,
    owner: int,
    actor: Actor,
    position: int,
    articles: Numbers,
) -> None:
    """Store the office of an actor, the ``owner``, that stands at a position."""
    role = actor.roles[position]
    if not role.articles:
        raise ValueError(f"role {role.title!r} of {actor.id} has no article")
    claims = [articles[key] for key in role.articles]
    connection.execute(
        "INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, owner, position, role.title, role.of, iso(role.first), iso(role.last), claims[0]),
    )
    connection.executemany(
        "INSERT INTO role_articles VALUES (?, ?)",
        [(number, article) for article in dict.fromkeys(claims)],
    )
