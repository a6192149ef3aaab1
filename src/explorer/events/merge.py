"""Event mentions of all articles to events: block, gather, then read off what the sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from explorer.events.choosing import choose
from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.gather import event_of
from explorer.events.shelves import Shelves, is_told_alike
from explorer.events.sources import Source
from explorer.model import ArticleKey, Event, EventMention, Mode, Resolution


def merge(
    mentions: Iterable[EventMention],
    resolution: Resolution,
    sources: Mapping[ArticleKey, Source],
) -> tuple[Event, ...]:
    """Return the events of a corpus in order of time; the order of the mentions does not matter.

    Claims are read the surest first (dated before undated, precise before wide), so that a vague
    one finds the event that it can only mean. A mention whose participants are all unknown to the
    resolution is left out.
    """
    actors = {actor.id: actor for actor in resolution.actors}
    cast = Cast(actors, resolution.actor_of, sources)
    families: dict[str, list[Claim]] = {}
    for _, claim in numbered_claims(cast, mentions):
        families.setdefault(claim.family, []).append(claim)
    events = [event for claims in families.values() for event in events_of(cast, claims)]
    return tuple(sorted(events, key=lambda event: (event.date or "9999", event.id)))


def numbered_claims(cast: Cast, mentions: Iterable[EventMention]) -> Iterator[tuple[int, Claim]]:
    """Yield what the mentions tell, each once, where anybody is known; with their positions."""
    seen: set[EventMention] = set()
    for position, mention in enumerate(mentions):
        claim = cast.claim(mention)
        if mention not in seen and _tells(claim):
            seen.add(mention)
            yield position, claim


def _tells(claim: Claim) -> bool:
    """Tell whether anybody is known, and of a meeting or call more than one, or the body."""
    paired = claim.mention.mode in {Mode.MEETING, Mode.CALL}
    known = len(claim.everyone)
    return known > 1 or (known == 1 and (not paired or _met_unnamed(claim)))


def _met_unnamed(claim: Claim) -> bool:
    """Tell whether one person met people whom nobody names, on a day that is told."""
    mention = claim.mention
    alone = len(mention.agents) == 1 and not mention.recipients
    return alone and mention.date_expression is not None and claim.width == 0


def events_of(cast: Cast, claims: Iterable[Claim]) -> Iterator[Event]:
    """Yield the events that the claims of one family of types tell of."""
    clusters = gather(cast, sorted(claims, key=lambda claim: claim.order))
    return _distinct(event_of(cast, cluster.claims) for cluster in clusters)


def gather(cast: Cast, claims: Iterable[Claim]) -> list[Cluster]:
    """Return for each event its claims, in the order in which they were found to belong to it.

    They come in order, the surest first: `Claim.order`.
    """
    shelves = Shelves()
    clusters: list[Cluster] = []
    for claim in claims:
        reached = not is_told_alike(claim)
        for part, known in choose(cast, claim, shelves.candidates(claim), reached=reached):
            if known is None:
                clusters.append(Cluster(len(clusters)))
            cluster = known or clusters[-1]
            cluster.add(part)
            shelves.file(part, cluster)
    return clusters


def _distinct(events: Iterable[Event]) -> Iterator[Event]:
    """Number the ids that two events happen to share."""
    seen: dict[str, int] = {}
    for event in events:
        count = seen[event.id] = seen.get(event.id, 0) + 1
        yield event if count == 1 else replace(event, id=f"{event.id}-{count}")
