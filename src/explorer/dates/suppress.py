"""Words that look like time and are not: modal may, to march, a second look, 2000 people."""

from __future__ import annotations

from explorer.dates.direction import direction_of
from explorer.dates.found import Found
from explorer.dates.vocabulary import MONTHS, words
from explorer.model import Parse

# What carries a number that is no year.
_NUMBERED_THINGS = frozenset(
    words(
        "resolution article room flight section page clause route highway boeing airbus bill gate "
        "channel model unit lot case order form decree regiment squadron chapter verse rule"
    )
)


def is_false_friend(rule: str, found: Found, parse: Parse) -> bool:
    """Tell whether what a rule matched only looks like a time expression."""
    check = _CHECKS.get(rule)
    return bool(check and check(found, parse))


def _year(found: Found, parse: Parse) -> bool:
    """A bare number of four digits that counts or names something is not a year."""
    start, end = found.match.span()
    before, after = found.neighbour(-1), found.neighbour(1)
    if end - start > 1:
        return False
    if before in _NUMBERED_THINGS:
        return True
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
    if word == "march" and found.size == 1 and _is_a_march(found, parse):
        return True
    if found.neighbour(-1) in {"mrs", "mr", "ms", "miss", "dr", "theresa", "sir", "lady"}:
        return True
    return word in MONTHS and token.entity not in {"", "DATE", "TIME", "CARDINAL"}


def _is_a_march(found: Found, parse: Parse) -> bool:
    """Tell "the Long March from", "the March for Life" from "the March attack"."""
    token = found.pieces[found.match.start()].token
    before = parse.tokens[token - 1].pos if token else ""
    following = parse.tokens[token + 1 : token + 2]
    modifies = bool(following) and (
        following[0].pos in {"NOUN", "PROPN", "NUM", "ADJ"} or following[0].tag == "POS"
    )
    return before in {"DET", "ADJ", "PROPN", "NOUN"} and not modifies


def _fall(found: Found, parse: Parse) -> bool:
    """The fall of a city is no autumn."""
    return found.pieces[found.match.end() - 1].lower == "fall" and found.neighbour(1) == "of"


def _age(found: Found, parse: Parse) -> bool:
    """An age is no time: "a 40-year-old teacher", "18 years old"."""
    after = [found.neighbour(1), found.neighbour(2)]
    return "old" in after[:1] or (after[0] in _DASHES and after[1] in {"old", "olds"})


_DASHES = frozenset("-–—‐‑")


def _complement(found: Found, parse: Parse) -> bool:
    """Two weeks "before the vote" are a length of time: the date hangs on the vote."""
    last = found.pieces[found.match.end() - 1]
    if last.lower in {"later", "earlier"}:
        return found.neighbour(1) == "than"
    if last.lower not in {"before", "after"}:
        return False
    following = parse.tokens[last.token + 1 : last.token + 2]
    if not following or following[0].pos == "PUNCT":
        return False
    token = parse.tokens[last.token]
    governs = any(
        parse.tokens[child].dep in {"pobj", "pcomp"} for child in parse.children[last.token]
    )
    return governs or token.dep == "mark"


def _numbered(found: Found, parse: Parse) -> bool:
    """An ordinal that counts a noun ("the 11th Circuit") is no day of a month."""
    last = found.pieces[found.match.end() - 1].token
    following = parse.tokens[last + 1 : last + 2]
    return bool(following) and following[0].pos in {"NOUN", "PROPN", "ADJ"}


def _quarter(found: Found, parse: Parse) -> bool:
    """An age, and the quarter that is a fourth: "a quarter of voters"."""
    last = found.pieces[found.match.end() - 1]
    if last.lower in {"quarter", "quarters", "second"} or found.neighbour(-1) in {"early", "small"}:
        return True
    return _age(found, parse) or (found.size > 1 and last.text.istitle())  # "60 Minutes"


def _plain_clock(found: Found, parse: Parse) -> bool:
    """Digits with a colon are a time of day after a preposition or date, else a score or a run."""
    if found.size > 1:
        return False
    before = found.neighbour(-1)
    seconds = found.pieces[found.match.start()].text.count(":") > 1
    return not (before in _BEFORE_CLOCK or (not seconds and (not before or before.isdigit())))


_BEFORE_CLOCK = frozenset(
    words("at around about by from until till to since before after between - – — , ( on")
)


def _part(found: Found, parse: Parse) -> bool:
    """A day of the story's own: "the last day of the convention", "late in the day"."""
    if found.word("step"):
        bounded = found.word("step") in {"last", "next"} and found.word("the")
        return bool(bounded) and found.neighbour(1) == "of"
    return found.unit() == "D"


def _speed(found: Found, parse: Parse) -> bool:
    """Speeds recur in no calendar: "90 kilometres per hour"."""
    return found.pieces[found.match.end() - 1].lower in {"second", "minute", "hour"}


def _named(found: Found, parse: Parse) -> bool:
    """A holiday in the name of a charity, film or street."""
    token = parse.tokens[found.pieces[found.match.end() - 1].token]
    return token.entity in {"ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT"}


def _named_weekday(found: Found, parse: Parse) -> bool:
    """The "Good Friday Agreement", "Black Friday"."""
    return found.neighbour(-1) in {"good", "black", "bloody", "ash", "holy", "cyber", "super"}


def _present(found: Found, parse: Parse) -> bool:
    """Read "the present" alone, not "the present study"."""
    return found.size == 2 and found.neighbour(-1) != "at" and _numbered(found, parse)


def _soon(found: Found, parse: Parse) -> bool:
    """Neither "as soon as" and "soon after" nor the "soon" of a tale say when."""
    if found.neighbour(-1) in {"as", "how", "too"} or found.neighbour(1) in {"after", "as"}:
        return True
    return direction_of(parse, found.pieces[found.match.start()].token) == "past"


_CHECKS = {
    "counted": _complement,
    "day-beside": _complement,
    "future": _soon,
    "weekday": _named_weekday,
    "day-alone": _numbered,
    "present-phrase": _present,
    "day-from-to": _numbered,
    "year": _year,
    "month": _month,
    "duration": _quarter,
    "duration-of": _quarter,
    "season-the": _fall,
    "rate": _speed,
    "clock-plain": _plain_clock,
    "step-unit": _part,
    "part-of-focus": _part,
    "later-in": _part,
    "holiday": _named,
}
