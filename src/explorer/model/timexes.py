"""Time expressions after TIMEX3 of TimeML (ISO 24617-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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

    def derivation(self, published: date | None) -> str:
        """Say in words how the value came about: the words, the rule and the day counted from.

        That day is the day of publication or a date that the text told before.
        """
        read = f"'{self.text}' read by the rule {self.rule}"
        if self.anchor is None:
            return read
        if published is not None and self.anchor == published.isoformat():
            return f"{read}, from the publication day {self.anchor}"
        return f"{read}, from {self.anchor}, told before it"
