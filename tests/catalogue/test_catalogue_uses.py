"""The words that mean an actor are counted as counting anew would, whatever was written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from generated_store import write

from explorer.catalogue import CatalogueWriter, Connections, ReasonQuestions, uses
from explorer.catalogue.actor_updating import store_who
from explorer.catalogue.connection import open_for_writing

_ANEW = """
    SELECT actor, named, text, mentions, article, position FROM (
        SELECT p.actor, m.form IN ('name', 'demonym') AS named, m.text, m.article, m.position,
            count(*) OVER every AS mentions,
            row_number() OVER (
                every ORDER BY r.published IS NULL, r.published, r.key, m.paragraph, m.start
            ) AS place
        FROM appearances p
        JOIN links l ON l.article = p.article AND l.referent = p.referent
        JOIN mentions m ON m.article = l.article AND m.position = l.mention
        JOIN articles r ON r.id = p.article
        WINDOW every AS (PARTITION BY p.actor, m.form IN ('name', 'demonym'), m.text)
    ) WHERE place = 1
"""
_KEPT = "SELECT actor, named, text, mentions, article, mention FROM uses"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.sqlite"
    write(path, 40)
    return path


def _check(connection: sqlite3.Connection) -> int:
    """Compare what is kept with counting anew; return how many first uses are to be looked up."""
    anew = {tuple(row[:3]): row[3:] for row in connection.execute(_ANEW)}
    kept = {tuple(row[:3]): row[3:] for row in connection.execute(_KEPT)}
    assert {use: row[0] for use, row in kept.items()} == {use: row[0] for use, row in anew.items()}
    known = {use: row for use, row in kept.items() if row[1] is not None}
    assert known == {use: anew[use] for use in known}
    return len(kept) - len(known)


def test_uses_are_those_of_what_was_stored(store: Path):
    with closing(open_for_writing(store)) as connection:
        assert _check(connection) == 0
        assert connection.execute("SELECT count(DISTINCT named) FROM uses").fetchone() == (2,)
        connection.execute("DELETE FROM uses")
        uses.count_all(connection)
        assert _check(connection) == 0


def test_uses_follow_what_is_deleted_and_changed(store: Path):
    """Articles, mentions, links, referents and actors go, and referents become another actor."""
    random, sought = Random(5), 0
    with closing(open_for_writing(store)) as connection:
        for _ in range(8):
            for table in ("articles", "mentions", "links", "referents", "actors"):
                keys = "id" if table in ("articles", "actors") else "article, " + {
                    "mentions": "position", "links": "mention", "referents": "id"
                }[table]  # fmt: skip
                row = random.choice(connection.execute(f"SELECT {keys} FROM {table}").fetchall())
                these = ", ".join("?" * len(row))
                connection.execute(f"DELETE FROM {table} WHERE ({keys}) = ({these})", row)
                sought += _check(connection)
            uses.settle(connection)
            assert _check(connection) == 0
        key, referent = connection.execute(
            "SELECT r.key, p.referent FROM appearances p JOIN articles r ON r.id = p.article"
        ).fetchone()
        (actor,) = connection.execute("SELECT key FROM actors ORDER BY mentions DESC").fetchone()
        store_who(connection, {(key, referent): (actor, None)})
        _check(connection)
        connection.execute("UPDATE appearances SET actor = (SELECT min(id) FROM actors)")
        _check(connection)
        uses.settle(connection)
        assert _check(connection) == 0
    assert sought


def test_facts_that_come_again_are_counted_once(store: Path):
    with CatalogueWriter(store) as writer:
        key = writer.to_annotate("another")[0]
        writer.store_facts("another", [(key, "they cannot be found any more")])
    with closing(open_for_writing(store)) as connection:
        _check(connection)


def test_a_moved_article_can_be_the_first_no_more(store: Path):
    with closing(open_for_writing(store)) as connection:
        connection.execute("UPDATE articles SET published = '2020-02-02'")
        connection.execute("UPDATE uses SET article = NULL")
        uses.settle(connection)
        assert _check(connection) == 0
        connection.execute("UPDATE articles SET key = 'zz/' || key WHERE id % 3 = 0")
        assert _check(connection) > 0
        uses.settle(connection)
        assert _check(connection) == 0


def test_reasons_are_the_same_where_the_first_use_is_not_known(store: Path):
    """A reader that comes before the writer has looked it up finds it itself."""
    connections = Connections(store)
    reasons = ReasonQuestions(connections)
    with closing(open_for_writing(store)) as connection:
        ids = [id_ for (id_,) in connection.execute("SELECT key FROM actors LIMIT 20")]
        before = [reasons.actor(id_) for id_ in ids]
        assert any(each.described for each in before)
        connection.execute("UPDATE uses SET article = NULL WHERE length(text) % 2")
        assert [reasons.actor(id_) for id_ in ids] == before
        connection.execute("UPDATE uses SET article = NULL")
        assert [reasons.actor(id_) for id_ in ids] == before
    connections.close()
