"""Questions about reasons: why an event, its date and its people, an actor and its names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from explorer.catalogue.about_actors import ActorQuestions
from explorer.catalogue.about_events import EventQuestions
from explorer.catalogue.actor_reasons import aliases_of, described_of, roles_of
from explorer.catalogue.connection import Connections
from explorer.catalogue.reason_rows import (
    ActorReasons,
    DateReading,
    EventReasons,
    Taking,
    Telling,
    Words,
)
from explorer.model import ActorId, Event, Evidence, Form, Status

_NAMES = (Form.NAME, Form.DEMONYM)
_NEAREST = "ORDER BY abs(paragraph - :paragraph), paragraph, abs(start - :start)"
_MENTION = """
    SELECT m.paragraph, m.start, m."end", m.text, m.form, coalesce(r.reason, ''), p.reason
    FROM links l JOIN appearances p ON p.article = l.article AND p.referent = l.referent
    JOIN mentions m ON m.article = l.article AND m.position = l.mention
    LEFT JOIN reasons r ON r.article = m.article AND r.mention = m.position
    WHERE l.article = :article AND l.referent = :referent
    ORDER BY m.paragraph <> :paragraph, m.start < :start OR m."end" > :end,
        m.form <> 'name', m.form = 'pronoun', m.paragraph > :paragraph, abs(m.start - :start)
    LIMIT 1
"""


class ReasonQuestions:
    """What analysts ask to check a fact; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._events = EventQuestions(connections)
        self._actors = ActorQuestions(connections)

    def event(self, id: str) -> EventReasons:
        """Return what an event rests on, or raise EventUnknown."""
        event = self._events.event(id)
        names = self._actors.names(list(dict.fromkeys(event.named)))
        with self._connections.reading() as connection:
            tellings = tuple(_telling(connection, event, each, names) for each in event.evidence)
        return EventReasons(event, names, tellings)

    def actor(self, id: ActorId, *, most: int | None = None) -> ActorReasons:
        """Return what an actor's names and offices rest on, or raise ActorUnknown.

        Of each office come the words of every article that tells it, or of the first ``most``.
        """
        actor = self._actors.actor(id)
        with self._connections.reading() as connection:
            row = connection.execute("SELECT id FROM actors WHERE key = ?", (id,)).fetchone()
            number = row[0] if row else 0  # it can have gone meanwhile
            return ActorReasons(
                actor,
                aliases_of(connection, number, actor),
                roles_of(connection, number, actor, most),
                described_of(connection, number),
            )


class _Read(NamedTuple):
    """A stored event mention; its people are (part, referent) in the article ``number``."""

    number: int
    trigger: str
    status: Status
    date: str | None
    expression: str | None
    derivation: str
    rule: str
    people: tuple[tuple[Literal["actor", "recipient", "place"], int], ...]


def _telling(
    connection: sqlite3.Connection, event: Event, evidence: Evidence, names: dict[ActorId, str]
) -> Telling:
    read = _best(list(_read(connection, evidence)), evidence)
    e = evidence
    words = Words(*(e.article, e.published, e.publication, e.paragraph, e.start, e.end, e.text))
    if read is None:  # told of together with another article's words
        date = DateReading(e.date, e.date_expression, "", None, "", "nowhere found", None)
        return Telling(words, "", e.why, event.status, date, (), "")
    steps = "; ".join(filter(None, (read.rule, read.derivation)))
    return Telling(
        words,
        read.trigger,
        read.rule,
        read.status,
        _dated(connection, read, words),
        _each_once(_takings(connection, read, words, names)),
        e.why.removeprefix(steps).removeprefix("; "),
    )


def _read(connection: sqlite3.Connection, evidence: Evidence) -> Iterator[_Read]:
    rows = connection.execute(
        'SELECT m.article, m."trigger", m.status, m.date, m.date_expression, m.derivation, m.rule,'
        " m.agents, m.recipients, m.place FROM event_mentions m"
        " JOIN articles a ON a.id = m.article WHERE a.key = ? AND m.paragraph = ? AND m.start = ?"
        " ORDER BY m.position",
        (evidence.article, evidence.paragraph, evidence.start),
    )
    for number, trigger, status, date, said, derivation, rule, agents, recipients, place in rows:
        people: list[tuple[Literal["actor", "recipient", "place"], int]] = []
        people += [("actor", referent) for referent in json.loads(agents)]
        people += [("recipient", referent) for referent in json.loads(recipients)]
        people += [("place", place)] if place is not None else []
        yield _Read(*(number, trigger, Status(status), date, said, derivation, rule), tuple(people))


def _best(found: Sequence[_Read], evidence: Evidence) -> _Read | None:
    """Return which of the events of a sentence was taken for a piece of evidence."""
    told = [
        read
        for read in found
        if evidence.why.startswith("; ".join(filter(None, (read.rule, read.derivation))))
    ]
    same = [read for read in told if read.expression == evidence.date_expression]
    return next(iter((*same, *told, *found)), None)


def _dated(connection: sqlite3.Connection, read: _Read, sentence: Words) -> DateReading:
    found = None
    if read.expression:
        found = connection.execute(
            'SELECT paragraph, start, "end", text, rule, anchor FROM timexes'
            f" WHERE article = :article AND instr(:expression, text) > 0 {_NEAREST}",
            {
                "article": read.number,
                "expression": read.expression,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
            },
        ).fetchone()
    if found is None:
        return DateReading(
            *(read.date, read.expression, "", None, read.derivation, "nowhere found", None)
        )
    paragraph, start, end, text, rule, anchor = found
    words = sentence._replace(paragraph=paragraph, start=start, end=end, text=text)
    distance: Literal["same sentence", "same paragraph", "another paragraph"] = (
        "another paragraph"
        if paragraph != sentence.paragraph
        else "same sentence"
        if sentence.start <= start < sentence.end
        else "same paragraph"
    )
    return DateReading(
        *(read.date, read.expression, rule, anchor, read.derivation, distance, words)
    )


def _each_once(takings: Iterator[Taking]) -> tuple[Taking, ...]:
    """Keep of several words that bring somebody in the same part those that name them."""
    kept: dict[tuple[str, ActorId], Taking] = {}
    for taking in takings:
        key = taking.part, taking.actor
        if key not in kept or (taking.form in _NAMES and kept[key].form not in _NAMES):
            kept[key] = taking
    return tuple(kept.values())


def _takings(
    connection: sqlite3.Connection, read: _Read, sentence: Words, names: dict[ActorId, str]
) -> Iterator[Taking]:
    for part, referent in read.people:
        row = connection.execute(
            "SELECT a.key FROM appearances p JOIN actors a ON a.id = p.actor"
            " WHERE p.article = ? AND p.referent = ?",
            (read.number, referent),
        ).fetchone()
        if row is None or row[0] not in names:
            continue
        mention = connection.execute(
            _MENTION,
            {
                "article": read.number,
                "referent": referent,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
            },
        ).fetchone()
        if mention is None:
            yield Taking(part, row[0], names[row[0]], None, None, "")
            continue
        paragraph, start, end, text, form, own, over_all = mention
        words = sentence._replace(paragraph=paragraph, start=start, end=end, text=text)
        yield Taking(part, row[0], names[row[0]], words, Form(form), over_all or own)
