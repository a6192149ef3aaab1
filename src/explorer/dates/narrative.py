"""Whether a text tells of other days than its own, so that its dates move with the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from explorer.dates.found import Found
from explorer.dates.rules import Rule

Matches = Sequence[tuple[Rule, Found]]

_NAMED_DAYS = frozenset({"deictic", "tonight", "weekday", "weekend", "clock-day", "day-clock"})
_STEPS_FROM_TODAY = frozenset({"this", "last", "next"})
_DATED = frozenset(
    {"month-day-year", "day-month-year", "month-year", "season-year", "era-year"}
)  # fmt: skip
_LEAST_DATED = 3
_LEAST_YEARS = 6


def is_narrative(paragraphs: Iterable[Matches], published: date | None) -> bool:
    """Tell a story from a report: it dates in full, long before its day, hardly by weekdays.

    Without a day of publication only the dates of the text itself can anchor it.
    """
    if published is None:
        return True
    told = [list(_kinds(matches, published)) for matches in paragraphs]
    if "near" in next(filter(None, told), ()):
        return False  # "went on trial on Friday": a report, however many years it looks back to
    kinds = [kind for inside in told for kind in inside]
    near, today, dated, years = (kinds.count(kind) for kind in ("near", "today", "dated", "year"))
    if dated >= _LEAST_DATED and dated > 2 * near:
        return True
    if near or today:
        return False
    return dated + years >= _LEAST_YEARS or (dated > 1 and kinds[0] == "dated")


def _kinds(matches: Matches, published: date) -> Iterator[str]:
    """Name what each expression speaks for: near and today a report, dated and year a story."""
    for rule, found in matches:
        stepped = rule.name in {"part-of-day", "step-unit"} and not found.word("the")
        if rule.name in _NAMED_DAYS or (stepped and found.word("step") in _STEPS_FROM_TODAY):
            yield "near"
        elif rule.name in _DATED or rule.name == "year":
            if _long_before(found, published):
                yield "year" if rule.name == "year" else "dated"
            else:
                yield "today"


def _long_before(found: Found, published: date) -> bool:
    year = found.word("y")
    return not year.isdigit() or bool(found.word("era")) or int(year) < published.year - 1
