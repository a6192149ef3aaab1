"""Scores of games, by which "beat" is told from blows."""

from __future__ import annotations

import re

_BEHIND = r"in|on|at|to|after|against|over|with|away|home"
_SCORE = re.compile(
    # No noun follows, of which there were so many: "for 10-15 minutes", "the 9-11 attacks".
    rf"\b\d{{1,3}} ?[-–] ?\d{{1,3}}\b(?= *(?:[,.;:)(]|$|(?:{_BEHIND})\b))"
    r"|\bby (?:\w+ )?(?:points?|goals?|runs?|wickets?|strokes?|lengths?|seconds?)\b"
)


def has_score(text: str) -> bool:
    """Tell whether a text gives the score of a game: "3-1 on Sunday", "by two goals"."""
    return _SCORE.search(text) is not None
