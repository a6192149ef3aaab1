"""Role claims from a noun phrase: "the Secretary of Iran's Council and head of the delegation"."""

from __future__ import annotations

from explorer.language import words
from explorer.language.line import Line, Listed
from explorer.language.offices import government_of
from explorer.language.spans import Candidate
from explorer.model import Kind, RoleClaim

_LINKS = frozenset({"of", "to", "for", "at", "in", "on"})
_FAR = 40
_JOINED = frozenset({"based", "led", "backed", "linked", "affiliated", "run", "controlled"})
_LEADS = frozenset({"the", "a", "an", "also", "currently", "as", "his", "her", "its", "their"})
_BEFORE_OTHERS = _LINKS | words.POSSESSIVES | {"the", "and", "under", "-"}


def phrase_claims(
    line: Line,
    first: int,
    starts: dict[int, Candidate],
    *,
    bearer: int | None = None,
    stop: int | None = None,
) -> list[RoleClaim]:
    """Read the claims of the phrase at ``first``.

    ``bearer`` is the last token of a name before a comma: then the phrase must be about that name.
    The phrase ends before the token ``stop`` at the latest.
    """
    limit = min(len(line.lower), first + _FAR) if stop is None else stop
    if first >= limit:
        return []
    limit = min(limit, line.parse.sentence_of(first)[1])
    claims: list[RoleClaim] = []
    position = first
    while True:
        head = _head(line, position, limit, starts)
        if head is None:
            break
        after = phrase_end(line, head + 1, limit)
        if bearer is not None and not claims and _is_other(line, position, after, starts, bearer):
            return []
        claims.append(_claim(line, position, head, after, starts))
        line.taken.update(range(position, after))
        if after >= limit or line.lower[after] not in ("and", "&"):
            break
        position = after + 1
    return claims


def _is_other(
    line: Line, first: int, after: int, starts: dict[int, Candidate], bearer: int
) -> bool:
    """Tell whether the phrase after a comma is about somebody else: a subject, or a title."""
    tokens = line.parse.tokens
    closed = after < len(tokens) and tokens[after].text == ","
    titled = after < len(tokens) and line.lower[after] in words.TITLES
    if (
        titled
        or after in starts
        or any(
            starts[i].label == "PERSON" and line.lower[i - 1] not in _BEFORE_OTHERS
            for i in range(first + 1, after)
            if i in starts
        )
    ):
        return True
    if closed:
        following = starts.get(after + 1)
        if following is not None:
            last = tokens[following.after - 1]
            return last.dep == "appos" and first <= last.head < after
        return False
    speaks = tokens[bearer].dep in ("nsubj", "nsubjpass") and tokens[bearer].head >= after
    return not speaks and after < len(tokens) and tokens[after].pos in ("VERB", "AUX", "ADV")


def _head(line: Line, first: int, limit: int, starts: dict[int, Candidate]) -> int | None:
    """Find the office that heads the phrase: the last of the first row of office words."""
    tokens, lower = line.parse.tokens, line.lower
    position = first
    while position < min(limit, first + 14):
        token = tokens[position]
        if lower[position] in words.OFFICES and not _is_modifier(line, position, limit):
            return None if position + 1 in starts else position
        if position in line.listed and line.listed[position].after <= limit:
            position = line.listed[position].after
            continue
        known = (
            token.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM")
            or token.text == "-"
            or lower[position] in words.POSSESSIVES
            or lower[position] in _LEADS | {"then"}
            or lower[position] in words.FORMER
        )
        if not known or lower[position] in ("no", "any", "every", "each"):
            return None
        position += 1
    return None


def _is_modifier(line: Line, position: int, limit: int) -> bool:
    """Tell whether an office word only modifies another ("Vice President", "deputy minister")."""
    after = position + 1
    after += line.lower[after : after + 1] == ["general"]
    owns = after < limit and line.lower[after] in words.POSSESSIVES
    after += owns  # "the president's assistant"
    while after < limit and (
        line.lower[after] == "-"
        or line.lower[after] in words.MODIFIERS
        or (
            line.parse.tokens[after].pos in ("NOUN", "PROPN")
            and line.lower[after] not in words.OFFICES
        )
    ):
        after += 1
    if owns and any(line.lower[i] in words.OFFICES for i in range(position + 2, after)):
        return True
    return after < limit and line.lower[after] in words.OFFICES and after - position < 5


def phrase_end(line: Line, position: int, limit: int) -> int:
    """Return where the phrase ends: at a comma, a verb, a clause, or the next office."""
    tokens, lower = line.parse.tokens, line.lower
    while position + 1 < limit and lower[position] == "-":  # "commander-in-chief"
        position += 2
    if position < limit and lower[position] == "general":
        position += 1
    if position >= limit or lower[position] not in _LINKS:
        return position
    while position < limit:
        token = tokens[position]
        word = lower[position]
        if word in ("and", "&") and (
            _office_follows(line, position + 1, limit)
            or (position + 1 < limit and lower[position + 1] in ("a", "an", "his", "her"))
        ):
            break
        if word in _LINKS and lower[position - 1] in ("and", "&"):
            return position - 1
        plain = token.pos in ("NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM", "ADP") or (
            word in words.POSSESSIVES or word in ("-", "’") or word in words.POSSESSIVE_PRONOUNS
        )
        if word in _JOINED and lower[position - 1] == "-":
            position += 1
            continue
        if not plain or word in words.CALENDAR or (token.pos == "ADP" and word not in _LINKS):
            break
        if word in ("in", "on", "at", "for") and not _goes_on(line, position):
            break
        position += 1
    while position > 0 and (
        lower[position - 1] in _LINKS or lower[position - 1] in ("and", "the", "a", "-", "&")
    ):
        position -= 1
    return position


def _goes_on(line: Line, position: int) -> bool:
    """A place or a portfolio may follow "in" or "for", a time or a clause may not."""
    after = position + 1
    if after < len(line.lower) and line.lower[after] == "the":
        after += 1
    if after >= len(line.lower) or line.lower[after] in words.CALENDAR:
        return False
    return line.parse.tokens[position].dep == "prep" and (
        line.parse.tokens[line.parse.tokens[position].head].pos in ("NOUN", "PROPN")
    )


def _office_follows(line: Line, first: int, limit: int) -> bool:
    return _head(line, first, min(limit, first + 7), {}) is not None


def _claim(
    line: Line, first: int, head: int, after: int, starts: dict[int, Candidate]
) -> RoleClaim:
    start, end = line.parse.span(first, after)
    begin, former = _without_lead(line, first, head)
    title, of = of_country(line, begin, after)
    if of is None:
        title, of = _of_body(line, begin, head, after, starts)
    while " " in title and title.partition(" ")[0].lower() in words.FILLERS:
        title = title.partition(" ")[2]
    return RoleClaim(title, government_of(of, title), line.index, start, end, former=former)


def _without_lead(line: Line, first: int, head: int) -> tuple[int, bool]:
    """Drop determiners and "former" in front."""
    former = False
    while first < head and (
        line.lower[first]
        in ("the", "a", "an", "also", "currently", "as", "-", "his", "her", "its", "their")
        or line.lower[first] in words.FORMER
        or line.lower[first] in words.FILLERS
    ):
        former = former or line.lower[first] in words.FORMER
        first += 1
    return first, former


def of_country(line: Line, first: int, after: int) -> tuple[str, str | None]:
    """Take the owning country out of the title's words."""
    position = first
    while position < after:
        found = line.listed.get(position)
        if found is None or found.after > after or found.kind != Kind.COUNTRY:
            position += 1
            continue
        cut = _cut(line, found, first, after)
        if cut is not None:
            start, end, filler = cut
            head = line.text(first, start) if start > first else ""
            tail = line.text(end, after) if end < after else ""
            former = [w for w in (head, filler, tail) if w]
            title = " ".join(former)
            return title.removeprefix("former ").strip(), found.name
        position = found.after
    return line.text(first, after), None


def _cut(line: Line, found: Listed, first: int, after: int) -> tuple[int, int, str] | None:
    """Return the tokens that name the owner, and what to write in their place."""
    lower = line.lower
    before = lower[found.first - 1] if found.first > first else ""
    end = found.after
    if end < after and lower[end] in words.POSSESSIVES:
        filler = "the" if before and before != "the" else ""
        return found.first, end + 1, filler
    inside = bool(before) and before not in _LINKS and before not in ("the", "and", ",")
    if found.first == first or (found.form == "demonym" and not inside):
        return found.first, end, ""
    start = found.first - 1
    if before == "the":
        start -= 1
    if start > first and lower[start] == "of":
        return start, end, ""
    return None


def _of_body(
    line: Line, first: int, head: int, after: int, starts: dict[int, Candidate]
) -> tuple[str, str | None]:
    """Take the body at the end of the title's words ("head of the Space Agency") as its owner."""
    lower = line.lower
    for position in range(after - 1, head, -1):
        name = starts.get(position)
        if name is None or name.after != after or name.kind is not Kind.ORGANIZATION:
            continue
        link = position - 1
        if lower[link] == "the":
            link -= 1
        if link > head - 1 and lower[link] in ("of", "at", "for") and link > first:
            return line.text(first, link), line.text(position, after)
    found = line.listed.get(first)
    if found is not None and found.after <= head:
        rest = found.after + (lower[found.after] in words.POSSESSIVES)
        return line.text(rest, after), found.name
    return line.text(first, after), None
