"""What the catalogue holds as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from explorer.catalogue import schema
from explorer.catalogue.connection import Connections, size_of
from explorer.catalogue.facts_reading import WITHOUT_FACTS
from explorer.catalogue.file_states import FileMark, all_marks
from explorer.catalogue.rows import CatalogueStatus, RejectionRow

_COUNTS = """
    SELECT count(*), (SELECT count(*) FROM files),
        coalesce(sum(extractor IS NOT NULL AND failure IS NULL), 0),
        coalesce(sum(extractor <> :extractor), 0), coalesce(sum(extractor IS NULL), 0),
        coalesce(sum(mentions), 0), (SELECT count(*) FROM actors),
        (SELECT coalesce(sum(total), 0) FROM event_totals), (SELECT count(*) FROM conflicts)
    FROM articles INDEXED BY articles_by_extractor
"""
_FAILED = """
    SELECT key, reason FROM rejections
    UNION ALL SELECT key, failure FROM articles WHERE failure IS NOT NULL
    ORDER BY 1
"""


def generation(connections: Connections) -> int:
    """Return the number of changes so far; cheap."""
    with connections.reading() as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
        return int(row[0]) if row else 0


def index_expected(connections: Connections) -> tuple[str, int]:
    """Return which catalogue this is, and the generation that the search index should have."""
    with connections.reading() as connection:
        meta = dict(
            connection.execute(
                "SELECT name, value FROM meta WHERE name IN ('born', 'index_generation')"
            )
        )
    return meta.get("born", ""), int(meta.get("index_generation", 0))


def left_out(connections: Connections) -> bool:
    """Tell whether the search index still lacks some article, or has some that is gone."""
    with connections.reading() as connection:
        (queued,) = connection.execute("SELECT EXISTS (SELECT 1 FROM index_queue)").fetchone()
    return bool(queued)


def status(connections: Connections) -> CatalogueStatus:
    """Return counts, failures with their reasons, versions and sizes."""
    with connections.reading() as connection:
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        extractor = meta.get("extractor")
        counts = connection.execute(_COUNTS, {"extractor": extractor}).fetchone()
        failed = tuple(RejectionRow(*row) for row in connection.execute(_FAILED))
    articles, files, with_facts, stale, pending, mentions, actors, events, conflicts = counts
    refreshed = meta.get("refreshed")
    return CatalogueStatus(
        corpus=meta.get("corpus", ""),
        articles=articles,
        files=files,
        with_facts=with_facts,
        stale=stale,
        pending=pending,
        mentions=mentions,
        actors=actors,
        events=events,
        conflicts=conflicts,
        failed=failed,
        extractor=extractor,
        program=meta.get("program", ""),
        schema=schema.VERSION,
        generation=int(meta.get("generation", 0)),
        refreshed=datetime.fromisoformat(refreshed) if refreshed else None,
        size=_size(connections),
    )


def _size(connections: Connections) -> int:
    path = connections.path
    return size_of(path) + size_of(path.with_name(f"{path.name}-wal"))


def noted_model(connections: Connections) -> str | None:
    """Return the pipeline that the corpus was indexed with, None before its first facts."""
    with connections.reading() as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = 'model'").fetchone()
    return str(row[0]) if row else None


def noted_corpus(connections: Connections) -> str | None:
    """Return the path of the corpus that was read, None before it was read to its end."""
    with connections.reading() as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = 'corpus'").fetchone()
    return str(row[0]) if row else None


Basis = tuple[str, int]
"""Which catalogue it was, and the number of changes that it had seen."""


class Freshness(NamedTuple):
    """What tells whether a refresh has anything to do.

    ``files`` are those known, by path; ``unfinished`` tells that work was left over: facts to be
    found, to be brought together, or to be given to the search index. ``articles`` counts them.
    ``corpus`` is the path that was read, None before it was read to its end; ``limits`` are those
    that were noted.
    """

    files: dict[str, FileMark]
    reader: str | None
    unfinished: bool
    basis: Basis
    articles: int
    corpus: str | None
    limits: str | None


def freshness(connections: Connections, *, extractor: str) -> Freshness:
    """Return what is known of the files, and whether all was done with this extractor."""
    with connections.reading() as connection:
        files = all_marks(connection)
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        left_over, articles = connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM articles WHERE {WITHOUT_FACTS})"
            " OR EXISTS (SELECT 1 FROM index_queue), (SELECT count(*) FROM articles)",
            {"extractor": extractor},
        ).fetchone()
    unfinished = bool(left_over) or meta.get("unresolved") == "1" or "refreshed" not in meta
    basis = meta.get("born", ""), int(meta.get("generation", 0))
    return Freshness(
        *(files, meta.get("reader"), unfinished, basis, articles),
        *(meta.get("corpus"), meta.get("limits")),
    )
