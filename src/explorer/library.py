"""An indexed corpus opened for reading: the one thing that the screen and the commands ask.

It joins the catalogue (facts) and the search engine (text); neither is changed by asking.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from explorer.cancellation import Cancellation
from explorer.catalogue import (
    ActorQuestions,
    ArticleQuestions,
    CatalogueStatus,
    Connections,
    DossierQuestions,
    EventQuestions,
    ReasonQuestions,
    generation,
    index_expected,
    left_out,
    status,
)
from explorer.config import Store
from explorer.errors import StoreError, StoreMissing
from explorer.model import Article, ArticleKey
from explorer.ownership import refuse_foreign

if TYPE_CHECKING:
    from explorer.catalogue import KnownName
    from explorer.finding import NameFinder
    from explorer.search import Hit, Query, SearchEngine

_NAMES = 6  # actors that are looked at where a name in a query is not known
_CHUNK = 200  # hits whose articles are held at a time
_ANY = "the"  # a word that a good part of all articles have


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


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What is indexed; ``index_size`` is in bytes, ``searchable`` counts articles in the index.

    ``engine`` is the name of what made the index, None where there is none.
    """

    catalogue: CatalogueStatus
    searchable: int
    index_size: int
    engine: str | None


class Library:
    """An indexed corpus. Safe to ask from several threads; a writer may work beside it.

    ``articles``, ``actors``, ``dossiers``, ``events`` and ``reasons`` answer the questions of the
    catalogue.
    """

    articles: ArticleQuestions
    actors: ActorQuestions
    dossiers: DossierQuestions
    events: EventQuestions
    reasons: ReasonQuestions

    def __init__(self, corpus: Path, store: Store) -> None:
        self._corpus = corpus
        self._store = store
        self._connections = Connections(store.catalogue, untouched=store.read_only)
        self._engine: SearchEngine | None = None
        self._expected = ("", 0)
        self._opening, self._naming = threading.Lock(), threading.Lock()
        self._names: tuple[int, NameFinder] | None = None
        self.articles = ArticleQuestions(self._connections)
        self.actors = ActorQuestions(self._connections)
        self.dossiers = DossierQuestions(self._connections)
        self.events = EventQuestions(self._connections)
        self.reasons = ReasonQuestions(self._connections)

    @classmethod
    def open(cls, corpus: Path, store: Store) -> Library:
        """Open the store of a corpus; StoreMissing, StoreOutdated or StoreDamaged say what to do.

        Imports nothing slow: the search engine is loaded by the first search.
        """
        refuse_foreign(store.root, store.trusted)
        library = cls(corpus, store)
        library.generation()
        return library

    @property
    def corpus(self) -> Path:
        """The folder or file of the articles."""
        return self._corpus

    def generation(self) -> int:
        """Return a number that grows with every committed change: cheap, for polling."""
        return generation(self._connections)

    def search(
        self, text: str, *, limit: int = 50, offset: int = 0, cancel: Cancellation | None = None
    ) -> SearchAnswer:
        """Search the text; QueryError tells where a mistake is. An empty query finds nothing.

        Raises Cancelled soon after ``cancel`` was cancelled.
        """
        from explorer.search import parse

        query = parse(text)
        if query.tree is None:
            return SearchAnswer(text, query.parsed, 0, (), ())
        engine = self._searching()
        cancel = cancel or Cancellation()
        found = engine.search(query, limit=limit, offset=offset, cancel=cancel)
        suggestions = () if found.total else self._suggested(engine, query, cancel)
        cancel.check()
        hits = self._described(query, found.hits)
        return SearchAnswer(text, query.parsed, found.total, hits, suggestions, found.exact)

    def found(
        self, text: str, *, limit: int | None = None
    ) -> tuple[SearchAnswer, Iterator[SearchHit]]:
        """Search once, and read the hits (all, or ``limit``) as they are asked for, best first.

        The answer has no hits of its own. QueryError tells where a mistake is.
        """
        from explorer.search import parse

        query = parse(text)
        if query.tree is None:
            return SearchAnswer(text, query.parsed, 0, (), ()), iter(())
        engine = self._searching()
        found = engine.search(query, limit=limit or max(engine.count, 1))
        suggestions = () if found.total else self._suggested(engine, query)
        answer = SearchAnswer(text, query.parsed, found.total, (), suggestions, found.exact)
        return answer, self._read(query, found.hits)

    def _suggested(
        self, engine: SearchEngine, query: Query, cancel: Cancellation | None = None
    ) -> tuple[str, ...]:
        """Return queries to try instead; of a name that is half written, whole names."""
        from explorer.search import did_you_mean, did_you_mean_name

        def names(text: str) -> list[str]:
            return [known.name for known in self.find_actors(text, limit=_NAMES)]

        return tuple(
            did_you_mean_name(engine, query, names, cancel=cancel)
            or did_you_mean(engine, query, cancel=cancel)
        )

    def _read(self, query: Query, hits: Sequence[Hit]) -> Iterator[SearchHit]:
        for start in range(0, len(hits), _CHUNK):
            yield from self._described(query, hits[start : start + _CHUNK])

    def search_keys(
        self, text: str, *, limit: int = 10_000, cancel: Cancellation | None = None
    ) -> tuple[ArticleKey, ...]:
        """Return only the keys of the best hits: for the actors and events of the results."""
        from explorer.search import parse

        query = parse(text)
        if query.tree is None:
            return ()
        found = self._searching().search(query, limit=limit, cancel=cancel)
        return tuple(hit.key for hit in found.hits)

    def warm(self) -> None:
        """Load the search engine and what every search reads, so that the first need not wait."""
        self.search(_ANY, limit=1)

    def find_actors(self, text: str, *, limit: int = 50) -> list[KnownName]:
        """Return actors by names that are half written, misspelt or turned round, best first.

        The first question loads all names, which takes a while where they are many.
        """
        return self.load_names().find(text, limit)

    def load_names(self) -> NameFinder:
        """Return what finds actors by name, made anew only where the catalogue has changed."""
        from explorer.finding import NameFinder

        with self._naming:
            now = self.generation()
            if self._names is None or self._names[0] != now:
                self._names = (now, NameFinder(self.actors.known_names()))
            return self._names[1]

    def status(self) -> LibraryStatus:
        """Return counts, failures, sizes and versions."""
        from explorer.search import engine_of

        try:
            searchable = self._searching().count
        except StoreError:  # facts without an index: the next refresh makes it
            searchable = 0
        size = sum(each.stat().st_size for each in self._store.index.glob("*") if each.is_file())
        return LibraryStatus(
            status(self._connections), searchable, size, engine_of(self._store.index)
        )

    def searches_all(self) -> bool:
        """Tell whether the search knows what the catalogue does: index and catalogue agree.

        They do not while somebody writes, or where the index was lost; the next refresh heals it.
        """
        try:
            engine = self._searching()
        except StoreError:
            return False
        return engine.generation == self._expected[1] and not left_out(self._connections)

    def close(self) -> None:
        """Close files; asking again opens them anew."""
        with self._opening:
            if self._engine is not None:
                self._engine.close()
                self._engine = None
        self._connections.close()

    def _searching(self) -> SearchEngine:
        """Return the engine at its newest generation; an index made anew is opened anew."""
        with self._opening:
            expected = index_expected(self._connections)
            if self._engine is None or not _keeps_up(self._engine, self._expected, expected):
                self._engine = self._reopened(before=self._engine)
            self._expected = expected
            return self._engine

    def _reopened(self, before: SearchEngine | None) -> SearchEngine:
        """Open the index; while it is being made anew, the one before answers still.

        That one is not closed: another thread may be searching in it.
        """
        from explorer.search import open_engine

        try:
            return open_engine(self._store.index, trusted=self._store.trusted)
        except StoreMissing:
            if before is None:
                raise
            return before

    def _described(self, query: Query, hits: Sequence[Hit]) -> tuple[SearchHit, ...]:
        """Give the hits their titles and best paragraphs; an article just deleted is left out."""
        keys = [hit.key for hit in hits]
        articles = self.articles.articles(keys)
        names = self.articles.names(keys) if _asks_for_names(query) else {}
        return tuple(
            _described(query, articles[hit.key], hit.score, names.get(hit.key, ()))
            for hit in hits
            if hit.key in articles
        )


def _keeps_up(engine: SearchEngine, before: tuple[str, int], now: tuple[str, int]) -> bool:
    """Bring an engine to the newest generation; False where its index was made anew since.

    ``before`` and ``now`` are the catalogue and the generation that it expects of the index.
    """
    if now[0] != before[0]:
        return False
    try:
        engine.refresh()
    except StoreError:  # it is gone, or another engine made it anew
        return False
    return now == before or engine.generation == now[1]


def _asks_for_names(query: Query) -> bool:
    """Tell whether the words to be marked are the aliases of an actor or place."""
    return "actor:" in query.parsed or "place:" in query.parsed


def _described(
    query: Query, article: Article, score: float, names: Sequence[Sequence[str]]
) -> SearchHit:
    from explorer.search import best_snippet

    texts = [paragraph.text for paragraph in article.paragraphs]
    best = best_snippet(texts, query, names=names)
    return SearchHit(
        article=article.key,
        title=article.title,
        published=article.published,
        publication=article.publication,
        score=score,
        paragraph=article.paragraphs[best.paragraph].index if texts else 0,
        snippet=best.text,
        spans=best.spans,
    )
