"""Who speaks: from the token that does to its mention, or else to its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explorer.language import words
from explorer.language.line import Line
from explorer.model import Form, Kind, Mention

_LINKS = frozenset({"of", "for", "from", "by", "at"})
_FRONT = frozenset({"poss", "compound", "amod", "nmod"})
_BEFORE = _FRONT | {"det", "nummod"}
_BODIES = (Kind.ORGANIZATION, Kind.COUNTRY)


class Voice(NamedTuple):
    """Whoever speaks: the index of a mention, or the words of the text where there is none."""

    mention: int | None = None
    words: str = ""


SILENCE = Voice()


class Speakers:
    """Finds the mention that a token belongs to."""

    def __init__(self, lines: Sequence[Line], mentions: Sequence[Mention]) -> None:
        self._lines = lines
        self._mentions = mentions
        self._by_token: list[dict[int, int]] = [{} for _ in lines]
        for index, mention in enumerate(mentions):
            line = lines[mention.paragraph]
            covered = self._by_token[mention.paragraph]
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
        covered = self._by_token[mention.paragraph]
        for claim in mention.roles:
            for position in line.parse.begun_in(claim.start, claim.end):
                if line.parse.tokens[position].dep in ("nsubj", "nsubjpass"):
                    covered.setdefault(position, index)

    def at(self, paragraph: int, token: int | None) -> Voice:
        """Return who speaks at a token: its mention, one in apposition, whom it speaks for."""
        if token is None:
            return SILENCE
        line, covered = self._lines[paragraph], self._by_token[paragraph]
        own = covered.get(token)
        apposed = [
            covered[child]
            for child in line.parse.children[token]
            if line.parse.tokens[child].dep == "appos" and child in covered
        ]
        person = next((index for index in apposed if self._is_person(index)), None)
        document = line.lower[token] in words.DOCUMENTS
        if person is not None or (own is not None and not document):
            return Voice(own if person is None else person)
        for found in (self._spoken_for(line, token), own, *apposed):
            if found is not None:
                return Voice(found)
        maker = self._maker_before(line, token) if document else None
        return Voice(maker) if maker is not None else Voice(None, _phrase(line, token))

    def _is_person(self, index: int) -> bool:
        mention = self._mentions[index]
        return mention.form is Form.NAME and mention.kind is Kind.PERSON

    def _spoken_for(self, line: Line, token: int) -> int | None:
        """Return the body that a person without a name speaks for, or whose document it is."""
        document = line.lower[token] in words.DOCUMENTS
        if not document and line.lower[token] not in words.VOICES:
            return None
        covered = self._by_token[line.index]
        for owner in _owners(line, token):
            found = covered.get(owner)
            if found is not None and (document or self._mentions[found].kind in _BODIES):
                return found
            deeper = self._spoken_for(line, owner)
            if deeper is not None:
                return deeper
        return None

    def _maker_before(self, line: Line, token: int) -> int | None:
        """Return whose "the statement" is: the last that acted here, or reported just before."""
        if line.lower[token - 1 : token] != ["the"]:
            return None
        here = self._last_subject(line, token - 1)
        if here is not None or line.index == 0:
            return here
        before = self._lines[line.index - 1]
        return self._last_subject(before, len(before.lower), words.REPORTING)

    def _last_subject(
        self, line: Line, end: int, verbs: frozenset[str] | None = None
    ) -> int | None:
        """Return the last mention in front of a token that is the subject of a verb, of these."""
        covered, tokens = self._by_token[line.index], line.parse.tokens
        inside = False
        for position in range(end - 1, -1, -1):
            inside ^= line.lower[position] in words.QUOTE_MARKS
            if inside:
                continue
            acts = tokens[position].dep in ("nsubj", "nsubjpass") and position in covered
            if acts and (verbs is None or tokens[tokens[position].head].lemma in verbs):
                return covered[position]
        return None


def _owners(line: Line, token: int) -> list[int]:
    """Return what a noun is of: behind "of", "for", "by", or in front of it."""
    tokens, children = line.parse.tokens, line.parse.children
    behind = [
        noun
        for link in children[token]
        if line.lower[link] in _LINKS
        for noun in children[link]
        if tokens[noun].dep == "pobj"
    ]
    return behind + [i for i in children[token] if tokens[i].dep in _FRONT]


def _phrase(line: Line, token: int) -> str:
    """Return the words of a speaker without a mention: "a senior official of the region"."""
    if line.parse.tokens[token].pos not in ("NOUN", "PROPN", "NUM"):
        return ""
    tokens, children = line.parse.tokens, line.parse.children
    front = [i for i in children[token] if tokens[i].dep in _BEFORE]
    first = min([token, *front, *(i for each in front for i in _below(line, each))])
    link = next(
        (i for i in children[token] if i == token + 1 and line.lower[i] in _LINKS | {"in"}), None
    )
    after = token + 1 if link is None else max(_below(line, link), default=link) + 1
    return line.text(first, after)


def _below(line: Line, root: int) -> Iterator[int]:
    for child in line.parse.children[root]:
        yield child
        yield from _below(line, child)


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
