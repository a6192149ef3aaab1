"""Did you mean: the query again, with words that the index holds, where they lead to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from explorer.cancellation import Cancellation
from explorer.errors import QueryError
from explorer.search.protocol import SearchEngine
from explorer.search.query import And, Field, Node, Or, Phrase, Query, Word, begun, parse
from explorer.search.words import Term, terms

_NAMED = (Field.ACTOR, Field.PLACE, Field.SOURCE)
_TRIED = 12
"""Queries that are tried at most for one set of suggestions."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Characters ``start`` to ``end`` of the query and the words that may be meant instead."""

    start: int
    end: int
    words: tuple[str, ...]


def did_you_mean(
    engine: SearchEngine, query: Query, *, limit: int = 3, cancel: Cancellation | None = None
) -> list[str]:
    """Return whole queries with the unknown words replaced, each of which finds something.

    Where nothing is found, the first takes the last word for the beginning of one. Where every
    word is known besides, one known word at a time is replaced by a near one, and phrases are
    loosened. Raises Cancelled soon after ``cancel`` was cancelled.
    """
    unknown = list(_doubts(engine, query, known=False))
    candidates = list(_corrected(query.text, unknown, limit))
    finds_nothing = not engine.search(query, limit=1, cancel=cancel).hits
    if not candidates and finds_nothing:
        for doubt in _doubts(engine, query, known=True):
            candidates += _corrected(query.text, [doubt], 1)
        candidates += _loosened(query)
    beginning = begun(query.text) if finds_nothing else None
    candidates = [beginning, *candidates] if beginning else candidates
    found: list[str] = []
    for candidate in list(dict.fromkeys(candidates))[:_TRIED]:
        if len(found) < limit and candidate != query.text and _finds(engine, candidate, cancel):
            found.append(candidate)
    return found


def did_you_mean_name(
    engine: SearchEngine,
    query: Query,
    names: Callable[[str], Sequence[str]],
    *,
    limit: int = 3,
    cancel: Cancellation | None = None,
) -> list[str]:
    """Return whole queries with the names of actors, places and sources written out.

    ``names`` gives the names of actors and places that a text may be meant for, the best first.
    Only what finds nothing by itself is replaced, and only by what leads to articles.
    """
    found: list[str] = []
    for leaf in _leaves(query.tree):
        start, end = leaf.at.start, leaf.at.end
        asked = f"{leaf.field}:{query.text[start:end]}"
        if leaf.field not in _NAMED or _finds(engine, asked, cancel):
            continue
        if leaf.field is Field.SOURCE:
            written = [f"{leaf.text}*"] if leaf.text.isalnum() else []
        else:
            written = [f'"{name}"' for name in names(leaf.text) if '"' not in name]
        for name in written:
            candidate = query.text[:start] + name + query.text[end:]
            if len(found) == limit or candidate in found:
                continue
            if _finds(engine, candidate, cancel):
                found.append(candidate)
    return found


def _doubts(engine: SearchEngine, query: Query, *, known: bool) -> Iterator[_Doubt]:
    for leaf in _leaves(query.tree):
        for term in _typed_terms(query.text, leaf):
            if engine.knows(term.text, leaf.field) is known:
                words = tuple(engine.suggest(term.text, leaf.field))
                if words:
                    yield _Doubt(term.start, term.end, words)


def _leaves(node: Node | None) -> Iterator[Word | Phrase]:
    match node:
        case And() | Or():
            for part in node.parts:
                yield from _leaves(part)
        case Word() | Phrase() if node.field is not Field.TYPE:
            yield node


def _typed_terms(text: str, leaf: Word | Phrase) -> Iterator[Term]:
    """Yield the terms of a leaf with their offsets in the typed query."""
    start, end = leaf.at.start, leaf.at.end
    if isinstance(leaf, Phrase) and leaf.slop:
        end = text.rindex("~", start, end)
    for term in terms(text[start:end]):
        yield Term(term.text, term.start + start, term.end + start)


def _corrected(text: str, doubts: list[_Doubt], limit: int) -> Iterator[str]:
    for rank in range(limit if doubts else 0):
        corrected = text
        for doubt in reversed(doubts):
            word = doubt.words[min(rank, len(doubt.words) - 1)]
            corrected = corrected[: doubt.start] + word + corrected[doubt.end :]
        yield corrected


def _loosened(query: Query) -> Iterator[str]:
    for leaf in _leaves(query.tree):
        words = [term.text for term in _typed_terms(query.text, leaf)]
        if isinstance(leaf, Phrase) and len(words) > 1:
            loose = f"({' '.join(words)})"
            yield query.text[: leaf.at.start] + loose + query.text[leaf.at.end :]


def _finds(engine: SearchEngine, text: str, cancel: Cancellation | None) -> bool:
    try:
        return bool(engine.search(parse(text), limit=1, cancel=cancel).hits)
    except QueryError:
        return False
