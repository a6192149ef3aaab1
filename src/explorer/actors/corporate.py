"""Bodies and countries by a bare noun: "the ministry", "the group", "her country"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.actors.bodies import body, country_named
from explorer.actors.discourse import MAIN_SUBJECT, Discourse, Trace
from explorer.actors.drafts import Draft
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.actors.tables import table, words
from explorer.actors.within import numbered_from
from explorer.model import Form, Kind, Mention

_HIGHEST = ("top", "highest", "apex")  # "the top court" is no part of its name

_PARAGRAPHS = 2
"""Paragraphs back to what a bare noun takes up."""


def resolve_body(
    discourse: Discourse, mention: Mention, nouns: list[str], country: str | None
) -> Resolved:
    """Find the body that a noun means: by its name, by its sort, or by the same noun before."""
    core = [noun for noun in nouns if noun not in words("bodies", "small") and noun not in _HIGHEST]
    if not core or core[0] in ("his", "her", "their", "its"):
        return UNRESOLVED
    found = _short_form(discourse, mention, core, country)
    if country and not found.drafts:
        found = _at_home(discourse, mention, core[-1], country)
    if found.drafts or country:
        return found
    for find in (_of_that_sort, _the_only_group, _said_again):
        found = find(discourse, mention, core[-1])
        if found.drafts:
            return found
    return UNRESOLVED


def _short_form(
    discourse: Discourse, mention: Mention, core: list[str], country: str | None
) -> Resolved:
    """Read "the council" as the last named body whose name holds the noun as its kind."""
    own = [noun for noun in core if country_named(noun) is None]
    for trace in discourse.bodies_called(own[-1] if own else ""):
        draft = trace.draft
        if draft.kind is not mention.kind or not discourse.is_before(trace, mention):
            continue
        named = body(draft.fullest)
        foreign = country and country not in (named.country, *draft.countries)
        if (
            not foreign
            and set(own) <= set(named.core)
            and _says_more(named.core, own, named.country)
        ):
            return Resolved((draft,), f"short for {draft.fullest}")
    return UNRESOLVED


def _says_more(core: tuple[str, ...], own: list[str], country: str | None) -> bool:
    return len(core) > len(own) or (len(core) == len(own) > 1) or country is not None


def _near(discourse: Discourse, mention: Mention) -> Iterator[Trace]:
    for trace in discourse.back_to(mention.paragraph - _PARAGRAPHS):
        if discourse.is_before(trace, mention):
            yield trace


def _of_that_sort(discourse: Discourse, mention: Mention, noun: str) -> Resolved:
    """Known bodies have their own noun: "the alliance" is NATO where that was named before."""
    return _one_of(discourse, mention, noun, table("discourse")["sorts"].get(noun, ()))


def _at_home(discourse: Discourse, mention: Mention, noun: str, country: str) -> Resolved:
    """Read "the Lebanese group" as the known group of that country that was named before."""
    if noun not in words("discourse", "vague"):
        return UNRESOLVED
    return _one_of(discourse, mention, noun, table("discourse")["homes"].get(country, ()))


def _one_of(discourse: Discourse, mention: Mention, noun: str, members: Sequence[str]) -> Resolved:
    """Find the one of some known bodies that was named last."""
    for trace in discourse.before(mention) if members else ():
        if trace.draft.canonical in members:
            return Resolved((trace.draft,), f"{trace.draft.canonical} is such {_a(noun)}")
    return UNRESOLVED


def _the_only_group(discourse: Discourse, mention: Mention, noun: str) -> Resolved:
    """Read "the group" as the organisation that acts, else as the only one named near."""
    if noun not in words("discourse", "vague"):
        return UNRESOLVED
    here = discourse.sentence(mention)
    named: dict[int, Trace] = {}
    for trace in _near(discourse, mention):
        draft = trace.draft
        if draft.form is Form.NAME and draft.kind is Kind.ORGANIZATION and _may_be_group(draft):
            if trace.prominence == MAIN_SUBJECT and here - trace.sentence <= 2:
                return Resolved((draft,), f"{draft.fullest} acts in the text before")
            named.setdefault(id(draft), trace)
    if len(named) == 1:
        (trace,) = named.values()
        return Resolved((trace.draft,), "the only organisation named shortly before")
    return UNRESOLVED


def _may_be_group(draft: Draft) -> bool:
    """A ministry, court or news agency is not called "the group"."""
    if draft.canonical in words("discourse", "houses"):
        return False
    return not words("discourse", "organs") & set(body(draft.fullest).core)


def _said_again(discourse: Discourse, mention: Mention, noun: str) -> Resolved:
    """Read "the delegation" behind "a Tajik delegation" as that country's."""
    annotation = discourse.annotation
    for paragraph in range(mention.paragraph, max(-1, mention.paragraph - 4), -1):
        tokens = annotation.parses[paragraph].tokens
        for index, other in reversed(list(numbered_from(annotation, paragraph))):
            if other.kind is not Kind.COUNTRY or other.form not in (Form.DEMONYM, Form.NAME):
                continue
            if (other.paragraph, other.start) >= (mention.paragraph, mention.start):
                continue
            governor = tokens[tokens[other.head].head]
            meant = discourse.meant_by(index)
            if governor.lemma == noun and governor.start >= other.end and meant:
                return Resolved(tuple(meant[:1]), f"the {noun} of {meant[0].canonical} before")
    return UNRESOLVED


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def own_country(owner: Draft | None, roster: Roster) -> Resolved:
    """The country of the person whose it is: "her country"."""
    if owner is None or not owner.countries:
        return UNRESOLVED
    country = owner.countries.most_common(1)[0][0]
    draft = roster.country(country)
    return Resolved((draft,), f"the country of {owner.fullest}") if draft else UNRESOLVED


def country_in_focus(discourse: Discourse, mention: Mention) -> Resolved:
    """Read "the country" as the only one named shortly before, else as the one that acts."""
    here = discourse.sentence(mention)
    named: dict[int, Trace] = {}
    for trace in _near(discourse, mention):
        if trace.draft.kind is Kind.COUNTRY and here - trace.sentence <= 2:
            named.setdefault(id(trace.draft), trace)
    if len(named) == 1:
        (trace,) = named.values()
        return Resolved((trace.draft,), "the only country named shortly before")
    acting = [trace.draft for trace in named.values() if trace.prominence == MAIN_SUBJECT]
    return Resolved((acting[0],), "the country that acts before") if acting else UNRESOLVED
