"""Commits end by time, each later than the one before, and never with a handful of articles."""

from explorer.build.pacing import Pace

MANY = 1_000_000


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def lengths(pace: Pace, clock: Clock, commits: int) -> list[float]:
    """Return after how many seconds commits of many articles have enough."""
    taken = []
    for _ in range(commits):
        pace.begin()
        begun = clock.seconds
        while not pace.has_enough(MANY):
            clock.seconds += 0.5
        taken.append(clock.seconds - begun)
    return taken


def test_something_is_found_soon_and_later_commits_are_longer_up_to_an_end() -> None:
    clock = Clock()
    assert lengths(Pace(clock), clock, 5) == [2, 4, 8, 8, 8]


def test_a_slow_machine_gathers_some_thousand_articles_nevertheless() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.begin()
    clock.seconds += 60
    assert not pace.has_enough(4_000)
    assert pace.has_enough(4_096)


def test_a_fast_engine_may_take_as_many_as_it_can() -> None:
    pace = Pace(Clock())
    pace.begin()
    assert not pace.has_enough(MANY)
