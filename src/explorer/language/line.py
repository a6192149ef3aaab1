"""A paragraph as the rules see it: tokens with their shape, and the members of closed lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from explorer.gazetteer import is_family_name, is_given_name, longest, states
from explorer.language import words
from explorer.model import Kind, Parse, RoleClaim

ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_AMOUNT_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_FUNCTION = frozenset({"DET", "PRON", "AUX", "ADP", "CCONJ", "SCONJ", "PART", "ADV", "INTJ"})
_OPENERS = words.QUOTE_MARKS | {":", "•", "‘", "("}
_BRACKET = re.compile(r"[\[\](){}<>|/\\]")
_ADDRESS = re.compile(
    r"(?<!\S)(?:https?://\S+|www\.\S+|[@#]\w+|\S+@\S+"
    r"|[\w-]{2,}(?:\.[\w-]{2,}){2,}/?\S*|[\w-]{2,}\.[a-z]{2,4}(?:/\S*)?(?=[\s,;:)]|\.?$))"
)

_OF_BODIES = frozenset({"state", "federal", "european", "arab", "african", "national"})
"""Behind a comma these begin another office's body, not the next field of a portfolio."""
_ADDRESS_MARK = re.compile(r"[@#/]|\.[\w-]|www\.")  # without one there is no address


class Listed(NamedTuple):
    """A member of a closed list at tokens ``first`` up to ``after``."""

    first: int
    after: int
    name: str
    kind: Kind
    form: Literal["name", "demonym", "capital", "city", "region", "body"]


@dataclass(slots=True)
class Line:
    """One paragraph. ``ends`` finds a known name by the token after it, ``listed`` by its first.

    ``named`` tells for each token whether it can stand in a name, ``opens`` whether its capital
    may come from its position alone. In a ``heading`` all words have one, which proves nothing.
    """

    index: int
    parse: Parse
    lower: list[str]
    capital: list[bool]
    opens: list[bool]
    heading: bool
    named: list[bool]
    listed: dict[int, Listed]
    ends: dict[int, Listed]
    portfolios: dict[int, int]  # "of Foreign Affairs" behind an office: from "of" to its end
    portfolio_at: dict[int, int]  # the same from its end to "of"
    taken: set[int] = field(default_factory=set)
    said: dict[int, list[RoleClaim]] = field(default_factory=dict)  # offices by their subject

    def text(self, first: int, after: int) -> str:
        """Return the paragraph's words from token ``first`` up to ``after``."""
        start, end = self.parse.span(first, after)
        return self.parse.text[start:end]

    def joined(self, position: int) -> bool:
        """Tell whether no space stands between this token and the next."""
        tokens = self.parse.tokens
        return position + 1 < len(tokens) and tokens[position].end == tokens[position + 1].start


def line_of(index: int, parse: Parse) -> Line:
    """Look at a paragraph's tokens once, for all rules."""
    tokens = parse.tokens
    lower = [token.text.lower() for token in tokens]
    capital = [token.text[:1].isupper() for token in tokens]
    opens = _openings(parse, lower)
    heading = _is_heading(parse, capital)
    addresses = _addresses(parse)
    for position in addresses:
        capital[position] = False
    listed = _listed(parse, capital, opens)
    named = [
        capital[i] and not heading and _can_name(parse, i, lower[i], opens[i])
        for i in range(len(tokens))
    ]
    for found in listed.values():
        for position in range(found.first, found.after):
            named[position] = named[position] or (capital[position] and not heading)
    ends = {found.after: found for found in listed.values()}
    portfolios = _portfolios(lower, capital)
    for link, after in portfolios.items():
        named[link:after] = [False] * (after - link)
    at = {after: link for link, after in portfolios.items()}
    return Line(index, parse, lower, capital, opens, heading, named, listed, ends, portfolios, at)


def _portfolios(lower: list[str], capital: list[bool]) -> dict[int, int]:
    """Find what ministers are ministers of, which is no name: "of Health and Human Services"."""
    found = {}
    for link, word in enumerate(lower):
        if word not in ("of", "for") or link == 0 or lower[link - 1] not in words.PORTFOLIO_HOLDERS:
            continue
        minister = lower[link - 1] in ("minister", "ministers")
        after = _field_end(lower, capital, link + 1, minister=minister)
        body = not minister and after < len(lower) and lower[after] in words.ORGANIZATIONS
        body = body or lower[after - 1 : after + 1] == ["republic", "of"]  # a country's name
        if after > link + 1 and not body:
            found[link] = after
    return found


def _field_end(lower: list[str], capital: list[bool], first: int, *, minister: bool) -> int:
    """Return where the words of a portfolio end: "Labour, Mines and Social Protection" | "Ann"."""
    after = first
    while after < len(lower):
        position = after + (lower[after] in (",", "-") and after > first)
        word = lower[position] if position < len(lower) else ""
        if position > after and word in _OF_BODIES:
            break  # "Minister of Defence, State Security Service head Ann Lee"
        field = word in words.PORTFOLIOS and (position == after or capital[position])
        if not field and not (minister and word in words.MINISTRIES and capital[position]):
            break
        after = position + 1
    while lower[after - 1] in ("and", "the", ","):
        after -= 1
    return after


def _addresses(parse: Parse) -> set[int]:
    """Return the tokens of web addresses, handles and hash tags."""
    if not _ADDRESS_MARK.search(parse.text):
        return set()
    spans = [found.span() for found in _ADDRESS.finditer(parse.text)]
    return {
        position
        for start, end in spans
        for position in parse.begun_in(start, end)
        if parse.tokens[position].end <= end
    }


def _openings(parse: Parse, lower: list[str]) -> list[bool]:
    opens = [False] * len(lower)
    for first, after in parse.sentences:
        position = first
        while position < after and not lower[position][:1].isalnum():
            position += 1
        if position < after:
            opens[position] = True
    for position, word in enumerate(lower[:-1]):
        if word in _OPENERS:
            opens[position + 1] = True
    return opens


def _is_heading(parse: Parse, capital: list[bool]) -> bool:
    if parse.text.rstrip().endswith((".", "!", "”", '"', ",")):
        return False
    content = [
        capital[i]
        for i, token in enumerate(parse.tokens)
        if len(token.text) > 3 and token.text.isalpha()
    ]
    return 5 <= len(content) <= 30 and sum(content) >= 0.8 * len(content)


def _can_name(parse: Parse, position: int, lower: str, opens: bool) -> bool:
    token = parse.tokens[position]
    namesake = lower in words.NAMESAKES and token.tag == "NNP" and _is_namesake(parse, position)
    if (
        (lower in words.CALENDAR and not namesake)
        or token.pos in _FUNCTION
        or _BRACKET.search(lower)
    ):
        return False
    if token.entity in ACTOR_LABELS or token.pos == "PROPN":
        return token.entity not in _AMOUNT_LABELS
    if token.entity in _AMOUNT_LABELS:
        return False
    told = is_given_name(token.text) or is_family_name(token.text)
    return not opens and (told or token.pos in ("NOUN", "ADJ", "X"))


def _is_namesake(parse: Parse, position: int) -> bool:
    """Tell whether a month's word is a person's name here ("Mrs May", "Theresa May")."""
    before = parse.tokens[position - 1].text.lower() if position else ""
    beside = parse.tokens[max(0, position - 1) : position + 2 : 2 if position else 1]
    full = parse.tokens[position].entity == "PERSON" and any(
        token.entity == "PERSON" and token is not parse.tokens[position] for token in beside
    )
    return full or before in words.HONORIFICS


def _listed(parse: Parse, capital: list[bool], opens: list[bool]) -> dict[int, Listed]:
    tokens = parse.tokens
    texts = [token.text for token in tokens]
    found: dict[int, Listed] = {}
    position = 0
    while position < len(tokens):
        member = None
        if (capital[position] and texts[position] != "The") or texts[position] in ("al", "el"):
            member = _body(texts, position) or _place(parse, texts, position, opens[position])
        if member is not None:
            found[position] = member
            position = member.after
        else:
            position += 1
    return found


def _body(texts: list[str], first: int) -> Listed | None:
    room = words.longest_body_after(texts[first])
    for size in range(min(room, len(texts) - first), 0, -1):
        name = " ".join(texts[first : first + size]).replace("’", "'").replace(" '", "'")
        canonical = words.bodies().get(name.replace(" - ", "-").replace(" / ", "/"))
        if canonical is None or _of_a_country(texts, first, first + size):
            continue
        if not (canonical.startswith("US ") and _behind_a_country(texts, first)):
            return Listed(first, first + size, canonical, Kind.ORGANIZATION, "body")
    return None


def _behind_a_country(texts: list[str], first: int) -> bool:
    """Tell whether another country stands in front: "Libyan House of Representatives"."""
    at = first - 2 if texts[first - 1 : first] in (["'s"], ["’s"]) else first - 1
    found = longest(texts, at) if at >= 0 and texts[at][:1].isupper() else None
    return found is not None and found[1].kind is Kind.COUNTRY and found[1].name != "United States"


def _of_a_country(texts: list[str], first: int, after: int) -> bool:
    """Tell whether a name goes on as another country's: "Republican Party" of "... of Armenia"."""
    if texts[after : after + 1] != ["of"] or texts[after - 1].lower() not in words.SHARED_BODIES:
        return False
    start = after + 1 + (texts[after + 1 : after + 2] == ["the"])
    found = longest(texts, start) if start < len(texts) else None
    return found is not None and found[1].kind is Kind.COUNTRY


def _state(texts: list[str], first: int) -> Listed | None:
    """Read "Portland, Ore." and "R-Fla."."""
    short = texts[first] if texts[first].endswith(".") else f"{texts[first]}."
    name = states().get(short[2:] if short[1:2] == "-" else short)
    told = short[1:2] == "-" or texts[first - 1] in (",", "-")
    return Listed(first, first + 1, name, Kind.PLACE, "region") if first and name and told else None


def _place(parse: Parse, texts: list[str], first: int, opens: bool) -> Listed | None:
    dotted = texts[first].endswith(".") or texts[first + 1 : first + 2] == ["."]
    if dotted and (state := _state(texts, first)):
        return state
    found = longest(texts, first)
    if found is None:
        return None
    size, entry = found
    token = parse.tokens[first]
    led = first > 0 and texts[first - 1].lower() in ("the", "in", "across")
    told = led and entry.form == "region"
    if (
        size == 1
        and not told
        and not _is_meant(token.pos, token.entity, token.dep, entry.form, opens)
    ):
        return None
    return Listed(first, first + size, entry.name, entry.kind, entry.form)


def _is_meant(pos: str, label: str, dep: str, form: str, opens: bool) -> bool:
    """Decide whether one word that is in the lists is that place here, or another word."""
    if form == "region" and label == "PERSON" and dep in ("dobj", "pobj"):
        return True
    if form in ("city", "region"):
        return label in ("GPE", "LOC", "FAC") or (
            label != "PERSON" and pos == "PROPN" and not opens
        )
    if form == "demonym":
        return pos in ("PROPN", "ADJ", "NOUN", "X") or not opens or bool(label)
    return pos in ("PROPN", "NOUN", "X") or not opens or bool(label)
