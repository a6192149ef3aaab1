"""The table of rules: a name, what it looks like, who reads it.

The longest match wins, and of equals the rule that stands first.
"""
# ruff: noqa: E501  (a rule is a row: it reads better on one line)

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from explorer.dates import absolute, anchored, clock, dayparts, holidays, periods, persian, relative
from explorer.dates.found import Found, Reading
from explorer.dates.scene import Scene
from explorer.model import TimexType

Reader = Callable[[Found, Scene], Reading | None]


class Rule(NamedTuple):
    """One way to write a time expression."""

    name: str
    pattern: str
    reader: Reader


def _says(value: str) -> Reader:
    return lambda _found, _scene: Reading(TimexType.DATE, value)


_ZONE = "(local time|ZONE ZONE?)?"

ABSOLUTE = [
    Rule("month-day-year", "START? ((WEEKDAY|SHORTDAY) COMMA?)? m:MONTH d:(DAYNUMBER|(the)? ORDINALNUMBER) COMMA? (of)? y:YEAR", absolute.full_date),
    Rule("day-month-year", "START? ((WEEKDAY|SHORTDAY) COMMA?)? (the)? d:DAY DASH? (day of|of)? m:MONTH DASH? COMMA? y:YEAR", absolute.full_date),
    Rule("iso-date", "y:YEAR (DASH m:MONTHNUMBER DASH) d:DAYNUMBER", absolute.iso_date),
    Rule("numeric-date", "m:DAYNUMBER SLASH d:DAYNUMBER SLASH y:(YEAR|TWODIGITS)", absolute.numeric_date),
    Rule("dotted-date", "d:DOTTEDDATE", absolute.dotted_date),
    Rule("month-year", "START? m:MONTH COMMA? (of)? y:YEAR", absolute.month_of_year),
    Rule("month-of-listed-year", "START? m:MONTH (?=(and|to|or|through|until|DASH|SLASH) MONTH y:YEAR)", absolute.month_of_year),
    Rule("day-of-listed-month", "(?<!COMMA)(the)? d:DAYNUMBER (?=(DASH|and|to) DAYNUMBER m:MONTH y:YEAR)", absolute.full_date),
    Rule("day-before-yearless-end", "(the)? d:DAY (?=(DASH|and|to) DAYNUMBER m:MONTH)", anchored.day_of_month),
    Rule("day-of-named-month", "m:MONTH d:DAY (?=(DASH|and|to) DAYNUMBER COMMA y:YEAR)", absolute.full_date),
    Rule("listed-day", "(the)? d:DAY (?=COMMA ((the)? DAY COMMA)? (the)? DAY COMMA? and (the)? DAY (of)? m:MONTH (COMMA? y:YEAR)?)", anchored.day_of_month),
    Rule("listed-day-second", "(?<=COMMA) (the)? d:DAY (?=COMMA? and (the)? DAY (of)? m:MONTH (COMMA? y:YEAR)?)", anchored.day_of_month),
    Rule("last-day-of-year", "(?<=m:MONTH DAYNUMBER (DASH|and|to|through|until|till|or)) d:DAYNUMBER COMMA y:YEAR", absolute.full_date),
    Rule("last-day", "(?<=m:MONTH DAYNUMBER (DASH|and|to|through|until|till|or)) d:DAYNUMBER", anchored.day_of_month),
    Rule("day-month-of-next-year", "(the)? d:DAY m:MONTH (?=(DASH|to|and|or|until|till|through) (the)? DAY (of)? MONTH COMMA? y:YEAR)", absolute.full_date),
    Rule("month-day-of-next-year", "m:MONTH d:DAY (?=(DASH|to|and|or|until|till|through) MONTH DAY COMMA? y:YEAR)", absolute.full_date),
    Rule("iso-week", "y:YEAR DASH w:ISOWEEK (DASH d:ONE_TO_12)?", absolute.iso_week),
    Rule("season-year", "START? (the)? s:SEASON (of|COMMA)? y:YEAR", absolute.season_of_year),
    Rule("season-short-year", "(the)? s:SEASON of APOSTROPHE y:TWODIGITS", absolute.season_of_year),
    Rule("season-of-listed-year", "(the)? s:SEASON (?=and SEASON (of)? y:YEAR)", absolute.season_of_year),
    Rule("fiscal-year", "(the)? fiscal (year)? y:YEAR", absolute.fiscal_year),
    Rule("fiscal-code", "y:FISCALCODE", absolute.fiscal_year),
    Rule("era-year", "START? (the)? (year)? y:SMALLYEAR era:ERA", absolute.era_year),
    Rule("month-era", "START? m:MONTH COMMA? y:SMALLYEAR era:ERA", absolute.month_of_era),
    Rule("season-era", "START? (the)? s:SEASON (of)? y:SMALLYEAR era:ERA", absolute.season_of_era),
    Rule("era-first", "era:ERA y:SMALLYEAR", absolute.era_year),
    Rule("year", "START? ((the)? year)? y:YEAR", absolute.year),
    Rule("short-year", "(?<=y:YEAR (DASH|SLASH)) e:TWODIGITS", absolute.short_year),
    Rule("decade", "START? the:(the)? mark:APOSTROPHE? d:(DECADENUMBER|DECADESHORT|DECADENAME)", absolute.decade),
    Rule("decade-possessive", "START? the y:YEAR POSSESSIVE", absolute.decade_possessive),
    Rule("century", "START? (the)? o:(ORDINAL|ORDINALNUMBER) DASH? century era:ERA?", absolute.century),
    Rule("quarter", "START? (the)? o:(ORDINAL|ORDINALNUMBER) (fiscal)? DASH? quarter ((of|in)? (the)? (fiscal)? (year)? y:YEAR|(of)? step:(this|last|next) year)?", anchored.part_of_year),
    Rule("quarter-code", "q:QUARTERCODE (of)? (y:YEAR)?", anchored.part_of_year),
    Rule("quarter-of-code", "y:YEAR DASH? q:QUARTERCODE", anchored.part_of_year),
    Rule("last-quarter", "(the)? (final|last|closing) DASH? quarter (of|in) (the)? (fiscal)? (year)? y:YEAR", anchored.last_quarter),
    Rule("half-year", "(the)? o:(first|second) half:(half) (of y:YEAR|of step:(this|last|next) year|of running:(the) year)", anchored.part_of_year),
]  # fmt: skip

ANCHORED = [
    Rule("month-day", "START? ((wd:WEEKDAY|SHORTDAY) COMMA?)? (step:(last|this|next))? m:MONTH d:(DAYNUMBER|(the)? ORDINALNUMBER)", anchored.day_of_month),
    Rule("month-the-day", "((wd:WEEKDAY|SHORTDAY) COMMA?)? m:MONTH the d:DAY (COMMA? y:YEAR)?", anchored.day_of_month),
    Rule("day-month", "START? ((wd:WEEKDAY|SHORTDAY) COMMA?)? (the)? d:DAY (of)? m:MONTH", anchored.day_of_month),
    Rule("day-of-step-month", "(the)? d:(ORDINALNUMBER|ORDINAL) of step:(this|last|next) month", anchored.day_of_step_month),
    Rule("step-month-day", "ystep:(last|this|next) year COMMA? (on)? m:MONTH d:DAYNUMBER", anchored.day_of_month),
    Rule("month-day-of-step", "m:MONTH d:DAYNUMBER (of|COMMA)? (the)? ystep:(last|this|next|that|same|following|previous) year", anchored.day_of_month),
    Rule("day-month-of-step", "START? (the)? d:DAY (of)? m:MONTH (of|COMMA)? (the)? ystep:(last|this|next|that|same|following|previous) year", anchored.day_of_month),
    Rule("month", "START? (step:(last|this|next|past|coming) DASH?)? m:MONTH", anchored.month_alone),
    Rule("month-of-step", "START? m:MONTH (of|COMMA)? (the)? ystep:(last|this|next|that|same|following|previous) year", anchored.month_alone),
    Rule("season-step", "START? (the)? step:(last|this|next|past|coming|previous|following) s:SEASON", anchored.season_alone),
    Rule("season-the", "(?<=(in|by|during|throughout|over|until|through|since)) START? the:(the)? s:SEASON", anchored.season_alone),
    Rule("week-of", "the week of m:MONTH d:DAY (COMMA? y:YEAR)?", anchored.week_of),
    Rule("day-alone", "(?<=(on|by)) the d:ORDINALNUMBER", anchored.day_alone),
    Rule("day-from-to", "(?<=(from|to)) the d:ORDINALNUMBER", anchored.day_alone),
    Rule("day-before-date", "the day side:(before|after) (step:(last|this|next))? w:WEEKDAY", relative.day_by_weekday),
    Rule("deictic", "START? d:DEICTIC part:DAYPART?", relative.deictic),
    Rule("deictic-twice", "twice:(the day (before|after)) d:(yesterday|tomorrow)", relative.deictic),
    Rule("tonight", "START? tonight", relative.tonight),
    Rule("part-of-day", "(early|late|earlier|later)? (the:(the)|that|this)? step:(this|that|same|next|following|previous|last) part:DAYPART", relative.this_part),
    Rule("weekday", "START? ((this)? step:(last|this|next|past|coming|previous|following) (week POSSESSIVE)?)? w:WEEKDAY part:DAYPART?", relative.weekday),
    Rule("step-unit", "START? (this|the:(the))? step:STEP (fiscal|calendar|financial)? u:UNIT", relative.step_unit),
    Rule("day-beside", "(early|late)? the (part:DAYPART|u:UNIT) side:(before|earlier|after|previous|following|later)", relative.day_beside),
    Rule("eve", "(?<=on) the eve (?!of)", relative.on_the_eve),
    Rule("counted", "n:COUNT FILLER? DASH? u:(UNIT|UNITS) way:(ago|later|earlier|before|back|hence|previously)", relative.counted),
    Rule("counted-this", "n:COUNT FILLER? u:(UNIT|UNITS) way:(ago) (this|on)? v:(week|month|year|today)", relative.counted_then),
    Rule("weekdays-ago", "n:NUMBER w:WEEKDAYS ago", relative.weekdays_ago),
    Rule("weekday-weeks-ago", "n:COUNT u:(week|weeks) ago (on|last)? w:WEEKDAY", relative.weekday_weeks_ago),
    Rule("year-to-date", "year DASH? to DASH? date", relative.year_to_date),
    Rule("units-ago", "u:UNITS way:(ago|later|earlier)", relative.counted),
    Rule("unit-ago", "u:(year|month|week) DASH way:(ago|earlier)", relative.counted),
    Rule("counted-from-now", "n:COUNT u:(UNIT|UNITS) way:(from) (now|today)", relative.counted),
    Rule("part-of-focus", "(START|the (first|second|latter) half of) (the|that|this) u:UNIT", relative.part_of_focus),
    Rule("end-of-unit", "u:(year|month|decade|week) (POSSESSIVE|DASH)? end", relative.part_of_focus),
    Rule("later-in", "(earlier|later|early|late) in the u:UNIT", relative.part_of_focus),
    Rule("weekend", "START? (the|step:(last|this|next|past|coming)) weekend", relative.weekend),
    Rule("present", "PRESENT", _says("PRESENT_REF")),
    Rule("present-phrase", "(at present|present DASH? day|modern DASH? day|right now|at the moment|these days|the present|at this time|for the moment|the time being)", _says("PRESENT_REF")),
    Rule("past", "PAST", _says("PAST_REF")),
    Rule("past-phrase", "((the)? (recent|distant) past|the past|(not)? (so|too|that)? long ago|(quite)? A (long|short)? (while|time) ago)", _says("PAST_REF")),
    Rule("future", "FUTURE", _says("FUTURE_REF")),
    Rule("future-phrase", "((the)? (near|foreseeable|immediate|distant)? future)", _says("FUTURE_REF")),
]  # fmt: skip

_TIME = f"t:(TIMEOFDAY DASH? half:AMPM|CLOCKTIME) {_ZONE} (hours)? (OPEN (MILITARY|YEAR|LARGE|CLOCKTIME|TIMEOFDAY AMPM?) (on)? WEEKDAY? ZONE CLOSE)?"
CLOCK = [
    Rule("clock", f"t:TIMEOFDAY (DASH)? half:AMPM {_ZONE}", clock.clock),
    Rule("clock-day", f"{_TIME} COMMA? (on)? (w:WEEKDAY|d:DEICTIC) DAYPART?", clock.clock),
    Rule("clock-date", f"{_TIME} COMMA? (on)? (WEEKDAY COMMA?)? m:MONTH d:DAY (COMMA? y:YEAR)?", clock.clock),
    Rule("clock-day-month", f"{_TIME} COMMA? (on)? (WEEKDAY COMMA?)? (the)? d:DAY (of)? m:MONTH (COMMA? y:YEAR)?", clock.clock),
    Rule("day-clock", f"(w:WEEKDAY|d:DEICTIC) DAYPART? (at) {_TIME}", clock.clock),
    Rule("clock-plain", f"t:CLOCKTIME {_ZONE} (hours)?", clock.clock),
    Rule("military", "t:(MILITARY|YEAR|LARGE) (hours|ZONE)", clock.clock),
    Rule("clock-part", "t:TIMEOFDAY (in the|at) daypart:DAYPART", clock.clock),
    Rule("oclock", "t:TIMEOFDAY o APOSTROPHE clock", clock.clock),
    Rule("noon", "fixed:(noon|midday|midnight) (on)? (w:WEEKDAY|d:DEICTIC) DAYPART?|(?<=(at|by|until|before|after|around|about|since|to|till)) exact:(noon|midday|midnight)", clock.clock),
]  # fmt: skip

_PART_OF = "START? (the)? (?!noon|midday) part:DAYPART (hours)?"
_YEAR_TOLD = "(COMMA? y:YEAR|(of)? (the)? ystep:(last|this|that|same) year)?"
DAYPARTS = [
    Rule("part-of-month-day", f"{_PART_OF} (of|on) (WEEKDAY COMMA?)? (the)? m:MONTH d:DAY ((DASH|to|and|into|SLASH) MONTH? DAYNUMBER)? {_YEAR_TOLD}", dayparts.part_of_date),
    Rule("part-of-day-month", f"{_PART_OF} (of|on|from) (the)? d:DAY ((DASH|to|and|into|SLASH) (the)? DAY)? (of)? m:MONTH {_YEAR_TOLD}", dayparts.part_of_date),
    Rule("part-of-weekday", f"{_PART_OF} (of|on|from) w:WEEKDAY ((to|DASH|into) WEEKDAY)?", dayparts.part_of_date),
    Rule("overnight-day", "part:(overnight) (from|into:(into))? w:WEEKDAY ((to|DASH|into) WEEKDAY)?", dayparts.part_of_date),
    Rule("day-at-part", "START? (w:WEEKDAY|d:DEICTIC) at part:(dawn|daybreak|dusk|night)", dayparts.part_of_date),
    Rule("overnight", "part:(overnight)", dayparts.overnight),
    Rule("part-in-focus", "(?<=(in|by|during|until|into|through|throughout)) the (early|late)? part:(morning|afternoon|evening)", dayparts.part_in_focus),
    Rule("during-night", "(?<=(during|through|throughout)) the part:(night)", dayparts.overnight),
]  # fmt: skip

PERIODS = [
    Rule("in-count", "(?<=in) n:COUNT u:(UNITS|UNIT)", relative.in_count),
    Rule("duration", "(?<!DASH) n:COUNT DASH? FILLER? u:(UNITS|UNIT)", periods.duration),
    Rule("duration-and-half", "n:((A|NUMBER) UNIT and A half)", periods.duration_and_half),
    Rule("duration-step-and-half", "(the)? (past|last|coming|next) n:(UNIT and A half)", periods.duration_and_half),
    Rule("duration-long", "(n:COUNT DASH)? u:(UNITS|UNIT) DASH long", periods.duration),
    Rule("duration-step", "(the)? (last|past|next|coming|following|previous|recent|preceding|first) n:COUNT FILLER? u:(UNITS|UNIT)", periods.duration),
    Rule("duration-past", "(the)? (past|coming) u:(year|decade|century|week|month)", periods.duration),
    Rule("duration-last", "(?<=(over|during|in|for|within)) the last u:(year|decade|century|week|month)", periods.duration),
    Rule("duration-recent", "(the)? (recent|coming|past|following|last) u:UNITS", periods.duration),
    Rule("duration-bare", "(?<=(for|in|of|over|within|after|took|takes|take|taken|lasted|lasts|spent|waited)) u:UNITS", periods.duration),
    Rule("duration-of", "(?<!the) u:UNITS (?=of)", periods.duration),
    Rule("duration-beside", "u:UNITS (?=(ago|later|earlier|before|after))", periods.duration),
]  # fmt: skip

SETS = [
    Rule("every", "(every|each) (n:COUNT|other:(other))? u:(UNIT|UNITS)", periods.recurring_unit),
    Rule("every-weekday", "(every|each) w:WEEKDAY part:DAYPART?", periods.recurring_weekday),
    Rule("every-part", "(every|each) p:(DAYPART|SEASON|MONTH)", periods.recurring_part),
    Rule("every-date", "(every|each) m:MONTH d:DAYNUMBER", periods.recurring_date),
    Rule("weekdays", "w:WEEKDAYS", periods.recurring_weekday),
    Rule("rate", "per u:UNIT", periods.recurring_unit),
    Rule("times-a", "(once|twice|times) A u:UNIT", periods.recurring_unit),
    Rule("frequency", "f:FREQUENCY", periods.frequency),
]  # fmt: skip

_PERSIAN_YEAR = "(COMMA? y:YEAR)?"
PERSIAN = [
    Rule("persian-day-month", f"(the)? d:DAY (of)? pm:PERSIANMONTH {_PERSIAN_YEAR}", persian.persian_day),
    Rule("persian-month-day", f"pm:PERSIANMONTH d:DAYNUMBER {_PERSIAN_YEAR}", persian.persian_day),
    Rule("persian-month-year", "pm:PERSIANMONTH (of|COMMA)? y:YEAR", persian.persian_month),
]  # fmt: skip

_HOLIDAY = (
    "((new) year (POSSESSIVE|APOSTROPHE)? (eve|day)|christmas (eve|day)?|boxing day"
    "|valentine (POSSESSIVE)? day|veterans day|halloween|thanksgiving (day)?"
    "|labor day|memorial day|good friday|easter (monday|sunday)?|election day)"
)
HOLIDAYS = [
    Rule("holiday-week", f"(step:(last|this|next|past))? h:{_HOLIDAY} period:(week|weekend) ((of|COMMA)? y:YEAR)?", holidays.holiday),
    Rule("holiday", f"(step:(last|this|next|past))? h:{_HOLIDAY} ((of|COMMA)? y:YEAR)?", holidays.holiday)
]  # fmt: skip

RULES = [*ABSOLUTE, *PERIODS, *ANCHORED, *CLOCK, *DAYPARTS, *SETS, *HOLIDAYS, *PERSIAN]
