"""Groups: "the two sides", "both countries", "the two presidents", "they".

The noun says whether persons or countries are meant; where it does not ("sides"), persons who meet
in this paragraph come first, countries else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from explorer.actors.descriptions import countries_within
from explorer.actors.discourse import ASIDE, MAIN_SUBJECT, SUBJECT, Discourse, Trace
from explorer.actors.drafts import Draft
from explorer.actors.fold import plain
from explorer.actors.incumbents import incumbents
from explorer.actors.lands import countries_in_focus, joined_bodies
from explorer.actors.pronouns import speakers_of
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.roster import Roster
from explorer.actors.tables import table
from explorer.actors.titles import fit, title_words
from explorer.actors.within import mentions_from
from explorer.model import Form, Kind, Mention, RoleClaim

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_OF_BOTH = re.compile(r"\s+of (?:the two|both(?: the)?)\s+(?:\w+\s+)?\w+s\b", re.IGNORECASE)
_OF = re.compile(r"\s+of (?:the )?")
_LISTED = re.compile(r",\s+(?:and )?(?:the )?|\s+and (?:the )?")
_SENTENCES_BACK = 3


def resolve_group(discourse: Discourse, mention: Mention, roster: Roster) -> Resolved:
    """Find the two (or as many as the words say) that a plural means."""
    tokens = _all_of(plain(mention.text).split())
    nouns = table("offices")["groups"]
    inside = countries_within(discourse, mention)
    named = list(dict.fromkeys(inside or _countries_behind(discourse, mention)))
    persons = any(token in nouns["persons"] for token in tokens)
    if mention.form is Form.PRONOUN:
        return _they(discourse, mention)
    if len(named) > 1 and not inside:
        mention = _of_all(mention, named)
    if len(named) > 1:
        return _one_of_each(mention, tokens, named, roster, persons=persons)
    if _OF_BOTH.match(discourse.annotation.parses[mention.paragraph].text, mention.end):
        return _of_both(discourse, mention, tokens, roster, persons=persons)
    if named or _unclear(tokens, nouns):
        again = "same" in tokens[:2] and mention.kind is Kind.PERSON and not named
        back = _SENTENCES_BACK
        return _same_group(discourse, mention, Kind.PERSON, back) if again else UNRESOLVED
    size = next((_NUMBERS[token] for token in tokens if token in _NUMBERS), 2)
    if persons:
        return _persons(discourse, mention, size, tokens)
    found = UNRESOLVED
    if not any(token in nouns["countries"] for token in tokens):
        found = _same_group(discourse, mention, Kind.PERSON)
        found = found if found.drafts else _meeting(discourse, mention, size)
        found = found if found.drafts else joined_bodies(discourse, mention, size)
    return found if found.drafts else countries_in_focus(discourse, mention, size, roster)


def _countries_behind(discourse: Discourse, mention: Mention) -> list[str]:
    """A, B and C of "the Ministers of Defence of A, B and C", which the words do not hold."""
    text = discourse.annotation.parses[mention.paragraph].text
    found: list[str] = []
    end, gap = mention.end, _OF
    for other in mentions_from(discourse.annotation, mention.paragraph):
        if other.start < end:
            continue
        if other.canonical is None or other.kind is not Kind.COUNTRY:
            break
        if not gap.fullmatch(text, end, other.start):
            break
        found.append(other.canonical)
        end, gap = other.end, _LISTED
    return found


def _all_of(tokens: list[str]) -> list[str]:
    """Read "each side" as "sides": all of them are meant."""
    if tokens[:1] not in (["each"], ["either"]):
        return tokens
    noun = tokens[-1]
    return [*tokens[1:-1], noun[:-1] + "ies" if noun.endswith("y") else noun + "s"]


def _unclear(tokens: list[str], nouns: dict[str, list[str]]) -> bool:
    """Nobody says which: "the countries of the region", "its allies", "their athletes"."""
    owned = tokens[:1] in (["its"], ["his"], ["her"])
    known = any(token in words for words in nouns.values() for token in tokens)
    return "of" in tokens or owned or not known


def _they(discourse: Discourse, mention: Mention) -> Resolved:
    """The last plural of this sentence or the one before: a group, "X and Y", or "officials"."""
    rank, _ = discourse.prominence(mention)
    again = _same_group(discourse, mention, None, subjects_only=rank >= SUBJECT)
    if again.drafts or rank < SUBJECT:
        return again
    met = _meeting(discourse, mention, 2, back=2)
    return met if met.drafts else _same_group(discourse, mention, Kind.PERSON, back=3)


def _same_group(
    discourse: Discourse,
    mention: Mention,
    kind: Kind | None,
    back: int = 1,
    *,
    subjects_only: bool = False,
) -> Resolved:
    """The plural named last, no further back than so many sentences."""
    here = discourse.sentence(mention)
    members: dict[int, list[Draft]] = defaultdict(list)
    subjects: dict[int, list[Draft]] = defaultdict(list)
    for trace in discourse.before(mention, kind):
        if here - trace.sentence > back:
            break
        members[trace.mention].append(trace.draft)
        if trace.prominence == MAIN_SUBJECT:
            subjects[trace.sentence].append(trace.draft)
    mentions = discourse.annotation.mentions
    for index, group in members.items():
        if len(group) > 1:
            return Resolved(tuple(reversed(group)), "the group named before")
        passing = subjects_only and discourse.prominence(mentions[index])[0] < SUBJECT
        if mentions[index].plural and kind is None and not passing:
            return Resolved(tuple(group), f"{mentions[index].text!r} before")
    for group in subjects.values():
        pair = list(dict.fromkeys(reversed(group)))
        if len(pair) > 1 and len({draft.kind for draft in pair}) == 1:
            return Resolved(tuple(pair), "the joint subject before")
    return UNRESOLVED


def _meeting(discourse: Discourse, mention: Mention, size: int, back: int = 6) -> Resolved:
    """The persons of the last sentence that tells of people meeting, up to a paragraph back."""
    here = discourse.sentence(mention)
    barred = speakers_of(discourse, mention)
    by_sentence: dict[int, list[Trace]] = defaultdict(list)
    for trace in discourse.before(mention, Kind.PERSON):
        if here - trace.sentence > back:
            break
        near = trace.paragraph >= mention.paragraph - 1 and here - trace.sentence <= back
        near = near and trace.draft.solid
        if near and trace.draft not in barred and not of_the_past(trace.draft):
            by_sentence[trace.sentence].append(trace)
    for sentence in sorted(by_sentence, reverse=True):
        met = list(dict.fromkeys(t.draft for t in reversed(by_sentence[sentence])))
        if len(met) == size and _tells_of_meeting(discourse, by_sentence[sentence][0]):
            return Resolved(tuple(met), "those who meet in the text before")
    return UNRESOLVED


def of_the_past(draft: Draft) -> bool:
    """Somebody of whom only former offices are told: spoken of, seldom present."""
    return bool(draft.roles) and all(claim.former for claim in draft.roles)


def _tells_of_meeting(discourse: Discourse, trace: Trace) -> bool:
    parse = discourse.annotation.parses[trace.paragraph]
    head = discourse.annotation.mentions[trace.mention].head
    first, after = parse.sentence_of(head) if 0 <= head < len(parse.tokens) else (0, 0)
    stems = tuple(table("offices")["meeting"]["stems"])
    return any(plain(token.text).startswith(stems) for token in parse.tokens[first:after])


def _one_of_each(
    mention: Mention, tokens: list[str], names: list[str], roster: Roster, *, persons: bool
) -> Resolved:
    """Read "the Peruvian and Chilean presidents": each one's holder, else office, else country."""
    found: list[Draft] = []
    claims = {name: _claim_of(mention, name, persons=persons) for name in names}
    offices = {name: c.title if c else _singular(tokens[-1]) for name, c in claims.items()}
    held = incumbents(roster, offices) if persons else {}
    for name in names:
        claim = claims[name]
        if name in held:
            found.append(held[name])
        elif claim is not None and title_words(claim.title) - {"official"}:
            found.append(_office(claim, roster))
        elif country := roster.country(name):
            found.append(country)
    return Resolved(tuple(found), "one of each country named") if len(found) > 1 else UNRESOLVED


def _claim_of(mention: Mention, country: str, *, persons: bool) -> RoleClaim | None:
    """The office in the words of a group that is one of this country."""
    return next((c for c in mention.roles if persons and c.of == country), None)


def _of_both(
    discourse: Discourse,
    mention: Mention,
    tokens: list[str],
    roster: Roster,
    *,
    persons: bool,
) -> Resolved:
    """Read "the presidents of the two countries" as theirs, and "the navies" as the countries."""
    countries = countries_in_focus(discourse, mention, 2, roster)
    if not persons or not countries.drafts:
        return countries
    names = [draft.canonical for draft in countries.drafts if draft.canonical]
    return _one_of_each(_of_all(mention, names), tokens, names, roster, persons=True)


def _of_all(mention: Mention, names: list[str]) -> Mention:
    """The group with the office that its words tell, for each of the countries."""
    roles = tuple(replace(claim, of=name) for claim in mention.roles[:1] for name in names)
    return replace(mention, roles=roles)


def _office(claim: RoleClaim, roster: Roster) -> Draft:
    """The unnamed holder of an office, whom the corpus may know."""
    words = f"{claim.title} of {claim.of}"
    known = roster.described(words)
    if known is not None:
        return known
    draft = Draft(Form.DESCRIPTION)
    draft.names[words] += 1
    draft.votes[Kind.PERSON] += 1
    draft.claim(claim)
    return draft


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def _persons(discourse: Discourse, mention: Mention, size: int, tokens: list[str]) -> Resolved:
    """The persons in focus: sentence by sentence backwards until there are enough."""
    here = discourse.sentence(mention)
    barred = speakers_of(discourse, mention)
    office = _singular(tokens[-1]) if tokens else ""
    by_sentence: dict[int, list[Trace]] = defaultdict(list)
    paragraphs: set[int] = set()
    for trace in discourse.before(mention, Kind.PERSON):
        known = trace.draft.form is Form.NAME and trace.draft.solid
        paragraphs |= {trace.paragraph} if known else set()
        # Paragraphs that name nobody do not push those of whom the text speaks out of focus.
        far = len(paragraphs - {mention.paragraph}) > 1
        if far or here - trace.sentence > 3 * _SENTENCES_BACK:
            break
        if known and trace.draft not in barred:
            by_sentence[here - trace.sentence].append(trace)
    focus: dict[int, tuple[float, Draft]] = {}
    for distance in sorted(by_sentence):
        for trace in by_sentence[distance]:
            score = max(trace.prominence, ASIDE) - distance
            best = focus.get(id(trace.draft), (score, trace.draft))[0]
            focus[id(trace.draft)] = (max(best, score), trace.draft)
        present = {key: row for key, row in focus.items() if not of_the_past(row[1])}
        if len(_of_office(present, office)) >= size:
            break
    chosen = _of_office(focus, office, strict=tokens[:1] == ["their"])
    chosen.sort(key=lambda row: -row[0])
    if not chosen:
        return UNRESOLVED
    unclear = len(chosen) > size and chosen[size - 1][0] == chosen[size][0]
    if unclear or len(chosen) < size:
        return _earlier_group(discourse, mention, size)
    return Resolved(tuple(draft for _, draft in chosen[:size]), "the persons in focus")


def _earlier_group(discourse: Discourse, mention: Mention, size: int) -> Resolved:
    """The last group of so many persons, however far back."""
    group = discourse.last_group(mention, size)
    return Resolved(tuple(group), "the persons grouped before") if group else UNRESOLVED


def _of_office(
    focus: dict[int, tuple[float, Draft]], office: str, *, strict: bool = False
) -> list[tuple[float, Draft]]:
    """Those whose office fits the noun, where enough of them do, present ones first; else all.

    Of "their envoys" only those are meant who are known to be envoys.
    """
    rows = list(focus.values())
    fitting = [r for r in rows if any(fit(office, claim.title) > 0 for claim in r[1].roles)]
    present = [r for r in fitting if not of_the_past(r[1])]
    unknown = [r for r in rows if not r[1].roles]
    for choice in (present, present + unknown, fitting, fitting + unknown):
        if len(choice) > 1:
            return choice
    return [] if strict else rows
