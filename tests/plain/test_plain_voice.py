"""What is written to the terminal, character for character."""

import io
from pathlib import Path

import pytest

from explorer.errors import QueryError
from explorer.plain.voice import Voice


class Latin(io.StringIO):
    encoding = "ascii"


def test_a_terminal_without_utf_8_gets_the_marks_of_a_typewriter() -> None:
    out = Latin()
    Voice(out, out).say("“Talks” – ‘soon’…")
    assert out.getvalue() == "\"Talks\" - 'soon'...\n"


def test_the_width_that_a_person_set_wraps_a_pipe_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """``COLUMNS=20 explorer --plain | less``"""
    out = io.StringIO()
    monkeypatch.setenv("COLUMNS", "20")
    Voice(out, out).say("one two three four five six seven")
    assert out.getvalue().splitlines() == ["one two three four", "five six seven"]
    monkeypatch.setenv("COLUMNS", "nonsense")
    assert Voice(out, out).width is None


def test_errors_and_narration_go_beside_the_answers() -> None:
    out, err = io.StringIO(), io.StringIO()
    voice = Voice(out, err)
    voice.say("An answer.")
    voice.narrate("A word beside it.")
    voice.complain(QueryError("no such field", start=2, end=5, text="a xyz:b", hint="Use title:"))
    assert out.getvalue() == "An answer.\n"
    assert err.getvalue().splitlines() == [
        "A word beside it.",
        "no such field.",
        "The mistake is at character 3 of the query: xyz.",
        "Use title:",
    ]


def test_a_name_of_a_file_cannot_break_a_line() -> None:
    out = io.StringIO()
    Voice(out, out).say(str(Path("a\nb\x1b[0m")))
    assert out.getvalue() == "a␊b␛[0m\n"
