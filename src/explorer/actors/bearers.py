"""Whom an office means in its article: the country first, then the office, then nearness."""

from __future__ import annotations

import re

from explorer.actors.bodies import country_named
from explorer.actors.discourse import Discourse
from explorer.actors.drafts import Draft
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.actors.titles import fit, gender_of, title_head, title_words
from explorer.model import Form, Kind, Mention, RoleClaim

_SURE = 0.9
_BROADER = 0.5
"""The fit of an office that is a kind of the one in the words."""
_OWNED = re.compile(r"^(?:his|her)\s+", re.IGNORECASE)  # "her counterpart" may be a man
_NEAR_PARAGRAPHS = 1
_UNTOLD = 0.3
"""The fit of somebody of the right country whose office the text has not told yet."""
_UNTOLD_REACH = 3
"""Paragraphs back to such a person."""


def candidates_for(discourse: Discourse, mention: Mention, roster: Roster) -> list[Draft]:
    """Persons who may hold the office: those whose own can be it, and those named near."""
    found = {id(draft): draft for draft in roster.holders(mention.roles)}
    for trace in discourse.back_to(mention.paragraph - _UNTOLD_REACH):
        found.setdefault(id(trace.draft), trace.draft)
    return [draft for draft in found.values() if draft.kind is Kind.PERSON]


def bearer(
    discourse: Discourse, mention: Mention, country: str | None, drafts: list[Draft]
) -> Resolved:
    """Whom an office means: the country first, then how well the office fits, then nearness."""
    gender = gender_of(_OWNED.sub("", mention.text))
    scored = []
    for draft in drafts:
        if gender and draft.sex not in (None, gender):
            continue
        office = max((_office_fit(claim, draft) for claim in mention.roles), default=0.0)
        nation = _nation_fit(country, draft)
        near = _nearness(discourse, mention, draft)
        if _may_hold(mention, draft, nation, near):
            office = _UNTOLD
        if not _may_be_meant(discourse, draft, country, office, nation, near):
            continue
        named = draft.form is Form.NAME
        rank = (nation, _standing(office, seen=near is not None), named)
        scored.append(((*rank, *_closeness(discourse, near, draft)), draft, office))
    scored.sort(key=lambda row: row[0], reverse=True)
    if not scored and country and not _named_before(discourse, mention, country):
        return _only_one_left(discourse, mention, drafts)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return UNRESOLVED
    _, draft, office = scored[0]
    words_of = "the office" if office >= _SURE else "a broader word for the office"
    of = f" of {country}" if country else ""
    told = office >= _SURE or office == _UNTOLD
    return Resolved((draft,), f"{words_of}{of} that {draft.fullest} holds here", told)


def _only_one_left(discourse: Discourse, mention: Mention, drafts: list[Draft]) -> Resolved:
    """The only one before of such an office whose country nobody has told."""
    fitting = [
        draft
        for draft in drafts
        if not draft.countries
        and draft.form is Form.NAME
        and _has_such_office(mention, draft)
        and (near := _nearness(discourse, mention, draft)) is not None
        and near[0] <= _NEAR_PARAGRAPHS
    ]
    if len(fitting) != 1:
        return UNRESOLVED
    reason = f"only {fitting[0].fullest}, of no country told, has such an office here"
    return Resolved((fitting[0],), reason)


def _named_before(discourse: Discourse, mention: Mention, country: str) -> bool:
    """A country that plays a part of its own has people of its own."""
    here = discourse.sentence(mention)
    named = discourse.closed_names
    return any(country in names for sentence, names in named.items() if sentence != here)


def _has_such_office(mention: Mention, draft: Draft) -> bool:
    return any(
        fit(claim.title, own.title) >= _BROADER and own.former == claim.former
        for claim in mention.roles
        for own in draft.roles
    )


def _may_be_meant(
    discourse: Discourse,
    draft: Draft,
    country: str | None,
    office: float,
    nation: float,
    near: tuple[int, int] | None,
) -> bool:
    if office <= 0 or nation < 0:
        return False
    known = near is not None or office == 1  # named only later: the very office it must be
    beside = known and country and _named_beside(discourse, draft, country)
    if country and not draft.countries and not beside:
        return False
    sure = office >= _SURE and (nation > 0 or country is None)
    if not sure and office < _SURE and (near is None or near[0] > _NEAR_PARAGRAPHS):
        return office == _UNTOLD and near is not None
    return office >= 0.5 or nation > 0  # "the official" alone is too little


def _may_hold(mention: Mention, draft: Draft, nation: float, near: tuple[int, int] | None) -> bool:
    """Somebody of that country, spoken of before, of whom no office has been told yet."""
    untold = not draft.roles and draft.form is Form.NAME and draft.solid
    return (
        bool(mention.roles)
        and untold
        and nation > 0
        and near is not None
        and near[0] <= _UNTOLD_REACH
    )


def _standing(office: float, *, seen: bool) -> int:
    """Who was named before counts before who is named later, unless the office is the very one."""
    if seen:
        return 4 if office >= _SURE else 1 if office == _UNTOLD else 2
    return 3 if office == 1 else 0


def _office_fit(claim: RoleClaim, draft: Draft) -> float:
    body = None if claim.of is None or country_named(claim.of) else title_words(claim.of)
    held = [
        fit(claim.title, own.title)
        for own in draft.roles
        if own.former == claim.former
        and (body is None or _is_of(body, own))
        and not _is_other_office(claim.title, own.title)
    ]
    return max(held, default=0.0)


def _is_other_office(description: str, title: str) -> bool:
    """Tell whether a noun is written as the name of an office, and it is not that of the title.

    "The leader" may be a president; "the Leader" is who is called so.
    """
    named = description.istitle() and " " not in description
    return named and title_head(description) != title_head(title)


def _is_of(body: frozenset[str], own: RoleClaim) -> bool:
    """An office of a body is no office elsewhere: "the union's leader" leads no country."""
    return body <= title_words(f"{own.title} {own.of or ''}")


def _nation_fit(country: str | None, draft: Draft) -> float:
    if country is None or not draft.countries:
        return 0.0
    return 1.0 if country in draft.countries else -1.0


def _named_beside(discourse: Discourse, draft: Draft, country: str) -> bool:
    """Some sentence names both: enough to believe that a minister is that country's."""
    mentions = discourse.annotation.mentions
    own = (discourse.sentence(mentions[index]) for index in draft.mentions)
    return any(country in discourse.closed_names.get(sentence, ()) for sentence in own)


def _nearness(discourse: Discourse, mention: Mention, draft: Draft) -> tuple[int, int] | None:
    """Paragraphs and sentences back to the last mention; None where none stands before."""
    trace = discourse.last(draft)
    if trace is None:
        return None
    return mention.paragraph - trace.paragraph, discourse.sentence(mention) - trace.sentence


def _closeness(
    discourse: Discourse, near: tuple[int, int] | None, draft: Draft
) -> tuple[int, int, float, int]:
    """How near, how prominent there, how much spoken of: of two presidents the subject."""
    trace = discourse.last(draft)
    if near is None or trace is None:
        return -999, -999, 0.0, 0
    return -near[0], -near[1], trace.prominence, len(draft.mentions)
