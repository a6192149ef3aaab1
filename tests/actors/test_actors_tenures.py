"""Tests of who held an office nearest to a day, beside a search through everybody."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from explorer.actors.tenures import REACH, Incumbents, Tenure

_BEGIN = date(2010, 1, 1)
_days = st.integers(0, 900).map(lambda far: _BEGIN + timedelta(days=far))
_held = st.dictionaries(
    st.sampled_from([f"person:{letter}" for letter in "abcdefghij"]),
    st.lists(_days, min_size=1, max_size=4),
)


def _tenures(held: dict[str, list[date]]) -> dict[str, Tenure]:
    found: dict[str, Tenure] = {}
    for actor, days in held.items():
        for number, day in enumerate(days):
            found.setdefault(actor, Tenure()).add(day, f"{number}.txt")
    return found


def _about(tenures: dict[str, Tenure], day: date) -> list[tuple[timedelta, str]]:
    rows = sorted((tenure.distance(day), actor) for actor, tenure in tenures.items())
    return [row for row in rows if row[0] <= REACH]


@given(_held, _days)
def test_the_nearest_holder_is_that_of_a_search_through_everybody(held, day) -> None:
    """Who held the office nearest to a day is found without looking at all its holders."""
    tenures = _tenures(held)
    near = _about(tenures, day)
    incumbents = Incumbents(tenures)
    assert incumbents.reach(day) == bool(near)
    assert {a for a in tenures if incumbents.held(a, day)} == {actor for _, actor in near}
    if near:
        alone = len(near) == 1 or near[0][0] < near[1][0]
        assert incumbents.nearest(day) == (near[0][1] if alone else None)


@given(_held, _days, st.data())
def test_among_some_the_nearest_is_one_that_no_other_equals(held, day, data) -> None:
    """Of those whom an article names the nearest counts, and nobody where two are as near."""
    tenures = _tenures(held)
    some = data.draw(st.lists(st.sampled_from(sorted(tenures) or ["nobody"]), unique=True))
    some = [actor for actor in some if actor in tenures]
    rows = sorted((tenures[actor].distance(day), actor) for actor in some)
    alone = rows and (len(rows) == 1 or rows[0][0] < rows[1][0])
    assert Incumbents(tenures).nearest_of(some, day) == (rows[0][1] if alone else None)


@given(st.lists(_days, min_size=1), _days)
def test_of_two_days_as_near_the_earlier_one_is_told(days, day) -> None:
    """The day that proves a tenure is the nearest one, the earlier of two."""
    tenure = _tenures({"person:a": days})["person:a"]
    assert tenure.nearest(day) == min(days, key=lambda known: (abs(known - day), known))
