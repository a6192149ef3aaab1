"""Who speaks: from a reporting word to its subject, from the subject to the mention."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from explorer.language import words
from explorer.language.line import Line
from explorer.model import Form, Mention

_REACH = 30
_RELATIVE = frozenset({"who", "which", "that"})
_STOPS = frozenset({".", ";"}) | words.QUOTE_MARKS
_TURNS = frozenset({"while", "but", "although", "though", "and", "as", "when"})


class Cue(NamedTuple):
    """A reporting word (a lemma) and the token that speaks, if there is one."""

    word: str
    speaker: int | None


class Speakers:
    """Finds the mention that a token belongs to."""

    def __init__(self, lines: Sequence[Line], mentions: Sequence[Mention]) -> None:
        self._lines = lines
        self._by_start: list[dict[int, int]] = [{} for _ in lines]
        for index, mention in enumerate(mentions):
            line = lines[mention.paragraph]
            covered = self._by_start[mention.paragraph]
            covered.setdefault(mention.head, index)
            if mention.form in (Form.NAME, Form.GROUP):
                for position in _tokens(line, mention):
                    covered.setdefault(position, index)
            elif mention.form is Form.DESCRIPTION:
                covered[mention.head] = index
        for index, mention in enumerate(mentions):
            if mention.form is Form.NAME and mention.roles:
                self._cover_titles(lines[mention.paragraph], mention, index)

    def _cover_titles(self, line: Line, mention: Mention, index: int) -> None:
        """Let the words of a title speak for its bearer, where they are the clause's subject."""
        covered = self._by_start[mention.paragraph]
        for claim in mention.roles:
            for position, token in enumerate(line.parse.tokens):
                if claim.start <= token.start < claim.end and token.dep in ("nsubj", "nsubjpass"):
                    covered.setdefault(position, index)

    def at(self, paragraph: int, token: int | None) -> int | None:
        """Return the index of the mention at a token or in apposition to it, or None."""
        if token is None:
            return None
        covered, parse = self._by_start[paragraph], self._lines[paragraph].parse
        for position in (token, *parse.children[token]):
            own = position == token or parse.tokens[position].dep == "appos"
            if own and position in covered:
                return covered[position]
        return None


def _tokens(line: Line, mention: Mention) -> list[int]:
    position = mention.head
    tokens = line.parse.tokens
    while position > 0 and tokens[position - 1].start >= mention.start:
        position -= 1
    found = []
    while position < len(tokens) and tokens[position].end <= mention.end:
        found.append(position)
        position += 1
    return found


def cue_after(line: Line, position: int) -> Cue | None:
    """Read "..., the minister said" and "..., according to the minister" behind a quotation."""
    limit = min(position + _REACH, len(line.lower))
    for at in range(position, limit):
        if line.lower[at] in _STOPS or line.lower[at] in _TURNS:
            return None
        token = line.parse.tokens[at]
        if line.lower[at] == "according":
            return Cue("according to", according_to(line, at))
        if token.pos in ("VERB", "AUX") and token.lemma in words.REPORTING:
            if token.tag == "VBG":  # ", urging ..." reports what follows it
                return None
            return Cue(token.lemma, _near_subject(line, at, position))
        if token.pos == "VERB" and at > position:
            return None
    return None


def cue_before(line: Line, position: int) -> Cue | None:
    """Read "The minister said that" and "stressing that" in front of a quotation."""
    for at in range(position - 1, max(position - _REACH, -1), -1):
        if line.lower[at] in _STOPS:
            return None
        token = line.parse.tokens[at]
        compound = at > 0 and line.lower[at - 1] == "-"  # "so-called"
        if token.pos == "VERB" and token.lemma in words.REPORTING and not compound:
            return Cue(token.lemma, subject(line, at))
        if line.lower[at] == "according":
            return Cue("according to", according_to(line, at))
    return None


def according_to(line: Line, position: int) -> int | None:
    """Return the token that is named behind "according to"."""
    if position + 1 >= len(line.lower) or line.lower[position + 1] != "to":
        return None
    for child in line.parse.children[position + 1]:
        if line.parse.tokens[child].dep == "pobj":
            return _maker(line, child)
    return None


def _before_bracket(line: Line, position: int) -> int:
    """Step back over "(ABC)"."""
    if position > 2 and line.lower[position] == ")" and line.lower[position - 2] == "(":
        return position - 3
    return max(position, 0)


def _maker(line: Line, noun: int) -> int:
    """Return whose words they are in "a post by the minister", else the noun itself."""
    for link in line.parse.children[noun]:
        if line.lower[link] == "by":
            return next(iter(line.parse.children[link]), noun)
    return noun


def _near_subject(line: Line, verb: int, position: int) -> int | None:
    """Return the subject beside a verb behind a quotation, before it or after."""
    own = subject(line, verb)
    if own is not None and own >= position:
        return own
    for at in chain(range(verb - 1, position - 1, -1), range(verb + 1, verb + 12)):
        if at >= len(line.lower) or (at > verb and line.lower[at] in (",", ".")):
            break
        token = line.parse.tokens[at]
        heads_outside = token.head == at or not verb < token.head < at
        if token.pos in ("PROPN", "NOUN", "PRON") and token.dep != "compound" and heads_outside:
            return at
    return own


def subject(line: Line, verb: int) -> int | None:
    """Return the token that does what a verb says, also through "and" and participles."""
    tokens = line.parse.tokens
    for _ in range(5):
        for child in line.parse.children[verb]:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                relative = line.lower[child] in _RELATIVE and tokens[verb].dep == "relcl"
                return tokens[verb].head if relative else child
        near = _before_bracket(line, verb - 1)
        if tokens[verb].tag in ("VBD", "VBZ") and tokens[near].pos in ("NOUN", "PROPN", "PRON"):
            return near  # the parser lost the subject, but it stands right there
        dep, head = tokens[verb].dep, tokens[verb].head
        if dep == "acl" and line.lower[verb - 1] != ",":
            return head
        while (
            dep == "acl" and tokens[head].pos not in ("VERB", "AUX") and tokens[head].head != head
        ):
            head = tokens[head].head
        if head == verb or dep not in ("conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dep"):
            return None
        verb = head
    return None
