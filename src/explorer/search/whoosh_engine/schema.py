"""What is indexed of an article, and how its words and their positions are stored.

One field, ``text``, holds title and body together: a word of the title counts for several, as
BM25F has it, and a word without a field costs one look-up. The title stands at the positions
before `BODY_START`, so ``body:`` is the same field read from there.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Generator, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any

from whoosh import columns, fields, formats

from explorer.search.nearness import MAX_GAP
from explorer.search.protocol import Document
from explorer.search.query import Field
from explorer.search.words import term_texts

FORMAT = 1
"""Raised whenever an index written before would be read wrongly."""

BODY_START = 1_000
TITLE_WEIGHT = 3.0
UNDATED = 0
"""The day number of an article without a date; real ones are ``date.toordinal()``."""

_APART = MAX_GAP + 2
Posting = tuple[bytes, int, float, bytes]


class Places(formats.Format):
    """Sorted positions as an array of machine integers, which Python reads at once."""

    def decode_positions(self, value: bytes) -> array[int]:
        """Return the positions of a word in one document."""
        found = array(chr(value[0]))
        found.frombytes(value[1:])
        return found

    @staticmethod
    def encode(positions: list[int]) -> bytes:
        """Return the bytes that `decode_positions` reads."""
        code = "H" if positions[-1] < 65_536 else "I"
        return code.encode() + array(code, positions).tobytes()


class Words(fields.FieldType):
    """A field of several texts; no phrase reaches from one into the next."""

    def __init__(self, *, scorable: bool) -> None:
        self.format = Places()
        self.analyzer = None
        self.scorable = scorable

    def index(self, value: Iterable[str], **_: object) -> Generator[Posting, object, None]:
        """Yield word, count, weight and positions of each word."""
        for word, places in _positions(value, 0).items():
            yield word.encode(), len(places), float(len(places)), Places.encode(places)


class TitleAndBody(Words):
    """The title as the first text, then the paragraphs."""

    def index(self, value: Iterable[str], **_: object) -> Generator[Posting, object, None]:
        """Yield the words of both; a word's weight counts those of the title several times."""
        title, *body = value
        weights: dict[str, float] = defaultdict(float)
        in_title: dict[str, list[int]] = {}
        for position, word in enumerate(term_texts(title)[: BODY_START - _APART]):
            weights[word] += TITLE_WEIGHT - 1.0
            in_title.setdefault(word, []).append(position)
        places = _positions(body, BODY_START)
        for word, early in in_title.items():
            places[word] = early + places.get(word, [])
        for word, here in places.items():
            weight = len(here) + weights[word] if word in weights else float(len(here))
            yield word.encode(), len(here), weight, Places.encode(here)


def _positions(texts: Iterable[str], start: int) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    position = start
    for text in texts:
        for word in term_texts(text):
            found[word].append(position)
            position += 1
        position += _APART
    return found


FIELD_NAMES: dict[Field | None, str] = {
    None: "text",
    Field.BODY: "text",
    Field.TITLE: "title",
    Field.ACTOR: "actor",
    Field.PLACE: "place",
    Field.SOURCE: "source",
    Field.AUTHOR: "author",
    Field.TYPE: "type",
}


def schema() -> fields.Schema:
    """Return the fields of the index."""
    facts = ("title", "actor", "place", "source", "author", "type")
    return fields.Schema(
        key=fields.ID(stored=True, unique=True),
        day=fields.COLUMN(columns.NumericColumn("i", default=UNDATED)),
        text=TitleAndBody(scorable=True),
        **{name: Words(scorable=False) for name in facts},
    )


def row(document: Document) -> dict[str, Any]:
    """Return a document as the fields of the index; what is not known is left out."""
    values: dict[str, Sequence[str]] = {
        "title": [document.title],
        "text": list(chain([document.title], document.body)),
        "actor": document.actors,
        "place": document.places,
        "source": [document.publication or ""],
        "author": [document.author or ""],
        "type": document.types,
    }
    known = {name: texts for name, texts in values.items() if any(texts)}
    return {"key": document.key, "day": day_number(document.date), **known}


def day_number(day: date | None) -> int:
    """Return the day as the index stores it."""
    return day.toordinal() if day else UNDATED
