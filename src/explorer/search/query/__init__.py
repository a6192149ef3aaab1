"""The query language: text in, a frozen tree with positions out; knows no engine."""

from explorer.search.query.beginning import begun
from explorer.search.query.parser import parse
from explorer.search.query.tree import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Position,
    Query,
    Word,
)

__all__ = [
    "And",
    "DateRange",
    "Field",
    "Fuzzy",
    "Leaf",
    "Node",
    "Not",
    "Or",
    "Pattern",
    "Phrase",
    "Position",
    "Query",
    "Word",
    "begun",
    "parse",
]
