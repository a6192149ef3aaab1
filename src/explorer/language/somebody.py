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
        open_kind = not name.certain and name.kind is not Kind.PERSON and name.canonical is None
        if open_kind and name.form is Form.NAME and _is_plain(line, name) and _is_told(line, name):
            name.label, name.kind = "PERSON", Kind.PERSON


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
