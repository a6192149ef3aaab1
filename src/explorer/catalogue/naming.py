"""Who is meant by a name that a person typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from enum import StrEnum

from explorer.catalogue.folding import fold
from explorer.catalogue.rowcodec import to_json
from explorer.errors import ActorUnknown, ValueUnknown

_SAME = "n.folded = ' ' || :text || ' '"
_PART = "instr(n.folded, ' ' || :text || ' ') > 0"
_BEGINNING = "instr(n.folded, ' ' || :text) > 0"
_ALL_WORDS = (
    "NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(n.folded, ' ' || value || ' ') = 0)"
)
_LOOKED_AT = 20_000  # names among which the nearest is looked for


def actors_meant(connection: sqlite3.Connection, text: str, what: str = "actor") -> list[int]:
    """Return the actors that a text means, or raise ActorUnknown with the nearest names.

    An id means itself. Else those with an alias that is the text, and the persons whose name has
    it as a part (a surname); else all whose alias has it as a part; else as the beginning of one;
    else those with an alias of all its words in another order.
    """
    row = connection.execute("SELECT id FROM actors WHERE key = ?", (text,)).fetchone()
    if row:
        return [row[0]]
    folded = fold(text)
    person = f"({_SAME} OR a.kind = 'person' AND {_PART})"
    for condition in (person, _PART, _BEGINNING, _ALL_WORDS):
        found = _matching(connection, folded, condition)
        if found:
            return found
    raise ActorUnknown(f"No {what} is named {text!r}.", hint=_nearest(connection, folded))


def places_meant(connection: sqlite3.Connection, text: str) -> list[int]:
    """Return the actors that a text means as a place, with all places that lie in them."""
    meant = actors_meant(connection, text, "place")
    rows = connection.execute(
        "SELECT id FROM actors INDEXED BY actors_within WHERE kind = 'place' AND \"of\" IN"
        " (SELECT name FROM actors WHERE id IN (SELECT value FROM json_each(?))"
        " AND kind IN ('country', 'place'))",
        (to_json(meant),),
    )
    return sorted({*meant, *(id_ for (id_,) in rows)})


def _matching(connection: sqlite3.Connection, folded: str, condition: str) -> list[int]:
    words = folded.split()
    if not words:
        return []
    # The index of words narrows the candidates; the last word may be a beginning.
    first = words[0]
    rows = connection.execute(
        "SELECT DISTINCT a.id FROM alias_words w JOIN aliases n ON n.actor = w.actor"
        " JOIN actors a ON a.id = w.actor"
        f" WHERE w.word >= :first AND w.word < :after AND {condition}"
        " ORDER BY a.mentions DESC, a.key",
        {
            "first": first,
            "after": f"{first}\U0010ffff",
            "text": folded,
            "words": to_json(words),
        },
    )
    return [id_ for (id_,) in rows]


def _nearest(connection: sqlite3.Connection, folded: str) -> str:
    from rapidfuzz import fuzz, process

    rows = connection.execute(
        "SELECT a.name, n.folded FROM actors a INDEXED BY actors_most_mentioned"
        " CROSS JOIN aliases n ON n.actor = a.id AND n.name = a.name"
        f" ORDER BY a.mentions DESC, a.key LIMIT {_LOOKED_AT}"
    ).fetchall()
    near = process.extract(
        folded, [name.strip() for _, name in rows], scorer=fuzz.WRatio, limit=3, score_cutoff=70
    )
    if not near:
        return "explorer actors lists all names."
    return f"Did you mean {' or '.join(rows[row][0] for _, _, row in near)}?"


def one_of(values: Iterable[StrEnum], text: str, what: str) -> str:
    """Return the value if it is one of a list, or raise ValueUnknown, which names them all."""
    known = [value.value for value in values]
    return text if text in known else _refuse(known, text, what)


def _refuse(known: Sequence[str], text: str, what: str) -> str:
    import difflib

    near = difflib.get_close_matches(text.lower(), known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise ValueUnknown(
        f"There is no {what} {text!r}.", hint=f"{hint}The {what}s are {', '.join(known)}."
    )
