"""Can a claim be one event with those already gathered? Principals, kind, place and date decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from explorer.events.claims import Cast, Claim
from explorer.events.kinds import VERBAL
from explorer.model import ActorId, EventType, Mode, Status
from explorer.model.isodates import Span

NEAR = 45
"""Days that a loosely chosen expression ("earlier this month") may miss the day by."""
STAY = 3
"""Days that may lie between arriving at a place and leaving it, told as one visit."""
_RETOLD = 7
"""Days between articles that may tell of the same words, at no time."""
_BEFORE = 400
_AHEAD = 60
_CONCLUDING = frozenset(
    {"sign", "ink", "initial", "reach", "strike", "conclude", "make", "clinch", "finalize"}
    | {"finalise", "seal", "agree", "come", "put", "affix", "append", "negotiate", "announce"}
)
_MUTUAL = frozenset({EventType.AGREE, EventType.COOPERATE})


@dataclass(eq=False)
class Cluster:
    """The claims gathered for one event, the surest first."""

    number: int
    claims: list[Claim] = field(default_factory=list)
    everyone: set[ActorId] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    places: set[ActorId] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        """Gather one more claim."""
        self.claims.append(claim)
        self.everyone |= claim.everyone
        self.articles.add(claim.mention.article)
        if claim.place is not None:
            self.places.add(claim.place)

    @property
    def head(self) -> Claim:
        """Return the surest claim, which decides on date and principals."""
        return self.claims[0]


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
    if claim.family != head.family:
        return None
    common = _common(claim, cluster) or _stand_ins(claim, cluster)
    together = claim.mention.article in cluster.articles
    if common == 0 or not _kinds_agree(claim, head, together=together):
        return None
    agreed = all(cast.places_agree(claim.place, place) for place in cluster.places)
    if not agreed and (together or common < 2 or not _same_day(claim, head)):
        return None
    dated = _dated(claim, cluster, together=together)
    if dated is None:
        return None
    same_place = claim.place is not None and claim.place in cluster.places
    if _is_visit(claim) != _is_visit(head) and not (same_place and _refers(claim)):
        return None
    same_kind = _is_visit(claim) == _is_visit(head)
    return Fit(agreed, same_kind, dated, together, same_place, common)


def _common(claim: Claim, cluster: Cluster) -> int:
    """Return how many principals are shared, 0 where they are too few."""
    head = cluster.head
    common = len(claim.principals & cluster.everyone)
    if claim.family == "consult":
        return _common_guests(claim, head, common)
    if claim.mention.type in _MUTUAL:
        return common if common >= min(2, len(claim.everyone), len(head.everyone)) else 0
    if claim.mention.type is EventType.ASSAULT and _same_spot(claim, cluster):
        return max(1, common)
    return common if _sides_agree(claim, head) else 0


def _same_spot(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether violence is told of one place and day, and nobody is named who was not there."""
    head = cluster.head
    here = claim.place is not None and claim.place in cluster.places
    if not here or not _same_day(claim, head):
        return False
    at = {claim.place}
    return _sides_agree(claim, head) or not (set(claim.everyone) - at and cluster.everyone - at)


def _common_guests(claim: Claim, head: Claim, common: int) -> int:
    """Return how many visitors, or people who met, two meetings share; one body on one day."""
    if _is_visit(claim):
        return len(claim.principals & (head.principals if _is_visit(head) else head.everyone))
    if _is_visit(head):
        return 0
    small = min(len(claim.everyone), len(head.everyone))
    assembly = {claim.mention.mode, head.mention.mode} == {Mode.MULTILATERAL}
    least = 1 if assembly and small == 1 and _same_day(claim, head) else 2
    return common if common >= max(least, small) else 0


def _stand_ins(claim: Claim, cluster: Cluster) -> int:
    """Return how many countries are on both sides, where one text names who acted for them.

    "X and Y signed a memorandum on transport" is what "both countries signed" on the same day,
    but only if the words say the same of it: governments do more than one thing in a day.
    """
    head = cluster.head
    if claim.family == "consult" or claim.mention.type is not head.mention.type:
        return 0
    if not _sides_match(claim, head) or len(claim.countries & head.countries) < 2:
        return 0
    near = claim.mention.article == head.mention.article or _dates_meet(claim, head)
    near = near or (claim.spoken and _said_alike(claim, head))
    about = len(claim.content & head.content)
    return len(claim.countries & head.countries) if near and about else 0


def _sides_match(claim: Claim, head: Claim) -> bool:
    """Tell whether both sides are filled alike, by the same, or by a country and who serves it."""
    pairs = ((claim.agents, head.agents), (claim.recipients, head.recipients))
    return all(
        bool(mine) == bool(theirs)
        and all(any(_stands_for(claim, a, head, b) for b in theirs) for a in mine)
        for mine, theirs in pairs
    )


def _stands_for(claim: Claim, actor: ActorId, head: Claim, other: ActorId) -> bool:
    """Tell whether two actors are the same, or one is the country that the other serves."""
    if actor == other:
        return True
    land = claim.homes.get(actor)
    state = actor in claim.states or other in head.states
    return state and land is not None and land == head.homes.get(other)


def _dates_meet(claim: Claim, head: Claim) -> bool:
    """Tell whether both are dated and the days overlap, one of them being close."""
    if claim.span is None or head.span is None or min(claim.width, head.width) > 31:
        return False
    return gap_between(claim.span, head.span) == 0


def _same_day(claim: Claim, head: Claim) -> bool:
    """Tell whether two sources give one day, on which the same people hardly met twice."""
    return claim.span is not None and claim.span == head.span and claim.width == 0


def _sides_agree(claim: Claim, head: Claim) -> bool:
    """Tell whether nobody is on both sides: who did it and to whom do not contradict."""
    for mine, theirs in ((claim.agents, head.agents), (claim.recipients, head.recipients)):
        if mine and theirs and not set(mine) & set(theirs):
            return False
    return bool(
        set(claim.agents) & set(head.agents) or set(claim.recipients) & set(head.recipients)
    )


def _is_visit(claim: Claim) -> bool:
    return claim.mention.mode is Mode.VISIT


def _refers(claim: Claim) -> bool:
    """Tell whether the sentence only refers to the event and does not report it."""
    return claim.mention.rule.startswith("noun") or claim.vague or claim.span is None


def _kinds_agree(claim: Claim, head: Claim, *, together: bool) -> bool:
    modes = {claim.mention.mode, head.mention.mode}
    if Mode.CALL in modes and len(modes) > 1:
        return together
    if claim.mention.type in VERBAL and claim.mention.mode is None:
        return claim.mention.type is head.mention.type
    if claim.family == EventType.AGREE.value:
        return _deed(claim) == _deed(head) and not _other_text(claim, head)
    return True


def _other_text(claim: Claim, head: Claim) -> bool:
    """Tell whether both name what was signed, and it is not the same."""
    named = all("noun" not in each.mention.rule and each.content for each in (claim, head))
    return named and not claim.content & head.content


def _deed(claim: Claim) -> str:
    """Return the verb of an agreement, one word for all that conclude a text."""
    lemma = _verb(claim)
    noun = claim.mention.rule.startswith("noun")
    return "conclude" if noun or lemma in _CONCLUDING else lemma


def _verb(claim: Claim) -> str:
    return claim.mention.rule.partition("'")[2].rstrip("'")


def _dated(claim: Claim, cluster: Cluster, *, together: bool) -> int | None:
    """Return 3 for the same days, 2 where undated, 1 for a loose miss, else None."""
    head = cluster.head
    if head.span is None or claim.span is None:
        return _undated(claim, head, together=together)
    gap = gap_between(claim.span, head.span)
    if gap == 0:
        return 3
    if _is_visit(claim) and _is_visit(head) and None not in {claim.place, head.place}:
        return 2 if gap <= STAY else _missed(claim, cluster, gap)
    return _missed(claim, cluster, gap)


def _missed(claim: Claim, cluster: Cluster, gap: int) -> int | None:
    """Return 1 where the days differ by loose words, a moved plan or another outlet's clock."""
    head = cluster.head
    planned = Status.SCHEDULED in {claim.mention.status, head.mention.status}
    loose = (claim.vague or head.vague) and gap <= NEAR
    moved = planned and gap <= STAY
    clock = gap == 1 and claim.family in {"consult", "force"} and _outlets_differ(claim, cluster)
    return 1 if loose or moved or clock else None


def _outlets_differ(claim: Claim, cluster: Cluster) -> bool:
    mine = claim.publication
    return mine is not None and all(
        other.publication not in {None, mine} for other in cluster.claims
    )


def _undated(claim: Claim, head: Claim, *, together: bool) -> int | None:
    """Bind an undated claim to a time near its article; speech only within one article."""
    if together:
        return 2
    written, told = claim.published, head.published
    if written is None:
        return None
    if claim.spoken:
        fresh = told is not None and abs((written - told).days) <= _RETOLD
        return 2 if fresh and _said_alike(claim, head) else None
    if head.span is None:
        return 2 if told is not None and abs((written - told).days) <= 10 else None
    if claim.mention.status is Status.SCHEDULED:
        ahead = (head.span.first - written).days
        return 2 if 0 <= ahead <= _AHEAD else None
    behind = (written - head.span.first).days
    return 2 if -1 <= behind <= _BEFORE else None


def _said_alike(claim: Claim, head: Claim) -> bool:
    """Tell whether two texts of the same days have the same people say the same: "X invited Y"."""
    both = bool(claim.agents and claim.recipients)
    return both and _verb(claim) == _verb(head) and _sides_match(claim, head)


def gap_between(one: Span, other: Span) -> int:
    """Return the days between two spans, 0 where they overlap."""
    return max(0, (other.first - one.last).days, (one.first - other.last).days)


def nearest(claim: Claim, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters in order of nearness to the claim's article, then by number."""
    written = claim.published or date.min

    def distance(cluster: Cluster) -> tuple[int, int]:
        span = cluster.head.span
        return (abs((written - span.first).days) if span else 10**6, cluster.number)

    return sorted(clusters, key=distance)
