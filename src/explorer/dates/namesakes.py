"""People whose name is a month's: where an article has Theresa May, a bare "May" may be hers."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.dates.narrative import Matches
from explorer.dates.vocabulary import MONTHS, words
from explorer.model import Parse

# After these a month is meant, whoever bears its name.
_TELLING = frozenset(words("in since until till by from to through of during last next late early"))


def namesakes(parses: Sequence[Parse]) -> frozenset[str]:
    """Return the months that are parts of a person's full name in these paragraphs."""
    return frozenset(
        token.text.lower()
        for parse in parses
        for before, token, after in zip(
            (None, *parse.tokens), parse.tokens, (*parse.tokens[1:], None), strict=False
        )
        if token.text.lower() in MONTHS
        and token.entity == "PERSON"
        and any(
            each and each.entity == "PERSON" and each.pos == "PROPN" for each in (before, after)
        )
    )


def without_namesakes(matches: Matches, names: frozenset[str]) -> Matches:
    """Drop bare months that are somebody's name in the article: "May's deal"."""
    if not names:
        return matches
    return [
        (rule, found)
        for rule, found in matches
        if not (
            rule.name == "month"
            and found.size == 1
            and found.word("m") in names
            and found.neighbour(-1) not in _TELLING
        )
    ]
