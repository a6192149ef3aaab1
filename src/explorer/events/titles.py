"""The short line of an event for the list: "Lind meets Berg in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.events.claims import Cast, Claim
from explorer.events.lines import own_words
from explorer.events.naming import listed, short, shorten
from explorer.model import ActorId, Mode, Status

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
    if mode is not None and doing and not _tells_of_one(lead):
        what = "Call" if mode is Mode.CALL else "Meeting"
        return f"{what} of {listed(doing)}{where}"
    return own_words(cast, lead, doing, [short(cast, actor) for actor in recipients], status)


def _tells_of_one(lead: Claim) -> bool:
    """Tell whether a verb says of one alone whom he met: "X met with foreign ambassadors"."""
    alone = len(lead.mention.agents) == 1 and not lead.mention.recipients
    return alone and lead.mention.rule.startswith("verb ")


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
