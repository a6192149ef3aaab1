"""The stages whose quality is frozen, and what writes down the results of each.

A folder of ``tests/gold`` with a ``gold.json`` is a set of whole articles. One with a
``cases.toml`` holds the cases of one stage, scored by ``gold_<folder>.report(folder)``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold"


def stages() -> list[Path]:
    """All folders with gold, in order of name."""
    return sorted({path.parent for pattern in _MARKS for path in GOLD.glob(f"*/{pattern}")})


def article_sets() -> list[Path]:
    """The folders whose gold is on whole articles."""
    return [folder for folder in stages() if (folder / "gold.json").exists()]


def results_of(folder: Path) -> str:
    """Run the program on one folder's texts and write down what is right and what is not."""
    if (folder / "gold.json").exists():
        scoring = import_module("gold_scoring")
        return str(scoring.report(scoring.load(folder), scoring.extracted(folder / "articles")))
    return str(import_module(f"gold_{folder.name}").report(folder))


_MARKS = ("gold.json", "cases.toml")
