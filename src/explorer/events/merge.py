"""Event mentions of all articles to events: block, gather, then read off what the sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from explorer.events.claims import Cast, Claim
from explorer.events.clusters import Cluster
from explorer.events.gather import event_of
from explorer.events.reasons import reason_for
from explorer.events.sameness import AT_A_PLACE, Fit, fit, nearest
from explorer.events.sources import Source
from explorer.model import ArticleKey, Event, EventMention, Mode, Resolution

_LONG = 120
"""A claim of more days than this is filed under its years, not its months."""
_CROWD = 8
"""Of more participants than this only the first are paired to find candidates."""
_Key = tuple[str, ...]


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
    cast = Cast(resolution, sources)
    claims = [claim for claim in map(cast.claim, set(mentions)) if _tells(claim)]
    shelves = _Shelves(cast)
    for claim in sorted(claims, key=lambda claim: claim.order):
        shelves.file(claim)
    events = [event_of(cast, cluster.claims) for cluster in shelves.clusters]
    return tuple(sorted(_distinct(events), key=lambda event: (event.date or "9999", event.id)))


def _tells(claim: Claim) -> bool:
    """Tell whether anybody is known, and of a meeting or call more than one, or the body."""
    paired = claim.mention.mode in {Mode.MEETING, Mode.CALL}
    return len(claim.everyone) > 1 if paired else bool(claim.everyone)


def _distinct(events: list[Event]) -> Iterator[Event]:
    """Number the ids that two events happen to share."""
    seen: dict[str, int] = {}
    for event in events:
        count = seen[event.id] = seen.get(event.id, 0) + 1
        yield event if count == 1 else replace(event, id=f"{event.id}-{count}")


class _Shelves:
    """The clusters, filed by who takes part and when, so that few are compared."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.clusters: list[Cluster] = []
        self._shelf: dict[_Key, dict[str, dict[int, Cluster]]] = {}

    def file(self, claim: Claim) -> None:
        """Add a claim to the event that it tells of, or open a new one."""
        for part, known in self._listed(claim) or [(claim, self._choose(claim))]:
            cluster = known or Cluster(len(self.clusters))
            if known is None:
                self.clusters.append(cluster)
            told = (
                part if known is None else replace(part, joined=reason_for(self._cast, part, known))
            )
            cluster.add(told)
            self._shelve(told, cluster)

    def _shelve(self, claim: Claim, cluster: Cluster) -> None:
        for key in _keys(claim):
            months = self._shelf.setdefault(key, {})
            for month in _months(claim):
                months.setdefault(month, {})[cluster.number] = cluster

    def _choose(self, claim: Claim) -> Cluster | None:
        fits: list[tuple[Fit, Cluster]] = []
        for cluster in self._candidates(claim):
            how = fit(self._cast, claim, cluster)
            if how is not None:
                fits.append((how, cluster))
        if not fits:
            return None
        best = max(how for how, _ in fits)
        top = [cluster for how, cluster in fits if how == best]
        if len(top) == 1 or (best.dated == 3 and claim.width == 0):
            return nearest(claim, top)[0]
        if not best.same_article and claim.span is not None:
            return None
        return self._of_many(claim, top)

    def _of_many(self, claim: Claim, top: list[Cluster]) -> Cluster | None:
        """Of several that fit an undated claim take one only if it is fresh news in its article."""
        ordered = nearest(claim, top)
        span = ordered[0].head.span
        if claim.published and span and abs((claim.published - span.first).days) <= 7:
            return ordered[0]
        return None

    def _listed(self, claim: Claim) -> list[tuple[Claim, Cluster | None]]:
        """Take "X met with A and B" apart where another article dates the meeting of X and A alone.

        What is not known from elsewhere stays one meeting of X with the rest.
        """
        mention = claim.mention
        if len(claim.everyone) < 3 or mention.mode is not Mode.MEETING or claim.span is not None:
            return []
        host, *guests = claim.agents
        known: dict[str, Cluster] = {}
        for cluster in self._candidates(claim):
            pair = cluster.head.everyone
            apart = cluster.head.span is not None and mention.article not in cluster.articles
            if not apart or len(pair) != 2 or host not in pair or not pair < claim.everyone:
                continue
            (guest,) = pair - {host}
            if fit(self._cast, _narrowed(claim, pair), cluster) is not None:
                known[guest] = cluster
        if not known:
            return []
        rest = frozenset({host, *(guest for guest in guests if guest not in known)})
        parts: list[tuple[Claim, Cluster | None]] = [
            (_narrowed(claim, frozenset({host, guest})), cluster)
            for guest, cluster in known.items()
        ]
        if len(rest) > 1:
            part = _narrowed(claim, rest)
            parts.append((part, self._choose(part)))
        return parts

    def _candidates(self, claim: Claim) -> list[Cluster]:
        found: dict[int, Cluster] = {}
        window = _window(claim)
        for key in _keys(claim):
            months = self._shelf.get(key, {})
            for month in window.inside(months):
                found.update(months[month])
        return [found[number] for number in sorted(found)]


def _narrowed(claim: Claim, people: frozenset[str]) -> Claim:
    inside = tuple(actor for actor in (*claim.agents, *claim.recipients) if actor in people)
    return replace(claim, agents=inside, recipients=())


def _keys(claim: Claim) -> Iterator[_Key]:
    """Yield the shelves of a claim: each pair of participants, visitor, else participant.

    What somebody said at no time to nobody can only be told again in the same article.
    """
    everyone = sorted(claim.everyone)[:_CROWD]
    if claim.family != "consult" and len(claim.countries) > 1:
        for sides in combinations(sorted(claim.countries)[:_CROWD], 2):
            yield (claim.family, "between", *sides)
    if claim.mention.type in AT_A_PLACE and claim.place is not None:
        yield (claim.family, "at", claim.place)
    if claim.family == "consult":
        for pair in combinations(everyone, 2):
            yield ("consult", *pair)
        if claim.place is not None or claim.mention.mode is Mode.VISIT:
            for actor in everyone:
                yield ("stay", actor)
    elif claim.span is None and claim.spoken:
        for actor in everyone if claim.agents and claim.recipients else ():
            yield (claim.family, actor)
        yield (claim.family, claim.mention.article)
    else:
        for actor in everyone:
            yield (claim.family, actor)


def _months(claim: Claim) -> list[str]:
    """Return where on a shelf a claim stands: its months or years, else its article's month."""
    span = claim.span
    if span is None:
        return [f"told {claim.published:%Y-%m}" if claim.published else "told"]
    if claim.width > _LONG:
        last = min(span.last.year, span.first.year + 10)
        return [f"{year:04d}" for year in range(span.first.year, last + 1)]
    return list(_between(span.first, span.last))


def _between(first: date, last: date) -> tuple[str, ...]:
    """Return the months that two days and all days between them fall in."""
    return _month_names(12 * first.year + first.month - 1, 12 * last.year + last.month - 1)


@lru_cache(maxsize=4096)
def _month_names(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class _Window:
    """The months to look in: by name, and for a long time all from a first to a last one."""

    names: frozenset[str]
    reach: tuple[str, str] | None = None

    def inside(self, shelf: Mapping[str, object]) -> list[str]:
        """Return the months of a shelf to look in; where nothing is known, those last filed."""
        if not self.names:
            return list(shelf)[-24:]
        if self.reach is None and len(self.names) < len(shelf):
            return [month for month in self.names if month in shelf]
        first, last = self.reach or ("9", "0")
        return [month for month in shelf if month in self.names or first <= month <= last]


def _window(claim: Claim) -> _Window:
    """Return where to look: around the date, or for none in the year before the article."""
    first, last = claim.span or (claim.published, claim.published)
    if first is None or last is None:
        return _Window(frozenset())
    before, after = (45, 45) if claim.span is not None else (400, 60)
    first = max(date.min + timedelta(days=before), first) - timedelta(days=before)
    last = min(date.max - timedelta(days=after), last) + timedelta(days=after)
    years = [f"{y:04d}" for y in range(first.year, min(last.year, first.year + 10) + 1)]
    near = [*years, *_told_near(claim)]
    if claim.span is not None and claim.width > _LONG:
        return _Window(frozenset(near), (f"{first:%Y-%m}", f"{last:%Y-%m}"))
    return _Window(frozenset((*near, *_between(first, last))))


def _told_near(claim: Claim) -> Iterator[str]:
    """Yield the months of the articles whose undated events can be meant."""
    yield "told"
    if claim.published is not None:
        around = timedelta(days=31)
        near = _between(claim.published - around, claim.published + around)
        yield from (f"told {month}" for month in near)
