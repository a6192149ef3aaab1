"""One title in the plural for several names: "Foreign Ministers Ada Moss and Ivo Marin"."""

from __future__ import annotations

from explorer.language import words
from explorer.language.line import Line
from explorer.language.offices import first_of_title
from explorer.language.spans import Candidate
from explorer.model import Kind, RoleClaim

_LINKS = (",", "and", "&")
_HONOURS = frozenset({"h.e.", "h.e", "hon."}) | words.HONORIFICS
_JOINTS = _HONOURS | set(_LINKS)


def share_titles(line: Line, own: list[Candidate]) -> None:
    """Give each of the names behind a plural title the office, of its own country where told."""
    starts = {name.first: name for name in own}
    for name in own:
        before = _before_honours(line, name.first - 1)
        owners, head = _owners_between(line, before)
        link = line.portfolio_at.get(head + 1)  # "of Foreign Affairs"
        field = line.text(link, head + 1) if link is not None else ""
        head = link - 1 if link is not None else head
        noun = words.plural_title(line.lower[head]) if head >= 0 else None
        members = _members(line, name, starts) if noun else []
        if noun is None or len(members) < 2 or (owners and len(owners) != len(members)):
            continue
        first = first_of_title(line, head)
        told, begin = _owners(line, first)
        owners = owners or told
        front = line.text(first, head) if first < head else ""
        title = " ".join(filter(None, (front, noun, field)))
        start, end = line.parse.span(first, head + 1)
        if head == name.first - 1:
            line.taken.update(range(begin, name.first))
        for number, (member, of) in enumerate(members):
            owner = of or _owner(owners, number, len(members))
            member.kind, member.certain, member.titled = Kind.PERSON, True, True
            member.roles.append(RoleClaim(title, owner, line.index, start, end))


def _before_honours(line: Line, position: int) -> int:
    """Step back over "H.E. Mr." in front of a name."""
    while position > 0 and line.lower[position] in _HONOURS:
        position -= 1
    return position


def _owners_between(line: Line, comma: int) -> tuple[list[str], int]:
    """Step from the comma in "ministers of Chile, Peru and Cuba, A, B and C" back to the office."""
    owners: list[str] = []
    position = comma
    while position > 0 and line.lower[position] in (*_LINKS, "the"):
        listed = line.ends.get(position)
        if listed is None or listed.kind is not Kind.COUNTRY:
            return [], comma
        owners.insert(0, listed.name)
        position = listed.first - 1 - (line.lower[listed.first - 1] == "the")
    if len(owners) > 1 and line.lower[position] == "of" and line.lower[comma] == ",":
        return owners, position - 1
    return [], comma


def _members(
    line: Line, name: Candidate, starts: dict[int, Candidate]
) -> list[tuple[Candidate, str | None]]:
    """The names joined by commas and "and", each with the country behind it."""
    found: list[tuple[Candidate, str | None]] = []
    member: Candidate | None = name
    while member is not None and member.canonical is None:
        of, after = _country_behind(line, member.after)
        found.append((member, of))
        position = after
        while position < len(line.lower) and line.lower[position] in _JOINTS:
            position += 1
        member = starts.get(position) if position > after else None
        if member is not None and member.kind not in (Kind.PERSON, None) and member.certain:
            break
    return found


def _country_behind(line: Line, position: int) -> tuple[str | None, int]:
    if line.lower[position : position + 1] == ["of"]:
        listed = line.listed.get(
            position + 1 + (line.lower[position + 1 : position + 2] == ["the"])
        )
        if listed is not None and listed.kind is Kind.COUNTRY:
            return listed.name, listed.after
    return None, position


def _owners(line: Line, first: int) -> tuple[list[str], int]:
    """The countries in front: "Chilean and Peruvian"; and the token where they begin."""
    owners: list[str] = []
    while (listed := line.ends.get(first)) is not None:
        owners.insert(0, listed.name)
        first = listed.first
        if first < 2 or line.lower[first - 1] not in _LINKS or first - 1 not in line.ends:
            break
        first -= 1
    return owners, first


def _owner(owners: list[str], number: int, count: int) -> str | None:
    """Each one's own where there are as many owners as names; one owner is everybody's."""
    if len(owners) == count:
        return owners[number]
    return owners[0] if len(owners) == 1 else None
