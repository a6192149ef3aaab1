"""Where a claim stands among all the others, and where it looks for those of its event.

A shelf is for a family of types and a pair of participants, a visitor, a place or a participant;
on it claims stand by months: those of their days, else that of their article. A claim looks on its
own shelves only, around its own days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from explorer.events.claims import Claim
from explorer.events.sameness import AT_A_PLACE
from explorer.model import Mode
from explorer.model.isodates import Span

LONG = 120
"""A claim of more days than this is filed under its years, not its months."""
_CROWD = 8
"""Of more participants than this only the first are paired to find candidates."""
Shelf = tuple[str, ...]


def shelves_of(claim: Claim) -> Iterator[Shelf]:
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
        if len(everyone) == 1:
            yield ("consult", "alone", *everyone)
        if claim.place is not None or claim.mention.mode is Mode.VISIT:
            for actor in everyone:
                yield ("stay", actor)
    elif claim.span is None and claim.spoken:
        for actor in everyone if claim.recipients else ():  # who died was told to have died before
            yield (claim.family, actor)
        yield (claim.family, claim.mention.article)
    else:
        for actor in everyone:
            yield (claim.family, actor)


def months_of(claim: Claim) -> tuple[str, ...]:
    """Return where on a shelf a claim stands: its months or years, else its article's month."""
    span = claim.span
    if span is None:
        return (f"told {claim.published:%Y-%m}" if claim.published else "told",)
    if claim.width > LONG:
        last = min(span.last.year, span.first.year + 10)
        return tuple(f"{year:04d}" for year in range(span.first.year, last + 1))
    return _between(span.first, span.last)


def _between(first: date, last: date) -> tuple[str, ...]:
    """Return the months that two days and all days between them fall in."""
    return _month_names(12 * first.year + first.month - 1, 12 * last.year + last.month - 1)


@lru_cache(maxsize=4096)
def _month_names(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Window:
    """The months to look in: by name, and for a long time all from a first to a last one."""

    names: frozenset[str]
    reach: tuple[str, str] | None = None

    def shows(self, month: str) -> bool:
        """Tell whether a month is looked in."""
        return month in self.names or (
            self.reach is not None and self.reach[0] <= month <= self.reach[1]
        )

    def inside(self, shelf: Mapping[str, object]) -> list[str]:
        """Return the months of a shelf to look in."""
        if self.reach is None and len(self.names) < len(shelf):
            return [month for month in self.names if month in shelf]
        return [month for month in shelf if self.shows(month)]


def window_of(claim: Claim) -> Window:
    """Return where to look: around the date, or for none in the year before the article.

    A claim without a day in an article without one looks nowhere: it tells of its article's.
    """
    return _window(claim.span, claim.published)


@lru_cache(maxsize=4096)
def _window(span: Span | None, published: date | None) -> Window:
    first, last = span or (published, published)
    if first is None or last is None:
        return Window(frozenset())
    before, after = (45, 45) if span is not None else (400, 60)
    first = max(date.min + timedelta(days=before), first) - timedelta(days=before)
    last = min(date.max - timedelta(days=after), last) + timedelta(days=after)
    years = [f"{y:04d}" for y in range(first.year, min(last.year, first.year + 10) + 1)]
    near = [*years, *_told_near(published)]
    if span is not None and (span.last - span.first).days > LONG:
        return Window(frozenset(near), (f"{first:%Y-%m}", f"{last:%Y-%m}"))
    return Window(frozenset((*near, *_between(first, last))))


def _told_near(published: date | None) -> Iterator[str]:
    """Yield the months of the articles whose undated events can be meant."""
    yield "told"
    if published is not None:
        around = timedelta(days=31)
        near = _between(published - around, published + around)
        yield from (f"told {month}" for month in near)


def is_adrift(claim: Claim) -> bool:
    """Tell whether neither its words nor its article give a day: it stays in its article."""
    return claim.span is None and claim.published is None


class Reach:
    """Where a claim looks, to be asked of many others."""

    def __init__(self, claim: Claim) -> None:
        self._article = claim.mention.article if is_adrift(claim) else None
        self._window = window_of(claim)
        self._shelves = frozenset(shelves_of(claim))

    def finds(self, other: Claim) -> bool:
        """Tell whether the claim finds another's event by this other claim."""
        if self._article is not None:
            near = other.mention.article == self._article
        else:
            near = any(map(self._window.shows, months_of(other)))
        return near and not self._shelves.isdisjoint(shelves_of(other))


def reaches(claim: Claim, others: Iterable[Claim]) -> bool:
    """Tell whether a claim finds an event by any of its claims."""
    return any(map(Reach(claim).finds, others))
