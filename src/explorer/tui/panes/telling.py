"""What the marks in a line of an article mean, in words for the bottom line."""

from __future__ import annotations

import re

from explorer.catalogue import EventSpan, MentionSpan, QuoteSpan, TimexSpan
from explorer.datewords import shown_date
from explorer.model import TimexType
from explorer.model.isodates import span_of
from explorer.safetext import visible
from explorer.tui.display.cells import clipped
from explorer.tui.display.lines import Line, Piece
from explorer.tui.display.themes import MARKS
from explorer.tui.panes.marks import Facts
from explorer.tui.panes.reading import TextLine
from explorer.tui.panes.stepping import Chosen

EVENT, DATE, QUOTE = "▸", "=", "“"
"""The marks in the margin: words of an event begin here, a date, reported speech."""

_WORDS = 28  # cells of the words of a text that are told back
_UNITS = {
    **{"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century"},
    **{"TH": "hour", "TM": "minute", "TS": "second"},
}
_PARTS = {
    **{"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"},
    "DT": "by day",
}
_NEAR = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}


def told(facts: Facts, line: TextLine, chosen: Chosen | None) -> list[Line]:
    """Tell what was stepped to, then the events, dates and quotes of the line, in this order."""
    parts: list[Line] = []
    on = chosen.span if chosen else None
    if isinstance(on, MentionSpan | TimexSpan | QuoteSpan):
        parts.append(_told_of(on))
    if chosen and chosen.again:
        again = Piece(f"{chosen.again}: ", "bar.accent")
        parts = [[again, *parts[0]] if parts else [again], *parts[1:]]
    if line.end < 0 or line.paragraph < 0:
        return parts
    events = facts.events.within(*line)
    dates, quotes = facts.dates.within(*line), facts.quotes.within(*line)
    parts += [_event(event) for event in events if event.start >= line.start]
    parts += [_date(date) for date in dates if date is not on]
    parts += [_quote(quote) for quote in quotes if quote is not on]
    return parts


def _told_of(span: MentionSpan | TimexSpan | QuoteSpan) -> Line:
    if isinstance(span, TimexSpan):
        return _date(span)
    return _quote(span) if isinstance(span, QuoteSpan) else _name(span)


def _name(mention: MentionSpan) -> Line:
    kind = str(mention.kind or "unknown")
    if not mention.actors:
        words = f"“{_shown(mention.text)}”: it was not found out who or what this is"
        return [Piece(f"{MARKS['unknown']} {words}")]
    names = ", ".join(name for _, name in mention.actors)
    said = f"“{_shown(mention.text)}” = " if mention.text not in names else ""
    reason = f": {mention.reason}" if mention.reason else ""
    return [
        Piece(f"{MARKS[kind]} ", f"{kind}.mark"),
        Piece(said),
        Piece(names, "bar.strong"),
        Piece(f"  {kind}{reason}"),
    ]


def _event(event: EventSpan) -> Line:
    return [
        Piece(f"{EVENT} ", "bar.accent"),
        Piece(f"{event.mode or event.type} "),
        Piece(event.title),
    ]


def _date(timex: TimexSpan) -> Line:
    words = Piece(f"“{_shown(timex.text)}” ")
    return [words, Piece(f"{DATE} ", "bar.accent"), Piece(value_in_words(timex), "bar.strong")]


def _quote(quote: QuoteSpan) -> Line:
    mark = Piece(f"{QUOTE} ", "bar.accent")
    if not quote.speaker:
        return [mark, Piece("it was not found out who says this")]
    how = " says" if quote.direct else " says, not word for word"
    return [mark, Piece(quote.speaker, "bar.strong"), Piece(how)]


def value_in_words(timex: TimexSpan) -> str:
    """Return the value of a time expression as a person reads it, never more exact than it is."""
    value = timex.value
    if not value:
        return "not resolved"
    if value in _NEAR:
        return _NEAR[value]
    if duration := re.fullmatch(r"P(T?)(\d+)([A-Z]+)", value):
        return _duration(duration[2], _UNITS.get(duration[1] + duration[3]), timex) or value
    if time := re.fullmatch(r"([\dXW-]*)T(.+)", value):
        return f"{time[1]} {_PARTS.get(time[2], time[2])}".strip()
    if re.fullmatch(r"\d{4}-W\d\d", value) and (span := span_of(value)):
        return f"{value} ({shown_date(span.first.isoformat(), span.last.isoformat())})"
    return shown_date(value) if re.fullmatch(r"[\d-]+(WE)?", value) else value


def _duration(number: str, unit: str | None, timex: TimexSpan) -> str:
    if unit is None:
        return ""
    many = "centuries" if unit == "century" else f"{unit}s"
    words = f"{number} {unit if number == '1' else many}"
    return f"every {words}" if timex.type is TimexType.SET else words


def _shown(words: str) -> str:
    return clipped(visible(words), _WORDS)
