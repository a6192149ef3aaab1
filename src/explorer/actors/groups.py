"""Groups: "the two sides", "both countries", "the two presidents", "they".

The noun says whether persons or countries are meant; where it does not ("sides"), persons who meet
in this paragraph come first, countries else.
"""

from __future__ import annotations

from collections import defaultdict

from explorer.actors.descriptions import UNRESOLVED, Resolved, countries_within
from explorer.actors.discourse import ASIDE, Discourse, Trace
from explorer.actors.drafts import Draft
from explorer.actors.fold import plain
from explorer.actors.tables import table
from explorer.actors.titles import fit
from explorer.gazetteer import lookup
from explorer.model import Form, Kind, Mention

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_SENTENCES_BACK = 3
_DECAY = 0.8


def resolve_group(discourse: Discourse, mention: Mention, drafts: list[Draft]) -> Resolved:
    """Find the two (or as many as the words say) that a plural means."""
    tokens = plain(mention.text).split()
    nouns = table("offices")["groups"]
    size = next((_NUMBERS[token] for token in tokens if token in _NUMBERS), 2)
    persons = any(token in nouns["persons"] for token in tokens)
    countries = any(token in nouns["countries"] for token in tokens)
    named = countries_within(discourse, mention)
    if len(dict.fromkeys(named)) > 1:
        return _one_of_each(tokens, list(dict.fromkeys(named)), drafts, persons=persons)
    if countries and not persons:
        return _countries(discourse, mention, size, drafts)
    if persons:
        return _persons(discourse, mention, size, tokens)
    again = _group_again(discourse, mention)
    if again.drafts:
        return again
    found = (
        _persons(discourse, mention, size, tokens) if _they_meet(discourse, mention) else UNRESOLVED
    )
    if found.drafts or mention.form is Form.PRONOUN:
        return found
    return _countries(discourse, mention, size, drafts)


def _one_of_each(
    tokens: list[str], names: list[str], drafts: list[Draft], *, persons: bool
) -> Resolved:
    """Read "the Azerbaijani and Iranian presidents": the holder of each, else the country."""
    found: list[Draft] = []
    for name in names:
        holders = [
            draft
            for draft in drafts
            if draft.kind is Kind.PERSON
            and name in draft.countries
            and any(fit(_singular(tokens[-1]), claim.title) >= 0.5 for claim in draft.roles)
        ]
        country = [d for d in drafts if d.canonical == name and d.kind is Kind.COUNTRY]
        found += holders[:1] if persons and len(holders) == 1 else country[:1]
    return Resolved(tuple(found), "one of each country named") if len(found) > 1 else UNRESOLVED


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def _group_again(discourse: Discourse, mention: Mention) -> Resolved:
    """Read "they" behind "the two sides" in this or the sentence before: the same group."""
    here = discourse.sentence(mention)
    members: dict[int, list[Draft]] = defaultdict(list)
    for trace in discourse.before(mention):
        if here - trace.sentence > 1:
            break
        members[trace.mention].append(trace.draft)
    for group in members.values():
        if len(group) > 1:
            return Resolved(tuple(reversed(group)), "the group named before")
    return UNRESOLVED


def _they_meet(discourse: Discourse, mention: Mention) -> bool:
    """A word of meeting stands in the paragraph, up to the mention, or in the one before."""
    texts = [discourse.annotation.parses[mention.paragraph].text]
    if mention.paragraph:
        texts.append(discourse.annotation.parses[mention.paragraph - 1].text)
    stems = table("offices")["meeting"]["stems"]
    return any(word.startswith(tuple(stems)) for text in texts for word in plain(text).split())


def _persons(discourse: Discourse, mention: Mention, size: int, tokens: list[str]) -> Resolved:
    """The persons in focus: sentence by sentence backwards until there are enough."""
    here = discourse.sentence(mention)
    office = _singular(tokens[-1]) if tokens else ""
    by_sentence: dict[int, list[Trace]] = defaultdict(list)
    for trace in discourse.before(mention, Kind.PERSON):
        if trace.paragraph < mention.paragraph - 1 or here - trace.sentence > 2 * _SENTENCES_BACK:
            break
        by_sentence[here - trace.sentence].append(trace)
    focus: dict[int, tuple[float, Draft]] = {}
    for distance in sorted(by_sentence):
        for trace in by_sentence[distance]:
            score = max(trace.prominence, ASIDE) - distance
            known = focus.get(id(trace.draft), (score, trace.draft))[0]
            focus[id(trace.draft)] = (max(known, score), trace.draft)
        if len(_of_office(focus, office)) >= size:
            break
    chosen = _of_office(focus, office)
    chosen.sort(key=lambda row: -row[0])
    if len(chosen) < size or (len(chosen) > size and chosen[size - 1][0] == chosen[size][0]):
        return UNRESOLVED
    return Resolved(tuple(draft for _, draft in chosen[:size]), "the persons in focus")


def _of_office(focus: dict[int, tuple[float, Draft]], office: str) -> list[tuple[float, Draft]]:
    """Those whose office fits the noun, where enough of them do; else all."""
    rows = list(focus.values())
    fitting = [r for r in rows if any(fit(office, claim.title) > 0 for claim in r[1].roles)]
    unknown = [r for r in rows if not r[1].roles]
    return fitting + unknown if len(fitting) + len(unknown) > 1 else rows


def _countries(discourse: Discourse, mention: Mention, size: int, drafts: list[Draft]) -> Resolved:
    """The countries spoken of most and last, capitals standing for theirs."""
    here = discourse.sentence(mention)
    weight: dict[str, float] = defaultdict(float)
    for trace in discourse.before(mention):
        country = _country_of(trace.draft)
        if country:
            weight[country] += _DECAY ** (here - trace.sentence)
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    own = {d.canonical: d for d in drafts if d.kind is Kind.COUNTRY and d.canonical}
    chosen = [own[name] for name in ranked if name in own][:size]
    if len(chosen) < size:
        return UNRESOLVED
    return Resolved(tuple(chosen), "the countries in focus")


def _country_of(draft: Draft) -> str | None:
    if draft.kind is Kind.COUNTRY:
        return draft.canonical
    if draft.kind is Kind.PERSON and draft.countries:
        return draft.countries.most_common(1)[0][0]
    entry = lookup(draft.canonical) if draft.kind is Kind.PLACE and draft.canonical else None
    return entry.country if entry and entry.form == "capital" else None
