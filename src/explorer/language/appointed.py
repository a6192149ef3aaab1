"""Role claims that a verb makes: "X is minister of Y", "elected NAME speaker", "serves as"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.language import words
from explorer.language.line import Line
from explorer.language.phrases import phrase_claims
from explorer.language.spans import Candidate
from explorer.model import RoleClaim

_APPOINTED = frozenset(
    {"appoint", "name", "elect", "re-elect", "reelect", "become", "nominate", "designate", "choose"}
)
SERVING = frozenset({"serve", "act", "work", "function", "double"})


def copular(line: Line, starts: dict[int, Candidate]) -> dict[int, list[RoleClaim]]:
    """Read "X is minister of Y" and "she was named envoy": claims by the subject's token."""
    found: dict[int, list[RoleClaim]] = {}
    tokens = line.parse.tokens
    for position, token in enumerate(tokens):
        if token.dep not in ("oprd", "attr"):
            continue
        verb = token.head
        given = tokens[verb].lemma in _APPOINTED
        told = token.dep == "attr" and tokens[verb].lemma == "be"
        if not (given or told) or line.lower[position] not in words.OFFICES:
            continue
        if position in line.taken:
            continue
        subjects = ("nsubjpass",) if given and tokens[verb].lemma != "become" else ("nsubj",)
        for child in line.parse.children[verb]:
            pronoun = tokens[child].pos == "PRON" and told  # "he is a minister": said of anybody
            if tokens[child].dep in subjects and child < verb and not pronoun:
                found[child] = phrase_claims(line, verb + 1, starts)
    for subject, first, former in _serving(line):
        claims = phrase_claims(line, first, starts)
        found[subject] = [replace(claim, former=claim.former or former) for claim in claims]
    return found


def _serving(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Yield the subject of "will serve as envoy", where the office begins, and "served"."""
    tokens = line.parse.tokens
    for position, token in enumerate(tokens[:-1]):
        if token.lemma not in SERVING or token.pos != "VERB" or line.lower[position + 1] != "as":
            continue
        subject = next((i for i in line.parse.children[position] if tokens[i].dep == "nsubj"), None)
        if subject is not None and tokens[subject].pos == "PROPN" and subject < position:
            yield subject, position + 2, token.tag == "VBD"


def is_appointed(line: Line, name: Candidate) -> bool:
    """Tell whether a verb in front gives the name an office."""
    verb = line.parse.tokens[name.first - 1] if name.first else None
    return verb is not None and verb.pos == "VERB" and verb.lemma in _APPOINTED - {"become"}


def given_to(line: Line, name: Candidate, starts: dict[int, Candidate]) -> list[RoleClaim]:
    """Read "elected NAME speaker", "named NAME as her finance minister"."""
    if not is_appointed(line, name) or name.after >= len(line.lower):
        return []
    first = name.after + (line.lower[name.after] in ("as", "to"))
    if first + 1 < len(line.lower) and line.lower[first : first + 2] == ["be", "the"]:
        first += 2
    first += line.lower[first : first + 1] in (["his"], ["her"], ["its"], ["their"], ["be"])
    return phrase_claims(line, first, starts)
