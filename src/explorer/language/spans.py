"""Which names stand in a stretch of capital words, and what their own words prove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer.language import words
from explorer.language.line import ACTOR_LABELS, Line, Listed
from explorer.language.members import is_alone, is_branch
from explorer.language.runs import LINKS, runs
from explorer.language.seams import (
    body_end,
    label_change,
    listener_end,
    person_begins,
    title_end,
)
from explorer.language.shapes import is_acronym, is_personal
from explorer.model import Form, Kind, RoleClaim

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}


@dataclass(slots=True)
class Candidate:
    """A span of tokens that may be a name; ``label`` is the parser's guess, or empty."""

    first: int
    after: int
    label: str
    kind: Kind | None
    certain: bool = False
    canonical: str | None = None
    form: Form = Form.NAME
    titled: bool = False
    roles: list[RoleClaim] = field(default_factory=list)


def candidates(line: Line) -> list[Candidate]:
    """Return the spans of a paragraph that may be names, in order, without overlap."""
    if line.heading:
        return [_member(found) for found in line.listed.values()]
    found = [part for first, after in runs(line) for part in _split(line, first, after)]
    return sorted(found, key=lambda part: part.first)


def _split(line: Line, first: int, after: int) -> Iterator[Candidate]:
    """Yield the names within one run of words."""
    first, after = _trimmed(line, first, after)
    if first >= after:
        return
    found = line.listed.get(first)
    if found is not None and found.after == after:
        yield _member(found)
        return
    cut = title_end(line, first, after) or label_change(line, first, after)
    cut = cut or listener_end(line, first, after)
    if begin := person_begins(line, first, after):
        yield from _split(line, first, begin)
        yield from _split(line, begin, after)
        return
    if not cut and (body := body_end(line, first, after)):
        yield Candidate(first, body, "ORG", Kind.ORGANIZATION, certain=True)
        yield from _split(line, body, after)
        return
    person_follows = bool(cut) and _label(line, cut, after) == "PERSON"
    if cut and (person_follows or _noun_kind(line, first, after) is None):
        if line.lower[cut - 1] in words.ORGANIZATIONS and cut - first > 1:
            yield _seat(line, first, cut)
        else:
            yield from _bodies_in_title(line, first, cut)
        yield from _split(line, cut, after)
        return
    kind = _noun_kind(line, first, after)
    gerund = line.parse.tokens[first].tag == "VBG"  # "Improving Government Services"
    if kind is not None and (gerund or _is_pair(line, first)):
        yield from _split_members(line, first, after, listed_only=True)
    elif kind is not None:
        yield Candidate(first, after, _label(line, first, after), kind, certain=True)
    elif _are_members(line, first, after):
        yield _member(line.listed[first])
        yield from _split_members(line, line.listed[first].after, after, listed_only=True)
    elif _is_thing(line, first, after):
        yield from _split_members(line, first, after, listed_only=True)
    else:
        yield from _split_members(line, first, after)


def _seat(line: Line, first: int, after: int) -> Candidate:
    """Return the body of an office: "Secretary of the Security Council" | "Ann Lee"."""
    front = line.lower[max(0, first - 2) : first]
    if front[1:] == ["general"] and front[0] not in words.TITLES | words.MODIFIERS:
        first -= 1  # "the General Intelligence Service"
    return Candidate(first, after, "ORG", Kind.ORGANIZATION, certain=True)


def _bodies_in_title(line: Line, first: int, after: int) -> Iterator[Candidate]:
    """Yield what a title names: countries, known bodies, "ABC" in "ABC Director"."""
    if is_acronym(line, first) and first not in line.listed and after - first > 1:
        yield Candidate(first, first + 1, "ORG", Kind.ORGANIZATION)
        first += 1
    yield from _split_members(line, first, after, listed_only=True)


def _is_pair(line: Line, first: int) -> bool:
    """Tell whether two listed names stand joined ("Japan-Australia Alliance"): both are meant."""
    found = line.listed.get(first)
    if found is None or found.after + 1 >= len(line.lower) or line.lower[found.after] != "-":
        return False
    return found.after + 1 in line.listed


_BEFORE = LINKS | {"-"}
_BEHIND = _BEFORE | {"image", "photo"}


def _trimmed(line: Line, first: int, after: int) -> tuple[int, int]:
    """Drop hyphens, links and particles at the edges."""
    lower = line.lower
    while first < after and lower[first] in _BEFORE:
        first += 1
    while after > first and lower[after - 1] in _BEHIND:
        after -= 1
    return first, after


def _noun_kind(line: Line, first: int, after: int) -> Kind | None:
    """Return the kind that a name's own noun proves ("... Council", "... River")."""
    lower, tokens = line.lower, line.parse.tokens
    if after - first < 2:
        return None
    people = all(tokens[i].entity == "PERSON" for i in range(first, after))
    if people and after - first == 2 and lower[after - 1] in words.SURNAMES:
        return None
    if any(
        lower[i] in ("of", "for", "on") and lower[i - 1] in words.GOVERNING
        for i in range(first + 1, after)
    ):
        return Kind.ORGANIZATION
    last = lower[after - 1]
    if last in words.ORGANIZATIONS:
        return Kind.ORGANIZATION
    return Kind.PLACE if last in words.PLACES else None


def _is_thing(line: Line, first: int, after: int) -> bool:
    if line.lower[after - 1] in words.THINGS or line.parse.tokens[first].tag in ("VBG", "VB"):
        return True
    if after - first == 1 and line.lower[first] in words.TOPICS:
        return True
    called = first > 0 and line.lower[first - 1] in words.CRAFT and not line.capital[first - 1]
    if line.lower[first] in words.THING_OPENERS or called:
        return True
    label = _label(line, first, after)
    if label in ("EVENT", "LAW", "PRODUCT") and is_personal(line, first, after):
        return False
    if label == "WORK_OF_ART" and _is_of_person(line, first, after):
        return False
    return bool(label) and label not in ACTOR_LABELS


def _are_members(line: Line, first: int, after: int) -> bool:
    """Tell whether the people of a listed body are meant: "NATO Allies", "G7 Foreign Ministers"."""
    people = line.lower[after - 1] in words.GROUP_NOUNS | words.MEMBERS
    return people and after - first > 1 and first in line.listed


def _is_of_person(line: Line, first: int, after: int) -> bool:
    """Tell whether a portfolio leads a few words, or they speak: then no book is meant."""
    if not 2 <= after - first <= 4 or not all(line.capital[first:after]):
        return False
    last = line.parse.tokens[after - 1]
    speaks = last.dep == "nsubj" and line.parse.tokens[last.head].lemma in words.REPORTING
    return speaks or first in line.portfolio_at


def _split_members(
    line: Line, first: int, after: int, *, listed_only: bool = False
) -> Iterator[Candidate]:
    """Yield members of closed lists, and what stands between them."""
    position, start = first, first
    while position < after:
        found = line.listed.get(position)
        if found is not None and found.after <= after and is_alone(line, found, first, after):
            branch = line.listed.get(found.after)
            if found.form == "body" and branch and is_branch(line, branch, after):
                yield from _plain(line, start, position)
                yield Candidate(position, branch.after, "ORG", Kind.ORGANIZATION, certain=True)
                position = start = branch.after
                continue
            if position - start == 1 and line.lower[start] in words.DIRECTIONS:
                label = _label(line, start, found.after)
                yield Candidate(start, found.after, label, Kind.PLACE, certain=True)
            else:
                if not listed_only:
                    yield from _plain(line, start, position)
                yield _member(found)
            position = start = found.after
        else:
            position += 1
    if not listed_only:
        yield from _plain(line, start, after)


def _plain(line: Line, first: int, after: int) -> Iterator[Candidate]:
    first, after = _trimmed(line, first, after)
    chief = line.lower[first - 1 : first] == ["chief"]
    if chief and line.lower[after - 1] in ("officer", "officers"):
        return  # "the Chief Diversity Officer"
    while first < after and line.lower[first] in words.MODIFIERS and after - first == 1:
        return
    if first >= after or all(_says_nothing(line.lower[i]) for i in range(first, after)):
        return
    noun_kind = _noun_kind(line, first, after)
    label = _label(line, first, after)
    kind = noun_kind or _KINDS.get(label)
    if kind is None and not label and after - first == 1 and is_acronym(line, first):
        kind = Kind.ORGANIZATION
    if noun_kind is None and kind is not Kind.PERSON and is_personal(line, first, after):
        kind = Kind.PERSON
    yield Candidate(first, after, label, kind, certain=noun_kind is not None)


def _says_nothing(word: str) -> bool:
    return (
        word in words.TITLES
        or word in words.MODIFIERS
        or word in words.JUNK
        or word in words.PORTFOLIOS
        or word in words.SUFFIXES
        or words.plural_title(word) is not None
        or word in words.GROUP_NOUNS
        or word in ("-", "of", "the", "and", "'s", "’s")
        or not any(letter.isalpha() for letter in word)
    )


def _label(line: Line, first: int, after: int) -> str:
    """Return the parser's label of most tokens, of the last ones where it is a draw."""
    counts: dict[str, int] = {}
    for token in line.parse.tokens[first:after]:
        if token.entity:
            counts[token.entity] = counts.get(token.entity, 0) + 1
    best, best_count = "", 0
    for label, count in counts.items():
        if count >= best_count:
            best, best_count = label, count
    return best


def _member(found: Listed) -> Candidate:
    form = Form.DEMONYM if found.form == "demonym" else Form.NAME
    certain = found.form != "city"
    return Candidate(found.first, found.after, "", found.kind, certain, found.name, form)
