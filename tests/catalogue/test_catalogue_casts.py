"""Who is in an article is kept as reading it anew would find it, whatever was written."""

import shutil
import sqlite3
from array import array
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from generated_store import write

from explorer.catalogue import (
    ActorFilter,
    ActorQuestions,
    ArticleQuestions,
    CatalogueWriter,
    Connections,
    casts,
    many_counts,
)
from explorer.catalogue.actor_updating import store_who
from explorer.catalogue.connection import open_for_writing
from explorer.catalogue.rowcodec import to_json

_ANEW = """
    SELECT p.actor, sum(p.mentions), count(DISTINCT p.article) FROM appearances p
    JOIN articles r ON r.id = p.article WHERE r.key IN (SELECT value FROM json_each(?))
    GROUP BY p.actor
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("casts") / "catalogue.sqlite"
    write(path, 40)
    return path


@pytest.fixture
def store(path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(path, tmp_path))


def _unknown(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT count(*) FROM casts WHERE actors IS NULL").fetchone()
    return int(number)


def _check(connection: sqlite3.Connection) -> int:
    """Compare each article, and all, with counting anew; return of how many it is not known."""
    keys = [key for (key,) in connection.execute("SELECT key FROM articles")]
    for articles in (keys, *([key] for key in keys), [keys[0], keys[0], "no such article"]):
        actors, again = map(casts.numbers, casts.told(connection, articles))
        within, further = Counter(actors), Counter(again)
        anew = {actor: told for actor, *told in connection.execute(_ANEW, (to_json(articles),))}
        assert {actor: [within[actor] + further[actor], within[actor]] for actor in within} == anew
        assert further.keys() <= within.keys()
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


def test_who_stays_the_same_actor_leaves_the_article_known(store: Path):
    with closing(open_for_writing(store)) as connection:
        rows = connection.execute(
            "SELECT r.key, p.referent, a.key FROM appearances p"
            " JOIN articles r ON r.id = p.article JOIN actors a ON a.id = p.actor"
        ).fetchall()
        who = {(key, referent): (actor, "again") for key, referent, actor in rows}
        store_who(connection, who)
        assert _unknown(connection) == 0
        key, referent, actor = rows[0]
        other = next(row[2] for row in rows if row[2] != actor)
        store_who(connection, {(key, referent): (other, None)})
        assert _unknown(connection) == 1


def test_an_article_without_facts_has_nobody(store: Path):
    with CatalogueWriter(store) as writer:
        key = writer.to_annotate("another")[0]
        writer.store_facts("another", [(key, "they cannot be found any more")])
    connections = Connections(store)
    assert ActorQuestions(connections).count(ActorFilter(articles=(key,))) == 0
    connections.close()
    assert many_counts.counted(*[b""] * 2, [3, 1], most_first=True) == (array("q"),) * 3
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


@pytest.mark.parametrize("many", [0, 2000])
@pytest.mark.parametrize("order", ["mentions", "name", "latest"])
@pytest.mark.parametrize("kind", [None, "person"])
def test_actors_of_articles_come_in_the_order_of_all_actors(
    path: Path, monkeypatch: pytest.MonkeyPatch, many: int, order: str, kind: str | None
):
    """Counted in all articles the list is that of all actors, with arrays and without."""
    monkeypatch.setattr("explorer.catalogue.actor_lists._MANY", many)
    connections = Connections(path)
    actors = ActorQuestions(connections)
    every = actors.rows(ActorFilter(kind=kind, order=order))
    keys = tuple(row.key for row in ArticleQuestions(connections).rows())
    assert actors.rows(ActorFilter(kind=kind, order=order, articles=keys)) == every
    assert len(every) > 10
    few = ActorFilter(kind=kind, order=order, articles=keys[:3])
    found = actors.rows(few)
    mentions = [each.mentions for each in found]
    assert order != "mentions" or mentions == sorted(mentions, reverse=True)
    assert len(mentions) < len(every)
    monkeypatch.setattr("explorer.catalogue.actor_lists._MANY", 2000 - many)
    assert ActorQuestions(connections).rows(few) == found
    connections.close()
