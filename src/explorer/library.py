"""An indexed corpus opened for reading: the one thing that the screen and the commands ask.

It joins the catalogue (facts) and the search engine (text); neither is changed by asking.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from explorer.catalogue import (
    ActorQuestions,
    ArticleQuestions,
    CatalogueStatus,
    EventQuestions,
)
from explorer.config import Store
from explorer.model import ArticleKey


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

    ``suggestions`` are whole queries to try instead, given where nothing was found.
    """

    query: str
    parsed: str
    total: int
    hits: tuple[SearchHit, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What is indexed; ``index_size`` is in bytes, ``searchable`` counts articles in the index."""

    catalogue: CatalogueStatus
    searchable: int
    index_size: int


class Library:
    """An indexed corpus. Safe to ask from several threads; a writer may work beside it.

    ``articles``, ``actors`` and ``events`` answer the questions of the catalogue.
    """

    articles: ArticleQuestions
    actors: ActorQuestions
    events: EventQuestions

    @classmethod
    def open(cls, corpus: Path, store: Store) -> Library:
        """Open the store of a corpus; StoreMissing, StoreOutdated or StoreDamaged say what to do.

        Imports nothing slow: the search engine is loaded by the first search.
        """
        raise NotImplementedError

    @property
    def corpus(self) -> Path:
        """The folder or file of the articles."""
        raise NotImplementedError

    def generation(self) -> int:
        """Return a number that grows with every committed change: cheap, for polling."""
        raise NotImplementedError

    def search(self, text: str, *, limit: int = 50, offset: int = 0) -> SearchAnswer:
        """Search the text; QueryError tells where a mistake is. An empty query finds nothing."""
        raise NotImplementedError

    def search_keys(self, text: str, *, limit: int = 10_000) -> tuple[ArticleKey, ...]:
        """Return only the keys of the best hits: for the actors and events of the results."""
        raise NotImplementedError

    def status(self) -> LibraryStatus:
        """Return counts, failures, sizes and versions."""
        raise NotImplementedError

    def close(self) -> None:
        """Close files; asking again opens them anew."""
        raise NotImplementedError
