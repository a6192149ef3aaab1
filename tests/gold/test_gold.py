"""The quality of facts on hand-made gold, frozen: a change of quality shows as a diff.

After a change that is meant, ``python tests/gold/freeze.py`` writes the results anew; commit them
with the change, and let no figure fall.
"""

from pathlib import Path

import pytest
from gold_scoring import extracted, load, report

SETS = sorted(path.parent for path in Path(__file__).parent.glob("*/gold.json"))


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_what_is_found_is_what_was_frozen(folder: Path) -> None:
    frozen = (folder / "results.txt").read_text(encoding="utf-8")
    assert report(load(folder), extracted(folder / "articles")) == frozen


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_the_gold_quotes_its_articles(folder: Path) -> None:
    gold = load(folder)
    names = {actor["name"] for actor in gold["actors"]}
    for event in gold["events"]:
        assert set(event["who"]) <= names, event["id"]
        for article, snippets in event["evidence"].items():
            text = (folder / "articles" / article).read_text(encoding="utf-8")
            assert all(snippet in text for snippet in snippets), event["id"]
