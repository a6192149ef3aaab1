"""Tables for people: words as the screen has them, columns that leave room for each other."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from explorer.cli.commands import explorer
from explorer.cli.tables import table_text
from explorer.datewords import shown_value
from explorer.export import Column
from explorer.export.columns import ACTORS, EVENTS, MORE_OF_HITS
from explorer.plain.spoken import spoken_date

EVENT = SimpleNamespace(date="2025-W05", date_end=None, type="consult", mode="meeting")


def cells(column: Column) -> tuple[object, object]:
    shown = column.shown or column.cell
    return column.cell(EVENT), shown(EVENT)


def test_a_table_tells_types_and_weeks_as_the_screen_and_csv_as_the_contract() -> None:
    date, kind = EVENTS[:2]
    assert cells(kind) == ("consult", "meeting")
    assert cells(date) == ("2025-W05", "27 Jan–2 Feb 2025")
    assert shown_value("date", "2025-W05 (“last week”)") == "27 Jan–2 Feb 2025 (“last week”)"
    assert spoken_date("2025-W05") == "27 January to 2 February 2025"
    assert spoken_date("2025-W06") == "3 to 9 February 2025"


def test_aliases_leave_the_name_out_and_an_unranked_row_has_no_score() -> None:
    actor = SimpleNamespace(name="Rui Tavares", aliases=["Rui Tavares", "R. Tavares"])
    aliases = next(column for column in ACTORS if column.title == "aliases")
    assert aliases.cell(actor) == "R. Tavares"
    score = MORE_OF_HITS[-1]
    assert [score.cell(SimpleNamespace(score=s), None) for s in (0.0, 1.5)] == [None, 1.5]  # type: ignore[arg-type]


NAMES = "Hossein Amir-Abdollahian, Jeyhun Bayramov"
MEETING = SimpleNamespace(
    date="2023-12-05",
    date_end=None,
    type="consult",
    mode="meeting",
    status="occurred",
    title="Bayramov meets Amir-Abdollahian in Moscow",
    actors=NAMES.split(", "),
    recipients=[],
    place="Moscow",
    evidence=[],
    conflicts=[],
)


def test_a_narrow_table_tells_each_row_as_a_record_and_cuts_no_name_into_syllables() -> None:
    for width in (50, 80):
        told = table_text([MEETING, MEETING], EVENTS, width=width)
        lines = told.splitlines()
        assert max(map(len, lines)) <= width
        assert lines[1].split()[:3] == ["2023-12-05", "meeting", "occurred"]
        assert " ".join(told.split()).count(NAMES) == 2
        assert len(lines) <= 1 + 2 * 6
    assert len(table_text([MEETING, MEETING], EVENTS, width=160).splitlines()) == 3


def test_a_table_has_no_column_in_which_no_row_has_anything() -> None:
    for width in (50, 80, 160):
        told = table_text([MEETING], EVENTS, width=width)
        assert "recipients" not in told and "disagree on" not in told and "title" in told
    assert "recipients" in table_text([MEETING, told_to("Iran")], EVENTS, width=160)


def told_to(name: str) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(MEETING), "recipients": [name]})


def test_wide_letters_keep_the_columns_and_what_is_long_is_never_lost() -> None:
    columns = [Column("name", lambda row: row), Column("kind", lambda row: "person")]
    lines = table_text(["王毅", "Rui"], columns, width=40).splitlines()
    assert lines[1:] == ["王毅  person", "Rui   person"]
    told = table_text(["word " * 60], [Column("text", lambda row: row, wide=True)], width=30)
    assert told.count("word") == 60 and max(map(len, told.splitlines())) <= 30


def test_the_help_tells_each_command_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    commands = CliRunner().invoke(explorer, ["--help"]).stdout.partition("Commands:")[2]
    assert "watch" in commands and "..." not in commands
    told = CliRunner().invoke(explorer, ["search", "--help"]).stdout
    assert "  this AND (that OR another)\n" in told and "INTEGER" not in told


def test_a_table_in_a_pipe_is_as_wide_as_columns_says_and_no_name_is_too_wide(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    columns = [Column("name", lambda row: row), Column("kind", lambda row: "person")]
    lines = table_text(["x" * 90, "short"], columns).splitlines()
    assert max(map(len, lines)) <= 60
    assert sum(line.count("x") for line in lines) == 90
    assert all(line.rstrip().endswith("person") for line in lines if "person" in line)
    assert len(lines[1].partition("person")[0]) <= 20
