"""Where one name ends and the next begins, within a stretch of capital words."""

from __future__ import annotations

from explorer.gazetteer import is_given_name
from explorer.language import words
from explorer.language.line import Line
from explorer.language.members import after_office
from explorer.language.runs import LINKS
from explorer.language.shapes import is_acronym, is_given, is_personal


def title_end(line: Line, first: int, after: int) -> int:
    """Return the token after the last title in front of the run's last words, or 0."""
    lower = line.lower
    for position in range(after - 2, first - 1, -1):
        given = lower[position] in words.GIVEN_TITLES and is_given(line, position)
        chief = lower[max(first, position - 1) : position + 1] == ["chief", "executive"]
        titled = chief or (lower[position] in words.TITLES and not given)
        if titled and lower[position + 1] != "-":
            return position + 1
        plural = words.plural_title(lower[position]) is not None and line.capital[position + 1]
        if plural and position + 1 not in line.listed:
            return position + 1
    return 0


def label_change(line: Line, first: int, after: int) -> int:
    """Return where a person's name follows another kind of name, or 0."""
    tokens = line.parse.tokens
    for position in range(first + 1, after):
        before = tokens[position - 1].entity
        inside = line.lower[position] in words.PARTICLES and not line.capital[position]
        if inside or is_given_name(tokens[position - 1].text):
            continue
        if tokens[position].entity == "PERSON" and before in ("ORG", "GPE", "NORP", "FAC"):
            return 0 if _is_one_name(line, first, position, after) else position
    return 0


def _is_one_name(line: Line, first: int, position: int, after: int) -> bool:
    """Tell whether the parser only takes a given name for something else: "Viorel" of two words.

    Behind a title so it does with more words.
    """
    front = [i for i in range(first, position) if line.lower[i] != "-"]
    size = len(front) - line.lower[first:position].count("-")
    titled = first > 0 and line.lower[first - 1] in words.TITLES
    if not titled and (size > 1 or after - position > 1):
        return False
    return not any(
        i in line.listed
        or i + 1 in line.ends
        or is_acronym(line, i)
        or line.lower[i] in words.ORGANIZATIONS | words.PLACES | words.TITLES | words.MODIFIERS
        or not line.parse.tokens[i].text[:2].istitle()
        for i in front
    )


def listener_end(line: Line, first: int, after: int) -> int:
    """Return where a name follows the body it was told to: "told NPR" | "Ann Lee had", or 0."""
    told = first > 0 and line.parse.tokens[first - 1].lemma in ("tell", "inform")
    return first + 1 if told and after - first > 2 and is_acronym(line, first) else 0


def body_end(line: Line, first: int, after: int) -> int:
    """Return where a body ends that an office stands before: "CEO of Polar Oil Company" | "Ann"."""
    if not after_office(line, first):
        return 0
    for position in range(first + 1, after - 1):
        noun = line.lower[position]
        body = noun in words.ORGANIZATIONS or noun.removesuffix("s") in words.ORGANIZATIONS
        goes_on = line.lower[position + 1] in LINKS
        if body and not goes_on and 2 <= after - position - 1 <= 4:
            return position + 1
    return 0


def person_begins(line: Line, first: int, after: int) -> int:
    """Return where a person's name follows a house or a listed name: "House" | "Ann Lee", or 0."""
    tokens = line.parse.tokens
    if is_given_name(tokens[first].text) or line.lower[after - 1] in words.ORGANIZATIONS:
        return 0
    for position in range(first + 1, after - 1):
        found = line.ends.get(position)
        listed = found is not None and found.first == first and position not in line.listed
        seated = line.lower[position - 1] in words.CHAMBERS
        if (listed or seated) and is_given_name(tokens[position].text):
            return position if is_personal(line, position, after) else 0
    return 0
