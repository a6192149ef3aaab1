"""Why two tellings are one event, in words that an analyst can check."""

from __future__ import annotations

from datetime import date

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.compatibility import gap_between, is_visit
from explorer.events.naming import listed
from explorer.model import Status
from explorer.model.isodates import Span

_NAMED = 3
"""Participants that are named; more are counted."""


def reason_for(cast: Cast, claim: Claim, cluster: Cluster) -> str:
    """Return why a claim is held to tell of the event that the cluster's claims tell."""
    head = cluster.head
    why = [_who(cast, claim, cluster), _when(claim, head), _where(cast, claim, cluster)]
    same = "in the same article" if claim.mention.article == head.mention.article else "told by"
    by = "" if same != "told by" else f" {head.publication or head.mention.article}"
    return f"one event with what is {same}{by}: " + ", ".join(filter(None, why))


def _who(cast: Cast, claim: Claim, cluster: Cluster) -> str:
    shared = sorted(cast.name(actor) for actor in claim.everyone & cluster.everyone)
    if len(shared) > _NAMED:
        return f"both name {listed(shared[:_NAMED])} and {len(shared) - _NAMED} more"
    if shared:
        return f"both name {listed(shared)}"
    countries = sorted(claim.countries & cluster.head.countries)
    return f"both sides serve or are {listed(countries)}" if countries else ""


def _where(cast: Cast, claim: Claim, cluster: Cluster) -> str:
    if claim.place is None or not cluster.places:
        return ""
    if claim.place in cluster.places:
        return f"both in {cast.name(claim.place)}"
    known = [place for place in cluster.places if cast.places_agree(claim.place, place)]
    if known:
        return f"{cast.name(claim.place)} and {cast.name(min(known))} can be one place"
    return "though the places differ"


def _when(claim: Claim, head: Claim) -> str:
    mine, theirs = claim.mention, head.mention
    if claim.span is None:
        return _undated(claim, head)
    if head.span is None:
        return "the other gives no day"
    gap = gap_between(claim.span, head.span)
    if gap:
        return _apart(claim, head, gap)
    same = claim.span == head.span
    return f"both on {mine.date}" if same else f"{mine.date} and {theirs.date} can be one day"


def _apart(claim: Claim, head: Claim, gap: int) -> str:
    """Say why days that differ do not make two events."""
    if claim.vague or head.vague:
        loose = claim.mention if claim.vague else head.mention
        return f"\u201c{loose.date_expression}\u201d is loosely said"
    if claim.shared or head.shared:
        return "the day of one is that of what it is coordinated with"
    if Status.SCHEDULED in {claim.mention.status, head.mention.status}:
        return f"planned for a day {gap} off"
    if is_visit(claim) and is_visit(head):
        return f"one stay of {gap + 1} days"
    return "two outlets a day apart"


def _undated(claim: Claim, head: Claim) -> str:
    if claim.mention.article == head.mention.article:
        return "no other day given"
    if head.span is None or claim.published is None:
        return "neither gives a day, both of the same days"
    told = told_after(claim.published, head.span)
    return f"no day given, told {told}, and nothing else fits"


def told_after(published: date, span: Span) -> str:
    """Say when something was told that happened on some day of a span."""
    least, most = (published - span.last).days, (published - span.first).days
    if most < 0:
        return "before it"
    if least <= 0:
        return "on its day" if span.first == span.last else "in the days that are given for it"
    days = f"{least}" if least == most else f"{least} to {most}"
    return f"{days} day{'s' * (most != 1)} after it"
