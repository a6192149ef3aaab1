"""How fast it goes and how long it will take is told from what was done lately."""

from explorer.build.reporting import Pace
from explorer.indexing import Step, duration, progress_text


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_told_before_something_was_done_for_a_while() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.rate is None and pace.seconds_left(10) is None
    clock.now = 0.1
    pace.reached(50)
    assert pace.rate is None


def test_the_rate_is_that_of_the_last_half_minute() -> None:
    clock = Clock()
    pace = Pace(clock)
    for second in range(1, 121):
        clock.now = second
        pace.reached(10 * min(second, 60) + 2 * max(second - 60, 0))
    assert pace.rate is not None and 1.9 < pace.rate < 2.1
    left = pace.seconds_left(100)
    assert left is not None and 48 < left < 53


def test_progress_is_told_as_a_person_says_it() -> None:
    step = Step("facts", 1234, 10_000, "finding facts", 12.2, 718.0)
    assert progress_text(step) == "finding facts 1,234 of 10,000 · 12/s · 12 min left"
    assert progress_text(Step("facts", 0, 80, "finding facts")) == "finding facts 0 of 80"
    times = [duration(each) for each in (0.2, 42, 89.6, 150, 5900, 7800, 50_000, 400_000)]
    assert times == ["1 s", "42 s", "90 s", "2 min", "98 min", "2 h 10 min", "13 h", "4 days"]
