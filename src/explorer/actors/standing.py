"""Persons told by their place in the text: "the latter", "the guest", "the 62-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.actors.discourse import MAIN_SUBJECT, Discourse, Trace
from explorer.actors.drafts import Draft
from explorer.actors.fold import plain
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.tables import words
from explorer.gazetteer import lookup
from explorer.model import Kind, Mention, Parse

_AGE = re.compile(r"\b(\d{1,3})-year-old$", re.IGNORECASE)
_AGE_BEHIND = r"\s*[,(]\s*(?:aged\s+)?{}\b"
_SPOKEN_OF = "the person last spoken of"
_BACK = 3
"""Sentences back to those who stand in the light."""


def told_by_place(discourse: Discourse, mention: Mention) -> Resolved | None:
    """Whom "the latter", an age, "the guest" or "the host" means; None for other words."""
    noun = plain(mention.text).split()[-1:]
    if noun in (["latter"], ["former"]):
        return _of_two(discourse, mention, last=noun == ["latter"])
    if age := _AGE.search(mention.text):
        return _of_that_age(discourse, mention, age[1])
    if noun in (["guest"], ["visitor"]):
        return _only(_by_part(discourse, mention)[0], "the one who came as a guest")
    if noun == ["host"]:
        return _only(_by_part(discourse, mention)[1], "the one who received the guest")
    return None


def guests(discourse: Discourse, mention: Mention) -> list[Draft]:
    """Who came from abroad in the sentences before, as "the visiting minister" asks."""
    return _by_part(discourse, mention)[0]


def _only(drafts: list[Draft], reason: str) -> Resolved:
    return Resolved((drafts[0],), reason) if len(drafts) == 1 else UNRESOLVED


def _near(discourse: Discourse, mention: Mention) -> Iterator[Trace]:
    here = discourse.sentence(mention)
    for trace in discourse.before(mention):
        if here - trace.sentence > _BACK:
            return
        yield trace


def _of_two(discourse: Discourse, mention: Mention, *, last: bool) -> Resolved:
    """The one named last, or first, of the last sentence that names two of a kind."""
    sentences: dict[tuple[int, Kind], list[Draft]] = {}
    for trace in _near(discourse, mention):
        if trace.draft.kind in (Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION):
            sentences.setdefault((-trace.sentence, trace.draft.kind), []).append(trace.draft)
    order = (Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION)
    for key in sorted(sentences, key=lambda key: (key[0], order.index(key[1]))):
        named = list(dict.fromkeys(reversed(sentences[key])))
        if len(named) == 2 or (last and len(named) > 2):
            chosen = named[-1] if last else named[0]
            return Resolved((chosen,), f"named {'last' if last else 'first'} of the two before")
    return UNRESOLVED


def _of_that_age(discourse: Discourse, mention: Mention, age: str) -> Resolved:
    """The person whose age the text tells so, else the subject of a sentence shortly before."""
    behind = re.compile(_AGE_BEHIND.format(age))
    parses, mentions = discourse.annotation.parses, discourse.annotation.mentions
    for trace in discourse.before(mention, Kind.PERSON):
        named = mentions[trace.mention]
        if behind.match(parses[named.paragraph].text, named.end):
            return Resolved((trace.draft,), f"the text tells the age of {trace.draft.fullest}")
    last: dict[int, list[Trace]] = {}
    opens = _opens_its_paragraph(discourse, mention)
    for trace in _near(discourse, mention):
        if trace.draft.kind is Kind.PERSON and (opens or trace.paragraph == mention.paragraph):
            last.setdefault(trace.sentence, []).append(trace)
    for traces in last.values():
        people = {id(trace.draft): trace.draft for trace in traces}
        acting = {id(t.draft): t.draft for t in traces if t.prominence == MAIN_SUBJECT}
        return _only(list(people.values() if len(people) == 1 else acting.values()), _SPOKEN_OF)
    return UNRESOLVED


def _opens_its_paragraph(discourse: Discourse, mention: Mention) -> bool:
    """Tell whether a mention stands in the first sentence of its paragraph."""
    (_, after), *_ = discourse.annotation.parses[mention.paragraph].sentences
    return mention.head < after


def _by_part(discourse: Discourse, mention: Mention) -> tuple[list[Draft], list[Draft]]:
    """Guests and hosts of the last sentences that tell of any."""
    came: dict[int, Draft] = {}
    received: dict[int, Draft] = {}
    for trace in _near(discourse, mention):
        draft = trace.draft
        if draft.kind is not Kind.PERSON or id(draft) in came or id(draft) in received:
            continue
        part = _part(discourse, trace) or _abroad(discourse, trace)
        if part:
            (came if part == "guest" else received)[id(draft)] = draft
    return list(came.values()), list(received.values())


def _part(discourse: Discourse, trace: Trace) -> str | None:
    """What the verb makes of somebody: a guest arrives and is received, a host receives."""
    named = discourse.annotation.mentions[trace.mention]
    parse = discourse.annotation.parses[named.paragraph]
    at = _climbed(parse, named.head)
    dep, verb = parse.tokens[at].dep, parse.tokens[at].head
    if parse.tokens[verb].dep == "agent":
        dep, verb = "agent", parse.tokens[verb].head
    lemma = parse.tokens[verb].lemma
    if lemma in words("discourse", "receiving"):
        return {"nsubj": "host", "agent": "host", "pobj": "host"}.get(dep) or (
            "guest" if dep in ("dobj", "nsubjpass") else None
        )
    return "guest" if lemma in words("discourse", "coming") and dep == "nsubj" else None


def _climbed(parse: Parse, at: int) -> int:
    """Step from a name in apposition, or behind its title, to the word that stands for it."""
    for _ in range(5):
        if parse.tokens[at].dep not in ("appos", "compound", "conj"):
            return at
        at = parse.tokens[at].head
    return at


def _abroad(discourse: Discourse, trace: Trace) -> str | None:
    """A talk in somebody's own country makes him its host, the others guests."""
    lands = {
        entry.country
        for other in discourse.places_of.get(trace.sentence, ())
        if (entry := lookup(other)) and entry.country
    }
    if len(lands) != 1 or not trace.draft.countries:
        return None
    return "host" if lands & set(trace.draft.countries) else "guest"
