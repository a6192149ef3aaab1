"""Two offices of one person: "Chad's Deputy Prime Minister and Energy Minister Ada Moss"."""

from __future__ import annotations

from dataclasses import replace

from explorer.language import words
from explorer.language.line import Line
from explorer.language.offices import Office, first_of_title, government_of, owner_before
from explorer.model import RoleClaim

_ALONE = frozenset({"president", "king", "queen", "emir", "emperor", "pope"})
"""Who has one of these, and no more in front, has no minister's office beside it."""


def with_other_office(
    line: Line, office: Office, claims: list[RoleClaim]
) -> tuple[list[RoleClaim], int] | None:
    """Return the claims of both offices and where the first begins, if two are named."""
    head = _head_before(line, office)
    if head is None:
        return None
    first = first_of_title(line, head)
    if head == first and line.lower[head] in _ALONE:
        return None
    owner = owner_before(line, first)
    stop = office.first - 2
    title, start = line.text(first, stop + 1), line.parse.tokens[owner.first].start
    of = owner.name or next((claim.of for claim in claims if claim.of), None)
    other = RoleClaim(
        title,
        government_of(of, title),
        line.index,
        start,
        line.parse.tokens[stop].end,
        former=office.former or owner.former,
    )
    line.taken.update(range(owner.first, office.first))
    owned = [replace(claim, of=claim.of or government_of(of, claim.title)) for claim in claims]
    return [other, *owned], owner.first


def _head_before(line: Line, office: Office) -> int | None:
    """Return the head of the office in front of "and" and another, both written large."""
    link = office.first - 1
    if link < 1 or not office.titles or line.lower[link] != "and" or not line.capital[office.first]:
        return None
    field = line.portfolio_at.get(link)  # "Minister of Energy and Deputy Premier"
    head = link - 1 if field is None else field - 1
    known = head >= 0 and line.lower[head] in words.OFFICES and line.capital[head]
    return head if known else None
