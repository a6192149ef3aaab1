"""Whether the days of two claims can be those of one event."""

from __future__ import annotations

from explorer.events.claims import Claim
from explorer.events.clusters import Cluster
from explorer.events.likeness import one_death, retells, said_alike, sides_match
from explorer.events.misdating import is_a_day_off
from explorer.model import Mode, Status
from explorer.model.isodates import Span

NEAR = 45
"""Days that a loosely chosen expression ("earlier this month") may miss the day by."""
STAY = 3
"""Days that may lie between arriving at a place and leaving it, told as one visit."""
RETOLD = 7
"""Days between articles that may tell of the same words, at no time."""
UNDATED = 10
"""Days between articles that may tell of one deed, at no time."""
BEFORE = 400
AHEAD = 60
"""Days before and after an article in which lies what it tells at no time."""
_DEEDS = frozenset({"force", "appoint", "sanction", "retreat"})
"""What one may do twice to the same people, so that no day given does not mean the same day."""


def dated(claim: Claim, cluster: Cluster, *, together: bool) -> int | None:
    """Return 3 for the same days, 2 where undated, 1 for a loose miss, else None."""
    head = cluster.head
    if head.span is None or claim.span is None:
        return _undated(claim, head, together=together)
    gap = gap_between(claim.span, head.span)
    if gap == 0:
        return 3
    if is_visit(claim) and is_visit(head) and None not in {claim.place, head.place}:
        return 2 if gap <= STAY else _missed(claim, cluster, gap, together=together)
    return _missed(claim, cluster, gap, together=together)


def near_enough(claim: Claim, head: Claim, *, together: bool) -> bool:
    """Tell whether a claim can be dated as an event that begins with a head: no other claim can."""
    if head.span is None or claim.span is None:
        return _undated(claim, head, together=together) is not None
    slack = NEAR if claim.vague or head.vague else STAY
    return gap_between(claim.span, head.span) <= slack


def _missed(claim: Claim, cluster: Cluster, gap: int, *, together: bool) -> int | None:
    """Return 1 where the days differ by loose words, a moved plan or another outlet's clock.

    One article that gives two times weeks apart tells of two events.
    """
    head = cluster.head
    planned = Status.SCHEDULED in {claim.mention.status, head.mention.status}
    loose = (claim.vague or head.vague) and gap <= (STAY if together else NEAR)
    moved = planned and gap <= STAY
    clock = gap == 1 and is_a_day_off(claim, cluster)
    died = gap <= STAY and not together and one_death(claim, head)
    beside = (claim.shared or head.shared) and gap <= STAY and claim.place in cluster.places
    return 1 if loose or moved or clock or died or beside else None


def _undated(claim: Claim, head: Claim, *, together: bool) -> int | None:
    """Bind an undated claim to a time near its article; speech only within one article."""
    if together:
        return None if _is_another(claim, head) else 2
    written, told = claim.published, head.published
    if written is None or claim.everyone == {claim.place}:
        return None  # of a town alone any other article may tell another thing
    if claim.spoken:
        fresh = told is not None and abs((written - told).days) <= RETOLD
        return 2 if fresh and said_alike(claim, head) else None
    if head.span is None:
        return 2 if told is not None and abs((written - told).days) <= UNDATED else None
    if claim.mention.status is Status.SCHEDULED:
        ahead = (head.span.first - written).days
        return 2 if 0 <= ahead <= AHEAD else None
    behind = (written - head.span.first).days
    return 2 if -1 <= behind <= BEFORE else None


def _is_another(claim: Claim, head: Claim) -> bool:
    """Tell whether one article tells of two deeds, one of them or both at no time.

    That a country opposes one thing and suspends another says nothing of one occasion, though
    both name it, and whose it is.
    """
    if claim.family == "consult":
        return False
    if head.span is not None and claim.family in _DEEDS:
        return not retells(claim, head)
    return not sides_match(claim, head) and not retells(claim, head, least=2)


def dates_meet(claim: Claim, head: Claim) -> bool:
    """Tell whether both are dated and the days overlap, one of them being close."""
    if claim.span is None or head.span is None or min(claim.width, head.width) > 31:
        return False
    return gap_between(claim.span, head.span) == 0


def same_day(claim: Claim, head: Claim) -> bool:
    """Tell whether two sources give one day, on which the same people hardly met twice."""
    return claim.span is not None and claim.span == head.span and claim.width == 0


def gap_between(one: Span, other: Span) -> int:
    """Return the days between two spans, 0 where they overlap."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def is_visit(claim: Claim) -> bool:
    """Tell whether it is a visit."""
    return claim.mention.mode is Mode.VISIT
