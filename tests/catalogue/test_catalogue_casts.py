"""Who is in an article is kept as reading it anew would find it, whatever was written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from generated_store import write

from explorer.catalogue import ActorFilter, ActorQuestions, CatalogueWriter, Connections, casts
from explorer.catalogue.actor_updating import store_who
from explorer.catalogue.connection import open_for_writing

_ANEW = """
    SELECT p.actor, sum(p.mentions), count(DISTINCT p.article) FROM appearances p
    JOIN articles r ON r.id = p.article WHERE r.key IN (SELECT value FROM json_each(?))
    GROUP BY p.actor
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.sqlite"
    write(path, 40)
    return path


def _unknown(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT count(*) FROM casts WHERE actors IS NULL").fetchone()
    return int(number)


def _check(connection: sqlite3.Connection) -> int:
    """Compare each article, and all, with counting anew; return of how many it is not known."""
    keys = [key for (key,) in connection.execute("SELECT key FROM articles")]
    for articles in (keys, *([key] for key in keys), [keys[0], keys[0], "no such article"]):
        mentions, within = casts.counted(connection, articles)
        asked = (casts.to_json(articles),)
        anew = {actor: told for actor, *told in connection.execute(_ANEW, asked)}
        assert {actor: [mentions[actor], within[actor]] for actor in mentions} == anew
        assert mentions.keys() == within.keys()
    return _unknown(connection)


def test_casts_are_those_of_what_was_stored(store: Path):
    with closing(open_for_writing(store)) as connection:
        assert _check(connection) == 0
        counts = connection.execute("SELECT count(*), count(again > '') FROM casts").fetchone()
        assert counts == (40, 40)


def test_casts_follow_what_is_deleted_and_changed(store: Path):
    """Articles, referents, appearances and actors go, and referents become another actor."""
    random, unknown = Random(7), 0
    with closing(open_for_writing(store)) as connection:
        for _ in range(6):
            for table in ("articles", "referents", "appearances", "actors"):
                keys = "id" if table in ("articles", "actors") else "article, " + {
                    "referents": "id", "appearances": "referent"
                }[table]  # fmt: skip
                row = random.choice(connection.execute(f"SELECT {keys} FROM {table}").fetchall())
                these = ", ".join("?" * len(row))
                connection.execute(f"DELETE FROM {table} WHERE ({keys}) = ({these})", row)
                unknown += _check(connection)
            places = connection.execute(
                "SELECT r.key, p.referent FROM appearances p JOIN articles r ON r.id = p.article"
            ).fetchall()
            actors = [key for (key,) in connection.execute("SELECT key FROM actors")]
            who = {place: (random.choice(actors), None) for place in random.sample(places, 3)}
            gone = dict.fromkeys(random.sample(places, 2), (None, None))
            store_who(connection, {**who, **gone})
            unknown += _check(connection)
            if random.random() < 0.5:
                casts.settle(connection)
                assert _check(connection) == 0
        connection.execute("UPDATE appearances SET actor = (SELECT min(id) FROM actors)")
        assert _check(connection) > 0
        connection.execute("UPDATE appearances SET mentions = mentions + 1 WHERE article % 2")
        casts.settle(connection)
        assert _check(connection) == 0
    assert unknown


def test_an_article_without_facts_has_nobody(store: Path):
    with CatalogueWriter(store) as writer:
        key = writer.to_annotate("another")[0]
        writer.store_facts("another", [(key, "they cannot be found any more")])
    connections = Connections(store)
    assert ActorQuestions(connections).count(ActorFilter(articles=(key,))) == 0
    connections.close()
    with closing(open_for_writing(store)) as connection:
        assert _check(connection) == 1
        casts.settle(connection)
        assert _check(connection) == 0


def test_all_can_be_read_anew(store: Path):
    with closing(open_for_writing(store)) as connection:
        before = connection.execute("SELECT * FROM casts ORDER BY article").fetchall()
        connection.execute("DELETE FROM casts WHERE article % 2")
        casts.seek_all(connection)
        assert _check(connection) == len(before)
        casts.settle(connection)
        assert connection.execute("SELECT * FROM casts ORDER BY article").fetchall() == before


@pytest.mark.parametrize("order", ["mentions", "name", "latest"])
@pytest.mark.parametrize("kind", [None, "person"])
def test_actors_of_articles_come_in_the_order_of_all_actors(store: Path, order: str, kind: str):
    """Counted in all articles, the list is that of all actors."""
    connections = Connections(store)
    actors = ActorQuestions(connections)
    every = actors.rows(ActorFilter(kind=kind, order=order))
    with closing(open_for_writing(store)) as connection:
        keys = tuple(key for (key,) in connection.execute("SELECT key FROM articles"))
    listed = actors.rows(ActorFilter(kind=kind, order=order, articles=keys))
    connections.close()
    assert listed == every
    assert len(every) > 10
