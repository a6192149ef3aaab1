"""Datelines with a day: where the report behind them begins."""

import pytest

from explorer.language.datelines import dateline_end

_REPORT = "President Murat Demir hosted a guest."


@pytest.mark.parametrize(
    "dateline",
    [
        "ANKARA, March 5 (Agency) - ",
        "BISHKEK, Nov. 7 (Agency) -- ",
        "MONTEVIDEO, Uruguay, March 5. ",
        "MOSCOW, March 5. /WIRE/. ",
        "Tehran, March 5, 2024, WIRE – ",
        "ASTANA. 5 March (Agency) - ",
        "Lima, March 5, WIRE ",
        "LIMA, 5 March 2024 ",
    ],
)
def test_a_report_begins_behind_its_dateline(dateline: str) -> None:
    assert dateline_end(dateline + _REPORT) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "On March 5, President Murat Demir hosted a guest.",
        "In Ankara, March 5 was a day of mourning.",
        "Ankara, March 5",
        "Murat Demir was born on March 5. He hosts guests.",
        "ANKARA (Agency) - President Murat Demir hosted a guest.",
    ],
)
def test_a_sentence_that_begins_with_a_day_has_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0


def test_the_report_behind_a_dateline_is_a_sentence_of_its_own(annotate) -> None:
    text = "ANKARA, March 5 (Agency) - " + _REPORT
    parse = annotate(text).parses[0]
    last = parse.sentences[-1]
    assert parse.text == text
    assert parse.text[slice(*parse.span(*last))] == _REPORT
