"""Pronouns that can stand for an actor, and words that stand for two: "both", "the pair"."""

from __future__ import annotations

from explorer.language.line import Line
from explorer.model import Form, Kind, Mention

_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_FIRST = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_TWOFOLD = frozenset({"both", "two", "three", "pair", "duo", "trio"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_NEUTER = frozenset({"it", "its", "itself"})
_WORDS = _SINGULAR | _FIRST | _PLURAL | _TWOFOLD | _NEUTER


def pronouns(line: Line) -> list[Mention]:
    """Return the pronouns of a paragraph, personal and possessive; of "we" and "you" none."""
    found = []
    for position, word in enumerate(line.lower):
        if word not in _WORDS:
            continue
        speaks = word in _FIRST and line.parse.tokens[position].pos == "PRON"
        if word in _SINGULAR or speaks:
            found.append(_mention(line, position, Kind.PERSON, plural=False))
        elif word in _PLURAL:
            found.append(_mention(line, position, None, plural=True))
        elif word in _TWOFOLD and (group := _group(line, position)) is not None:
            found.append(group)
        elif word in _NEUTER and not _is_expletive(line, position):
            found.append(_mention(line, position, None, plural=False))
    return found


def _group(line: Line, position: int) -> Mention | None:
    """Read "both" alone, and "the two" or "the pair" without a noun behind it."""
    token = line.parse.tokens[position]
    if token.dep not in _ARGUMENTS or any(
        line.parse.tokens[i].dep in ("prep", "relcl") for i in line.parse.children[position]
    ):
        return None
    article = position > 0 and line.lower[position - 1] == "the"
    if not article and token.text.lower() != "both":
        return None
    start, end = line.parse.span(position - article, position + 1)
    text = line.parse.text[start:end]
    return Mention(line.index, start, end, text, position, Form.GROUP, None, plural=True)


def _is_expletive(line: Line, position: int) -> bool:
    """Tell whether "it" stands for nothing ("it is clear that", "it seems")."""
    token = line.parse.tokens[position]
    if token.dep == "expl":
        return True
    if token.dep not in ("nsubj", "nsubjpass") or token.head == position:
        return False
    governor = line.parse.tokens[token.head]
    dependents = {line.parse.tokens[i].dep for i in line.parse.children[token.head]}
    if governor.lemma in ("seem", "appear", "rain", "snow"):
        return True
    clause = dependents & {"ccomp", "xcomp", "advcl", "csubj"}
    return governor.lemma == "be" and "acomp" in dependents and bool(clause)


def _mention(line: Line, position: int, kind: Kind | None, *, plural: bool) -> Mention:
    token = line.parse.tokens[position]
    return Mention(
        line.index,
        token.start,
        token.end,
        token.text,
        position,
        Form.PRONOUN,
        kind,
        certain=kind is not None,
        plural=plural,
        roles=tuple(line.said.get(position, ())),
    )
