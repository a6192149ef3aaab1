"""An indexed corpus opened for reading: the one thing that the screen and the commands ask.

It joins the catalogue (facts) and the search engine (text); neither is changed by asking.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    status,
)
from explorer.config import Store
from explorer.library.hits import SearchAnswer, SearchHit, described_one_by_one
from explorer.library.opened_index import OpenedIndex
from explorer.model import ArticleKey

if TYPE_CHECKING:
    from explorer.catalogue import KnownName
    from explorer.finding import NameFinder
    from explorer.search import Query, SearchEngine

_NAMES = 6  # actors that are looked at where a name in a query is not known
_ANY = "the"  # a word that a good part of all articles have


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What is indexed; ``index_size`` is in bytes, ``searchable`` counts articles in the index.

    ``engine`` is the name of what made the index, None where there is none. ``damaged`` tells that
    the index has to be made again, which the next refresh does.
    """

    catalogue: CatalogueStatus
    searchable: int
    index_size: int
    engine: str | None
    damaged: bool


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
        self._index = OpenedIndex(store, self._connections)
        self._naming = threading.Lock()
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
        store.require_trust()
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
        self,
        text: str,
        *,
        limit: int = 50,
        offset: int = 0,
        cancel: Cancellation | None = None,
        suggest: bool = True,
    ) -> SearchAnswer:
        """Search the text; QueryError tells where a mistake is. An empty query finds nothing.

        Where nothing is found, what to try instead is told too, unless not to ``suggest``.
        Raises Cancelled soon after ``cancel`` was cancelled.
        """
        query = _parsed(text)
        if query.tree is None:
            return SearchAnswer(text, query.parsed, 0, (), ())
        engine = self._index.engine()
        cancel = cancel or Cancellation()
        with self._index.damage_noted():
            found = engine.search(query, limit=limit, offset=offset, cancel=cancel)
        wanted = suggest and not found.total
        suggestions = self._suggested(engine, query, cancel) if wanted else ()
        hits = tuple(described_one_by_one(self.articles, query, found.hits, cancel=cancel))
        return SearchAnswer(text, query.parsed, found.total, hits, suggestions, found.exact)

    def found(
        self, text: str, *, limit: int | None = None
    ) -> tuple[SearchAnswer, Iterator[SearchHit]]:
        """Search once, and read the hits (all, or ``limit``) as they are asked for, best first.

        The answer has no hits of its own. QueryError tells where a mistake is.
        """
        query = _parsed(text)
        if query.tree is None:
            return SearchAnswer(text, query.parsed, 0, (), ()), iter(())
        engine = self._index.engine()
        with self._index.damage_noted():
            found = engine.search(query, limit=limit or max(engine.count, 1))
        suggestions = () if found.total else self._suggested(engine, query)
        answer = SearchAnswer(text, query.parsed, found.total, (), suggestions, found.exact)
        return answer, described_one_by_one(self.articles, query, found.hits)

    def suggestions(self, text: str, *, cancel: Cancellation | None = None) -> tuple[str, ...]:
        """Return queries to try instead of one that finds nothing; raises as `search` does."""
        query = _parsed(text)
        if query.tree is None:
            return ()
        return self._suggested(self._index.engine(), query, cancel)

    def _suggested(
        self, engine: SearchEngine, query: Query, cancel: Cancellation | None = None
    ) -> tuple[str, ...]:
        """Return queries to try instead; of a name that is half written, whole names."""
        from explorer.search import did_you_mean, did_you_mean_name

        def names(text: str) -> list[str]:
            return [known.name for known in self.find_actors(text, limit=_NAMES)]

        with self._index.damage_noted():
            return tuple(
                did_you_mean_name(engine, query, names, cancel=cancel)
                or did_you_mean(engine, query, cancel=cancel)
            )

    def search_keys(
        self, text: str, *, limit: int = 10_000, cancel: Cancellation | None = None
    ) -> tuple[ArticleKey, ...]:
        """Return only the keys of the best hits: for the actors and events of the results."""
        query = _parsed(text)
        if query.tree is None:
            return ()
        engine = self._index.engine()
        with self._index.damage_noted():
            found = engine.search(query, limit=limit, cancel=cancel)
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
        index = self._index
        held = status(self._connections)
        return LibraryStatus(held, index.count, index.size, index.made_by, index.is_damaged)

    def not_read(self) -> str:
        """Say how many files of the corpus are of no kind that is read; "" where all are."""
        from explorer.corpus import other_kinds, told_kinds

        return told_kinds(other_kinds(self._corpus))

    def searches_all(self) -> bool:
        """Tell whether the search knows what the catalogue does: index and catalogue agree."""
        return self._index.is_whole()

    def close(self) -> None:
        """Close files; asking again opens them anew."""
        self._index.close()
        self._connections.close()


def _parsed(text: str) -> Query:
    """Read a query; what reads it is loaded with the first."""
    from explorer.search import parse

    return parse(text)
