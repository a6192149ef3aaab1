"""Which value the sources support best, the most precise first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from explorer.events.claims import Cast, Claim, reach
from explorer.model import ActorId


def agree(one: str | None, other: str | None) -> bool:
    """Tell whether two dates or intervals can both be true."""
    mine, theirs = reach(one), reach(other)
    return bool(mine and theirs and mine.first <= theirs.last and theirs.first <= mine.last)


def best_date(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """Return the date that most articles support and its end, where it spans days.

    An article supports a value by a date that overlaps it; loosely chosen words support only what
    nobody says outright. Of equal support the more precise wins, then the earlier.
    """
    dated = [claim for claim in claims if claim.mention.date and claim.span is not None]
    plain = [claim for claim in dated if not claim.vague] or dated
    outright = [claim for claim in plain if not claim.shared] or plain
    if not outright:
        return None, None
    values = {claim.mention.date for claim in outright if claim.mention.date}

    def worth(value: str) -> tuple[int, int, int, str]:
        articles = {c.mention.article for c in outright if agree(c.mention.date, value)}
        given = sum(c.mention.date == value for c in outright)
        span = reach(value)
        width = (span.last - span.first).days if span else 10**6
        return (-len(articles), width, -given, value)

    best = min(sorted(values), key=worth)
    first, _, last = best.partition("/")
    return first, last or None


def best_place(cast: Cast, claims: Sequence[Claim]) -> ActorId | None:
    """Return the place that most articles give; a town before its country."""
    votes = Counter(place for _, place in {(c.mention.article, c.place) for c in claims} if place)
    if not votes:
        return None
    return min(
        votes,
        key=lambda place: (cast.country(place) == cast.name(place), -votes[place], place),
    )
