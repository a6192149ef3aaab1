"""The office in front of a name ("Iran's First Vice President ..."), and whose office it is."""

from __future__ import annotations

from typing import NamedTuple

from explorer.gazetteer import lookup
from explorer.language import words
from explorer.language.line import Line

# "Secretary-General" is one office, "Supreme Leader General X" an office and a rank.
_GENERALS = frozenset(
    {
        "secretary",
        "attorney",
        "director",
        "solicitor",
        "consul",
        "prosecutor",
        "governor",
        "auditor",
        "postmaster",
        "surgeon",
        "adjutant",
        "inspector",
    }
)


_STYLES = frozenset({"HE", "H.E.", "HH", "H.H.", "HRH", "H.R.H.", "HM", "H.M."})
"""In front of an office they are no part of it."""
_IN_CHIEF = ["-", "in", "-"]
# Titles of birth, which follow an office: "Foreign Minister Prince X", not "Crown Prince X".
_NOBLE = frozenset({"prince", "princess", "sultan", "sheikha"})


class Owner(NamedTuple):
    """Whose office it is, from the first token of the words that say so."""

    name: str | None
    first: int
    former: bool


class Office(NamedTuple):
    """One or two titles, each with its last token; ``of`` where "of COUNTRY" follows them."""

    titles: tuple[tuple[str, int], ...]
    first: int
    of: str | None
    former: bool


def office_before(line: Line, name_first: int) -> Office | None:
    """Read the title that ends right before a name; an honorific gives an Office without titles."""
    lower = line.lower
    position = name_first - 1
    while position >= 0 and lower[position] in words.HONORIFICS:
        position -= 1
    honoured = position < name_first - 1
    head, last, of = _head(line, position)
    if head < 0 or (not honoured and head < name_first - 1 and lower[name_first - 1] == ","):
        return Office((), position + 1, None, former=False) if honoured else None
    lead = first_of_title(line, head)
    former, first = _former(line, lead)
    while first < head and lower[first] in words.FILLERS:
        first += 1
    return Office(_titles(line, first, head, last), _start(line, lead), of, former)


def _start(line: Line, first: int) -> int:
    """Step back over "former" and "ex-"."""
    position = first
    while position > 0 and (
        line.lower[position - 1] in words.FORMER
        or (line.lower[position - 1] == "-" and line.lower[position - 2] in words.FORMER)
    ):
        position -= 1
    return position


def _former(line: Line, first: int) -> tuple[bool, int]:
    """Move past former words that the title's modifiers took in."""
    start = first
    while line.lower[first] in words.FORMER or line.lower[first] == "-":
        first += 1
    return start != first or _start(line, first) != first, first


def _titles(line: Line, first: int, head: int, last: int) -> tuple[tuple[str, int], ...]:
    """Part an office and the rank behind it: "Supreme Leader", "Ayatollah"."""
    lower = line.lower
    rank = head
    while (
        rank > first
        and lower[rank] in words.RANKS | words.MODIFIERS | _NOBLE
        and lower[rank - 1] not in words.OFFICES - words.RANKS
    ):
        rank -= 1
    split = (
        rank > first
        and lower[head] in words.RANKS | _NOBLE
        and lower[rank - 1] in words.OFFICES
        and lower[rank - 1] not in _GENERALS
    )
    if split:
        return ((line.text(first, rank), rank - 1), (line.text(rank, last + 1), last))
    return ((_spelled_out(line.text(first, last + 1)), last),)


def _spelled_out(title: str) -> str:
    """Write "PM" and "opposite number" as what they stand for."""
    if title in words.SHORT_TITLES:
        return words.SHORT_TITLES[title]
    front, _, last = title.rpartition(" ")
    return f"{front} {words.SHORT_TITLES[last]}" if last in words.SHORT_TITLES else title


def _head(line: Line, position: int) -> tuple[int, int, str | None]:
    """Find the title's head that ends at ``position``: head, last token of the title, owner."""
    lower = line.lower
    if position < 0 or (lower[position] in ("private", "pm") and not line.capital[position]):
        return -1, -1, None  # "a private bank" is no soldier's, nor is "9 pm" an office
    if lower[position] == "chief":  # of "editor-in-chief"
        head = position - 4 if lower[max(0, position - 3) : position] == _IN_CHIEF else position
        return max(head, 0), position, None
    chief = lower[max(0, position - 1) : position + 1] == ["chief", "executive"]
    opposite = lower[max(0, position - 1) : position + 1] == ["opposite", "number"]
    if chief or opposite or lower[position] in words.OFFICES | words.RANKS:
        return position, position, None
    found = line.ends.get(position + 1)
    if found is not None:
        return _head_of(line, found.first, position, found.name, is_country=found.kind == "country")
    link = line.portfolio_at.get(position + 1)
    if link is not None:
        return link - 1, position, None
    return -1, -1, None


def _head_of(
    line: Line, first: int, position: int, name: str, *, is_country: bool
) -> tuple[int, int, str | None]:
    """Read "President of Azerbaijan" and "Ambassador to Yerevan" before a name."""
    lower = line.lower
    link = first - 1
    if link > 0 and lower[link] == "the":
        link -= 1
    if link < 1 or lower[link] not in ("of", "to", "for", "at", "in", "from"):
        return -1, -1, None
    portfolio = line.portfolio_at.get(link)
    if portfolio is not None and lower[link] == "of" and is_country:
        return portfolio - 1, link - 1, name  # "Minister of Foreign Affairs of Chile"
    if lower[link - 1] not in words.OFFICES:
        return -1, -1, None
    if lower[link] == "of" and is_country:
        return link - 1, link - 1, name
    return link - 1, position, None


def first_of_title(line: Line, head: int) -> int:
    """Walk from a title's head over the words in front that belong to it."""
    first = head
    while first > 0 and _belongs(line, first - 1, head):
        first -= 1
    while line.lower[first] == "-":
        first += 1
    return first


def _belongs(line: Line, position: int, head: int) -> bool:
    lower, token = line.lower[position], line.parse.tokens[position]
    acts = token.pos == "VERB" and lower in words.OFFICES - words.MODIFIERS  # "to host both kings"
    aged = lower == "old" and position > 1 and line.lower[position - 2] == "year"
    listed = position + 1 in line.ends
    honoured = token.text in _STYLES
    if acts or aged or listed or honoured or lower in words.CALENDAR or lower in words.FORMER:
        return False
    if lower == "-":
        return line.joined(position) and position > 0 and line.joined(position - 1)
    ranked = line.lower[head] in words.RANKS  # a rank stands behind offices, not behind nouns
    known = lower in words.MODIFIERS or lower in words.OFFICES or lower in words.RANKS
    if known or lower in words.FILLERS or ranked:
        return known or lower in words.FILLERS
    if token.pos not in ("NOUN", "PROPN", "ADJ"):
        return lower == "of" and line.lower[position + 1] in words.PORTFOLIOS
    if line.opens[position] and token.pos != "PROPN":
        return False
    return token.dep in ("compound", "amod", "nmod", "nn") and token.head > position


def owner_before(line: Line, first: int) -> Owner:
    """Read whose office it is from the words in front: "Iranian", "Iran's", "the UN", "his"."""
    lower = line.lower
    last = first - 1
    if last < 0:
        return Owner(None, first, former=False)
    if lower[last] in words.POSSESSIVE_PRONOUNS:
        return Owner(None, last, former=False)
    end = last if lower[last] in words.POSSESSIVES else last + 1
    found = line.ends.get(end)
    if found is None:
        return Owner(None, _determiner(line, first), former=False)
    start = _start(line, found.first)
    return Owner(found.name, _determiner(line, start), former=start != found.first)


def government_of(owner: str | None, title: str) -> str | None:
    """Return the country whose office it is where a capital owns it: "Tehran's envoy"."""
    entry = lookup(owner) if owner and words.OF_STATES & set(title.lower().split()) else None
    return entry.country if entry and entry.form == "capital" and entry.country else owner


def _determiner(line: Line, first: int) -> int:
    return first - 1 if first > 0 and line.lower[first - 1] in ("the", "a", "an") else first
