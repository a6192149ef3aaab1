"""Facts of changed articles join the actors and events of the corpus: one transaction's work."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from explorer.catalogue import (
    actor_updating,
    casting,
    casts,
    events_anew,
    facts_reading,
    facts_writing,
    index_queue,
    resolution_writing,
    uses,
)
from explorer.catalogue.actor_updating import Who
from explorer.catalogue.actors_anew import ActorsAnew
from explorer.catalogue.bundle_rows import BundleRows
from explorer.catalogue.claim_rows import ClaimRows
from explorer.catalogue.record_rows import RecordRows
from explorer.catalogue.rowcodec import to_json
from explorer.model import (
    Actor,
    ActorId,
    ArticleKey,
    Event,
    EventMention,
    References,
    Resolution,
)


class Joining:
    """What is read and stored while actors and events are brought up to date with the facts.

    Everything happens in the transaction of `CatalogueWriter.joining`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._names = BundleRows(connection)
        self._records = RecordRows(connection)
        self._touched: set[int] | None = set()
        """Articles whose entry in the search index may be out of date; None: any of them."""

    def spare(self) -> None:
        """Let SQLite hold less until all is stored, both of its pages and of what it sorts.

        What goes through nearly all pages finds few of them again, however many are held.
        """
        self.connection.execute("PRAGMA cache_size = -16000")

    def changed(self) -> list[ArticleKey]:
        """Return the articles whose facts came, changed or went since the last time, by key."""
        rows = self.connection.execute("SELECT key FROM unresolved ORDER BY key")
        return [key for (key,) in rows]

    def article_count(self) -> int:
        """Return how many articles there are."""
        (count,) = self.connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(count)

    def references(self, keys: Sequence[ArticleKey] | None = None) -> Iterator[References]:
        """Yield the references of every article with facts, or of these, in order of keys."""
        return facts_reading.each_references(self.connection, keys)

    def referents(self, keys: Sequence[ArticleKey]) -> Iterator[References]:
        """Yield the references of these articles without their mentions, in order of keys."""
        return facts_reading.each_references(self.connection, keys, mentions=False)

    def event_mentions(self, keys: Sequence[ArticleKey] | None = None) -> Iterator[EventMention]:
        """Yield the event mentions of every article, or of these, in order of keys."""
        return facts_reading.each_event_mention(self.connection, keys)

    def sources(
        self, keys: Sequence[ArticleKey] | None = None
    ) -> dict[ArticleKey, tuple[date | None, str | None]]:
        """Return for every article, or for these, the day of publication and the publication."""
        return facts_reading.sources(self.connection, keys)

    @property
    def names(self) -> BundleRows:
        """What resolving keeps of names."""
        return self._names

    @property
    def records(self) -> RecordRows:
        """What is told of names, added up."""
        return self._records

    def update_actors(
        self, actors: Sequence[Actor], gone: Collection[ActorId], who: Who
    ) -> tuple[set[ActorId], set[ArticleKey]]:
        """Store those of the actors that are different, and who some referents are now.

        Returns the actors that came, went, or have another name, kind or country, and the
        articles in which somebody is another actor.
        """
        changes = actor_updating.update_actors(
            self.connection, actors, gone, who, set(self.changed())
        )
        self._touch(changes.articles)
        return changes.actors, {article for article, _ in who}

    def is_whole(self) -> bool:
        """Tell whether everything was brought together once, so that it can be updated."""
        return self.connection.execute("SELECT 1 FROM bundles LIMIT 1").fetchone() is not None

    def store_who(self, who: Who) -> None:
        """Store who some referents are now, of actors that are stored."""
        self._touch(actor_updating.store_who(self.connection, who))

    @property
    def claims(self) -> ClaimRows:
        """What merging keeps of the event mentions."""
        return ClaimRows(self.connection)

    def known_actors(self) -> Mapping[ActorId, Actor]:
        """Return the stored actors: their names, kinds and countries."""
        return casting.KnownActors(self.connection)

    def actors_in(self, keys: Collection[ArticleKey]) -> dict[tuple[ArticleKey, int], ActorId]:
        """Return for each referent of some articles who it is."""
        return casting.actors_in(self.connection, keys)

    def articles_with(self, actors: Collection[ActorId], most: int) -> set[ArticleKey]:
        """Return the articles in which some actors appear; of too many any ``most``."""
        return casting.articles_with(self.connection, actors, most)

    def articles_with_events(self) -> Iterator[ArticleKey]:
        """Yield the articles that tell of any event."""
        return casting.articles_with_events(self.connection)

    def actors_anew(self) -> ActorsAnew:
        """Take out all actors, and the events that rest on them; others are stored with this."""
        self._touched = None
        return ActorsAnew(self.connection)

    def replace_actors(self, resolution: Resolution) -> None:
        """Store the actors in place of those before; the events before go with them."""
        resolution_writing.replace_actors(self.connection, resolution)
        self._touched = None

    def replace_events(self, events: Iterable[Event]) -> None:
        """Store the events in place of those before."""
        events_anew.replace_events(self.connection, events)
        self._touched = None

    def update_events(self, gone: Collection[str], events: Sequence[Event]) -> None:
        """Take out the events of these ids, and store some; all other events stay as they are.

        An event that is stored already under the same id is replaced.
        """
        ids = [*gone, *(event.id for event in events)]
        self._touch_evidence(ids)
        resolution_writing.update_events(self.connection, gone, events)
        self._touch_evidence(ids)

    def _touch_evidence(self, events: Sequence[str]) -> None:
        rows = self.connection.execute(
            "SELECT DISTINCT e.article FROM events v JOIN evidence e ON e.event = v.id"
            " WHERE v.key IN (SELECT value FROM json_each(?))",
            (to_json(events),),
        )
        self._touch(id_ for (id_,) in rows)

    def _touch(self, articles: Iterable[int]) -> None:
        if self._touched is not None:
            self._touched.update(articles)

    def settle(self) -> None:
        """Queue what the search index now lacks; nothing is left to be brought together."""
        uses.settle(self.connection)
        casts.settle(self.connection)
        if self._touched is not None:
            rows = self.connection.execute(
                "SELECT id FROM articles WHERE key IN (SELECT key FROM unresolved)"
            )
            self._touched.update(id_ for (id_,) in rows)
        outdated = list(index_queue.outdated_fields(self.connection, self._touched))
        facts_writing.queue(self.connection, outdated, known=True)
        self.connection.execute("DELETE FROM unresolved")
        self._names.settle()
