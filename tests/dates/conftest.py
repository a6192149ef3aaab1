"""The language pipeline, loaded once for all tests of dates."""

import pytest

from explorer.language.parsing import parse_of
from explorer.language.pipeline import load_pipeline


@pytest.fixture(scope="session")
def parse():
    """Return a function from text to the parses of its paragraphs."""
    pipeline = load_pipeline()
    return lambda text: [parse_of(pipeline(paragraph)) for paragraph in text.split("\n")]
