"""What is indexed of an article: its fields, and where their words stand.

One field, ``text``, holds title and body together: a word of the title counts for several, as
BM25F has it, and a word without a field costs one look-up. The title stands at the positions
before `BODY_START`, so ``body:`` is the same field read from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from explorer.search.nearness import MAX_GAP
from explorer.search.protocol import Document
from explorer.search.query import Field

if TYPE_CHECKING:
    from whoosh import fields

FORMAT = 2
"""Raised whenever an index written before would be read wrongly."""

TEXT = "text"
BODY_START = 1_000
TITLE_WEIGHT = 3.0
LONGEST_TITLE = BODY_START - MAX_GAP - 2
"""Words of a title that are found without a field."""

APART = MAX_GAP + 2
"""Positions between two paragraphs, or two names: no phrase reaches over them."""

UNDATED = 0
"""The day number of an article without a date; real ones are ``date.toordinal()``."""

FIELD_NAMES: dict[Field | None, str] = {
    None: TEXT,
    Field.BODY: TEXT,
    Field.TITLE: "title",
    Field.ACTOR: "actor",
    Field.PLACE: "place",
    Field.SOURCE: "source",
    Field.AUTHOR: "author",
    Field.TYPE: "type",
}
WORD_FIELDS = tuple(dict.fromkeys(FIELD_NAMES.values()))


def schema() -> fields.Schema:
    """Return the fields as Whoosh notes them beside the segments."""
    from whoosh import fields  # slow to load, and a process that makes segments needs none of it

    return fields.Schema(key=fields.ID(unique=True), **{name: fields.ID() for name in WORD_FIELDS})


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each field and text of a document, but for its body."""
    yield "title", document.title
    for name in document.actors:
        yield "actor", name
    for name in document.places:
        yield "place", name
    yield "source", document.publication or ""
    yield "author", document.author or ""
    for name in document.types:
        yield "type", name


def day_number(day: date | None) -> int:
    """Return the day as the index stores it."""
    return day.toordinal() if day else UNDATED
