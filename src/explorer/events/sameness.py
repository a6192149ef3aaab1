"""Can a claim be one event with those already gathered? Principals, kind, place and date decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.compatibility import dated, dates_meet, is_visit, near_enough, same_day
from explorer.events.kinds import VERBAL
from explorer.events.likeness import (
    bare_text,
    deed_of,
    other_deed,
    other_text,
    said_alike,
    sides_agree,
    sides_match,
    verb_of,
)
from explorer.events.referring import may_refer, shared_with
from explorer.model import ActorId, EventType, Mode, Status

AT_A_PLACE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
"""What its place and day tell from others of its kind, whoever is named."""
_MUTUAL = frozenset({EventType.AGREE, EventType.COOPERATE})


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """How well a claim fits a cluster; larger is better, compared field by field."""

    agreed: bool
    same_kind: bool
    dated: int
    same_article: bool
    same_place: bool
    common: int


def fit(cast: Cast, claim: Claim, cluster: Cluster) -> Fit | None:
    """Return how well the claim fits, None where it is another event."""
    head = cluster.head
    if claim.passing or claim.family != head.family:
        return _referring(cast, claim, cluster) if claim.passing else None
    common = _common(claim, cluster) or _stand_ins(claim, cluster)
    together = claim.mention.article in cluster.articles
    if common == 0 or not _kinds_agree(claim, head, together=together):
        return None
    agreed = all(cast.places_agree(claim.place, place) for place in cluster.places)
    if not agreed and (together or common < 2 or not same_day(claim, head)):
        return None
    near = dated(claim, cluster, together=together)
    if near is None:
        return None
    same_place = claim.place is not None and claim.place in cluster.places
    referring = _refers(claim) or _plans(claim, head)
    if is_visit(claim) != is_visit(head) and not (same_place and referring):
        return None
    same_kind = is_visit(claim) == is_visit(head)
    return Fit(agreed, same_kind, near, together, same_place, common)


def _referring(cast: Cast, claim: Claim, cluster: Cluster) -> Fit | None:
    shared = shared_with(cast, claim, cluster)
    together = claim.mention.article in cluster.articles
    return Fit(True, True, 3, together, claim.place in cluster.places, shared) if shared else None


def may_fit(claim: Claim, head: Claim, *, together: bool) -> bool:
    """Tell by its head alone whether a claim can fit a cluster; most are left out by that.

    ``together`` may be said of a cluster that has no claim of the article.
    """
    if claim.family != head.family or not near_enough(claim, head, together=together):
        return False
    if claim.passing:
        return may_refer(claim, head)
    if claim.place is None and is_visit(claim) != is_visit(head):
        return False
    return _kinds_agree(claim, head, together=together)


def _common(claim: Claim, cluster: Cluster) -> int:
    """Return how many principals are shared, 0 where they are too few."""
    head = cluster.head
    common = len(claim.principals & cluster.everyone)
    if claim.family == "consult":
        return _common_guests(claim, head, common)
    if claim.mention.type in _MUTUAL:
        return common if common >= min(2, len(claim.everyone), len(head.everyone)) else 0
    if claim.mention.type in AT_A_PLACE and _same_spot(claim, cluster):
        return max(1, common)
    return common if sides_agree(claim, head) else 0


def _same_spot(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether violence is told of one place and day, and nobody is named who was not there."""
    head = cluster.head
    here = claim.place is not None and claim.place in cluster.places
    if not here or not same_day(claim, head):
        return False
    at = {claim.place}
    mine, theirs = set(claim.everyone) - at, cluster.everyone - at
    if sides_agree(claim, head) or not (mine and theirs) or _beside(claim, head, at):
        return True
    return claim.mention.type is EventType.ASSAULT and len(claim.content & head.content) > 1


def _beside(claim: Claim, head: Claim, at: set[ActorId | None]) -> bool:
    """Tell whether those who are named with the place are the same, on whichever side."""
    turned = {*claim.agents} & {*head.recipients} or {*claim.recipients} & {*head.agents}
    police = claim.mention.type is EventType.COERCE and head.mention.type is EventType.COERCE
    return bool((claim.everyone & head.everyone) - at) and (police or not turned)


def _common_guests(claim: Claim, head: Claim, common: int) -> int:
    """Return how many visitors, or people who met, two meetings share; one body on one day."""
    if is_visit(claim):
        return len(claim.principals & (head.principals if is_visit(head) else head.everyone))
    if is_visit(head):
        return 0
    small = min(len(claim.everyone), len(head.everyone))
    assembly = {claim.mention.mode, head.mention.mode} == {Mode.MULTILATERAL}
    # "X met ambassadors": whoever they were, other articles tell of the same in like words.
    unnamed = claim.everyone == head.everyone and bool(claim.content & head.content)
    least = 1 if (assembly or unnamed) and small == 1 and same_day(claim, head) else 2
    return common if common >= max(least, small) else 0


def _stand_ins(claim: Claim, cluster: Cluster) -> int:
    """Return how many countries are on both sides, where one text names who acted for them.

    "X and Y signed a memorandum on transport" is what "both countries signed" on the same day,
    but only if the words say the same of it: governments do more than one thing in a day.
    """
    head = cluster.head
    if claim.family == "consult" or claim.mention.type is not head.mention.type:
        return 0
    if not sides_match(claim, head) or len(claim.countries & head.countries) < 2:
        return 0
    near = claim.mention.article == head.mention.article or dates_meet(claim, head)
    near = near or (claim.spoken and said_alike(claim, head))
    about = claim.content & head.content or _is_the_text(claim, head)
    return len(claim.countries & head.countries) if near and about else 0


def _is_the_text(claim: Claim, head: Claim) -> bool:
    """Tell whether one is "the document was signed by X and Y" of the other's article."""
    together = claim.mention.article == head.mention.article
    signed = claim.mention.type is EventType.AGREE
    return together and signed and (bare_text(claim) or bare_text(head))


def _is_any_talk(claim: Claim) -> bool:
    """Tell whether the words leave open how they talked: "discussed", "exchanged views"."""
    return (
        claim.mention.mode is Mode.MEETING
        and claim.place is None
        and verb_of(claim) in {"discuss", "talk", "speak", "exchange", "confer", "consult"}
    )


def _is_encounter(claim: Claim) -> bool:
    """Tell whether the words say that people met, so that it was no call."""
    met = claim.mention.mode is Mode.MEETING
    return met and verb_of(claim) in {"meet", "receive", "host", "greet", "welcome"}


def _refers(claim: Claim) -> bool:
    """Tell whether the sentence only refers to the event and does not report it."""
    return claim.mention.rule.startswith("noun") or claim.vague or claim.span is None


def _plans(claim: Claim, head: Claim) -> bool:
    """Tell whether a visit was announced for the very day of a meeting at the place."""
    planned = claim.mention.status is Status.SCHEDULED and is_visit(claim)
    return planned and same_day(claim, head)


def _kinds_agree(claim: Claim, head: Claim, *, together: bool) -> bool:
    modes = {claim.mention.mode, head.mention.mode}
    if Mode.CALL in modes and len(modes) > 1:
        loose = any(_is_any_talk(each) for each in (claim, head))
        return loose or (together and not any(_is_encounter(each) for each in (claim, head)))
    if claim.mention.type in VERBAL and claim.mention.mode is None:
        return claim.mention.type is head.mention.type and not other_deed(claim, head)
    if claim.family == EventType.AGREE.value:
        return deed_of(claim) == deed_of(head) and not other_text(claim, head)
    return True


def nearest(claim: Claim, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters in order of nearness to the claim's article, then by number."""
    written = claim.published or date.min

    def distance(cluster: Cluster) -> tuple[int, int]:
        span = cluster.head.span
        return (abs((written - span.first).days) if span else 10**6, cluster.number)

    return sorted(clusters, key=distance)
