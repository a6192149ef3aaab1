"""The events of a catalogue: all merged from nothing, or those brought up to date that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice
from typing import TypeVar

from explorer.build.collecting import without_collecting
from explorer.build.kept_claims import KeptClaims
from explorer.catalogue import Joining
from explorer.events import Source
from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.finishing import finish, finished
from explorer.events.keeping import ClaimId, Kept, Membership, Named, light
from explorer.events.merge import gather, numbered_claims
from explorer.events.outcome import TooMuch
from explorer.events.updating import update
from explorer.model import Actor, ActorId, ArticleKey, Event

_T = TypeVar("_T")
_ARTICLES = 500
_EVENTS = 500
"""How many are in memory at a time."""
_FEW = 2_000
"""Changed articles of which the events are brought up to date; those of more are merged anew."""
_MANY = 20_000
"""Articles that are looked through for those that tell something else than before."""


def merge_all(joining: Joining) -> None:
    """Merge everything from nothing; of one family of types at a time the claims are in memory."""
    kept = KeptClaims(joining.claims)
    joining.claims.begin()
    with without_collecting():
        _keep_claims(joining, kept)
        joining.claims.shelve()
        joining.replace_events(_events(joining, kept))


def merge_changed(
    joining: Joining,
    changed: Collection[ArticleKey],
    others: Collection[ActorId],
    articles: Collection[ArticleKey] = (),
) -> None:
    """Bring the events up to date.

    ``changed`` are the articles that came, changed or went; ``articles`` have a referent that is
    another actor than before; ``others`` are the actors with another name, kind or country. What
    is touched by too much is merged from nothing, which gives the same.
    """
    where = {*changed, *articles, *joining.articles_with(others, _MANY + 1)}
    next_id = joining.claims.next_id()
    if next_id > 1 and _ARTICLES < len(where) <= _MANY:
        where = {*changed, *_different(joining, where.difference(changed), others)}
    if next_id == 1 or len(where) > _FEW:
        merge_all(joining)
        return
    kept = KeptClaims(joining.claims)
    cast, fresh = _told_now(joining, where)
    try:
        with without_collecting():
            outcome = update(cast, kept, fresh, others=others, again=changed, next_id=next_id)
    except TooMuch:
        merge_all(joining)
        return
    changes = finish(cast, kept, outcome, kept.sentences)
    kept.keep(outcome, changes)
    joining.update_events(changes.gone, changes.events)


def _told_now(
    joining: Joining, articles: Collection[ArticleKey]
) -> tuple[Cast, dict[ArticleKey, list[tuple[int, Claim]]]]:
    keys = sorted(articles)
    cast = _cast(joining, joining.known_actors(), keys)
    fresh: dict[ArticleKey, list[tuple[int, Claim]]] = {key: [] for key in keys}
    for key, mentions in groupby(joining.event_mentions(keys), key=lambda each: each.article):
        fresh[key] = [(at, light(claim)) for at, claim in numbered_claims(cast, mentions)]
    return cast, fresh


def _different(
    joining: Joining, articles: Collection[ArticleKey], others: Collection[ActorId]
) -> set[ArticleKey]:
    """Return the articles that tell something else than before, or of one of some actors."""
    found = set()
    for keys in _batched(sorted(articles), _ARTICLES):
        _, fresh = _told_now(joining, keys)
        before: dict[ArticleKey, dict[int, Claim]] = {key: {} for key in keys}
        for kept in KeptClaims(joining.claims).of_articles(keys):
            before[kept.claim.mention.article][kept.position] = kept.claim
        for key in keys:
            told = dict(fresh[key])
            if told != before[key] or any(each.involves(others) for each in told.values()):
                found.add(key)
    return found


def _cast(joining: Joining, actors: Mapping[ActorId, Actor], articles: list[ArticleKey]) -> Cast:
    sources = {key: Source(*source) for key, source in joining.sources(articles).items()}
    return Cast(actors, joining.actors_in(articles), sources)


# From nothing ------------------------------------------------------------------------------------


def _keep_claims(joining: Joining, kept: KeptClaims) -> None:
    number = 0
    for keys in _batched(joining.articles_with_events(), _ARTICLES):
        _, fresh = _told_now(joining, keys)
        claims = []
        for told in fresh.values():
            for position, claim in told:
                number += 1
                claims.append(Kept(number, position, claim, ()))
        kept.keep_all(claims)


def _events(joining: Joining, kept: KeptClaims) -> Iterator[Event]:
    cast = _cast(joining, joining.known_actors(), [])
    for family in joining.claims.families():
        yield from _of_family(cast, kept, family)


def _of_family(cast: Cast, kept: KeptClaims, family: str) -> Iterator[Event]:
    claims = sorted(kept.of_family(family), key=lambda each: each.order)
    known = {id(each.claim.mention): each for each in claims}
    clusters = gather(cast, (each.claim for each in claims))
    claims.clear()
    kept.belong(_parts(clusters, known))
    seen: dict[str, int] = {}
    for some in _batched(_let_go(clusters), _EVENTS):
        told = [[(_taken(known, part), part) for part in each.claims] for each in some]
        texts = kept.sentences([each for members in told for each, _ in members])
        names: dict[ClaimId, Named] = {}
        for members in told:
            event = finished(cast, members, texts)
            seen[event.id] = seen.get(event.id, 0) + 1
            name = names[members[0][0].id] = Named(event.id, seen[event.id])
            yield event if name.number == 1 else replace(event, id=name.id)
        kept.keep_events({m[0][0].id: [each.id for each, _ in m] for m in told}, names)


def _parts(
    clusters: Iterable[Cluster], known: Mapping[int, Kept]
) -> Iterator[tuple[ClaimId, list[Membership]]]:
    """Yield which events claims tell of; only what was taken apart waits for its other parts."""
    parts: dict[ClaimId, list[Membership]] = {}
    for cluster in clusters:
        opener = known[id(cluster.head.mention)].id
        for part in cluster.claims:
            each = known[id(part.mention)]
            if part is each.claim:
                yield each.id, [(opener, None)]
            else:
                parts.setdefault(each.id, []).append((opener, part.agents))
    yield from ((id_, sorted(told, key=lambda part: part[0])) for id_, told in parts.items())


def _taken(known: dict[int, Kept], part: Claim) -> Kept:
    """Return what is kept of a claim or of a part of it; a whole one is not asked for again."""
    each = known[id(part.mention)]
    if part is each.claim:
        del known[id(part.mention)]
    return each


def _let_go(clusters: list[Cluster]) -> Iterator[Cluster]:
    """Yield the clusters in their order, and hold none that was yielded."""
    clusters.reverse()
    while clusters:
        yield clusters.pop()


def _batched(things: Iterable[_T], size: int) -> Iterator[list[_T]]:
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
