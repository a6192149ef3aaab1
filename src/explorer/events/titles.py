"""The short line of an event for the list: "Lind meets Berg in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.events.claims import Cast, Claim
from explorer.model import ActorId, EventType, Kind, Mode, Status

_LONG = 90
_MEETING = {
    Status.OCCURRED: "{one} {meets} {other}",
    Status.SCHEDULED: "{one} to meet {other}",
    Status.CANCELLED: "Meeting of {one} and {other} called off",
    Status.HYPOTHETICAL: "{one} may meet {other}",
}
_CALL = {
    Status.OCCURRED: "{one} {speaks} with {other}",
    Status.SCHEDULED: "{one} to speak with {other}",
    Status.CANCELLED: "Call of {one} and {other} called off",
    Status.HYPOTHETICAL: "{one} may speak with {other}",
}
_VISIT = {
    Status.OCCURRED: "{one} {visits} {place}",
    Status.SCHEDULED: "{one} to visit {place}",
    Status.CANCELLED: "Visit of {one} to {place} called off",
    Status.HYPOTHETICAL: "{one} may visit {place}",
}
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "van", "von", "de", "der", "da", "di", "la", "le"}
)


def title_of(
    cast: Cast,
    lead: Claim,
    actors: Sequence[ActorId],
    recipients: Sequence[ActorId],
    place: ActorId | None,
    status: Status,
) -> str:
    """Return a template's line for meetings, calls and visits, else the trigger's own words."""
    people = [short(cast, actor) for actor in (*actors, *recipients)]
    where = f" in {cast.name(place)}" if place is not None else ""
    mode = lead.mention.mode
    if mode is Mode.VISIT and actors:
        return _visit(cast, lead, actors, recipients, place, status)
    if mode is not None and len(people) > 1:
        return _fill(_CALL if mode is Mode.CALL else _MEETING, status, people) + (
            where if mode is not Mode.CALL else ""
        )
    doing = [short(cast, actor) for actor in actors]
    if mode is not None and doing:
        what = "Call" if mode is Mode.CALL else "Meeting"
        return f"{what} of {listed(doing)}{where}"
    return _own_words(lead, doing, [short(cast, actor) for actor in recipients], status)


def _fill(table: dict[Status, str], status: Status, people: Sequence[str]) -> str:
    one, others = people[0], people[1:]
    return table[status].format(one=one, other=listed(others), meets="meets", speaks="speaks")


def _visit(
    cast: Cast,
    lead: Claim,
    actors: Sequence[ActorId],
    recipients: Sequence[ActorId],
    place: ActorId | None,
    status: Status,
) -> str:
    where = cast.name(place) if place is not None else listed([cast.name(r) for r in recipients])
    who = listed([short(cast, actor) for actor in actors])
    if not where:
        return shorten(f"{who}: {lead.mention.trigger}")
    return _VISIT[status].format(
        one=who, place=where, visits="visit" if len(actors) > 1 else "visits"
    )


def _own_words(
    lead: Claim, actors: Sequence[str], recipients: Sequence[str], status: Status
) -> str:
    words = lead.mention.trigger
    if lead.mention.date_expression:
        words = words.removesuffix(lead.mention.date_expression)
    words = words.strip(' ,;:“”"')
    if lead.mention.rule.startswith("noun"):
        named = [name for name in (*actors, *recipients) if name.casefold() not in words.casefold()]
        return shorten(_capital(words) + (f" ({listed(named)})" if named else ""))
    if "passive" in lead.mention.rule:
        return shorten(f"{listed(recipients)} {words}" if recipients else _capital(words))
    if not actors:
        return shorten(_suffered(lead, words, recipients))
    folded = words.casefold()
    told = [name for name in recipients if name.casefold() not in folded]
    object_of = f" ({listed(told)})" if told else ""
    verb = _present(_lemma(lead), status, plural=len(actors) > 1)
    rest = words.partition(" ")[2]
    return shorten(f"{listed(actors)} {verb} {rest}".rstrip() + object_of)


def _lemma(lead: Claim) -> str:
    """Return the trigger's lemma, which the rule quotes."""
    return lead.mention.rule.partition("'")[2].rstrip("'")


def _present(lemma: str, status: Status, *, plural: bool) -> str:
    """Put a verb as headlines do: "agrees", "to agree" for a plan, "may agree" for a chance."""
    if status is Status.SCHEDULED:
        return f"to {lemma}"
    if status is Status.HYPOTHETICAL:
        return f"may {lemma}"
    if plural:
        return lemma
    if lemma in {"have", "be"}:
        return {"have": "has", "be": "is"}[lemma]
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if re.search(r"(?:s|sh|ch|x|z|o)$", lemma) else f"{lemma}s"


def _suffered(lead: Claim, words: str, recipients: Sequence[str]) -> str:
    """Name a deed without a doer by its noun: "carried out a raid on X" is "Raid on X"."""
    carried = _CARRYING.match(words)
    if carried:
        return _capital(words[carried.end() :])
    done = _DONE.get(lead.mention.type)
    return f"{done} {listed(recipients)}" if done else _capital(words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_CARRYING = re.compile(
    r"(?:carr|launch|stag|conduct|mount|committ?|perpetrat|unleash|held|made|took)\w*\s+"
    r"(?:out\s+)?(?:an?|the)\s+"
)


_DONE = {
    EventType.ASSAULT: "Attack on",
    EventType.COERCE: "Force against",
    EventType.SANCTION: "Sanction against",
    EventType.ACCUSE: "Accusation against",
    EventType.REQUEST: "Demand to",
    EventType.SUPPORT: "Support for",
    EventType.REJECT: "Refusal to",
    EventType.AID: "Aid to",
}


def short(cast: Cast, actor: ActorId) -> str:
    """Return a person's surname with its particle, any other actor's name."""
    name = cast.name(actor)
    if cast.actors[actor].kind is not Kind.PERSON:
        return name
    parts = name.split()
    start = len(parts) - 1
    while start > 0 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def listed(names: Sequence[str]) -> str:
    """Return "A", "A and B", "A, B and C"; of many the first three."""
    if len(names) > 4:
        return f"{', '.join(names[:3])} and others"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten(text: str) -> str:
    """Cut a line at a word."""
    if len(text) <= _LONG:
        return text
    return text[:_LONG].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
