"""Which of the events so far a claim tells of: the best that fits, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.sameness import Fit, fit, nearest
from explorer.events.shelving import reaches
from explorer.model import ActorId, Mode

Part = tuple[Claim, Cluster | None]
"""A claim, or what it says of some of its participants, and its event; None: a new one."""


def choose(
    cast: Cast, claim: Claim, candidates: Sequence[Cluster], *, reached: bool = True
) -> list[Part]:
    """Return the event of a claim among candidates in the order in which they were opened.

    Where not all candidates are known to be ``reached``, those that fit are looked at again.
    """
    if claim.passing:
        return _referred_to(cast, claim, candidates, reached=reached)
    if may_be_many(claim) and (parts := _listed(cast, claim, candidates)):
        return parts
    return [(claim, _best(cast, claim, candidates, reached=reached))]


def _referred_to(
    cast: Cast, claim: Claim, candidates: Sequence[Cluster], *, reached: bool
) -> list[Part]:
    """Return the one event that a mention in passing can mean, nothing where there are several.

    What its own article tells in full is not told once more.
    """
    fitting = [
        cluster
        for cluster in candidates
        if fit(cast, claim, cluster) is not None and (reached or reaches(claim, cluster.claims))
    ]
    if len(fitting) != 1 or claim.mention.article in fitting[0].articles:
        return []
    return [(claim, fitting[0])]


def narrowed(claim: Claim, people: Iterable[ActorId]) -> Claim:
    """Return what a claim says of some of its participants."""
    some = frozenset(people)
    inside = tuple(actor for actor in (*claim.agents, *claim.recipients) if actor in some)
    return replace(claim, agents=inside, recipients=())


def _best(
    cast: Cast, claim: Claim, candidates: Iterable[Cluster], *, reached: bool
) -> Cluster | None:
    fits: list[tuple[Fit, Cluster]] = []
    for cluster in candidates:
        how = fit(cast, claim, cluster)
        if how is not None and (reached or reaches(claim, cluster.claims)):
            fits.append((how, cluster))
    if not fits:
        return None
    best = max(how for how, _ in fits)
    top = [cluster for how, cluster in fits if how == best]
    if len(top) == 1 or (best.dated == 3 and claim.width == 0):
        return nearest(claim, top)[0]
    if not best.same_article and claim.span is not None:
        return None
    return _of_many(claim, top)


def _of_many(claim: Claim, top: list[Cluster]) -> Cluster | None:
    """Of several that fit an undated claim take one only if it is fresh news in its article."""
    ordered = nearest(claim, top)
    span = ordered[0].head.span
    if claim.published and span and abs((claim.published - span.first).days) <= 7:
        return ordered[0]
    return None


def may_be_many(claim: Claim) -> bool:
    """Tell whether "X met with A and B" can be two meetings, dated elsewhere."""
    meeting = claim.mention.mode is Mode.MEETING
    return meeting and claim.span is None and len(claim.everyone) > 2 and bool(claim.agents)


def _listed(cast: Cast, claim: Claim, candidates: Sequence[Cluster]) -> list[Part]:
    """Take "X met with A and B" apart where another article dates the meeting of X and A alone.

    What is not known from elsewhere stays one meeting of X with the rest.
    """
    host, *guests = claim.agents
    known: dict[str, Cluster] = {}
    for cluster in candidates:
        pair = cluster.head.everyone
        apart = cluster.head.span is not None and claim.mention.article not in cluster.articles
        if not apart or len(pair) != 2 or host not in pair or not pair < claim.everyone:
            continue
        (guest,) = pair - {host}
        if fit(cast, narrowed(claim, pair), cluster) is not None:
            known[guest] = cluster
    if not known:
        return []
    rest = frozenset({host, *(guest for guest in guests if guest not in known)})
    parts: list[Part] = [
        (narrowed(claim, (host, guest)), cluster) for guest, cluster in known.items()
    ]
    if len(rest) > 1:
        part = narrowed(claim, rest)
        parts.append((part, _best(cast, part, candidates, reached=False)))
    return parts
