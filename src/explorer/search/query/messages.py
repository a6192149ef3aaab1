"""What is said about a mistake in a query: the place, what is wrong, and the nearest right word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from explorer.errors import QueryError
from explorer.model import EventType, Mode
from explorer.search.query.tree import Field, Position

TYPES: tuple[str, ...] = (*(kind.value for kind in EventType), *(mode.value for mode in Mode))

# What people write when they mean one of ours.
_FIELD_SYNONYMS = {
    "actors": Field.ACTOR,
    "person": Field.ACTOR,
    "people": Field.ACTOR,
    "who": Field.ACTOR,
    "country": Field.ACTOR,
    "org": Field.ACTOR,
    "name": Field.ACTOR,
    "location": Field.PLACE,
    "where": Field.PLACE,
    "in": Field.PLACE,
    "city": Field.PLACE,
    "publication": Field.SOURCE,
    "outlet": Field.SOURCE,
    "newspaper": Field.SOURCE,
    "site": Field.SOURCE,
    "publisher": Field.SOURCE,
    "by": Field.AUTHOR,
    "byline": Field.AUTHOR,
    "writer": Field.AUTHOR,
    "event": Field.TYPE,
    "kind": Field.TYPE,
    "when": Field.DATE,
    "day": Field.DATE,
    "published": Field.DATE,
    "year": Field.DATE,
    "since": Field.DATE,
    "before": Field.DATE,
    "after": Field.DATE,
    "headline": Field.TITLE,
    "heading": Field.TITLE,
    "text": Field.BODY,
    "content": Field.BODY,
}
_TYPE_SYNONYMS = {
    "meet": "meeting",
    "talk": "consult",
    "talks": "consult",
    "attack": "assault",
    "war": "assault",
    "strike": "assault",
    "agreement": "agree",
    "deal": "agree",
    "arrest": "coerce",
    "criticism": "accuse",
    "election": "appoint",
    "resignation": "appoint",
    "phone": "call",
    "ceasefire": "retreat",
    "praise": "support",
    "demand": "request",
    "warning": "threaten",
}
DATE_FORMS = (
    "A date is 2025, 2025-02, 2025-02-03, 2025-W05 or 2025-Q1; a range is 2025-01..2025-02-15, "
    "2024.. or ..2024, or starts with >= > <= <."
)


def mistake(message: str, at: Position, hint: str = "") -> QueryError:
    """Return the error for characters ``at`` of the typed text."""
    return QueryError(message, start=at.start, end=at.end, hint=hint)


def unknown_field(name: str, at: Position) -> QueryError:
    """Say which fields there are, the likeliest first."""
    near = _FIELD_SYNONYMS.get(name.lower()) or _nearest(name.lower(), [f.value for f in Field])
    fields = ", ".join(f"{field}:" for field in Field)
    question = f"Did you mean {near}: ? " if near else ""
    return mistake(
        f"There is no field {name}:",
        at,
        f'{question}The fields are {fields}. To look for a colon, use quotes: "{name}: ..."',
    )


def unknown_type(value: str, at: Position) -> QueryError:
    """Say which event types there are, the likeliest first."""
    near = _TYPE_SYNONYMS.get(value.lower()) or _nearest(value.lower(), TYPES)
    question = f"Did you mean type:{near} ? " if near else ""
    return mistake(
        f"There is no event type {value}", at, f"{question}The types are {', '.join(TYPES)}."
    )


def bad_date(value: str, at: Position, near: str | None = None) -> QueryError:
    """Say which forms of a date are right."""
    question = f"Did you mean date:{near} ? " if near else ""
    return mistake(f"{value} is not a date", at, question + DATE_FORMS)


def _nearest(word: str, known: Sequence[str]) -> str | None:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    starts = [name for name in known if len(word) >= 2 and name.startswith(word)]
    return next(iter([*close, *starts]), None)
