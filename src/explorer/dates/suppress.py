"""Words that look like time and are not: modal may, to march, a second look, 2000 people."""

from __future__ import annotations

from explorer.dates.found import Found
from explorer.dates.vocabulary import MONTHS
from explorer.model import Parse


def is_false_friend(rule: str, found: Found, parse: Parse) -> bool:
    """Tell whether what a rule matched only looks like a time expression."""
    check = _CHECKS.get(rule)
    return bool(check and check(found, parse))


def _tag(found: Found, parse: Parse, piece: int) -> str:
    return parse.tokens[found.pieces[piece].token].tag


def _year(found: Found, parse: Parse) -> bool:
    """A bare number of four digits that counts or names something is not a year."""
    start, end = found.match.span()
    before, after = found.neighbour(-1), found.neighbour(1)
    if end - start > 1:
        return False
    if before in {"$", "£", "€", "#", "no", "number", "than", "least"} or after in {"%", "percent"}:
        return True
    token = parse.tokens[found.pieces[start].token]
    head = parse.tokens[token.head]
    return token.dep == "nummod" and head.tag == "NNS" and head.start > token.start


def _month(found: Found, parse: Parse) -> bool:
    """May and March alone must be nouns; a month must not be somebody's name."""
    place = found.match.end() - 1
    word = found.pieces[place].lower
    token = parse.tokens[found.pieces[place].token]
    if word in {"may", "march", "mar", "jan", "dec", "sep", "jun"} and token.pos != "PROPN":
        return True
    if found.neighbour(-1) in {"mrs", "mr", "ms", "miss", "dr", "theresa", "sir", "lady"}:
        return True
    return word in MONTHS and token.entity not in {"", "DATE", "TIME", "CARDINAL"}


def _age(found: Found, parse: Parse) -> bool:
    """An age is no time: "a 40-year-old teacher", "18 years old"."""
    after = [found.neighbour(1), found.neighbour(2)]
    return "old" in after[:1] or (after[0] in _DASHES and after[1] in {"old", "olds"})


_DASHES = frozenset("-–—‐‑")
_CHECKS = {"year": _year, "month": _month, "duration": _age}
