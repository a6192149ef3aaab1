"""What every engine ranks by: which parts of a query are scored, and what the others count."""

from __future__ import annotations

from explorer.search.query import And, Field, Fuzzy, Node, Or, Pattern, Phrase, Word

SCORED_EXPANSION = 32
"""Up to so many words of a pattern are scored each; more are only looked up."""

NEARNESS = (1.0, 0.6, 0.3)
"""What a word counts that is 0, 1, 2 letters from the one asked for."""

FILTER_SCORE = 0.1
"""What an article counts that answers a filter where it might have answered a word."""


def is_scored(node: Node) -> bool:
    """Tell whether articles that answer this differ in how well they do."""
    match node:
        case Word() | Phrase() | Pattern() | Fuzzy():
            return node.field in (None, Field.BODY)
        case And() | Or():
            return any(is_scored(part) for part in node.parts)
        case _:
            return False
