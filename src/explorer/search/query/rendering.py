"""A tree back into text: the plain form that is shown to the user, and parses to the same tree."""

from __future__ import annotations

from explorer.search.query.tree import (
    And,
    DateRange,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Word,
)


def rendered(tree: Node | None) -> str:
    """Return the query with every AND written, and brackets where OR and AND meet."""
    match tree:
        case None:
            return ""
        case And():
            return " AND ".join(_bracketed(part) for part in tree.parts)
        case Or():
            return " OR ".join(_bracketed(part) for part in tree.parts)
        case Not():
            return f"NOT {_bracketed(tree.part)}"
        case _:
            return _leaf(tree)


def nesting(tree: Node | None) -> int:
    """Return how deep the brackets of the plain form stand in each other."""
    match tree:
        case And() | Or():
            return max(nesting(part) + isinstance(part, And | Or) for part in tree.parts)
        case Not():
            return nesting(tree.part) + isinstance(tree.part, And | Or)
        case _:
            return 0


def _bracketed(part: Node) -> str:
    return f"({rendered(part)})" if isinstance(part, And | Or) else rendered(part)


def _leaf(leaf: Leaf) -> str:
    if isinstance(leaf, DateRange):
        return f"date:{leaf.text}"
    field = f"{leaf.field}:" if leaf.field else ""
    match leaf:
        case Phrase(slop=0):
            return f'{field}"{leaf.text}"'
        case Phrase():
            return f'{field}"{leaf.text}"~{leaf.slop}'
        case Fuzzy(distance=1):
            return f"{field}{leaf.text}~"
        case Fuzzy():
            return f"{field}{leaf.text}~{leaf.distance}"
        case Word() | Pattern():
            return f"{field}{leaf.text}"
