"""How far a name can reach: the longest stretch of words that could stand in one name."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.language import words
from explorer.language.fields import closes_field, list_end, other_body
from explorer.language.line import Line

LINKS = frozenset({"of", "for", "on", "and", "the", "&", "to"})
_WITH = frozenset({"work", "relations", "cooperation", "affairs"})  # "Committee for Work with ..."


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches of words that can stand in one name."""
    named, size = line.named, len(line.named)
    position = 0
    while position < size:
        if position in line.listed:
            after = line.listed[position].after
        elif named[position]:
            after = position + 1
        else:
            position += 1
            continue
        first = _with_particle(line, position)
        after = _extend(line, first, after)
        yield first, after
        position = after


def _with_particle(line: Line, first: int) -> int:
    """Take "al-" and "von der" in front of a name in."""
    lower, tokens = line.lower, line.parse.tokens
    if first >= 2 and lower[first - 1] == "-" and lower[first - 2] in words.PARTICLES:
        return first - 2 if line.joined(first - 1) else first
    while (
        first >= 1
        and lower[first - 1] in words.PARTICLES
        and not line.capital[first - 1]
        and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].entity == "PERSON")
    ):
        first -= 1
    return first


def _extend(line: Line, first: int, after: int) -> int:
    while (grown := _grown(line, first, after)) > after:
        after = grown
    return after


def _grown(line: Line, first: int, after: int) -> int:
    """Return where the run reaches with the next word taken in, or ``after`` unchanged."""
    size = len(line.lower)
    if after >= size:
        return after
    if after in line.listed:
        return line.listed[after].after
    if line.named[after]:
        return after if _closed(line, first, after) else after + 1
    if (
        line.lower[after] == "-"
        and after + 1 < size
        and line.joined(after - 1)
        and line.joined(after)
    ):
        return after + 2 if line.named[after + 1] or _hyphened(line, after) else after
    if (
        line.lower[after] in words.POSSESSIVES
        and line.lower[after - 1] in words.MULTITUDES
        and after + 1 < size
        and line.named[after + 1]
        and not (_closed(line, first, after + 1) or after + 1 in line.listed)
    ):
        return after + 2  # "the People's Front", "the Women's Union"
    return _over_small_word(line, first, after)


def _closed(line: Line, first: int, after: int) -> bool:
    """Tell whether a name ends with its country: "Security Council of Armenia" | "Armen ..."."""
    found = line.ends.get(after)
    if found is None or found.form != "name" or found.first <= first:
        return False
    return line.lower[found.first - 1] == "of" or line.lower[found.first - 2 : found.first] == [
        "of",
        "the",
    ]


def _over_small_word(line: Line, first: int, position: int) -> int:
    """Go on over "Jr.", "bin" or "of" where the name does."""
    word = line.lower[position]
    if word in ("'", "’") and line.joined(position - 1):
        several = line.lower[position - 1].endswith("s")  # "the Houthis' al-Masirah"
        beyond = position if several else _over_particles(line, position + 1)
        return beyond if beyond > position + 1 else position  # "Rafi' al-Hakim"
    if word in words.SUFFIXES and line.capital[position]:
        return position + 1
    if word == "," and position + 1 < len(line.lower):
        junior = line.lower[position + 1] in words.SUFFIXES and line.capital[position + 1]
        return position + 2 if junior else list_end(line, first, position) or position
    if word in words.PARTICLES and not line.capital[position]:
        return _over_particles(line, position)
    return _over_link(line, first, position) if word in LINKS or word == "with" else position


_OF_COURTS = frozenset({"district", "circuit", "appeals", "appeal", "justice", "claims"})
"""Behind these a court's name goes on: "Court of Appeals for the Eleventh Circuit"."""


def _hyphened(line: Line, hyphen: int) -> bool:
    """Tell whether a name goes on in lower case after its hyphen ("Ki-moon", "Geun-hye")."""
    front, _, behind = tokens = line.parse.tokens[hyphen - 1 : hyphen + 2]
    if front.entity == "PERSON" and behind.tag == "NNP":
        return True  # no other word in lower case is read as a name
    return {token.entity for token in tokens} in ({"PERSON"}, {"ORG"})


def _over_particles(line: Line, position: int) -> int:
    after = position
    while after < len(line.lower) and (
        line.lower[after] in words.PARTICLES
        or (line.lower[after] in ("-", "’", "'") and line.joined(after - 1))
    ):
        after += 1
    if after < len(line.lower) and line.named[after]:
        tokens = line.parse.tokens[position:after]
        if any(t.entity in ("PERSON", "ORG", "GPE") or t.pos == "PROPN" for t in tokens):
            return after + 1
    return position


def _over_link(line: Line, first: int, position: int) -> int:
    """Go on over "of the", "for" or "and" where an organisation's name does."""
    lower, tokens = line.lower, line.parse.tokens
    after = position + 1
    if after < len(lower) and lower[after] == "the":
        after += 1
    if after >= len(lower) or not (line.named[after] or after in line.listed):
        return position
    if lower[position] == "with":
        return after + 1 if lower[position - 1] in _WITH and position > first + 1 else position
    field = lower[after] in words.PORTFOLIOS and lower[position - 1] in words.GOVERNING
    if (lower[after] in words.TITLES and not field) or position in line.ends:
        return position
    if lower[position] in ("and", "&"):
        inside = any(lower[i] in ("of", "for") for i in range(first, position))
        one_label = tokens[position].entity == "ORG" == tokens[after].entity or (
            lower[first] in words.TWOFOLD
            and after not in line.listed
            and tokens[after].entity != "PERSON"
        )
        near = lower[position] == "&" or (inside and one_label and after == position + 1)
        near = (near and not other_body(line, after)) or closes_field(line, first, position)
        return after + 1 if near or _is_twofold(line, position) else position
    if lower[position] in ("the", "to") or lower[first] in words.TITLES:
        return position
    return after + 1 if _governs(line, first, position) else position


def _is_twofold(line: Line, link: int) -> bool:
    """Tell whether one body has both fields: "Securities and Exchange Commission"."""
    lower, tokens, after = line.lower, line.parse.tokens, link + 1
    labels = {tokens[i].entity for i in (link - 1, link, after)}
    before = lower[link - 1]
    if labels != {"ORG"} or before in words.ORGANIZATIONS or tokens[link - 1].text.isupper():
        return False
    while after < len(lower) and line.named[after] and after not in line.listed:
        after += 1
    return after > link + 2 and lower[after - 1] in words.ORGANIZATIONS


def _governs(line: Line, first: int, position: int) -> bool:
    """Tell whether the words before "of" are those of an organisation that has more name."""
    inner = [line.lower[i] for i in range(first, position)]
    tokens = line.parse.tokens
    if inner[-1] in words.GOVERNING or ("court" in inner and inner[-1] in _OF_COURTS):
        return True
    if tokens[position].entity not in ("ORG", "GPE", "LOC", "FAC"):
        return False
    return tokens[position - 1].entity == tokens[position].entity or "of" in inner
