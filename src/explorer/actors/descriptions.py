"""Descriptions: "the Kenyan naval attache", "the commander", "the council".

A description finds its referent by office and country, then by nearness; where two fit alike it
stays a referent of its own, which the corpus may know by its office and date.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.actors.acting import acting_body
from explorer.actors.bodies import body, country_named
from explorer.actors.discourse import Discourse
from explorer.actors.drafts import Draft, countries_inside
from explorer.actors.fold import plain
from explorer.actors.grammar import inside
from explorer.actors.roster import Roster
from explorer.actors.tables import table, words
from explorer.actors.titles import fit, gender_of, title_words
from explorer.actors.within import countries_from, mentions_from
from explorer.model import Form, Kind, Mention, RoleClaim

_PREFIXED = re.compile(r"\b(?:ex|post|non|anti|pro)-$", re.IGNORECASE)
_SURE = 0.9
_OWNED = re.compile(r"^(?:his|her)\s+", re.IGNORECASE)  # "her counterpart" may be a man
_NEAR_PARAGRAPHS = 1
_UNTOLD = 0.3
"""The fit of somebody of the right country whose office the text has not told yet."""
_UNTOLD_REACH = 3
"""Paragraphs back to such a person."""


class Resolved(NamedTuple):
    """The referents of a mention that is no name, and why these."""

    drafts: tuple[Draft, ...]
    reason: str
    office: bool = False
    """The office itself was found, not only a broader word for it."""


UNRESOLVED = Resolved((), "")


def country_meant(discourse: Discourse, mention: Mention) -> str | None:
    """The country a description names: in its claim, or by a name or nationality inside it."""
    for claim in mention.roles:
        if claim.of and (country := country_named(claim.of)):
            return country
    for claim in mention.roles:
        if named := countries_inside(discourse.annotation, claim):
            return named[0]
    return next(iter(countries_within(discourse, mention)), None) or _superior_s(discourse, mention)


def _superior_s(discourse: Discourse, mention: Mention) -> str | None:
    """The country of whom an aide serves: "aide to the Turkish president", not "envoy to Chad"."""
    parse = discourse.annotation.parses[mention.paragraph]
    if not mention.roles or not 0 <= mention.head < len(parse.tokens):
        return None
    served = [
        noun
        for word in parse.children[mention.head]
        if parse.tokens[word].text.lower() in ("to", "of", "for")
        for noun in parse.children[word]
        if parse.tokens[noun].dep == "pobj"
    ]
    countries = (
        other.canonical
        for other in mentions_from(discourse.annotation, mention.paragraph)
        if other.kind is Kind.COUNTRY
        and any(other.head != noun and inside(parse, other.head, noun) for noun in served)
    )
    return next(countries, None)


def countries_within(discourse: Discourse, mention: Mention) -> list[str]:
    """Countries named inside the words of a mention, in order."""
    found = countries_from(discourse.annotation, mention.paragraph, mention.start, mention.end)
    return [
        other.canonical
        for other in found
        if other.canonical is not None
        and other is not mention
        and not _PREFIXED.search(mention.text, 0, other.start - mention.start)
    ]


def resolve_description(discourse: Discourse, mention: Mention, roster: Roster) -> Resolved:
    """Find whom a description means among the referents of the article."""
    nouns = plain(mention.text).split()
    country = country_meant(discourse, mention)
    if nouns and nouns[-1] in words_for_country() and country:
        return _the_country(country, roster)
    if mention.plural:
        return UNRESOLVED
    if mention.kind in (Kind.ORGANIZATION, Kind.PLACE) and not mention.roles:
        return _named_body(discourse, mention, nouns)
    if nouns[:1] and nouns[0] in ("a", "an", "another", "some", "one"):
        return UNRESOLVED
    candidates = _candidates(discourse, mention, roster)
    if nouns[:1] == ["its"]:
        owner = acting_body(discourse, mention)
        if owner is None:
            return UNRESOLVED
        if owner.kind is not Kind.COUNTRY:
            candidates = [draft for draft in candidates if _is_of(draft, owner)]
        country = country or owner.canonical if owner.kind is Kind.COUNTRY else country
    return _holder(discourse, mention, country, candidates)


def _candidates(discourse: Discourse, mention: Mention, roster: Roster) -> list[Draft]:
    """Persons who may hold the office: those whose own can be it, and those named near."""
    found = {id(draft): draft for draft in roster.holders(mention.roles)}
    for trace in discourse.back_to(mention.paragraph - _UNTOLD_REACH):
        found.setdefault(id(trace.draft), trace.draft)
    return [draft for draft in found.values() if draft.kind is Kind.PERSON]


def _is_of(draft: Draft, owner: Draft) -> bool:
    """Tell whether some office of a person is one of this body."""
    return any(plain(claim.of or "") in map(plain, owner.names) for claim in draft.roles)


def words_for_country() -> frozenset[str]:
    """Nouns that stand for a country's leadership."""
    return frozenset(table("offices")["bodies"]["country"])


def _the_country(country: str, roster: Roster) -> Resolved:
    draft = roster.country(country)
    return Resolved((draft,), f"stands for {country}") if draft else UNRESOLVED


def _named_body(discourse: Discourse, mention: Mention, nouns: list[str]) -> Resolved:
    """Read "the council" as the last named body whose name holds the noun as its kind."""
    core = [noun for noun in nouns if noun not in words("bodies", "small")]
    if not core:
        return UNRESOLVED
    for trace in discourse.bodies_ending_in(core[-1]):
        if trace.draft.kind is mention.kind and discourse.is_before(trace, mention):
            named = body(trace.draft.fullest).core
            if len(named) > len(core) and set(core) <= set(named) and named[-1] == core[-1]:
                return Resolved((trace.draft,), f"short for {trace.draft.fullest}")
    return UNRESOLVED


def _holder(
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
        rank = (nation, _standing(office, seen=near is not None))
        scored.append(((*rank, *_closeness(discourse, near, draft)), draft, office))
    scored.sort(key=lambda row: row[0], reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return UNRESOLVED
    _, draft, office = scored[0]
    words_of = "the office" if office >= _SURE else "a broader word for the office"
    of = f" of {country}" if country else ""
    told = office >= _SURE or office == _UNTOLD
    return Resolved((draft,), f"{words_of}{of} that {draft.fullest} holds here", told)


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
    held = [
        fit(claim.title, own.title)
        for own in draft.roles
        if own.former == claim.former and _same_owner(claim, own)
    ]
    return max(held, default=0.0)


def _same_owner(claim: RoleClaim, own: RoleClaim) -> bool:
    """An office of a body is no office elsewhere: "the union's leader" leads no country."""
    if claim.of is None or country_named(claim.of):
        return True
    return title_words(claim.of) <= title_words(f"{own.title} {own.of or ''}")


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
