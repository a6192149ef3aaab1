"""Where a text stands in time: the day of publication, and the date it last spoke of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from explorer.dates.calendar import first_day
from explorer.dates.direction import Direction, dates_a_deed, direction_of
from explorer.model import Parse
from explorer.model.isodates import contains, granularity_of

# From fine to coarse; a coarse focus cannot anchor a finer expression.
_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
_GRAIN_OF_UNIT = {"W": "week", "WE": "week", "F": "week", "M": "month", "Q": "quarter",
                  "Y": "year", "DE": "decade", "CE": "century"}  # fmt: skip
_LONG_AGO = 180  # days: what a report tells in passing, with its own order of days
_JUMP = 15  # years: a lone year further off is a comparison, not where the story went


@dataclass(slots=True)
class Scene:
    """The anchors of one article while its time expressions are read in order.

    A ``narrative`` text tells of other days than its own, so that only the moving ``focus`` (the
    value of the last date read) anchors it. ``used`` is the day last given out as an anchor.
    """

    published: date | None
    narrative: bool
    focus: str | None = None
    used: str | None = None
    day: str | None = None
    """The last focus that was a day, and with the paragraph of the focus, for a way back to it."""
    told_in: Parse | None = None
    told_at: int = 0
    day_at: int = 0
    tells: bool = False
    """Whether the focus dates a deed of the text's, not what it mentions by the way."""
    day_first: bool | None = None
    """Whether the text writes 2/4/2025 for the second of April, where it shows."""
    begun: date | None = None
    """The first day of the range that the expression being read ends: "from Monday to ..."."""
    parse: Parse = field(default_factory=lambda: Parse("", (), ()))
    token: int = 0

    def now(self) -> date | None:
        """Return the day that "today" means."""
        if not self.narrative:
            return self._used(self.published)
        return self._used(first_day(self.focus) if self.focus else self.published)

    def today(self) -> date | None:
        """Return the day on which the text was written, as "yesterday" asks for it."""
        if self.published is None:
            return self._used(None)
        return self.now()

    def then(self, unit: str = "CE") -> date | None:
        """Return the day that "that day" means: the focus, else the day of publication.

        None where the focus is coarser than ``unit``: the day after 1999 is no day.
        """
        if self.focus is None:
            return self.now()
        grain = granularity_of(self.focus)
        if grain == "unknown":
            return self._used(None)
        wanted = _GRAIN_OF_UNIT.get(unit, "day")
        fine_enough = _FINENESS.index(grain) <= _FINENESS.index(wanted)
        if not fine_enough and not self.narrative and contains(self.focus, self.day):
            return self._used(first_day(self.day or ""))
        if not fine_enough and not self.narrative and self._spans_today():
            return self.now()
        if not fine_enough and not self.narrative and wanted == "day" and self._in_passing():
            return self._used(first_day(self.day) if self.day else self.published)
        return self._used(first_day(self.focus) if fine_enough else None)

    def _in_passing(self) -> bool:
        """Tell whether a coarse focus was told in an earlier paragraph: the story goes on."""
        return self.told_in is not None and self.told_in is not self.parse

    def _spans_today(self) -> bool:
        return bool(self.published) and contains(self.focus, str(self.published))

    def move(self, focus: str) -> None:
        """Take the date just read as the focus, unless it is a lone year far from the story."""
        here, there = first_day(self.focus or ""), first_day(focus)
        lone = granularity_of(focus) in {"year", "decade", "century"}
        if lone and here and there and abs(here.year - there.year) > _JUMP:
            return
        if lone and self.published is None and self._is_deadline():
            return
        if lone and not self.narrative and self._is_attribute():
            return
        self.focus, self.told_in, self.told_at = focus, self.parse, self.token
        self.tells = dates_a_deed(self.parse, self.token)
        if granularity_of(focus) == "day":
            self.day, self.day_at = focus, self.token

    def story(self) -> date | None:
        """Return where a report has gone back to: a past day or month this paragraph dates."""
        if self.narrative or self.published is None or self.told_in is not self.parse:
            return None
        told = first_day(self.focus or "")
        if told is None or not self.tells or granularity_of(self.focus) not in {"day", "month"}:
            return None
        long_ago = (self.published - told).days > _LONG_AGO
        return told if long_ago and self.direction() == "past" else None

    def day_of_sentence(self) -> str | None:
        """Return the last day read where this very sentence named it."""
        if self.day is None or self.told_in is not self.parse:
            return None
        return self.day if self.day_at >= self._sentence_start() else None

    def in_same_sentence(self) -> bool:
        """Tell whether the focus was told in the sentence being read."""
        return self.told_in is self.parse and self.told_at >= self._sentence_start()

    def _sentence_start(self) -> int:
        return self.parse.sentence_of(self.token)[0]

    def _is_attribute(self) -> bool:
        """Tell whether the date only names a thing: "the 2016 accord"."""
        token = self.parse.tokens[self.token]
        head = self.parse.tokens[token.head]
        return token.dep in {"nummod", "compound", "amod", "nmod"} and head.start > token.start

    def _is_deadline(self) -> bool:
        """Tell whether the words say until when: nothing is told of that year."""
        before = [token.text.lower() for token in self.parse.tokens[: self.token][-2:]]
        bound = bool({"by", "until", "till", "through", "before"} & set(before))
        return bound and self.direction() != "past"

    def direction(self) -> Direction | None:
        """Return what the verb above the expression says of past and future."""
        return direction_of(self.parse, self.token)

    def _used(self, day: date | None) -> date | None:
        self.used = day.isoformat() if day else None
        return day
