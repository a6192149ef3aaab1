"""Where a text stands in time: the day of publication, and the date it last spoke of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from explorer.dates.calendar import first_day
from explorer.dates.direction import Direction, direction_of
from explorer.model import Parse


@dataclass(slots=True)
class Scene:
    """The anchors of one article while its time expressions are read in order.

    ``narrative`` texts tell of other days than their own, so that only the moving ``focus`` (the
    value of the last date read) anchors them. Both are None when nothing is known.
    """

    published: date | None
    narrative: bool
    focus: str | None = None
    parse: Parse = field(default_factory=lambda: Parse("", (), ()))
    token: int = 0
    used: str | None = field(default=None)

    def now(self) -> date | None:
        """Return the day that "today" means, and remember it as the anchor used."""
        if self.narrative:
            return self.then()
        return self._used(self.published)

    def then(self) -> date | None:
        """Return the day that "that day" means: the focus, else the day of publication."""
        day = first_day(self.focus) if self.focus else None
        if day is None and not self.narrative:
            day = self.published
        return self._used(day)

    def _used(self, day: date | None) -> date | None:
        self.used = day.isoformat() if day else None
        return day

    def direction(self) -> Direction | None:
        """Return what the verb above the expression says of past and future."""
        return direction_of(self.parse, self.token)
