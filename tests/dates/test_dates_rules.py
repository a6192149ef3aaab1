"""Every table of examples is read as it says, with the real pipeline."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from explorer.dates import timexes
from explorer.language.pipeline import load_pipeline, parse_of

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="session")
def pipeline():
    return load_pipeline()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_holds_the_time_expressions_its_row_lists(case, pipeline) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    parses = [parse_of(pipeline(text)) for text in case["text"].split("\n")]
    found = timexes(parses, published)
    assert [[timex.text, timex.type.value, timex.value] for timex in found] == case["found"]
