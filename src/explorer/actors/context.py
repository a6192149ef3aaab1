"""What stands around a name and tells of its bearer: "Mr.", "of Chile", "Chile's"."""

from __future__ import annotations

import re

from explorer.actors.drafts import Draft, countries_inside
from explorer.actors.titles import gender_of
from explorer.actors.within import countries_from, mentions_from
from explorer.model import Annotation, Kind, Mention

_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_OWNS = re.compile(r"['’]s? ")
_LONGEST_OWNER = 80
"""Characters that a country's name in front of another name can have."""


def note_context(annotation: Annotation, mention: Mention, draft: Draft) -> None:
    """Note with a draft the gender of "Mr." and the countries around a name and in its titles."""
    draft.gender = draft.gender or gender_in_front(annotation, mention)
    if mention.roles and (country := _country_behind(annotation, mention)):
        draft.place(mention, country)
    if mention.kind is Kind.PERSON and (owner := _country_owning(annotation, mention)):
        draft.countries[owner] += 1
    for claim in mention.roles:
        if not claim.of or claim.of not in draft.countries:
            for country in countries_inside(annotation, claim)[:1]:
                draft.countries[country] += 1


def _country_behind(annotation: Annotation, mention: Mention) -> str | None:
    """In "President Ivo Marin of Chile" the country that the office belongs to."""
    text = annotation.parses[mention.paragraph].text
    gap = _BEHIND.match(text, mention.end)
    if gap is None or mention.kind is not Kind.PERSON:
        return None
    for other in mentions_from(annotation, mention.paragraph, gap.end()):
        at_once = other.start == gap.end() and other.kind is Kind.COUNTRY
        return other.canonical if at_once else None
    return None


def _country_owning(annotation: Annotation, mention: Mention) -> str | None:
    """In "Chile's Ada Moss" the country that she is of."""
    text = annotation.parses[mention.paragraph].text
    before = max(0, mention.start - _LONGEST_OWNER)
    for other in countries_from(annotation, mention.paragraph, before, mention.start):
        if _OWNS.fullmatch(text, other.end, mention.start):
            return other.canonical
    return None


def gender_in_front(annotation: Annotation, mention: Mention) -> str | None:
    """Return the gender that the word in front of a name gives it: "Mr.", "Queen"."""
    text = annotation.parses[mention.paragraph].text
    before = text[max(0, mention.start - 14) : mention.start].split()
    return gender_of(before[-1]) if before and before[-1][:1].isupper() else None
