"""What is counted beforehand is what counting anew would find, whatever was written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from generated_store import write

from explorer.catalogue import CatalogueWriter, schema
from explorer.catalogue.actor_updating import store_who
from explorer.catalogue.clearing import clear_actors
from explorer.catalogue.connection import open_for_writing

_ANEW = {
    "event_totals": """
        SELECT section, substr(first_day, 1, 7), substr(last_day, 1, 7), type, coalesce(mode, ''),
            status, has_conflict, count(*) FROM events GROUP BY 1, 2, 3, 4, 5, 6, 7
    """,
    "place_totals": "SELECT place, count(*) FROM events WHERE place IS NOT NULL GROUP BY 1",
    "place_by_kind": """
        SELECT place, type, coalesce(mode, ''), status, has_conflict, count(*) FROM events
        WHERE place IS NOT NULL GROUP BY 1, 2, 3, 4, 5
    """,
    "place_by_month": """
        SELECT place, substr(first_day, 1, 7), substr(last_day, 1, 7), count(*) FROM events
        WHERE place IS NOT NULL GROUP BY 1, 2, 3
    """,
    "taking": """
        SELECT DISTINCT p.actor, v.id, section, type, mode, status, place, first_day, last_day,
            has_conflict FROM participants p JOIN events v ON v.id = p.event
    """,
    "taking_totals": "SELECT actor, count(DISTINCT event) FROM participants GROUP BY 1",
    "taking_by_kind": """
        SELECT p.actor, type, coalesce(mode, ''), status, has_conflict, count(DISTINCT event)
        FROM participants p JOIN events v ON v.id = p.event GROUP BY 1, 2, 3, 4, 5
    """,
    "taking_by_month": """
        SELECT p.actor, substr(first_day, 1, 7), substr(last_day, 1, 7), count(DISTINCT event)
        FROM participants p JOIN events v ON v.id = p.event GROUP BY 1, 2, 3
    """,
    "company": """
        SELECT a.actor, b.actor, count(DISTINCT a.event) FROM participants a
        JOIN participants b ON b.event = a.event AND b.actor <> a.actor GROUP BY 1, 2
    """,
    "spoken": """
        SELECT DISTINCT p.actor, coalesce(r.published, ''), r.key, q.position, q.article
        FROM quotes q JOIN links l ON l.article = q.article AND l.mention = q.speaker
        JOIN appearances p ON p.article = l.article AND p.referent = l.referent
        JOIN articles r ON r.id = q.article
    """,
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.sqlite"
    write(path, 40)
    return path


def _differing(connection: sqlite3.Connection) -> list[str]:
    def rows(asked: str) -> list[str]:
        return sorted(map(repr, connection.execute(asked)))

    return [name for name, anew in _ANEW.items() if rows(f"SELECT * FROM {name}") != rows(anew)]


def test_summaries_are_those_of_what_was_stored(store: Path):
    with closing(open_for_writing(store)) as connection:
        assert _differing(connection) == []
        assert all(
            connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _ANEW
        )


def test_summaries_follow_what_is_deleted_and_changed(store: Path):
    """Articles, actors and events go, events are numbered, placed and dated anew."""
    random = Random(3)
    with closing(open_for_writing(store)) as connection:
        for _ in range(12):
            for table in ("articles", "actors", "events"):
                ids = [id_ for (id_,) in connection.execute(f"SELECT id FROM {table}")]
                connection.execute(f"DELETE FROM {table} WHERE id = ?", (random.choice(ids),))
            connection.execute(
                "UPDATE events SET type = 'agree', mode = NULL, has_conflict = 1,"
                " section = '2031-05 9 2031-05', first_day = '2031-05-02', last_day = '2031-05-03'"
                " WHERE id % 7 = ?",
                (random.randrange(7),),
            )
            assert _differing(connection) == []
        connection.execute("UPDATE appearances SET actor = (SELECT min(id) FROM actors)")
        assert _differing(connection) == []


def test_all_actors_and_events_go_with_all_that_is_summed_up_of_them(store: Path):
    triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    resting = [
        "aliases",
        "alias_words",
        "merges",
        "roles",
        "role_articles",
        "uses",
        "evidence",
        "conflict_values",
    ]
    with closing(open_for_writing(store)) as connection:
        connection.execute("BEGIN")
        before = connection.execute(triggers).fetchall()
        clear_actors(connection)
        connection.execute("COMMIT")
        for table in ("actors", "events", *_ANEW, *resting):
            assert not connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone(), table
        assert connection.execute(triggers).fetchall() == before
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()


def test_two_who_speak_together_can_turn_out_to_be_one(store: Path):
    """A quote of two referents is listed once when an update finds that they are one actor."""
    with closing(open_for_writing(store)) as connection:
        article, mention, referent = connection.execute(
            "SELECT l.article, l.mention, l.referent FROM quotes q"
            " JOIN links l ON l.article = q.article AND l.mention = q.speaker"
        ).fetchone()
        (actor,) = connection.execute(
            "SELECT a.key FROM appearances p JOIN actors a ON a.id = p.actor"
            " WHERE p.article = ? AND p.referent = ?",
            (article, referent),
        ).fetchone()
        key, other = connection.execute(
            "SELECT r.key, p.referent FROM appearances p JOIN articles r ON r.id = p.article"
            " JOIN actors a ON a.id = p.actor WHERE p.article = ? AND a.key <> ?",
            (article, actor),
        ).fetchone()
        connection.execute("INSERT INTO links VALUES (?, ?, 9, ?)", (article, mention, other))
        connection.execute("UPDATE appearances SET actor = actor WHERE article = ?", (article,))
        assert _differing(connection) == []
        store_who(connection, {(key, other): (actor, None)})
        assert _differing(connection) == []


def test_summaries_follow_events_that_get_other_numbers(store: Path):
    with closing(open_for_writing(store)) as connection:
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, column in (
            *(("events", "id"), ("participants", "event"), ("evidence", "event")),
            *(("conflicts", "event"), ("conflict_values", "event"), ("conflict_evidence", "event")),
        ):
            connection.execute(f"UPDATE {table} SET {column} = -{column}")
        connection.execute("COMMIT")
        assert _differing(connection) == []


def test_facts_that_go_take_their_quotes_along(store: Path):
    with CatalogueWriter(store) as writer:
        key = writer.to_annotate("another")[0]
        writer.store_facts("another", [(key, "they cannot be found any more")])
    with closing(open_for_writing(store)) as connection:
        assert _differing(connection) == []
        assert schema.VERSION >= 5
