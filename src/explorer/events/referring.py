"""Which event a mention in passing can be one more telling of: only one that nothing rivals."""

from __future__ import annotations

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.compatibility import gap_between
from explorer.events.lexicon import words
from explorer.events.likeness import verb_of
from explorer.model import EventType, Status

_ENOUGH = 2
"""Of those named beside it, the place and the words, so many agree with the event."""
_WIDEST = 31  # days of an event's own date
_TEXT = frozenset({EventType.AGREE})


def may_refer(claim: Claim, head: Claim) -> bool:
    """Tell by an event's head alone whether a mention in passing can mean it."""
    if claim.mention.type is not head.mention.type or head.mention.mode is not None:
        return False
    if claim.span is None or head.span is None or head.width > _WIDEST:
        return False
    held = head.mention.status is Status.OCCURRED
    return held and gap_between(claim.span, head.span) == 0 and _same_text(claim, head)


def shared_with(cast: Cast, claim: Claim, cluster: Cluster) -> int:
    """Return how much of what a mention in passing says agrees with an event; 0 for too little."""
    head = cluster.head
    if not may_refer(claim, head):
        return 0
    if not all(cast.places_agree(claim.place, place) for place in cluster.places):
        return 0
    people = len(claim.everyone & cluster.everyone)
    here = claim.place is not None and claim.place in cluster.places
    told_alike = bool(_said_of(claim) & _said_of(head))
    alike = people + here + told_alike
    return alike if (here or told_alike) and alike >= _ENOUGH else 0


def _same_text(claim: Claim, head: Claim) -> bool:
    """Tell whether both or neither are a truce, where something was agreed."""
    if claim.mention.type not in _TEXT:
        return True
    return _is_truce(claim) == _is_truce(head)


def _is_truce(claim: Claim) -> bool:
    return "truce" in _said_of(claim)


def _said_of(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words, one for all that is a truce."""
    said = {*claim.content, verb_of(claim)[:6], *claim.mention.trigger.casefold().split()[:1]}
    truce = {word[:6] for word in words("truce")}
    stems = {word[:6] for word in said}
    return frozenset(stems - truce | ({"truce"} if stems & truce else set()))
