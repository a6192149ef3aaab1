"""The quality of facts on hand-made gold, frozen: a change of quality shows as a diff.

After a change that is meant, ``python tests/gold/freeze.py`` writes the results anew; commit them
with the change, and let no figure fall.
"""

from pathlib import Path

import pytest
from gold_scoring import load
from gold_stages import article_sets, results_of, stages


@pytest.mark.parametrize("folder", stages(), ids=lambda folder: folder.name)
def test_what_is_found_is_what_was_frozen(folder: Path) -> None:
    assert results_of(folder) == (folder / "results.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", article_sets(), ids=lambda folder: folder.name)
def test_the_gold_quotes_its_articles(folder: Path) -> None:
    gold = load(folder)
    names = {actor["name"] for actor in gold["actors"]}
    for event in gold["events"]:
        assert set(event["who"]) <= names, event["id"]
        for article, snippets in event["evidence"].items():
            text = (folder / "articles" / article).read_text(encoding="utf-8")
            assert all(snippet in text for snippet in snippets), event["id"]
