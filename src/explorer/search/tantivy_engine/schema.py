"""What is indexed of an article, and the one entry beside them that numbers the commit.

Title and body are fields of their own. Texts of one field stand further apart than any phrase
reaches: between two of them stands an empty word that advances the position.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tantivy import Document as Row
from tantivy import FieldType, PreTokenizedString, Query, Schema, SchemaBuilder, Token

from explorer.search.nearness import MAX_GAP
from explorer.search.protocol import Document
from explorer.search.query import Field
from explorer.search.tantivy_engine.texts import prepared

FORMAT = 1
"""Raised whenever an index written before would be read wrongly."""

UNDATED = 0
"""The day number of an article without a date; real ones are ``date.toordinal()``."""

NAMES: dict[Field | None, tuple[str, ...]] = {
    None: ("title", "body"),
    Field.TITLE: ("title",),
    Field.BODY: ("body",),
    Field.ACTOR: ("actor",),
    Field.PLACE: ("place",),
    Field.SOURCE: ("source",),
    Field.AUTHOR: ("author",),
    Field.TYPE: ("type",),
}
"""Where a word of each field of the query language is looked for."""

ANALYZER = "words"
"""The name by which an index knows `texts.analyzer`."""

_HEADS = ("title", "source", "author")  # texts that are made ready together with the body
_TEXTS = ("title", "body", "actor", "place", "source", "author", "type")
_APART = PreTokenizedString("", [Token("", MAX_GAP, 0, 0)])
COMMIT = ("mark", "commit")
"""Field and value of the entry that numbers the commit."""


def schema() -> Schema:
    """Return the fields of the index."""
    builder = SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _TEXTS:
        builder.add_text_field(name, tokenizer_name=ANALYZER)
    builder.add_integer_field("day", fast=True)
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("generation", fast=True)
    return builder.build()


def row(document: Document) -> Row:
    """Return an article as Tantivy takes it."""
    made = Row()
    made.add_text("key", document.key)
    made.add_integer("day", document.date.toordinal() if document.date else UNDATED)
    texts = prepared(
        [document.title, document.publication or "", document.author or "", *document.body]
    )
    for name, text in zip(_HEADS, texts, strict=False):
        if text:
            _add(made, name, (text,))
    _add(made, "body", texts[len(_HEADS) :])
    if document.actors:
        _add(made, "actor", prepared(document.actors))
    if document.places:
        _add(made, "place", prepared(document.places))
    if document.types:
        _add(made, "type", prepared(document.types))
    return made


def _add(made: Row, name: str, texts: Sequence[str]) -> None:
    put, put_apart = made.add_text, made.add_pre_tokenized_text
    is_first = True
    for text in texts:
        if not text:
            continue
        if is_first:
            is_first = False
        else:
            put_apart(name, _APART)
        put(name, text)


def commit_row(generation: int) -> Row:
    """Return the entry that numbers a commit; it takes the place of the one before."""
    made = Row()
    made.add_text(*COMMIT)
    made.add_integer("generation", generation)
    return made


def commit_query(fields: Schema) -> Query:
    """Return a query for the entry that numbers the commit."""
    return Query.term_query(fields, *COMMIT)


def days_query(fields: Schema, first: date | None, last: date | None) -> Query:
    """Return a query for the articles of some days, both included."""
    low = first.toordinal() if first else UNDATED + 1
    high = last.toordinal() if last else date.max.toordinal()
    return Query.range_query(fields, "day", FieldType.Integer, low, high)


def everything_query(fields: Schema) -> Query:
    """Return a query for all articles; the entry of the commit has no day."""
    return Query.range_query(fields, "day", FieldType.Integer, UNDATED, date.max.toordinal())
