"""What a search answers: the articles found, each with its best paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from explorer.cancellation import Cancellation
from explorer.catalogue import ArticleQuestions, ArticleText
from explorer.model import ArticleKey

if TYPE_CHECKING:
    from explorer.search import Hit, Query

_CHUNK = 16  # hits whose articles are read and held at a time


class SearchHit(NamedTuple):
    """A found article with its best paragraph; ``spans`` are (start, end) offsets in ``snippet``.

    ``snippet`` is the whole paragraph or a part of it, on one line.
    """

    article: ArticleKey
    title: str
    published: date | None
    publication: str | None
    score: float
    paragraph: int
    snippet: str
    spans: tuple[tuple[int, int], ...]


class SearchAnswer(NamedTuple):
    """``total`` counts all hits; ``parsed`` shows how the query was understood.

    ``suggestions`` are whole queries to try instead, given where nothing was found. Where not
    ``exact``, there are at least ``total`` hits.
    """

    query: str
    parsed: str
    total: int
    hits: tuple[SearchHit, ...]
    suggestions: tuple[str, ...]
    exact: bool = True


def described_one_by_one(
    articles: ArticleQuestions,
    query: Query,
    hits: Sequence[Hit],
    *,
    cancel: Cancellation | None = None,
) -> Iterator[SearchHit]:
    """Yield the hits as they are asked for, with titles and best paragraphs.

    An article just deleted is left out. Raises Cancelled soon after ``cancel`` was cancelled.
    """
    for start in range(0, len(hits), _CHUNK):
        chunk = hits[start : start + _CHUNK]
        keys = [hit.key for hit in chunk]
        found = articles.texts(keys)
        names = articles.names(keys) if _asks_for_names(query) else {}
        for hit in chunk:
            if cancel is not None:
                cancel.check()
            if hit.key in found:
                yield _described(query, hit, found[hit.key], names.get(hit.key, ()))


def _asks_for_names(query: Query) -> bool:
    """Tell whether the words to be marked are the aliases of an actor or place."""
    return "actor:" in query.parsed or "place:" in query.parsed


def _described(
    query: Query, hit: Hit, text: ArticleText, names: Sequence[Sequence[str]]
) -> SearchHit:
    from explorer.search import best_snippet

    best = best_snippet(text.paragraphs, query, names=names)
    return SearchHit(
        article=hit.key,
        title=text.title,
        published=text.published,
        publication=text.publication,
        score=hit.score,
        paragraph=best.paragraph,
        snippet=best.text,
        spans=best.spans,
    )
