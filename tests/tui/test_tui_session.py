"""The session comes back as it was left, and a damaged one is told apart."""

import json
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from explorer.state.filters import (
    Filters,
    actor_filter,
    disputed_filter,
    filters_of,
    paragraph_filter,
    place_filter,
    time_filter,
    type_filter,
)
from explorer.state.keeping import Keeper
from explorer.state.session import (
    Session,
    SessionDamaged,
    last_session,
    load_session,
    save_session,
    session_file,
    set_aside,
    sweep,
)
from explorer.state.spots import History, Spot

FILTERS = Filters(
    (
        *(time_filter("2025-01"), actor_filter("person:x", "X", "person")),
        *(paragraph_filter("a.txt", 3), type_filter("visit"), disputed_filter()),
        *(place_filter("place:y", "Y"), actor_filter("country:z", "Z")),
    )
)
SPOT = Spot("events", "talks", "a\udcff.txt", 3, "e1", 1, "person:x", FILTERS)


def test_a_session_comes_back_as_it_was_left(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    session = Session(SPOT, History((Spot(),), (SPOT,)), zoomed=True)
    save_session(path, session)
    assert load_session(path) == session


def test_the_file_is_for_this_user_alone_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session())
    save_session(path, Session(SPOT))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_file_a_session_is_new(tmp_path: Path) -> None:
    assert load_session(tmp_path / "none.json") == Session()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"format": 1, "spot": 3}', '{"format": 1, "spot": {}}', "\xff"],
)
def test_a_damaged_file_is_told_apart(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(SessionDamaged):
        load_session(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[
            (name, 5)
            for name in ("article", "event", "dossier", "standing", "scope", "actors_kind")
        ],
        *[(name, ["x"]) for name in ("article", "event", "dossier", "query", "actors_order")],
        *[("article", {"a": 1}), ("pane", "zzz"), ("beside", "zzz"), ("pane", "")],
        *[("row", "1"), ("paragraph", None), ("source", True), ("filters", [])],
    ],
)
@pytest.mark.parametrize("in_history", [False, True])
def test_a_field_of_a_wrong_kind_is_a_damage_wherever_it_stands(
    tmp_path: Path, name: str, value: object, in_history: bool
) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session(SPOT, History((SPOT,))))
    raw = json.loads(path.read_text())
    (raw["history"]["before"][0] if in_history else raw["spot"])[name] = value
    path.write_text(json.dumps(raw))
    session, told = last_session(path)
    assert session == Session() and "was set aside as" in told
    assert not path.exists() and last_session(path) == (Session(), "")


def test_a_pipe_in_the_place_of_the_session_is_set_aside_and_not_waited_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "session.json"
    os.mkfifo(path)
    assert "was set aside as" in last_session(path)[1]
    save_session(path, Session(SPOT))
    assert load_session(path) == Session(SPOT)


def test_what_cannot_be_swept_away_hinders_nothing(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    left = tmp_path / ".session.json.old"
    left.mkdir()
    os.utime(left, (0, 0))
    assert last_session(path) == (Session(), "") and left.exists()


def test_two_corpora_of_one_name_have_two_sessions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert session_file(tmp_path / "a" / "news") != session_file(tmp_path / "b" / "news")


def test_back_and_forward_are_a_browsers() -> None:
    one, two, three = (Spot(query=str(n)) for n in range(3))
    history = History().left(one).left(two)
    spot, history = history.back(three)
    assert spot == two
    spot, history = history.forward(two)
    assert spot == three
    spot, history = history.back(three)
    spot, history = history.back(spot)
    assert spot == one and history.back(one) is None
    assert history.left(one).forward(one) is None


def test_filters_go_away_one_by_one_the_last_added_first() -> None:
    without = FILTERS
    for gone in reversed(FILTERS.chosen):
        without = without.without_last()
        assert gone not in without.chosen
    assert not without and not without.without_last()


def test_another_time_takes_the_place_of_the_last_but_actors_add_up() -> None:
    filters = FILTERS.having(time_filter("2025-02")).having(actor_filter("person:w", "W"))
    assert filters.time == "2025-02" and len(filters.chosen) == len(FILTERS.chosen) + 1
    assert [each.value for each in filters.actors] == ["person:x", "country:z", "person:w"]
    assert filters.having(actor_filter("person:x", "X")).actor == "person:x"
    assert len(filters.having(actor_filter("person:x", "X")).actors) == 3
    assert not filters.without(*filters.chosen)


def test_the_filters_of_an_older_session_are_still_read() -> None:
    kept = {
        "actor": "person:x", "actor_name": "X", "actor_kind": "person", "first": "2025-01-01",
        "last": "2025-01-31", "span": "2025-01", "paragraph": ["a.txt", 3], "conflicts": True,
    }  # fmt: skip
    assert filters_of(kept).chosen == (
        *(actor_filter("person:x", "X", "person"), time_filter("2025-01")),
        *(disputed_filter(), paragraph_filter("a.txt", 3)),
    )
    nothing = dict.fromkeys(kept) | {"span": "", "actor_name": "", "conflicts": False}
    assert not filters_of(nothing)


def test_a_session_of_an_older_version_is_laid_open(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session(SPOT, History((SPOT,))))
    raw = json.loads(path.read_text())
    for spot in (raw["spot"], raw["history"]["before"][0]):
        for name in ("standing", "result_row", "actor_row", "scope"):
            del spot[name]
    path.write_text(json.dumps(raw))
    assert load_session(path) == Session(SPOT, History((SPOT,)))


def test_what_a_newer_version_keeps_besides_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session(SPOT))
    raw = json.loads(path.read_text())
    raw["later"] = raw["spot"]["later"] = raw["spot"]["filters"]["later"] = [1]
    path.write_text(json.dumps(raw))
    assert load_session(path) == Session(SPOT)


def test_a_damaged_file_is_kept_aside_and_a_new_session_begins(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    path.write_text("[")
    kept = set_aside(path)
    assert kept.read_text() == "[" and kept.parent == tmp_path
    assert load_session(path) == Session()


def test_what_a_crash_left_half_written_is_swept_away(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    save_session(path, Session(SPOT))
    old, new = tmp_path / ".session.json.old", tmp_path / ".session.json.new"
    for left in (old, new):
        left.write_text("{")
    os.utime(old, (time.time() - 3600,) * 2)
    sweep(path)
    assert sorted(tmp_path.iterdir()) == [new, path]
    assert load_session(path) == Session(SPOT)


def test_the_newest_session_wins_whichever_thread_is_quicker(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    keeper = Keeper(path)
    sessions = [Session(Spot(query=str(at))) for at in range(30)]
    numbered = [(keeper.number(session), session) for session in sessions]
    threads = [threading.Thread(target=keeper.write, args=pair) for pair in reversed(numbered)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert load_session(path) == sessions[-1]
    assert keeper.number(sessions[-1]) is None  # nothing new, nothing to write
    assert list(tmp_path.iterdir()) == [path]
