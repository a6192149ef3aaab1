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
        for place, token in enumerate(parse.tokens)
        if token.pos == "PROPN" and token.text.lower() in MONTHS and _is_of_person(parse, place)
    )


def _is_of_person(parse: Parse, place: int) -> bool:
    """Tell whether another name stands beside a proper noun: "Theresa May", "April Jones"."""
    token = parse.tokens[place]
    if token.entity not in {"PERSON", ""}:
        return False
    beside = parse.tokens[max(0, place - 1) : place + 2]
    if token.entity:
        return any(each.entity == "PERSON" for each in beside if each is not token)
    before = beside[0]
    given = before is not token and before.pos == "PROPN" and before.dep == "compound"
    return given and before.head == place and before.text.lower() not in _TELLING


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
