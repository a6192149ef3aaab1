"""Questions about articles."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.catalogue.connection import Connections
from explorer.catalogue.rows import ArticleRow, ArticleView
from explorer.model import Article, ArticleKey


class ArticleQuestions:
    """What is asked about articles; each answer is the newest committed state."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count(self) -> int:
        """Return the number of articles."""
        raise NotImplementedError

    def rows(
        self, keys: Sequence[ArticleKey] | None = None, *, limit: int = -1, offset: int = 0
    ) -> list[ArticleRow]:
        """Return the articles, newest first; or those of ``keys`` that exist, in that order."""
        raise NotImplementedError

    def key_of(self, text: str) -> ArticleKey:
        """Return the article that is meant by a key, a file name, or a name without its ending.

        ArticleUnknown names the nearest keys.
        """
        raise NotImplementedError

    def article(self, key: ArticleKey) -> Article:
        """Return an article with its paragraphs, or raise ArticleUnknown."""
        raise NotImplementedError

    def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return those of many articles that exist."""
        raise NotImplementedError

    def view(self, key: ArticleKey) -> ArticleView:
        """Return an article with everything found in it, or raise ArticleUnknown."""
        raise NotImplementedError
