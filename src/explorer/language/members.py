"""Members of closed lists inside a longer name: themselves, or a part of it ("Israel Katz")."""

from __future__ import annotations

from explorer.gazetteer import is_family_name, is_given_name, lookup
from explorer.language import words
from explorer.language.line import Line, Listed
from explorer.model import Kind


def is_branch(line: Line, found: Listed, after: int) -> bool:
    """Tell whether a country behind a body's name is where that part of it works: "BBC Brazil"."""
    closes = found.after == after and found.form == "name" and found.kind is Kind.COUNTRY
    tokens = line.parse.tokens
    body, last = tokens[found.first - 1], tokens[found.after - 1]
    # Not of "told Reuters Iran would answer": there the body hangs on the verb.
    within = body.dep == "compound" and found.first <= body.head < found.after
    return closes and within and last.dep != "compound"


def is_alone(line: Line, found: Listed, first: int, after: int) -> bool:
    """Decide whether a listed name is itself here, or a part of a longer name ("Israel Katz")."""
    tokens = line.parse.tokens
    label = tokens[found.first].entity
    half = found.form in ("city", "region") and _in_personal_name(line, found, first, after)
    half = half or _behind_particle(line, found, first)
    if half or (found.form in ("city", "region", "capital") and _goes_on(line, found, after)):
        return False
    neighbours = [i for i in (found.first - 1, found.after) if first <= i < after]
    if not neighbours or label not in ("PERSON", "ORG", "FAC"):
        return True
    if any(line.lower[i] == "-" for i in neighbours):
        other = found.first - 1 in line.ends or found.after + 1 in line.listed
        return other or found.form != "city"
    if found.first == first and _leads(line, found, after, label):
        return True
    if any(_is_of_title(line, found, i) for i in neighbours):
        return True
    return not all(tokens[i].entity == label for i in neighbours)


def _behind_particle(line: Line, found: Listed, first: int) -> bool:
    """Tell whether a place only ends a longer name: "Al Sabah", "Observatoire de Paris"."""
    town = found.form in ("city", "region", "capital")
    labelled = line.parse.tokens[found.first].entity in ("PERSON", "ORG")
    behind = found.first > first and line.lower[found.first - 1] in words.PARTICLES
    return town and behind and labelled


def _goes_on(line: Line, found: Listed, after: int) -> bool:
    """Tell whether a place's name is the beginning of another one's: "Miami Beach"."""
    tokens = line.parse.tokens
    if found.after != after - 1 or found.after in line.listed:
        return False
    last, word = tokens[found.after], line.lower[found.after]
    label = tokens[found.after - 1].entity
    whole = label == last.entity and label in ("GPE", "LOC") and last.pos == "PROPN"
    return whole and word not in words.TITLES | words.MODIFIERS | words.JUNK and len(word) > 3


def _is_of_title(line: Line, found: Listed, position: int) -> bool:
    """Tell whether a word beside a listed name is a title's: but "Michigan State" is one name."""
    word = line.lower[position]
    behind = position == found.after and word == "state"
    return word in words.TITLES or (word in words.MODIFIERS and not behind)


def _in_personal_name(line: Line, found: Listed, first: int, after: int) -> bool:
    """Tell whether a place is half a person's name: "Hugo Lagos", "Ararat Petrosyan"."""
    tokens = line.parse.tokens
    if found.first > first:
        before = tokens[found.first - 1].text
        return is_given_name(before) and lookup(before) is None
    own = found.after == after - 1 and is_given_name(tokens[first].text)
    return own and is_family_name(tokens[found.after].text)


def _leads(line: Line, found: Listed, after: int, label: str) -> bool:
    """Tell whether a listed name stands in front of a name without belonging to it."""
    long_person = label == "PERSON" and after - found.first > 2
    return (
        found.form == "demonym"
        or after_office(line, found.first)
        or (found.form == "capital" and long_person)
    )


def after_office(line: Line, first: int) -> bool:
    """Tell whether an office's seat ends here: "Ambassador to Yerevan", "Mayor of Paris"."""
    link = first - 2 if first and line.lower[first - 1] == "the" else first - 1
    if link < 1 or line.lower[link] not in ("of", "to", "in", "at", "for", "on", "from"):
        return False
    return line.lower[link - 1] in words.OFFICES or link in line.portfolio_at
