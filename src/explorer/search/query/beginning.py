"""A query that is still being written: its last word may be only the beginning of one."""

from __future__ import annotations

from explorer.errors import QueryError
from explorer.search.query.parser import parse
from explorer.search.query.tree import And, Field, Node, Or, Pattern

_OF_TEXT = (None, Field.TITLE, Field.BODY)


def begun(text: str) -> str | None:
    """Return the query with its last word as the beginning of one: ``iran corr*``.

    None where it ends with no word of the text, or with fewer letters than a beginning needs.
    """
    if not text[-1:].isalnum():
        return None
    written = f"{text}*"
    try:
        last = _last(parse(written).tree)
    except QueryError:
        return None
    is_word = isinstance(last, Pattern) and last.field in _OF_TEXT and last.text.count("*") == 1
    return written if is_word else None


def _last(node: Node | None) -> Node | None:
    while isinstance(node, And | Or):
        node = node.parts[-1]
    return node
