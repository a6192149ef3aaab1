"""Which candidates of an article are names, and of what: decided over the whole article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from unicodedata import combining, normalize

from explorer.language import titles, words
from explorer.language.abbreviated import plain_abbreviations
from explorer.language.appointed import copular, is_appointed
from explorer.language.doubts import is_name
from explorer.language.entity_types import tell_kinds
from explorer.language.line import Line, Listed
from explorer.language.shapes import is_personal
from explorer.language.shared_titles import share_titles
from explorer.language.somebody import tell_people
from explorer.language.spans import Candidate, candidates
from explorer.model import Form, Kind

_PERSONAL_ACTS = words.REPORTING | {"meet", "visit", "arrive", "travel", "leave", "fly"}
_PROVEN = 1000  # one certain mention outweighs all guesses

Found = list[list[Candidate]]


def names(lines: Sequence[Line]) -> Found:
    """Return the names of each paragraph, in order, with kinds and role claims."""
    found = [candidates(line) for line in lines]
    for line, own in zip(lines, found, strict=True):
        _extend_bodies(line, own)
        tell_kinds(line, own)
        tell_people(line, own)
        _mark_ends(line, own)
    for line, own in zip(lines, found, strict=True):
        _title(line, own)
    surnames = _surnames(lines, found)
    _settle(lines, found, surnames)
    for line, own in zip(lines, found, strict=True):
        _add_surnames(line, own, surnames)
        _extend_places(line, own)
    common = {
        word
        for line in lines
        for word, big in zip(line.lower, line.capital, strict=True)
        if not big
    }
    nobody = plain_abbreviations(lines) | {f"the {name}s" for name in surnames}
    return [
        [name for name in own if is_name(line, name, common, nobody)]
        for line, own in zip(lines, found, strict=True)
    ]


def _extend_bodies(line: Line, own: list[Candidate]) -> None:
    """Take a body's noun in lower case in: "the New Harbour party", "the Dawn newspaper"."""
    for name in own:
        noun = line.lower[name.after : name.after + 1]
        small = bool(noun) and not line.capital[name.after]
        if name.canonical is None and small and noun[0] in words.LOWER_BODIES:
            name.after += 1
            name.label, name.kind, name.certain = "ORG", Kind.ORGANIZATION, True


def _mark_ends(line: Line, own: list[Candidate]) -> None:
    """Let organisations own offices too: "Energy Agency Director Anna Novak"."""
    for name in own:
        acronym = name.label == "ORG" and line.text(name.first, name.after).isupper()
        if name.kind is Kind.ORGANIZATION and (name.certain or acronym):
            text = name.canonical or line.text(name.first, name.after)
            line.ends[name.after] = Listed(name.first, name.after, text, Kind.ORGANIZATION, "body")


def _title(line: Line, own: list[Candidate]) -> None:
    starts = {name.first: name for name in own}
    for name in own:
        titled = line.lower[name.after : name.after + 1]
        if titled and titled[0] in words.TITLES and not is_appointed(line, name):
            continue
        if name.canonical is not None or (name.certain and name.kind is not Kind.PERSON):
            continue
        said = titles.titles_of(line, name, starts)
        if said.personal and _may_be_person(line, name):
            name.kind, name.certain, name.titled = Kind.PERSON, True, True
            name.roles.extend(said.claims)
    share_titles(line, own)
    heads = {}
    for name in own:
        if name.kind is Kind.PERSON:
            heads[head_of(line, name)] = name
    line.said = copular(line, starts)
    for subject, claims in line.said.items():
        if subject in heads:
            heads[subject].roles.extend(claims)


def _may_be_person(line: Line, name: Candidate) -> bool:
    if line.lower[name.after : name.after + 1] == ["-"] and line.joined(name.after - 1):
        return False
    before = line.lower[name.first - 1] if name.first else ""
    single = name.after - name.first == 1
    if before in words.OCCUPATIONS and single and name.label != "PERSON":
        return False
    rank = line.lower[name.first - 1] in words.RANKS and not name.label
    if rank and line.lower[name.first - 1] in ("general", "major", "captain"):
        return False
    long = [i for i in range(name.first, name.after) if _counts(line.lower[i])]
    return len(long) <= 6 and not any(
        line.lower[i] in ("of", "the", "for") for i in range(name.first, name.after)
    )


def _counts(word: str) -> bool:
    """A particle or hyphen does not make a name long: "Salim bin Hamad Al-Amin Al-Harthi"."""
    return word != "-" and word not in words.PARTICLES


def head_of(line: Line, name: Candidate) -> int:
    """Return the token of a span whose governor lies outside it; the last one by default."""
    tokens = line.parse.tokens
    for position in range(name.after - 1, name.first - 1, -1):
        if not name.first <= tokens[position].head < name.after:
            return position
    return name.after - 1


def surname(line: Line, name: Candidate) -> str:
    """Return the last name with its hyphens, without accents: "Smith-Jones"."""
    first, last = name.first, name.after - 1
    while last > first and line.lower[last] in words.SUFFIXES:
        last -= 1
    start = last
    while start - 2 >= first and line.lower[start - 1] == "-":
        start -= 2
    return _plain(line.text(start, last + 1))


def _plain(text: str) -> str:
    """Fold accents away, and the capitals of "Emmanuel MACRON"."""
    if len(text) > 3 and text.isupper():
        text = text.title()
    if text.isascii():
        return text
    return "".join(mark for mark in normalize("NFKD", text) if not combining(mark))


def _surnames(lines: Sequence[Line], found: Found) -> dict[str, bool]:
    """Collect the surnames of the article's full or titled person names, and which are certain."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    full: set[str] = set()
    for line, own in zip(lines, found, strict=True):
        for name in own:
            if name.form is Form.DEMONYM or name.kind is None:
                continue
            last = surname(line, name)
            single = name.after - name.first == 1
            speaks = not single and not name.certain and _looks_personal(line, name)
            named = not single and name.kind is Kind.PERSON
            told = speaks or (named and is_personal(line, name.first, name.after))
            kind = Kind.PERSON if speaks else name.kind
            votes[last][kind] += 5 if name.certain else 3 if told else 1
            if speaks or (name.kind is Kind.PERSON and (name.titled or not single)):
                full.add(last)
    return {
        last: votes[last][Kind.PERSON] > 1
        for last in full
        if votes[last][Kind.PERSON] * 2 >= sum(votes[last].values()) and len(last) > 1
    }


def _looks_personal(line: Line, name: Candidate) -> bool:
    """Two or three plain capital words that speak, whatever the parser calls them."""
    size = name.after - name.first
    token = line.parse.tokens[name.after - 1]
    return (
        2 <= size <= 4
        and token.dep == "nsubj"
        and line.parse.tokens[token.head].lemma in _PERSONAL_ACTS
        and all(
            line.parse.tokens[i].text.istitle()
            for i in range(name.first, name.after)
            if line.lower[i] != "-"
        )
        and name.label in ("", "NORP", "ORG", "PERSON")
    )


def _settle(lines: Sequence[Line], found: Found, surnames: dict[str, bool]) -> None:
    """Give one text one kind: what is certain anywhere, else the vote of all its mentions."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for line, own in zip(lines, found, strict=True):
        for name in own:
            if name.kind is not None and name.canonical is None:
                votes[line.text(name.first, name.after)][name.kind] += (
                    _PROVEN if name.certain else 1
                )
    for line, own in zip(lines, found, strict=True):
        for name in own:
            if not name.certain or (name.canonical is not None and name.form is Form.NAME):
                _settle_one(line, name, surnames, votes)


def _acts(line: Line, name: Candidate) -> bool:
    """Tell whether one capital word without a label does what people do."""
    token = line.parse.tokens[name.first]
    return (
        not name.label
        and name.after - name.first == 1
        and token.dep == "nsubj"
        and token.pos == "PROPN"
        and token.text.istitle()
        and line.parse.tokens[token.head].lemma in _PERSONAL_ACTS
    )


def _settle_one(
    line: Line, name: Candidate, surnames: dict[str, bool], votes: dict[str, Counter[Kind]]
) -> None:
    token = line.parse.tokens[name.after - 1]
    if surname(line, name) in surnames and name.after - name.first <= 5:
        place_like = name.canonical is not None and token.entity in ("GPE", "LOC")
        if not (place_like and token.dep == "pobj"):
            name.kind, name.canonical = Kind.PERSON, None
            name.certain = surnames[surname(line, name)]
            return
    if name.kind is None and _acts(line, name):
        name.kind = Kind.PERSON
    if name.canonical is None:
        counts = votes.get(line.text(name.first, name.after))
        if counts:
            name.kind, weight = counts.most_common(1)[0]
            name.certain = weight >= _PROVEN


def _add_surnames(line: Line, own: list[Candidate], surnames: dict[str, bool]) -> None:
    """Find surnames that the parser took for ordinary words, at sentence starts above all."""
    if not surnames:
        return
    held = {i for name in own for i in range(name.first, name.after)}
    added = False
    for position, capital in enumerate(line.capital):
        if not capital or position in held or position + 1 in held:
            continue
        if line.lower[position] in words.CALENDAR and _is_date(line, position):
            continue
        after = position + 1
        while after + 1 < len(line.lower) and line.lower[after] == "-" and line.capital[after + 1]:
            after += 2
        text = _plain(line.text(position, after))
        if text in surnames and (line.lower[position] not in words.OFFICES):
            own.append(Candidate(position, after, "PERSON", Kind.PERSON, certain=surnames[text]))
            held.update(range(position, after))
            added = True
    if added:
        own.sort(key=lambda name: name.first)


def _is_date(line: Line, position: int) -> bool:
    token = line.parse.tokens[position]
    return token.entity == "DATE" or token.tag != "NNP" or token.dep == "pobj"


def _extend_places(line: Line, own: list[Candidate]) -> None:
    """Take a place's noun in lower case in: "Suwalki corridor", "Kunduz province"."""
    starts = {name.first for name in own}
    for name in own:
        if name.after >= len(line.lower) or name.form is not Form.NAME or name.titled:
            continue
        if name.after in starts:
            continue
        if line.lower[name.after : name.after + 2] == ["news", "agency"]:
            name.after += 2
            name.kind, name.certain = Kind.ORGANIZATION, True
            continue
        if line.lower[name.after] in words.LOWER_PLACES and name.kind is not Kind.COUNTRY:
            if name.kind is Kind.PERSON and name.certain and name.after - name.first > 1:
                continue
            name.after += 1
            name.kind, name.certain = Kind.PLACE, True
        elif not name.certain and _before_place(line, name.after):
            name.kind = Kind.PLACE


def _before_place(line: Line, position: int) -> bool:
    """Tell whether a place's noun follows that is not part of the name ("... transit route")."""
    for after in range(position, min(position + 2, len(line.lower))):
        if line.lower[after] in words.PLACE_NOUNS:
            return True
        if line.parse.tokens[after].pos not in ("NOUN", "ADJ"):
            return False
    return False
