"""Whence words come: the citation of a paragraph, in the style that the user chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from explorer.catalogue import ArticleRow
from explorer.citation import Citation, Style
from explorer.export.escaping import escaped
from explorer.library import Library
from explorer.model import Article
from explorer.safetext import visible

Record = TypeVar("Record")
_KEPT = 5_000
_BATCH = 300


def in_batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Yield records in lists of some hundred: what they cite is read for all of a list at once."""
    each = iter(records)
    while batch := list(islice(each, _BATCH)):
        yield batch


def cited(article: Article, paragraph: int, words: str, style: Style) -> str:
    """Return the citation of a paragraph with its words, to be copied."""
    citation = Citation(
        article.publication,
        article.published.isoformat() if article.published else None,
        article.title,
        article.key,
        paragraph,
        author=article.author,
    )
    return style.cite(citation, words, safe=escaped if style.is_markup else visible)


class Sources:
    """Citations of an article's paragraphs; headlines and authors are read a batch at a time."""

    def __init__(self, library: Library, style: Style) -> None:
        self.library = library
        self._style = style
        self._rows: dict[str, ArticleRow] = {}

    def fetch(self, articles: Iterable[str]) -> None:
        """Read what citations of these articles need."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        wanted = sorted(set(articles) - self._rows.keys())
        if wanted:
            self._rows.update((row.key, row) for row in self.library.articles.rows(wanted))

    def plain(self, article: str, paragraph: int) -> str:
        """Return a citation as plain text on one line."""
        return self._style.cite(self._citation(article, paragraph))

    def markdown(self, article: str, paragraph: int) -> str:
        """Return a citation as Markdown: the signs of the style count, those of its values not."""
        return self._style.cite(self._citation(article, paragraph), safe=escaped)

    def _citation(self, article: str, paragraph: int) -> Citation:
        if article not in self._rows:
            self.fetch([article])
        row = self._rows.get(article)
        if row is None:  # a refresh took the article away meanwhile
            return Citation(None, None, None, article, paragraph)
        published = row.published.isoformat() if row.published else None
        return Citation(
            row.publication, published, row.title, article, paragraph, author=row.author
        )
