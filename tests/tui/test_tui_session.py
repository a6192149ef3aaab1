"""The session comes back as it was left, and a damaged one is told apart."""

import stat
from datetime import date
from pathlib import Path

import pytest

from explorer.state.session import (
    Session,
    SessionDamaged,
    load_session,
    save_session,
    session_file,
)
from explorer.state.spots import Filters, History, Spot

FILTERS = Filters(
    actor="person:x", actor_name="X", first=date(2025, 1, 1), last=date(2025, 1, 31),
    span="2025-01", paragraph=("a.txt", 3),
)  # fmt: skip
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


def test_filters_go_away_one_by_one_the_narrowest_first() -> None:
    without = FILTERS.without_last()
    assert without.paragraph is None and without.first
    without = without.without_last()
    assert without.first is None and without.actor
    assert not without.without_last()
