"""Full names that only their sentence shows to be people's: who is killed, arrested, mourned."""

from __future__ import annotations

from explorer.language import words
from explorer.language.line import Line
from explorer.language.spans import Candidate
from explorer.model import Form, Kind

_SUFFERED = ("dobj", "nsubjpass")


def tell_people(line: Line, own: list[Candidate]) -> None:
    """Guess that a person is meant where something was done that is done to people."""
    for name in own:
        if name.certain or name.canonical is not None or name.form is not Form.NAME:
            continue
        kin = _is_kin(line, name)
        told = name.kind is not Kind.PERSON and _is_plain(line, name) and _is_told(line, name)
        if kin or told:
            name.label, name.kind, name.certain = "PERSON", Kind.PERSON, kin


def _is_kin(line: Line, name: Candidate) -> bool:
    """Read "his wife Melania", "Moss's son Ivo"."""
    front = line.lower[max(0, name.first - 2) : name.first]
    owned = words.POSSESSIVE_PRONOUNS | words.POSSESSIVES
    return len(front) == 2 and front[0] in owned and front[1] in words.KIN


def _is_plain(line: Line, name: Candidate) -> bool:
    """Tell whether it is two to four words written as names are, none of them a body's."""
    inner = [i for i in range(name.first, name.after) if line.lower[i] not in "-'’"]
    return 2 <= len(inner) <= 4 and all(
        line.lower[i] in words.PARTICLES
        or (line.parse.tokens[i].text.istitle() and line.lower[i] not in words.ORGANIZATIONS)
        for i in inner
    )


def _is_told(line: Line, name: Candidate) -> bool:
    tokens = line.parse.tokens
    last = tokens[name.after - 1]
    governor = tokens[last.head]
    if line.lower[max(0, name.first - 2) : name.first] == ["-", "old"]:
        return True
    if last.dep in _SUFFERED and governor.lemma in words.DONE_TO_PEOPLE:
        return True
    owned = line.lower[name.after : name.after + 1]
    kin = last.dep == "poss" and governor.lemma in words.KIN
    return kin and bool(owned) and owned[0] in words.POSSESSIVES
