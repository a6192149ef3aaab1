"""Role claims: the office that words in front of a name, behind it or around it give its bearer."""

from __future__ import annotations

from typing import NamedTuple

from explorer.language import words
from explorer.language.appointed import SERVING, given_to
from explorer.language.line import Line
from explorer.language.offices import (
    Office,
    first_of_title,
    government_of,
    office_before,
    owner_before,
)
from explorer.language.phrases import of_country, phrase_claims, phrase_end
from explorer.language.spans import Candidate
from explorer.language.two_offices import with_other_office
from explorer.model import Kind, RoleClaim


class Titles(NamedTuple):
    """What is said about a name: its claims, and whether the words prove a person."""

    claims: tuple[RoleClaim, ...]
    personal: bool


def titles_of(line: Line, name: Candidate, starts: dict[int, Candidate]) -> Titles:
    """Collect the claims on a name; ``starts`` are the paragraph's names by first token."""
    office = office_before(line, name.first)
    front, personal, begin = _assistant(line, name, office, starts) or _in_front(line, name, office)
    phrase, begin = _phrase_in_front(line, begin, starts)
    front, personal = phrase + front, personal or bool(phrase)
    behind = _behind(line, name, starts) or given_to(line, name, starts)
    may_be = personal or name.label or name.kind is Kind.PERSON
    before = _apposition_before(line, name, begin, starts) if may_be else []
    claims = tuple(before + front + behind)
    return Titles(claims, personal or bool(claims))


def _assistant(
    line: Line, name: Candidate, office: Office | None, starts: dict[int, Candidate]
) -> tuple[list[RoleClaim], bool, int] | None:
    """Read "Assistant to the President of Kenya NAME": the name is the assistant's."""
    if office is None or office.first < 3:
        return None
    link = office.first - 2
    if line.lower[link : link + 2] != ["to", "the"] or line.lower[link - 1] not in words.OFFICES:
        return None
    first = owner_before(line, first_of_title(line, link - 1)).first
    return phrase_claims(line, first, starts, stop=name.first), True, first


def _in_front(
    line: Line, name: Candidate, office: Office | None
) -> tuple[list[RoleClaim], bool, int]:
    """Read the title in front: claims, whether a title stands there, its first token."""
    if office is None:
        return [], False, name.first
    line.taken.update(range(office.first, name.first))
    owner = owner_before(line, office.first)
    former = office.former or owner.former
    start = line.parse.tokens[owner.first].start
    of = office.of or owner.name or _country_behind(line, name.after)
    claims = []
    for words_of_title, last in office.titles:
        title, owner_name = words_of_title, of
        if of is None and " of " in title:
            title, owner_name = of_country(line, _first_of(line, last, title), last + 1)
        stop = line.parse.tokens[last].end
        owner_name = government_of(owner_name, title)
        claims.append(RoleClaim(title, owner_name, line.index, start, stop, former=former))
    line.taken.update(range(owner.first, office.first))
    both = with_other_office(line, office, claims) if owner.first == office.first else None
    return (both[0], True, both[1]) if both is not None else (claims, True, owner.first)


def _phrase_in_front(
    line: Line, begin: int, starts: dict[int, Candidate]
) -> tuple[list[RoleClaim], int]:
    """Read "Chief of the General Staff" before "Admiral NAME" and before a name itself."""
    tokens, lower = line.parse.tokens, line.lower
    for position in range(begin - 3, max(begin - 26, -1), -1):
        token = tokens[position]
        if position in starts and starts[position].titled:
            break  # somebody else with an office of his own
        if lower[position] in words.OFFICES and lower[position + 1] in ("of", "for"):
            if phrase_end(line, position + 1, begin) != begin:
                return [], begin
            first = owner_before(line, first_of_title(line, position)).first
            return phrase_claims(line, first, starts, stop=begin), first
        if token.pos in ("VERB", "AUX", "PRON", "SCONJ", "PUNCT") and token.text != "-":
            break
    return [], begin


def _first_of(line: Line, last: int, title: str) -> int:
    """Return the token that a title's words begin with."""
    start = line.parse.tokens[last].end - len(title)
    position = last
    while position > 0 and line.parse.tokens[position].start > start:
        position -= 1
    return position


def _country_behind(line: Line, position: int) -> str | None:
    """Read "President Novak of Slovenia"."""
    if position + 1 >= len(line.lower) or line.lower[position] != "of":
        return None
    found = line.listed.get(position + 1 + (line.lower[position + 1] == "the"))
    return found.name if found is not None and found.kind is Kind.COUNTRY else None


def _behind(line: Line, name: Candidate, starts: dict[int, Candidate]) -> list[RoleClaim]:
    """Read ", the secretary of ..." and ", who also serves as head of ..."."""
    lower, size = line.lower, len(line.lower)
    position = name.after
    if position + 1 >= size:
        return []
    if lower[position] == "," and lower[position + 1] != "who":
        return phrase_claims(line, position + 1, starts, bearer=name.after - 1)
    if lower[position] == ",":
        position += 1
    if lower[position] != "who":
        return []
    for verb in range(position + 1, min(position + 5, size - 1)):
        token = line.parse.tokens[verb]
        if token.lemma in SERVING and lower[verb + 1] == "as":
            return phrase_claims(line, verb + 2, starts)
        if token.lemma == "be" and token.pos in ("AUX", "VERB") and token.dep in ("relcl", "ROOT"):
            return phrase_claims(line, verb + 1, starts)
    return []


def _apposition_before(
    line: Line, name: Candidate, begin: int, starts: dict[int, Candidate]
) -> list[RoleClaim]:
    """Read "the commander of the navy, Rear Admiral ..."."""
    if begin < 2 or line.lower[begin - 1] != ",":
        return []
    head = _office_above(line, name, begin)
    if head is None:
        return []
    first = head
    while first > 0 and not _opens_phrase(line, first):
        first -= 1
        if head - first > 8:
            return []
    first = owner_before(line, first).first
    return phrase_claims(line, first, starts, stop=begin - 1)


def _office_above(line: Line, name: Candidate, begin: int) -> int | None:
    """Find the office that a name in apposition explains, also "the president of X, NAME"."""
    tokens = line.parse.tokens
    token = tokens[name.after - 1]
    if line.lower[begin - 2] in ("counterpart", "colleague"):
        closed = line.lower[name.after : name.after + 1] == [","]
        acts = token.dep in ("nsubj", "nsubjpass") and not closed
        return None if acts else begin - 2  # "With his counterpart, Ada Moss toured the port"
    if token.dep != "appos":
        listed = token.dep in ("conj", "npadvmod")
        return _office_of_body(line, name, begin) if listed else None
    for _ in range(6):
        head = token.head
        if head >= begin - 1:
            return None
        office = _general(line, head) if line.lower[head] == "general" else head
        if line.lower[office] in words.OFFICES:
            return office
        token = tokens[head]
        if token.dep not in ("pobj", "prep", "poss", "compound", "conj", "nmod", "appos"):
            return None
    return None


def _office_of_body(line: Line, name: Candidate, begin: int) -> int | None:
    """Find the office of "the minister of Chad, NAME, and Y", though the parser reads a list."""
    closed = line.lower[name.after : name.after + 1] == [","]
    body = line.ends.get(begin - 1)
    if not closed or body is None:
        return None
    link = body.first - 1 - (line.lower[body.first - 1] == "the")
    head = link - 1
    if head < 1 or line.lower[link] != "of" or line.lower[head] not in words.OFFICES:
        return None
    return head if line.parse.tokens[head].tag in ("NN", "NNP") else None


def _general(line: Line, head: int) -> int:
    """Return the office that "general" stands behind: "Secretary-General"."""
    return head - 2 if line.lower[head - 1] == "-" else head - 1


def _opens_phrase(line: Line, first: int) -> bool:
    """Tell whether what stands before ``first`` cannot belong to the same bare noun phrase."""
    before = line.parse.tokens[first - 1]
    return (before.pos not in ("NOUN", "PROPN", "ADJ") and before.text != "-") or first in line.ends
