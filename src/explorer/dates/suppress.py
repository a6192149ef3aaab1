"""Words that look like time and are not: modal may, to march, a second look, 2000 people."""

from __future__ import annotations

from explorer.dates.direction import direction_of
from explorer.dates.found import Found
from explorer.dates.vocabulary import MONTHS, words
from explorer.model import Parse, Token

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
    if before in _NUMBERED_THINGS or after in _MAKES:
        return True
    if before in _DASHES and _is_tied(found) and found.neighbour(-2) not in _BEFORE_YEAR:
        return True  # "Expo-2020"
    if before in {"$", "£", "€", "#", "no", "number", "than", "least"} or after in {"%", "percent"}:
        return True
    return _counts(found.pieces[start].token, parse)


def _is_tied(found: Found) -> bool:
    """Tell whether a word and a dash stand before without a space."""
    start = found.match.start()
    if start < 2:
        return False
    word, dash, first = found.pieces[start - 2 : start + 1]
    return word.text.isalpha() and word.end == dash.start and dash.end == first.start


_BEFORE_YEAR = frozenset(words("pre post mid early late end year since")) | frozenset(MONTHS)


def _counts(place: int, parse: Parse) -> bool:
    """Tell "1885 aftershocks" from "the 2018 midterm elections"."""
    token = parse.tokens[place]
    head = parse.tokens[token.head]
    if token.dep != "nummod" or head.tag != "NNS" or head.start < token.start:
        return False
    if any(between.pos == "PUNCT" for between in parse.tokens[place + 1 : token.head]):
        return False  # "the Wildlife Act, 1972 lists jackals"
    named = parse.tokens[place - 1].tag in {"DT", "PRP$", "POS"} if place else False
    return not (named and int(token.text) % 100) and head.lemma.lower() not in _YEARLY


# Behind a year of make: "a 1987 Toyota".
_MAKES = frozenset(
    words(
        "ford chevrolet chevy toyota honda nissan hyundai kia bmw mercedes audi volkswagen volvo "
        "jeep dodge chrysler buick cadillac pontiac lexus mazda subaru fiat renault peugeot porsche"
    )
)
# What is told apart by its year, also without an article: "2020 elections were put off".
_YEARLY = frozenset(words("election primary olympics game riot protest midterm poll caucus budget"))


def _month(found: Found, parse: Parse) -> bool:
    """May and March alone must be nouns; a month must not be somebody's name."""
    place = found.match.end() - 1
    word = found.pieces[place].lower
    token = parse.tokens[found.pieces[place].token]
    if word in {"may", "march", "mar", "jan", "dec", "sep", "jun"} and token.pos != "PROPN":
        return True
    if found.size == 1 and _is_nickname(found, token):
        return True
    if word == "march" and found.size == 1 and _is_a_march(found, parse):
        return True
    if found.neighbour(-1) in {"mrs", "mr", "ms", "miss", "dr", "theresa", "sir", "lady"}:
        return True
    return word in MONTHS and token.entity not in {"", "DATE", "TIME", "CARDINAL"}


def _is_nickname(found: Found, token: Token) -> bool:
    """Tell Jan and Dec, who are friends, from "in Jan" and "Dec."."""
    short = len(token.text) == 3 and token.text != "May"
    named = found.neighbour(1).isdigit() and found.neighbour(2) in _BEARERS
    return named or (short and found.neighbour(-1) not in _BEFORE_MONTH)


_BEFORE_MONTH = frozenset(
    words("in since until till by from to through of during for after before between / - –")
)


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
    if (
        found.neighbour(1) == "of"
        and parse.tokens[last.token].dep == "attr"
        and last.lower == "day"
    ):
        return True  # "Monday was a day of mourning"
    if last.lower == "second":
        token = parse.tokens[last.token]
        return token.tag != "NN" or _numbered(found, parse)
    if last.lower in {"quarter", "quarters"} or found.neighbour(-1) in {"early", "small"}:
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
    """A holiday in the name of a charity, film or street: the name goes on behind it."""
    last = found.pieces[found.match.end() - 1].token
    inside = parse.tokens[last].entity in _NAMES
    following = parse.tokens[last + 1 : last + 2]
    return inside and bool(following) and following[0].entity == parse.tokens[last].entity


def _named_after_day(found: Found, parse: Parse) -> bool:
    """A party or armed group that bears the name of a day: "the March 14 alliance"."""
    return found.neighbour(1) in _BEARERS


_BEARERS = frozenset(words("alliance movement coalition bloc brigade brigades battalion group"))


def _named_weekday(found: Found, parse: Parse) -> bool:
    """The "Good Friday Agreement", "Black Friday", "The Sunday Times"."""
    if found.neighbour(-1) in {"good", "black", "bloody", "ash", "holy", "cyber", "super"}:
        return True
    return found.size == 1 and _in_name(found, parse)


def _in_name(found: Found, parse: Parse) -> bool:
    """Tell whether a capitalised word begins the name of a paper, company or work."""
    last = found.pieces[found.match.end() - 1].token
    token, following = parse.tokens[last], parse.tokens[last + 1 : last + 2]
    if not following or following[0].pos != "PROPN" or not token.text[0].isupper():
        return False
    same = token.entity in _NAMES and following[0].entity == token.entity
    return same or (token.pos == "PROPN" and following[0].text.lower() in _PAPERS)


_NAMES = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC", "LAW"})
_PAPERS = frozenset(
    words(
        "times telegraph mail herald express star standard mirror sun post review news record "
        "tribune sabah independent show beast caller nation observer gazette journal"
    )
)


def _present(found: Found, parse: Parse) -> bool:
    """Read "the present" alone, not "the present study"."""
    return found.size == 2 and found.neighbour(-1) != "at" and _numbered(found, parse)


def _future(found: Found, parse: Parse) -> bool:
    """A future that somebody has is no time: "we face a future in which"."""
    return found.size == 1 and found.neighbour(-1) in {"a", "an", "its", "his", "her", "their"}


def _soon(found: Found, parse: Parse) -> bool:
    """Neither "as soon as" and "soon after" nor the "soon" of a tale say when."""
    if found.neighbour(-1) in {"as", "how", "too"} or found.neighbour(1) in {"after", "as"}:
        return True
    return direction_of(parse, found.pieces[found.match.start()].token) == "past"


def _overnight(found: Found, parse: Parse) -> bool:
    """Nights as a kind ("overnight train", "overnight curfew") and changes "almost overnight"."""
    token = parse.tokens[found.pieces[found.match.start()].token]
    head = parse.tokens[token.head]
    if token.dep in {"amod", "compound"}:
        return bool({head.lemma.lower(), found.neighbour(1)} & _NIGHTLY)
    return head.lemma.lower() in _CHANGES or found.neighbour(-1) in {"almost", "virtually"}


_NIGHTLY = frozenset(
    words(
        "train flight bus ferry stay trip journey camp guest rate lending loan low temperature "
        "curfew shift parking delivery mail success sensation celebrity millionaire hour session"
    )
)
_CHANGES = frozenset(
    words("change transform solve fix vanish cure build become reverse undo create")
)


_CHECKS = {
    "overnight": _overnight,
    "counted": _complement,
    "day-beside": _complement,
    "future": _soon,
    "future-phrase": _future,
    "weekday": _named_weekday,
    "day-alone": _numbered,
    "month-the-day": _numbered,
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
    "frequency": _in_name,
    "month-day": _named_after_day,
    "day-month": _named_after_day,
}
