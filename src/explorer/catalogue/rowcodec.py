"""Facts of an article as table rows and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from explorer.model import (
    EventMention,
    EventType,
    Form,
    Kind,
    Mention,
    Mode,
    Quote,
    Referent,
    RoleClaim,
    Status,
    Timex,
    TimexType,
)

Row = Sequence[Any]

_decode = json.JSONDecoder().raw_decode  # of what was written here: nothing stands around it
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: faster
_FORMS = {form.value: form for form in Form}
_KINDS: dict[str | None, Kind | None] = {None: None, **{kind.value: kind for kind in Kind}}

# The columns behind (article, position), in the order of the functions below.
COLUMNS = {
    "mentions": (
        'paragraph, start, "end", text, head, form, kind, certain, canonical, plural, roles'
    ),
    "timexes": 'paragraph, start, "end", text, type, value, rule, anchor',
    "quotes": 'paragraph, start, "end", speaker, cue, direct, speaker_text',
    "referents": "id, form, kind, certain, names, mentions, canonical, roles",
    "reasons": "mention, reason",
    "event_mentions": (
        'paragraph, start, "end", text, "trigger", trigger_start, trigger_end, type, mode, status,'
        " agents, recipients, place, date, date_expression, derivation, rule"
    ),
}


def insertion(table: str) -> str:
    """Return the statement that stores a row of (article, position, its columns...)."""
    columns = COLUMNS[table]
    marks = ", ".join("?" * (columns.count(",") + 3))
    return f"INSERT INTO {table} (article, position, {columns}) VALUES ({marks})"


def numbered(article: int, rows: Iterable[Row]) -> Iterable[Row]:
    """Put the article and a running number in front of each row."""
    return ((article, position, *row) for position, row in enumerate(rows))


@lru_cache(maxsize=16384)
def day(value: str | None) -> date | None:
    """Read a stored day: the same ones again and again."""
    return date.fromisoformat(value) if value else None


def iso(value: date | None) -> str | None:
    """Write a day for storing."""
    return value.isoformat() if value else None


def to_json(values: Sequence[object] | Mapping[int, int]) -> str:
    """Write a list, or counts by number, for storing or for SQLite to read."""
    return _encode(values)


def _roles_to_json(roles: tuple[RoleClaim, ...]) -> str | None:
    if not roles:
        return None
    return to_json([(r.title, r.of, r.paragraph, r.start, r.end, r.former) for r in roles])


def _roles(text: str | None) -> tuple[RoleClaim, ...]:
    return tuple(RoleClaim(*values) for values in _decode(text)[0]) if text else ()


def mention_row(mention: Mention) -> Row:
    """Write a mention."""
    m = mention
    return (
        *(m.paragraph, m.start, m.end, m.text, m.head, m.form.value),
        *(m.kind and m.kind.value, int(m.certain), m.canonical, int(m.plural)),
        _roles_to_json(m.roles),
    )


def mention(row: Row) -> Mention:
    """Read a mention."""
    paragraph, start, end, text, head, form, kind, certain, canonical, plural, roles = row
    return Mention(
        *(paragraph, start, end, text, head, Form(form), Kind(kind) if kind else None),
        *(bool(certain), canonical, bool(plural), _roles(roles)),
    )


def timex_row(timex: Timex) -> Row:
    """Write a time expression."""
    t = timex
    return t.paragraph, t.start, t.end, t.text, t.type.value, t.value, t.rule, t.anchor


def timex(row: Row) -> Timex:
    """Read a time expression."""
    paragraph, start, end, text, type_, value, rule, anchor = row
    return Timex(paragraph, start, end, text, TimexType(type_), value, rule, anchor)


def quote_row(quote: Quote) -> Row:
    """Write a quote."""
    q = quote
    return q.paragraph, q.start, q.end, q.speaker, q.cue, int(q.direct), q.speaker_text


def quote(row: Row) -> Quote:
    """Read a quote."""
    paragraph, start, end, speaker, cue, direct, words = row
    return Quote(paragraph, start, end, speaker, cue, bool(direct), words)


def referent_row(referent: Referent) -> Row:
    """Write a referent."""
    r = referent
    return (
        *(r.id, r.form.value, r.kind and r.kind.value, int(r.certain), to_json(r.names)),
        *(to_json(r.mentions), r.canonical, _roles_to_json(r.roles)),
    )


def referent(row: Row) -> Referent:
    """Read a referent."""
    id_, form, kind, certain, names, mentions, canonical, roles = row
    return Referent(
        *(id_, _FORMS[form], _KINDS[kind], bool(certain), tuple(_decode(names)[0])),
        *(tuple(_decode(mentions)[0]), canonical, _roles(roles)),
    )


def event_mention_row(event: EventMention) -> Row:
    """Write an event mention."""
    e = event
    return (
        *(e.paragraph, e.start, e.end, e.text, e.trigger, e.trigger_start, e.trigger_end),
        *(
            e.type.value,
            e.mode and e.mode.value,
            e.status.value,
            to_json(e.agents),
            to_json(e.recipients),
        ),
        *(e.place, e.date, e.date_expression, e.derivation, e.rule),
    )


def event_mention(key: str, row: Row) -> EventMention:
    """Read an event mention of the article of this key."""
    type_, mode, status, agents, recipients = row[7:12]
    return EventMention(
        *(key, *row[:7], EventType(type_), Mode(mode) if mode else None, Status(status)),
        *(tuple(json.loads(agents)), tuple(json.loads(recipients)), *row[12:]),
    )
