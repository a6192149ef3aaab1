"""From the claims of one event to the event: its date, place, people, evidence and conflicts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.conflicts import conflicts_of
from explorer.events.reasons import reason_for
from explorer.events.support import best_date, best_place
from explorer.events.titles import title_of
from explorer.model import ActorId, Event, EventType, Evidence, Mode, Status
from explorer.model.isodates import granularity_of, lies_after

_CERTAINTY = (Status.OCCURRED, Status.CANCELLED, Status.SCHEDULED, Status.HYPOTHETICAL)


def event_of(cast: Cast, claims: Sequence[Claim]) -> Event:
    """Return the event that the claims tell of; the surest claim comes first in ``claims``."""
    claims = _joined(cast, claims)
    told = _one_a_sentence(claims)
    evidence = tuple(_evidence(claim) for claim in told)
    date, date_end = best_date(told)
    place = best_place(cast, told)
    lead = _lead(claims)
    actors, recipients = _participants(lead, [c for c in claims if not c.passing])
    status = _status(claims, date)
    return Event(
        id=_identifier(lead, actors, recipients, date, evidence[0]),
        type=lead.mention.type,
        mode=lead.mention.mode,
        status=status,
        date=date,
        date_end=date_end,
        granularity=granularity_of(date),
        title=title_of(cast, lead, actors, recipients, place, status),
        actors=actors,
        recipients=recipients,
        place=place,
        conflicts=conflicts_of(cast, told, date, place),
        evidence=evidence,
    )


def _status(claims: Sequence[Claim], date: str | None) -> Status:
    """Return the surest of the claims; what lies behind all of the articles has not happened."""
    surest = next(s for s in _CERTAINTY if any(c.mention.status is s for c in claims))
    ahead = all(lies_after(date, claim.published) for claim in claims)
    return Status.SCHEDULED if ahead and surest is Status.OCCURRED else surest


def _joined(cast: Cast, claims: Sequence[Claim]) -> list[Claim]:
    """Say of each claim but the first why it is held to tell of what those before it tell."""
    cluster = Cluster(0)
    for claim in claims:
        joined = reason_for(cast, claim, cluster) if cluster.claims else ""
        cluster.add(claim.with_reason(joined))
    return cluster.claims


def _one_a_sentence(claims: Sequence[Claim]) -> list[Claim]:
    """Keep one claim a sentence, the surest, in order of publication and then of the text."""
    kept: dict[tuple[str, int, int], Claim] = {}
    for claim in claims:
        mention = claim.mention
        key = (mention.article, mention.paragraph, mention.start)
        if key not in kept or (kept[key].span is None and claim.span is not None):
            kept[key] = claim
    return sorted(kept.values(), key=_by_time_told)


def _by_time_told(claim: Claim) -> tuple[str, str, int, int]:
    mention = claim.mention
    told = claim.published.isoformat() if claim.published else "9999"
    return (told, mention.article, mention.paragraph, mention.start)


def _evidence(claim: Claim) -> Evidence:
    mention = claim.mention
    return Evidence(
        article=mention.article,
        paragraph=mention.paragraph,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        published=claim.published,
        publication=claim.publication,
        date=mention.date.partition("/")[0] if mention.date else None,
        date_expression=mention.date_expression,
        why="; ".join(filter(None, (mention.rule, mention.derivation, claim.joined))),
    )


def _lead(claims: Sequence[Claim]) -> Claim:
    """Return the claim that gives the type: one that it happened, a meeting before a visit."""
    met = any(len(c.everyone) > 1 and c.mention.mode is not Mode.VISIT for c in claims)
    return min(
        claims,
        key=lambda claim: (
            _CERTAINTY.index(claim.mention.status),
            claim.mention.type is EventType.AGREE and claim.mention.mode is not None,
            claim.mention.mode is Mode.VISIT and met,
        ),
    )


def _participants(
    lead: Claim, claims: Sequence[Claim]
) -> tuple[tuple[ActorId, ...], tuple[ActorId, ...]]:
    """Return actors and recipients: all of the surest claim, others where a second one agrees."""
    votes = Counter(actor for claim in claims for actor in claim.everyone)
    enough = 1 if len(claims) <= 2 else 2
    agents = list(lead.agents)
    recipients = list(lead.recipients)
    for claim in claims:
        agents += [a for a in claim.agents if votes[a] >= enough and a not in lead.recipients]
        recipients += [a for a in claim.recipients if votes[a] >= enough]
    served = {home for c in claims for a, home in c.homes.items() if a not in c.states}
    states = {a for c in claims for a in c.states if c.homes[a] in served}
    apart = states - lead.everyone
    agents = [a for a in agents if a not in apart]
    recipients = [a for a in recipients if a not in apart]
    acting = tuple(dict.fromkeys(agents))
    return acting, tuple(a for a in dict.fromkeys(recipients) if a not in acting)


def _identifier(
    lead: Claim,
    actors: Sequence[ActorId],
    recipients: Sequence[ActorId],
    date: str | None,
    first: Evidence,
) -> str:
    parts = [
        lead.family,
        lead.mention.type.value,
        *sorted(actors),
        "|",
        *sorted(recipients),
        date or "",
        first.article,
        str(first.paragraph),
        str(first.start),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
