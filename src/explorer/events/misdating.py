"""Whether two reports give one happening days that lie beside each other, so that one is wrong."""

from __future__ import annotations

from explorer.events.claims import Claim
from explorer.events.clusters import Cluster
from explorer.events.lexicon import words
from explorer.model import Mode, Status

_CONCLUDED = frozenset({"agree", "cooperate", "retreat"})
_ANY_TWO = frozenset({"consult", "force"})


def is_a_day_off(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether a claim of the day before or after is of the same event, told with another day.

    Two outlets that are known differ by their clocks. Of others only what hardly happens again the
    next day is one: a meeting of the same people in the same town, a text that they conclude.
    """
    if any(_is_told_again(each) for each in (claim, *cluster.claims)):
        return False
    if any(other.mention.article == claim.mention.article for other in cluster.claims):
        return False
    apart, news = _outlets_differ(claim, cluster), _are_both_news(claim, cluster)
    if claim.family in _ANY_TWO and apart:
        return not (news and claim.mention.mode is Mode.MEETING)  # talks go on the next day
    if not apart and (news or _one_outlet(claim, cluster)):
        return False
    return _is_one_meeting(claim, cluster) or _is_one_text(claim, cluster)


def _is_told_again(claim: Claim) -> bool:
    """Tell whether the words say that it was not the first of its kind: "another call"."""
    return not words("once more").isdisjoint(claim.mention.trigger.casefold().split())


def _outlets_differ(claim: Claim, cluster: Cluster) -> bool:
    mine = claim.publication
    return mine is not None and all(
        other.publication not in {None, mine} for other in cluster.claims
    )


def _one_outlet(claim: Claim, cluster: Cluster) -> bool:
    mine = claim.publication
    return mine is not None and any(other.publication == mine for other in cluster.claims)


def _are_both_news(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether each is told on its own day: then each report has a happening of its own."""
    return _is_news(claim) and any(_is_news(other) for other in cluster.claims)


def _is_news(claim: Claim) -> bool:
    return claim.span is not None and claim.published in {None, claim.span.first}


def _is_one_meeting(claim: Claim, cluster: Cluster) -> bool:
    head = cluster.head
    met = {claim.mention.mode, head.mention.mode} == {Mode.MEETING}
    held = {claim.mention.status, head.mention.status} == {Status.OCCURRED}
    here = claim.place is not None and claim.place in cluster.places
    return met and held and here and len(claim.everyone) > 1


def _is_one_text(claim: Claim, cluster: Cluster) -> bool:
    head = cluster.head
    if claim.family not in _CONCLUDED or min(len(claim.everyone), len(head.everyone)) < 2:
        return False
    here = claim.place is not None and claim.place in cluster.places
    return here or len(claim.content & head.content) > 1
