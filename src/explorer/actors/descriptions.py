"""Descriptions: "the Kenyan naval attache", "the commander", "the council".

A description finds its referent by office and country, then by nearness; where two fit alike it
stays a referent of its own, which the corpus may know by its office and date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from explorer.actors.acting import acting_body
from explorer.actors.bearers import bearer, candidates_for
from explorer.actors.bodies import country_named
from explorer.actors.corporate import country_in_focus, own_country, resolve_body
from explorer.actors.discourse import Discourse
from explorer.actors.drafts import Draft, countries_inside
from explorer.actors.fold import plain
from explorer.actors.grammar import inside
from explorer.actors.pronouns import looks_forward, resolve_pronoun
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.actors.standing import guests, told_by_place
from explorer.actors.tables import table
from explorer.actors.within import countries_from, mentions_from
from explorer.model import Form, Kind, Mention

_PREFIXED = re.compile(r"\b(?:ex|post|non|anti|pro)-$", re.IGNORECASE)

_INDEFINITE = ("a", "an", "another", "some", "one")


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
    placed = told_by_place(discourse, mention)
    if placed is not None:
        return placed
    nouns = plain(mention.text).split()
    country = country_meant(discourse, mention)
    state = nouns and nouns[-1] in words_for_country() and nouns[-2:-1] != ["of"]
    if state and country:  # but "the head of state" is a person
        return _the_country(country, roster)
    if mention.plural or (nouns and nouns[0] in _INDEFINITE):
        return UNRESOLVED
    if mention.kind is Kind.COUNTRY:
        return _country_told(discourse, mention, roster)
    if mention.kind in (Kind.ORGANIZATION, Kind.PLACE):
        return resolve_body(discourse, mention, nouns, country)
    return _person_told(discourse, mention, nouns, country, roster)


def _person_told(
    discourse: Discourse, mention: Mention, nouns: list[str], country: str | None, roster: Roster
) -> Resolved:
    """Whom an office means; "its" tells the body, "visiting" who came."""
    candidates = candidates_for(discourse, mention, roster)
    owner = _owner(discourse, mention)
    candidates = [draft for draft in candidates if draft is not owner]  # nobody is his own aide
    if "visiting" in nouns:
        came = guests(discourse, mention)
        candidates = [draft for draft in candidates if draft in came] or candidates
    if nouns[:1] == ["its"]:
        body = acting_body(discourse, mention)
        if body is None:
            return UNRESOLVED
        if body.kind is not Kind.COUNTRY:
            candidates = [draft for draft in candidates if _is_of(draft, body)]
        country = country or body.canonical if body.kind is Kind.COUNTRY else country
    return bearer(discourse, mention, country, candidates)


def _country_told(discourse: Discourse, mention: Mention, roster: Roster) -> Resolved:
    """Read "her country" as that of whom "her" means, "the country" as the one in focus."""
    opener, _, rest = mention.text.partition(" ")
    if opener.lower() in ("the", "this"):
        return country_in_focus(discourse, mention) if " " not in rest else UNRESOLVED
    return own_country(_owner(discourse, mention), roster)


def _owner(discourse: Discourse, mention: Mention) -> Draft | None:
    """Whom "his" or "her" in front of a description means, where the text has told."""
    opener, _, _ = mention.text.partition(" ")
    if opener.lower() not in ("his", "her"):
        return None
    parse = discourse.annotation.parses[mention.paragraph]
    word = bisect_left(parse.starts, mention.start)
    end = mention.start + len(opener)
    pronoun = replace(mention, text=opener, end=end, head=word, form=Form.PRONOUN, roles=())
    if looks_forward(discourse, pronoun):
        return None
    return next(iter(resolve_pronoun(discourse, pronoun).drafts), None)


def _is_of(draft: Draft, owner: Draft) -> bool:
    """Tell whether some office of a person is one of this body."""
    return any(plain(claim.of or "") in map(plain, owner.names) for claim in draft.roles)


def words_for_country() -> frozenset[str]:
    """Nouns that stand for a country's leadership."""
    return frozenset(table("offices")["bodies"]["country"])


def _the_country(country: str, roster: Roster) -> Resolved:
    draft = roster.country(country)
    return Resolved((draft,), f"stands for {country}") if draft else UNRESOLVED
