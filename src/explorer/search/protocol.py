"""What a full-text engine must offer: documents in, scored keys out; any engine can stand behind.

An engine holds one folder. Readers see the generation that they opened until `refresh`, so a
writer beside them never changes an answer half way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Literal, Protocol, Self

from explorer.cancellation import Cancellation
from explorer.model import ArticleKey
from explorer.search.query import Field, Query

Order = Literal["relevance", "newest"]
"""``relevance`` is by score, ties newest first; ``newest`` is by date, undated articles last."""

Task = Callable[[], None]
"""A part of the work of a writer that another process can do; it can be pickled."""

Spread = Callable[[Iterator[Task]], None]
"""Has tasks done, in other processes and in any order; what one of them raises is raised here."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the engine takes it; facts that are not known yet are left empty.

    ``body`` is the paragraphs: no phrase runs over the end of one. ``actors`` is every alias of
    every actor of the article and ``places`` every name of every place, one string each: no
    phrase runs over the end of one. ``types`` is the types and the modes of its events
    (``EventType`` and ``Mode`` values). ``date`` is the day of publication.
    """

    key: ArticleKey
    title: str
    body: Sequence[str]
    actors: Sequence[str] = ()
    places: Sequence[str] = ()
    publication: str | None = None
    author: str | None = None
    types: Sequence[str] = ()
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article; scores compare within one answer only."""

    key: ArticleKey
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, best first. ``total`` is a lower bound where not ``exact``."""

    total: int
    exact: bool
    hits: tuple[Hit, ...] = ()


class IndexWriter(Protocol):
    """Changes that become visible together. Leaving ``with`` by an error cancels them.

    Leaving ``with`` without `commit` cancels them too: a commit is always said aloud.
    """

    def add(self, document: Document) -> None:
        """Add a document whose key the index does not hold; this is not checked.

        What stands in its place is deleted before.
        """
        ...

    def add_all(self, documents: Iterable[Document], spread: Spread | None = None) -> None:
        """Add many documents whose keys the index does not hold, as they come.

        With ``spread`` an engine may share the work out; all is done when this returns. Whoever
        yields a document may `delete` another key before.
        """
        ...

    def delete(self, key: ArticleKey) -> None:
        """Remove a document; an unknown key is no error."""
        ...

    def commit(self, generation: int) -> None:
        """Make the changes durable and visible, numbered by the caller; the writer is then done."""
        ...

    def cancel(self) -> None:
        """Drop the changes; the writer is then done. After `commit` this does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class SearchEngine(Protocol):
    """A full-text index opened for reading; safe to call from several threads."""

    @property
    def generation(self) -> int:
        """The caller's number of the commit that is being read; 0 before the first."""
        ...

    @property
    def count(self) -> int:
        """How many documents there are."""
        ...

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        order: Order = "relevance",
        cancel: Cancellation | None = None,
    ) -> Found:
        """Return hits ``offset`` to ``offset + limit``; an empty query finds nothing.

        Raises QueryError where a pattern stands for too many words of this index, and Cancelled
        soon after ``cancel`` was cancelled, also while other threads are searching.
        """
        ...

    def suggest(self, word: str, field: Field | None = None, *, limit: int = 3) -> list[str]:
        """Return words of the index that are spelt nearly like ``word``, the likeliest first.

        Without a field the words of titles and bodies; never ``word`` itself.
        """
        ...

    def knows(self, word: str, field: Field | None = None) -> bool:
        """Tell whether the index holds this word, in a title or body where no field is given."""
        ...

    def writer(self) -> IndexWriter:
        """Start to change the index; StoreLocked where another process is writing."""
        ...

    def refresh(self) -> bool:
        """Read the newest generation from now on; tell whether it is another one."""
        ...

    def settle(self) -> None:
        """Do what makes later changes quicker; called after all changes, when nobody waits."""
        ...

    def close(self) -> None:
        """Let go of the files; the engine is then done."""
        ...
