"""The events so far, filed so that a claim is compared with few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from explorer.events.claims import Claim
from explorer.events.clusters import Cluster
from explorer.events.compatibility import NEAR, RETOLD, STAY, gap_between
from explorer.events.likeness import verb_of
from explorer.events.shelving import Shelf, is_adrift, months_of, shelves_of, window_of

_Numbered = dict[int, Cluster]


class Shelves:
    """The events of one family of types; what cannot be one with a claim is not offered to it."""

    def __init__(self) -> None:
        self._months: dict[Shelf, dict[str, _Numbered]] = {}
        self._articles: dict[str, _Numbered] = {}
        self._words: dict[Shelf, dict[int, _Numbered]] = {}

    def file(self, claim: Claim, cluster: Cluster) -> None:
        """Take note of a claim that was just gathered for an event."""
        self._articles.setdefault(claim.mention.article, {})[cluster.number] = cluster
        if claim is cluster.head and claim.published is not None:
            for words in words_of(claim):
                days = self._words.setdefault(words, {})
                days.setdefault(claim.published.toordinal(), {})[cluster.number] = cluster
        if claim.spoken and claim.span is None:
            return  # it is found by its article or its words alone
        for shelf in shelves_of(claim):
            months = self._months.setdefault(shelf, {})
            for month in months_of(claim):
                months.setdefault(month, {})[cluster.number] = cluster

    def candidates(self, claim: Claim) -> list[Cluster]:
        """Return the events that a claim may tell of, in the order in which they were opened.

        For a claim without a day they are too many where it is speech: `reaches` decides.
        """
        found: _Numbered = {}
        if is_told_alike(claim):
            found.update(self._articles.get(claim.mention.article, {}))
            for clusters in self._said(claim):
                found.update(clusters)
        else:
            for clusters in self._around(claim):
                found.update(clusters)
        near = (found[number] for number in sorted(found))
        return list(near if claim.span is None else _near(claim, near))

    def _around(self, claim: Claim) -> Iterator[_Numbered]:
        window = window_of(claim)
        for shelf in shelves_of(claim):
            months = self._months.get(shelf, {})
            for month in window.inside(months):
                yield months[month]

    def _said(self, claim: Claim) -> Iterator[_Numbered]:
        if claim.published is None:
            return
        told = claim.published.toordinal()
        for words in words_of(claim):
            days = self._words.get(words, {})
            for day in range(told - RETOLD, told + RETOLD + 1) if days else ():
                if day in days:
                    yield days[day]


def is_told_alike(claim: Claim) -> bool:
    """Tell whether only its own article or the same words can tell of the same."""
    return is_adrift(claim) or (claim.spoken and claim.span is None)


def words_of(claim: Claim) -> Iterator[Shelf]:
    """Yield who said what to whom, as those say it again who tell of the same."""
    if not (claim.spoken and claim.agents and claim.recipients):
        return
    verb = verb_of(claim)
    for actor in claim.everyone:
        yield (claim.family, verb, actor)
    for sides in combinations(sorted(claim.countries), 2):
        yield (claim.family, verb, *sides)


def _near(claim: Claim, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Leave out the events of other days, whatever words tell them."""
    for cluster in clusters:
        head = cluster.head
        if claim.span is None or head.span is None:
            continue
        slack = NEAR if claim.vague or head.vague else STAY
        if gap_between(claim.span, head.span) <= slack:
            yield cluster
