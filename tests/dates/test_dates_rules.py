"""Every sentence of the table holds the time expressions its row lists, with the real pipeline."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from explorer.dates import timexes
from explorer.dates.matching import matcher
from explorer.dates.rules import RULES

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_holds_the_time_expressions_its_row_lists(case, parse) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = timexes(parse(case["text"]), published)
    assert [[timex.text, timex.type.value, timex.value] for timex in found] == case["found"]


def test_each_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_each_rule_can_be_reached_by_a_word_that_tells() -> None:
    assert [rule.rule.name for rule in matcher().rules if not rule.letters] == []


def test_a_time_expression_names_its_rule_and_the_day_it_was_counted_from(parse) -> None:
    last, absolute = timexes(parse("Last week he spoke of May 3, 2019."), date(2024, 3, 14))
    assert (last.rule, last.anchor) == ("step-unit", "2024-03-14")
    assert (absolute.rule, absolute.anchor) == ("month-day-year", None)


def test_an_expression_in_a_story_names_the_date_the_story_had_reached(parse) -> None:
    story = "The bridge opened on 3 May 1921. Two days later it fell."
    _, later = timexes(parse(story), None)
    assert (later.value, later.anchor) == ("1921-05-05", "1921-05-03")


def test_a_time_expression_says_its_words_its_rule_and_whether_the_text_or_its_day_anchors_it(
    parse,
) -> None:
    published = date(2024, 3, 14)
    text = "Last week he left Rome on March 3, 2023. Two days later he was back."
    said = [timex.derivation(published) for timex in timexes(parse(text), published)]
    assert said == [
        "'Last week' read by the rule step-unit, from the publication day 2024-03-14",
        "'March 3, 2023' read by the rule month-day-year",
        "'Two days later' read by the rule counted, from 2023-03-03, told before it",
    ]
