"""Who of an article holds an office of each country: "the Peruvian and Chilean presidents"."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.actors.drafts import Draft
from explorer.actors.roster import Roster
from explorer.actors.titles import fit
from explorer.model import Form, Kind

_FITS = 0.5
"""The least fit of an office that is a kind of the one in the words."""


def incumbents(roster: Roster, offices: Mapping[str, str]) -> dict[str, Draft]:
    """The only holder of each country's office; countries with none or several are left out.

    ``offices`` are titles by country. Where all but one are known, that one's is the only person
    of such an office whose country the text does not tell: at home nobody needs it.
    """
    holding = {country: _holders(roster, title, country) for country, title in offices.items()}
    found = {country: drafts[0] for country, drafts in holding.items() if len(drafts) == 1}
    open_ = [country for country in offices if not holding[country]]
    if len(open_) == 1 and len(found) == len(offices) - 1 > 0:
        known = list(found.values())
        own = [d for d in _of_no_country(roster, offices[open_[0]]) if d not in known]
        if len(own) == 1:
            found[open_[0]] = own[0]
    return found


def _holders(roster: Roster, title: str, country: str) -> list[Draft]:
    return [
        draft
        for draft in roster
        if draft.kind is Kind.PERSON and country in draft.countries and _holds(draft, title)
    ]


def _of_no_country(roster: Roster, title: str) -> list[Draft]:
    return [
        draft
        for draft in roster
        if draft.kind is Kind.PERSON
        and draft.form is Form.NAME
        and not draft.countries
        and not any(claim.former for claim in draft.roles)
        and _holds(draft, title)
    ]


def _holds(draft: Draft, title: str) -> bool:
    return any(fit(title, claim.title) >= _FITS for claim in draft.roles)
