"""The countries and bodies in focus, which "the two sides" and "both countries" take up."""

from __future__ import annotations

from collections import defaultdict

from explorer.actors.discourse import Discourse
from explorer.actors.drafts import Draft
from explorer.actors.grammar import first_of_joined
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.gazetteer import lookup
from explorer.model import Kind, Mention

_SENTENCES_BACK = 3
_DECAY = 0.8
_FORGOTTEN = 30
"""Sentences back from which a country is no longer in focus."""


def joined_bodies(discourse: Discourse, mention: Mention, size: int) -> Resolved:
    """Countries and bodies that one phrase joins: "the truce between Israel and the front"."""
    here = discourse.sentence(mention)
    joined: dict[tuple[int, int], dict[int, Draft]] = defaultdict(dict)
    for trace in discourse.before(mention):
        if here - trace.sentence > _SENTENCES_BACK:
            break
        if trace.draft.kind in (Kind.COUNTRY, Kind.ORGANIZATION):
            named = discourse.annotation.mentions[trace.mention]
            first = first_of_joined(discourse.annotation.parses[named.paragraph], named.head)
            joined[named.paragraph, first][id(trace.draft)] = trace.draft
    for drafts in joined.values():
        mixed = any(draft.kind is Kind.ORGANIZATION for draft in drafts.values())
        if len(drafts) == size and mixed:
            return Resolved(tuple(reversed(drafts.values())), "those whom the text joins before")
    return UNRESOLVED


def countries_in_focus(
    discourse: Discourse, mention: Mention, size: int, roster: Roster
) -> Resolved:
    """The countries that the text just joined, else those spoken of most and last.

    Capitals stand for theirs.
    """
    here = discourse.sentence(mention)
    if joined := _just_joined(discourse, mention, size):
        return Resolved(tuple(joined), "the countries that the text joined just before")
    weight: dict[str, float] = defaultdict(float)
    for trace in discourse.before(mention):
        if here - trace.sentence > _FORGOTTEN:
            break
        country = _country_of(trace.draft)
        if country:
            weight[country] += _DECAY ** (here - trace.sentence)
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    chosen = [own for name in ranked if (own := roster.country(name))][:size]
    if len(chosen) < size:
        return UNRESOLVED
    return Resolved(tuple(chosen), "the countries in focus")


def _just_joined(discourse: Discourse, mention: Mention, size: int) -> list[Draft]:
    """A and B of "ties between A and B", where this sentence or the last names no other country."""
    here = discourse.sentence(mention)
    by_sentence: dict[int, dict[int, Draft]] = defaultdict(dict)
    phrases: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for trace in discourse.before(mention):
        if here - trace.sentence > 1:
            break
        if trace.draft.kind is Kind.COUNTRY:
            named = discourse.annotation.mentions[trace.mention]
            first = first_of_joined(discourse.annotation.parses[named.paragraph], named.head)
            by_sentence[trace.sentence][id(trace.draft)] = trace.draft
            phrases[trace.sentence].add((named.paragraph, first))
    for sentence in sorted(by_sentence, reverse=True):
        drafts = by_sentence[sentence]
        if len(drafts) == size and len(phrases[sentence]) == 1:
            return list(reversed(drafts.values()))
    return []


def _country_of(draft: Draft) -> str | None:
    kind = draft.kind
    if kind is Kind.COUNTRY:
        return draft.canonical
    if kind is Kind.PERSON and draft.countries:
        return draft.countries.most_common(1)[0][0]
    entry = lookup(draft.canonical) if kind is Kind.PLACE and draft.canonical else None
    return entry.country if entry and entry.form == "capital" else None
