"""The one writer of a catalogue: every method that changes it is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from explorer.catalogue import (
    barring,
    facts_reading,
    facts_writing,
    file_states,
    index_queue,
    sources_writing,
)
from explorer.catalogue.barring import Barred
from explorer.catalogue.connection import in_words, same_cache
from explorer.catalogue.file_states import FileMark, FileState
from explorer.catalogue.index_queue import Entry
from explorer.catalogue.joining import Joining
from explorer.catalogue.sources_writing import Changes, FilePart
from explorer.catalogue.status import Basis
from explorer.catalogue.transactions import Transactions
from explorer.model import (
    Article,
    ArticleFacts,
    ArticleKey,
)

_FIRST_BITS = 40  # of what a catalogue was born as: enough that no two begin to count alike


class CatalogueWriter(Transactions):
    """Writes one catalogue; the caller holds the writer's lock."""

    # Files and articles -------------------------------------------------------------------------

    @property
    def basis(self) -> Basis:
        """Which catalogue this is, and the number of changes so far."""
        return self.meta("born") or "", self.generation

    def states_of(self, paths: Sequence[str]) -> dict[str, FileState]:
        """Return the states of those of the files that are known, as they were when read."""
        with in_words(self._path):
            return file_states.states_of(self._connection, paths)

    def marks_under(self, path: str) -> dict[str, FileMark]:
        """Return what is known of one file, or of every file in a folder."""
        with in_words(self._path):
            return file_states.marks_under(self._connection, path)

    def count(self) -> int:
        """Return how many articles there are."""
        with in_words(self._path):
            (number,) = self._connection.execute("SELECT count(*) FROM articles").fetchone()
            return int(number)

    def keys_of(self, path: str) -> set[ArticleKey]:
        """Return the articles that were read from a file."""
        with in_words(self._path):
            rows = self._connection.execute(
                "SELECT a.key FROM articles a JOIN files f ON f.id = a.file WHERE f.path = ?",
                (path,),
            )
            return {key for (key,) in rows}

    def store_files(self, parts: Sequence[FilePart]) -> Changes:
        """Store what was read from new and changed files; an article that is the same stays."""
        with self._writing() as connection:
            changes = Changes()
            for part in parts:
                changes = changes.plus(sources_writing.store_part(connection, part))
            if any(changes):
                self._note(unresolved=1)
        return changes

    def move_files(self, moves: Iterable[tuple[str, str, FileState]]) -> tuple[Changes, list[str]]:
        """Let files (path before, path now, state) have other paths; articles keep their facts.

        Also returns the paths now of those that could not be moved, because of other articles of
        the same keys: these are left as they were.
        """
        moved, left = 0, []
        with self._writing() as connection:
            for before, path, state in moves:
                articles = sources_writing.move_file(connection, before, path, state)
                moved += articles or 0
                if articles is None:
                    left.append(path)
            if moved:
                self._note(unresolved=1)
        return Changes(moved=moved), left

    def touch_files(self, files: Iterable[tuple[str, FileState]]) -> None:
        """Note the new times of files whose contents are the same."""
        with self._writing(shows=False) as connection:
            connection.executemany(
                "UPDATE files SET size = ?, mtime_ns = ?, digest = ? WHERE path = ?",
                [(*state, path) for path, state in files],
            )

    def remove_files(self, paths: Sequence[str]) -> Changes:
        """Delete files that are gone, with their articles and all that rested on these alone."""
        with self._writing() as connection:
            keys = [key for path in paths for key in self.keys_of(path)]
            facts_writing.delete_articles(connection, keys)
            connection.executemany("DELETE FROM files WHERE path = ?", [(p,) for p in paths])
            if keys:
                self._note(unresolved=1)
        return Changes(removed=len(keys))

    def forget_barred(self, barred: Barred, *, limits: str) -> None:
        """Have what was barred tried again, and note the limits that hold from now on."""
        with self._writing(shows=False) as connection:
            if barring.forget(connection, barred):
                self._note(generation=self.generation + 1)
            self._note(limits=limits)

    def forget_lost_text(self) -> bool:
        """Have files read again whose articles lost paragraphs; tell whether there are any."""
        with self._writing(shows=False) as connection:
            found = barring.forget_lost_text(connection) > 0
            if found:
                self._note(generation=self.generation + 1)
        return found

    # Facts ----------------------------------------------------------------------------------------

    def to_annotate(
        self, extractor: str, *, among: Sequence[ArticleKey] | None = None
    ) -> list[ArticleKey]:
        """Return the articles without facts by this extractor, newest first; all, or some."""
        with in_words(self._path):
            return facts_reading.to_annotate(self._connection, extractor, among)

    def articles(self, keys: Sequence[ArticleKey]) -> list[Article]:
        """Return those of the articles that exist, in that order."""
        with in_words(self._path):
            found = facts_reading.articles_of(self._connection, keys)
        return [found[key] for key in keys if key in found]

    def digests_of(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, str]:
        """Return the digests of those of the articles that exist."""
        with in_words(self._path):
            return facts_reading.digests_of(self._connection, keys)

    def store_facts(
        self, extractor: str, found: Iterable[tuple[ArticleKey, ArticleFacts | str]]
    ) -> None:
        """Store the facts of a batch of articles, or in words why they could not be found."""
        with self._writing() as connection:
            for key, facts in found:
                self._store_facts(connection, extractor, key, facts)
                facts_writing.unresolve(connection, [key])
            self._note(unresolved=1, extractor=extractor)

    def _store_facts(
        self,
        connection: sqlite3.Connection,
        extractor: str,
        key: ArticleKey,
        facts: ArticleFacts | str,
    ) -> None:
        row = connection.execute("SELECT id, extractor FROM articles WHERE key = ?", (key,))
        article, before = row.fetchone()
        if before is not None:
            facts_writing.delete_facts(connection, article)
        reason = facts if isinstance(facts, str) else ""
        if not isinstance(facts, str):
            connection.execute("SAVEPOINT one_article")
            try:
                facts_writing.insert_facts(connection, article, facts)
                connection.execute("RELEASE one_article")
                return
            except (sqlite3.IntegrityError, ValueError) as error:
                connection.execute("ROLLBACK TO one_article")
                connection.execute("RELEASE one_article")
                reason = f"its facts contradict each other: {error}"
        connection.execute(
            "UPDATE articles SET extractor = ?, failure = ?, mentions = 0 WHERE id = ?",
            (extractor, reason, article),
        )

    # The whole corpus -----------------------------------------------------------------------------

    @property
    def is_resolved(self) -> bool:
        """Whether actors and events rest on all facts that are stored."""
        return self.meta("unresolved") != "1"

    @contextmanager
    def joining(self) -> Iterator[Joining]:
        """Bring actors and events up to date with the facts, in one transaction.

        Readers see all of it or nothing; what the search index now lacks is queued at its end.
        """
        with self._writing() as connection, same_cache(connection):
            joining = Joining(connection)
            yield joining
            joining.settle()
            self._note(unresolved=0)

    def finish(self, *, corpus: Path, program: str) -> None:
        """Note what was refreshed, by which program and when."""
        # A path may hold bytes that are no text, which SQLite does not take.
        path = str(corpus).encode("utf-8", errors="backslashreplace").decode("utf-8")
        self.note(corpus=path, program=program, refreshed=datetime.now(UTC).isoformat())

    # The search index -----------------------------------------------------------------------------

    @property
    def index_generation(self) -> int:
        """The generation that the search index has when it is what the catalogue thinks it is."""
        return int(self.meta("index_generation") or 0)

    def index_generation_after(self, committed: int) -> int:
        """Return the generation that comes after the one that the index has.

        The first is drawn by chance: an index that another catalogue filled, which stood here
        before, is never taken for this one's because both were committed as many times.
        """
        first = int(self.meta("born") or "0", 16) % 2**_FIRST_BITS
        return max(self.index_generation or first, committed) + 1

    @property
    def index_announced(self) -> int:
        """The generation of the last commit of the index that was begun."""
        return int(self.meta("index_announced") or 0)

    def announce(self, generation: int) -> None:
        """Note which generation the index is about to commit, and wait until the disk has it.

        All that the commit rests on is on the disk then too: a loss of power never leaves an
        index that knows more than its catalogue.
        """
        with in_words(self._path):
            self._connection.execute("PRAGMA synchronous = FULL")
            try:
                self.note(index_announced=generation)
            finally:
                self._connection.execute("PRAGMA synchronous = NORMAL")

    def queued(self) -> int:
        """Return how many entries of the search index are out of date."""
        with in_words(self._path):
            (number,) = self._connection.execute("SELECT count(*) FROM index_queue").fetchone()
            return int(number)

    def queue_everything(self) -> None:
        """Queue all articles for an index that is empty."""
        with self._writing(shows=False) as connection:
            connection.execute("DELETE FROM index_queue")
            connection.execute("INSERT INTO index_queue SELECT key, 0 FROM articles")
            connection.execute("UPDATE articles SET fields = NULL")

    def queue_again(self) -> None:
        """Note that the index can have the entries of the queue already."""
        with self._writing(shows=False) as connection:
            connection.execute("UPDATE index_queue SET known = 1")

    def entries(self, limit: int, *, after: ArticleKey | None = None) -> list[Entry]:
        """Return what the search index is to hold for the next keys of the queue."""
        with in_words(self._path):
            return index_queue.entries(self._connection, limit, after or "")

    def dequeue(self, entries: Sequence[Entry], generation: int) -> None:
        """Note that the index committed these entries."""
        with self._writing() as connection:
            connection.executemany(
                "DELETE FROM index_queue WHERE key = ?", [(entry.key,) for entry in entries]
            )
            connection.executemany(
                "UPDATE articles SET fields = ? WHERE key = ?",
                [(entry.fields.digest(), entry.key) for entry in entries],
            )
            self._note(index_generation=generation)
