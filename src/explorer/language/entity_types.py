"""What the words beside a name say that it is: "the firm X", "X's CEO", "the village of X"."""

from __future__ import annotations

import re

from explorer.language import words
from explorer.language.line import Line
from explorer.language.shapes import is_personal
from explorer.language.spans import Candidate
from explorer.model import Form, Kind

_TICKER = re.compile(r"\s?\([A-Z0-9]{1,6}\.[A-Z]{1,3}\)")  # "(ENI.MI)", as wires write shares
_MINDS = frozenset({"confidence", "trust", "faith", "belief", "believe", "interest", "interested"})
_HELD = _MINDS | {"stake", "stakes", "share", "shares", "invest", "invested", "investment"}
_WITHIN = frozenset({"in", "near", "outside"})


def tell_kinds(line: Line, own: list[Candidate]) -> None:
    """Give names that no list knows the kind that the words beside them prove, or suggest."""
    persons = {name.after: name for name in own if _is_full_person(line, name)}
    for name in own:
        if name.canonical is not None or name.certain or name.form is not Form.NAME:
            continue
        if _is_body(line, name):
            name.label, name.kind, name.certain = "ORG", Kind.ORGANIZATION, True
        elif _is_place(line, name):
            name.label, name.kind, name.certain = "GPE", Kind.PLACE, True
        elif name.kind in (Kind.PERSON, None) and not is_personal(line, name.first, name.after):
            _guess(line, name, persons)


def _is_full_person(line: Line, name: Candidate) -> bool:
    long = name.after - name.first > 1 and name.kind is Kind.PERSON
    return long and (name.label == "PERSON" or is_personal(line, name.first, name.after))


def _is_body(line: Line, name: Candidate) -> bool:
    if _has_ticker(line, name) or _heads(line, name):
        return True
    if is_personal(line, name.first, name.after):
        return False
    return (
        _called(line, name, words.TOLD_BODIES)
        or _apposed(line, name, words.TOLD_BODIES)
        or _employs(line, name)
    )


def _is_place(line: Line, name: Candidate) -> bool:
    before = line.lower[max(0, name.first - 2) : name.first]
    of_place = len(before) == 2 and before[1] == "of" and before[0] in words.TOLD_PLACES
    if of_place and not line.capital[name.first - 2]:
        return True
    if is_personal(line, name.first, name.after):
        return False
    return _apposed(line, name, words.TOLD_PLACES) or _in_region(line, name)


def _in_region(line: Line, name: Candidate) -> bool:
    """Read "in Cedar Falls, Iowa": a region or country behind the comma."""
    found = line.listed.get(name.after + 1)
    commas = line.lower[name.after : name.after + 1] == [","]
    if found is None or not commas or found.form not in ("name", "region"):
        return False
    within = name.first > 1 and line.lower[name.first - 1] in _WITHIN
    if not within or found.kind is Kind.ORGANIZATION:
        return False
    # Not of "a stake in Acme, Ruritania's oil company".
    owner = words.POSSESSIVES.issuperset(line.lower[found.after : found.after + 1] or [""])
    return not owner and line.lower[name.first - 2] not in _HELD


def _has_ticker(line: Line, name: Candidate) -> bool:
    end = line.parse.tokens[name.after - 1].end
    return _TICKER.match(line.parse.text, end) is not None


def _heads(line: Line, name: Candidate) -> bool:
    """Read "X chairman Ann Lee", "X's chief executive", "the CEO of X"."""
    lower = line.lower
    behind = name.after
    owned = behind < len(lower) and lower[behind] in words.POSSESSIVES
    if _is_head(line, behind + owned) and not (owned and name.label == "PERSON"):
        return True
    of = name.first - 1
    if of < 1 or lower[of] != "of" or owned or name.label == "PERSON":  # "chairman of X's party"
        return False
    return lower[of - 1] in words.CORPORATE or lower[of - 2 : of] == ["chief", "executive"]


def _is_head(line: Line, position: int) -> bool:
    lower = line.lower[position : position + 2]
    return bool(lower) and (lower[0] in words.CORPORATE or lower == ["chief", "executive"])


def _called(line: Line, name: Candidate, nouns: frozenset[str]) -> bool:
    """Read "the oil firm X", but not "the firm X founded"."""
    noun = name.first - 1
    if noun < 0 or line.lower[noun] not in nouns or line.capital[noun]:
        return False
    tokens = line.parse.tokens
    # Nor "told the agency X had left": there the noun and the name hang on other words.
    together = name.first <= tokens[noun].head < name.after or tokens[name.after - 1].head == noun
    return tokens[noun].pos in ("NOUN", "PROPN", "ADJ") and together


def _apposed(line: Line, name: Candidate, nouns: frozenset[str]) -> bool:
    """Read "X, a brokerage in Omaha": the noun behind the comma says what X is."""
    tokens = line.parse.tokens
    if line.lower[name.after : name.after + 1] != [","]:
        return False
    if line.lower[name.after + 1 : name.after + 2] not in (["a"], ["an"], ["the"]):
        return False
    for position in range(name.after + 2, min(name.after + 8, len(tokens))):
        token = tokens[position]
        if token.dep == "appos":
            return line.lower[position] in nouns and name.first <= token.head < name.after
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "ADV") and token.text != "-":
            return False
    return False


def _employs(line: Line, name: Candidate) -> bool:
    """Read "an analyst at X"."""
    at = name.first - 1 - (line.lower[name.first - 1] == "the")
    if at < 1 or line.lower[at] != "at" or line.capital[at - 1]:
        return False
    return line.lower[at - 1] in words.EMPLOYED and name.kind is not Kind.PLACE


def _guess(line: Line, name: Candidate, persons: dict[int, Candidate]) -> None:
    """Doubt that somebody is meant: "Ann Lee of X", "in X" where X is no person's name."""
    before = line.lower[name.first - 1] if name.first else ""
    if before == "of" and name.first - 1 in persons:
        name.label, name.kind = "ORG", Kind.ORGANIZATION
    elif before in _WITHIN and name.after - name.first > 1 and name.label == "PERSON":
        if line.lower[name.after : name.after + 1] in (["'s"], ["’s"]):
            return
        token = line.parse.tokens[name.first - 1]
        if line.parse.tokens[token.head].lemma not in _MINDS:
            name.label, name.kind = "GPE", Kind.PLACE
