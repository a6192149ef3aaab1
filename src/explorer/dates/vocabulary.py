"""The words of time as tables: what each word means, and the classes that patterns name."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table row."""
    return tuple(text.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

# The months of the solar Hijri calendar and their other spellings.
PERSIAN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "farvardin", "ordibehesht", "khordad", "tir", "mordad amordad", "shahrivar",
            "mehr", "aban", "azar", "dey", "bahman", "esfand",
        ),
        start=1,
    )
    for name in words(names)
}  # fmt: skip

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: number for number, name in enumerate(_DAYS, start=1)}
WEEKDAYS_PLURAL = {f"{name}s": number for name, number in WEEKDAYS.items()}
WEEKDAYS_SHORT = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
    "sat": 6, "sun": 7,
}  # fmt: skip

# TIMEX3's letter for each unit; a leading T marks units below the day.
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "week": "W",
    "fortnight": "F", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
UNITS_PLURAL = {
    "seconds": "TS", "minutes": "TM", "hours": "TH", "days": "D", "nights": "N", "weeks": "W",
    "fortnights": "F", "weekends": "WE", "months": "M", "quarters": "Q", "years": "Y",
    "decades": "DE", "centuries": "CE",
    "secs": "TS", "mins": "TM", "hrs": "TH", "yrs": "Y",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

DAYPARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO",
    "daybreak": "MO", "dusk": "EV", "midday": "MI", "lunchtime": "MI", "noon": "MI",
    "overnight": "NI",
}  # fmt: skip
DAYPARTS_PLURAL = {"mornings": "MO", "afternoons": "AF", "evenings": "EV"}

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NUMBERS = {
    name: value
    for value, name in enumerate(words(f"{_ONES} sixteen seventeen eighteen nineteen"), start=1)
}
NUMBERS |= {
    name: value
    for value, name in zip(
        range(20, 100, 10),
        words("twenty thirty forty fifty sixty seventy eighty ninety"),
        strict=True,
    )
}
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {name: value for value, name in enumerate(words(_ORDINALS), start=1)}

DECADE_NAMES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip

DAY_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1}

# How far a word moves the calendar unit that follows it.
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "this": 0, "current": 0, "same": 0, "that": 0,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "subsequent": 1,
}  # fmt: skip
# These count from the date the text last spoke of, the others from the day of publication.
FROM_FOCUS = frozenset(
    {"previous", "preceding", "prior", "same", "that", "following", "subsequent"}
)

FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M",
    "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y", "biennial": "P2Y", "biannual": "P6M",
}  # fmt: skip

PRESENT = frozenset({"now", "currently", "presently", "nowadays"})
PAST = frozenset({"recently", "lately"})
FUTURE = frozenset({"soon"})

ZONES = frozenset(
    words("gmt utc est edt et cst cdt ct mst mdt pst pdt pt bst cet cest msk ist jst kst local")
)
ERAS = {"bc": "BC", "bce": "BC", "ad": "AD", "ce": "AD"}

# Words that stand between a number and its unit without changing the count.
FILLERS = frozenset(
    words(
        "more other additional consecutive straight full whole long short brutal solid "
        "calendar business working successive further"
    )
)

CLASSES: dict[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "PERSIANMONTH": frozenset(PERSIAN_MONTHS),
    "WEEKDAY": frozenset(WEEKDAYS),
    "WEEKDAYS": frozenset(WEEKDAYS_PLURAL),
    "SHORTDAY": frozenset(WEEKDAYS_SHORT),
    "UNIT": frozenset(UNITS),
    "UNITS": frozenset(UNITS_PLURAL),
    "SEASON": frozenset(SEASONS),
    "DAYPART": frozenset(DAYPARTS),
    "DAYPARTS": frozenset(DAYPARTS_PLURAL),
    "NUMBER": frozenset(NUMBERS) | frozenset(MAGNITUDES),
    "ORDINAL": frozenset(ORDINALS),
    "DECADENAME": frozenset(DECADE_NAMES),
    "DEICTIC": frozenset(DAY_OFFSETS),
    "STEP": frozenset(STEPS),
    "FREQUENCY": frozenset(FREQUENCIES),
    "PRESENT": PRESENT,
    "PAST": PAST,
    "FUTURE": FUTURE,
    "ZONE": ZONES,
    "ERA": frozenset(ERAS),
    "FILLER": FILLERS,
    "AMPM": frozenset({"am", "pm", "a.m", "p.m", "a.m.", "p.m."}),
    "A": frozenset({"a", "an"}),
    "DASH": frozenset({"-", "–", "—", "‐", "‑"}),
    "COMMA": frozenset({","}),
    "SLASH": frozenset({"/"}),
    "OPEN": frozenset({"("}),
    "CLOSE": frozenset({")"}),
    "APOSTROPHE": frozenset({"'", "’"}),
    "POSSESSIVE": frozenset({"'s", "’s"}),
}
# A class whose words are read only when they begin with a capital letter.
CAPITALISED = ("MONTH", "PERSIANMONTH", "WEEKDAY", "WEEKDAYS", "SHORTDAY")
