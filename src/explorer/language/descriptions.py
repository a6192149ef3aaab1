"""Descriptions ("the Iranian foreign minister", "his counterpart") and groups ("the two sides")."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.language import words
from explorer.language.line import Line, Listed
from explorer.language.offices import first_of_title, government_of
from explorer.language.openings import DEFINITE, EACH, POSSESSIVES, opening
from explorer.language.spans import Candidate
from explorer.model import Form, Kind, Mention, RoleClaim

_PREFIXES = frozenset({"ex", "post", "non", "anti", "pro"})
_PERSON_NOUNS = words.OFFICES | words.PEOPLE | (words.RANKS - {"major"})
HEADS = (
    _PERSON_NOUNS
    | words.BODIES
    | words.COUNTRIES
    | words.SIDES
    | words.GROUPS_OF_PEOPLE
    | words.GROUPS_OF_COUNTRIES
    | words.GROUPS_OF_ANY
)
_PLAIN_TAGS = ("NN", "NNS", "NNP", "NNPS")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase: tokens, its head, what opens it, and the owners that it names."""

    first: int
    after: int
    head: int
    title_first: int
    owners: tuple[Listed, ...]
    opener: str
    count: bool


def descriptions(line: Line, names: list[Candidate]) -> list[Mention]:
    """Return the descriptions and groups of a paragraph that are no part of a name or a title."""
    held = {i for name in names for i in range(name.first, name.after)} | line.taken
    starts = {name.first: name for name in names}
    found = []
    for position, token in enumerate(line.parse.tokens):
        if token.tag not in _PLAIN_TAGS or position in held:
            continue
        if line.lower[position] in words.PORTFOLIOS and _in_portfolio(line, position):
            continue
        noun = _singular(line.lower[position], token.lemma.lower())
        if noun in HEADS and not _goes_on(line, position, starts):
            mention = _described(line, _phrase(line, position, starts), noun)
            if mention is not None:
                found.append(mention)
    return found


def _in_portfolio(line: Line, position: int) -> bool:
    return any(link < position < after for link, after in line.portfolios.items())


def _singular(word: str, lemma: str) -> str:
    if lemma in HEADS:
        return lemma
    if word.endswith("ies") and word[:-3] + "y" in HEADS:
        return word[:-3] + "y"
    return word.removesuffix("s") if word not in HEADS else word


def _goes_on(line: Line, position: int, starts: dict[int, Candidate]) -> bool:
    """Tell whether the noun only modifies the next one ("the government troops")."""
    after = position + 1
    if after in starts and starts[after].form is Form.NAME:
        return True
    if after >= len(line.lower):
        return False
    token = line.parse.tokens[position]
    return (
        token.dep in ("compound", "nmod")
        and token.head > position
        and not any(
            line.lower[i] in words.POSSESSIVES or line.lower[i] in (",", "and")
            for i in range(position, token.head)
        )
    )


def _phrase(line: Line, head: int, starts: dict[int, Candidate]) -> _Phrase:
    title_first = first_of_title(line, head)
    owners, first = _owners(line, title_first)
    first, count = opening(line, first, head)
    after, more = _complement(line, head, starts)
    return _Phrase(first, after, head, title_first, owners + more, line.lower[first], count)


def _owners(line: Line, first: int) -> tuple[tuple[Listed, ...], int]:
    """Read the owners in front: "Iranian", "Iran's", "the Iranian and Omani"."""
    found: list[Listed] = []
    while True:
        end = first - 1 if first > 0 and line.lower[first - 1] in words.POSSESSIVES else first
        member = line.ends.get(end)
        if member is None or member.first < 0:
            break
        if line.lower[member.first - 1] == "-" and line.lower[member.first - 2] in _PREFIXES:
            first = member.first - 2  # "the ex-Yugoslav states" are no states of that country
            break
        found.insert(0, member)
        first = member.first
        if first >= 2 and line.lower[first - 1] in ("and", ",", "-") and first - 1 in line.ends:
            first -= 1
            continue
        break
    return tuple(found), first


def _complement(
    line: Line, head: int, starts: dict[int, Candidate]
) -> tuple[int, tuple[Listed, ...]]:
    """Take "of Iran and Azerbaijan" behind the noun in."""
    position = head + 1
    if position in line.portfolios:
        return line.portfolios[position], ()
    if position + 1 >= len(line.lower) or line.lower[position] != "of":
        return head + 1, ()
    owners: list[Listed] = []
    after = head + 1
    position += 1
    while position < len(line.lower):
        if line.lower[position] == "the":
            position += 1
        name = starts.get(position)
        if name is None:
            break
        owners.append(_as_listed(line, name))
        after = position = name.after
        while position + 1 < len(line.lower) and line.lower[position] in ("and", ","):
            position += 1
        following = starts.get(position)
        if position == after or following is None or following.kind is not owners[0].kind:
            break
    return (after, tuple(owners)) if owners else (head + 1, ())


def _as_listed(line: Line, name: Candidate) -> Listed:
    text = name.canonical or line.text(name.first, name.after)
    return Listed(name.first, name.after, text, name.kind or Kind.ORGANIZATION, "name")


def _described(line: Line, phrase: _Phrase, noun: str) -> Mention | None:
    tag, word = line.parse.tokens[phrase.head].tag, line.lower[phrase.head]
    plural = tag in ("NNS", "NNPS") or word in ("authorities", noun + "s")
    opener = phrase.opener
    definite = opener in DEFINITE or opener in POSSESSIVES or opener == "both"
    if opener in EACH and noun in words.SIDES | words.COUNTRIES | words.PEOPLE | words.OFFICES:
        return _group(line, phrase, noun)
    owned = bool(phrase.owners) and phrase.owners[0].first < phrase.head
    indefinite = phrase.first > 0 and line.lower[phrase.first - 1] in ("a", "an", "another", "any")
    if indefinite or not (definite or (owned and _is_owner(line, phrase))):
        return None
    if line.parse.tokens[phrase.head].dep == "attr" and not definite:
        return None
    if plural and (phrase.count or len(phrase.owners) > 1 or (definite and not owned)):
        return _group(line, phrase, noun)
    kind, canonical = _kind(line, phrase, noun)
    if kind is None or (plural and kind is Kind.COUNTRY):
        return None
    return _mention(line, phrase, Form.DESCRIPTION, kind, noun, plural=plural, canonical=canonical)


def _is_owner(line: Line, phrase: _Phrase) -> bool:
    """An owner is a nationality, a possessive, or a name used like one ("US officials")."""
    return line.parse.tokens[phrase.owners[0].first].pos in ("PROPN", "ADJ", "NOUN")


def _kind(line: Line, phrase: _Phrase, noun: str) -> tuple[Kind | None, str | None]:
    if noun in words.SIDES and noun != "capital" and phrase.owners:
        owner = phrase.owners[0]
        return (Kind.COUNTRY, owner.name) if owner.kind is Kind.COUNTRY else (None, None)
    if noun == "authority":
        plural = line.lower[phrase.head] == "authorities"
        return (Kind.ORGANIZATION if plural else None), None
    if noun in _PERSON_NOUNS or noun in words.GROUPS_OF_PEOPLE:
        return Kind.PERSON, None
    if noun in words.BODIES:
        return Kind.ORGANIZATION, None
    if noun in words.COUNTRIES and (phrase.opener in DEFINITE or phrase.opener in POSSESSIVES):
        return Kind.COUNTRY, None
    return None, None


def _group(line: Line, phrase: _Phrase, noun: str) -> Mention | None:
    if noun in words.GROUPS_OF_PEOPLE or (noun in _PERSON_NOUNS and noun != "authority"):
        return _mention(line, phrase, Form.GROUP, Kind.PERSON, noun, plural=True)
    if noun in words.GROUPS_OF_COUNTRIES:
        return _mention(line, phrase, Form.GROUP, Kind.COUNTRY, noun, plural=True)
    if noun in words.GROUPS_OF_ANY:
        return _mention(line, phrase, Form.GROUP, None, noun, plural=True)
    if noun in words.BODIES:
        return _mention(line, phrase, Form.GROUP, Kind.ORGANIZATION, noun, plural=True)
    return None


def _mention(
    line: Line,
    phrase: _Phrase,
    form: Form,
    kind: Kind | None,
    noun: str,
    *,
    plural: bool,
    canonical: str | None = None,
) -> Mention:
    start, end = line.parse.span(phrase.first, phrase.after)
    return Mention(
        line.index,
        start,
        end,
        line.parse.text[start:end],
        phrase.head,
        form,
        kind,
        certain=False,
        canonical=canonical,
        plural=plural,
        roles=_claims(line, phrase, kind, noun, start, end),
    )


def _claims(
    line: Line, phrase: _Phrase, kind: Kind | None, noun: str, start: int, end: int
) -> tuple[RoleClaim, ...]:
    if kind not in (Kind.PERSON, Kind.ORGANIZATION):
        return ()
    first = phrase.title_first
    while first < phrase.head and line.lower[first] in words.FILLERS:
        first += 1
    title = line.text(first, phrase.head + 1)
    if line.lower[phrase.head] != noun:  # a plural: the office itself is one
        title = title[: -len(line.lower[phrase.head])] + noun
    if phrase.head + 1 in line.portfolios:
        title += " " + line.text(phrase.head + 1, line.portfolios[phrase.head + 1])
    title = title.lower() if title.isupper() and len(title) > 4 else title
    former = any(line.lower[i] in words.FORMER for i in range(phrase.first, phrase.head))
    owners = phrase.owners or (None,)
    return tuple(
        RoleClaim(title, of, line.index, start, end, former=former)
        for of in (government_of(owner.name if owner else None, title) for owner in owners)
    )
