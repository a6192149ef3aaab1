"""The language pipeline, loaded once for all tests of dates."""

import pytest

from explorer.language.pipeline import load_pipeline, parse_of


@pytest.fixture(scope="session")
def parse():
    """Return a function from text to the parses of its paragraphs."""
    pipeline = load_pipeline()
    return lambda text: [parse_of(pipeline(paragraph)) for paragraph in text.split("\n")]
