"""Time expressions after TIMEX3 of TimeML (ISO 24617-1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression; ``value`` is TIMEX3's, at its true precision.

    ``rule`` names the rule that read it and ``anchor`` the date it was counted from, so that an
    analyst can check it. ``start`` and ``end`` are offsets in the paragraph's text.
    """

    paragraph: int
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    anchor: str | None = None
