"""What one article costs the events of a large archive: all merged once, then single changes.

``python benchmarks/updating_events.py [--articles N ...] [--changes N] [--keep FOLDER]``

The archive is that of `happenings.py`, written straight into a catalogue. Then articles of the
last days come, change and go one by one, each in a transaction of its own; seconds are the
processor's, for the events alone. With ``--keep`` the catalogues of merged archives stay in a
folder, and those that are there already are changed as they are: making one of 100,000 articles
takes minutes.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from happenings import Archive, key_of

from explorer.build.merging import merge_all, merge_changed
from explorer.catalogue import CatalogueWriter
from explorer.catalogue.rowcodec import event_mention_row, insertion, iso

_BATCH = 2_000


class Measured(NamedTuple):
    """Claims, events, seconds and MiB of the whole (nan where it was there), of each change."""

    claims: int
    events: int
    spent: float
    memory: float
    single: list[float]


def measured(count: int, changes: int, per_day: int, seed: int, keep: Path | None) -> Measured:
    """Measure an archive of so many articles."""
    archive = Archive(seed, per_day=per_day)
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "catalogue.sqlite"
        kept = keep / f"events-{count}-{per_day}-{seed}.sqlite" if keep else None
        spent = memory = math.nan
        if kept and kept.exists():
            shutil.copyfile(kept, catalogue)
        else:
            spent, memory = merged(catalogue, archive, count)
            if kept:
                shutil.copyfile(catalogue, kept.with_suffix(".part"))
                kept.with_suffix(".part").rename(kept)
        with CatalogueWriter(catalogue) as writer:
            single = [_change(writer, archive, count, number) for number in range(changes)]
            with writer.joining() as joining:
                claims, events = (
                    joining.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("claims", "events")
                )
    return Measured(claims, events, spent, memory, single)


def merged(catalogue: Path, archive: Archive, count: int) -> tuple[float, float]:
    """Make a catalogue of an archive, and return the seconds and MiB of merging it."""
    with CatalogueWriter(catalogue) as writer:
        with _unchecked(writer) as connection:
            _add_actors(connection, archive)
        for first in range(0, count, _BATCH):
            with _unchecked(writer) as connection:
                _add(connection, archive, range(first, min(first + _BATCH, count)))
        begun = time.process_time()
        with writer.joining() as joining:
            merge_all(joining)
            spent = time.process_time() - begun
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _change(writer: CatalogueWriter, archive: Archive, count: int, number: int) -> float:
    """Let an article come, change or go, and return what the events took of the processor."""
    article = count + number if number % 3 == 0 else count - number * 37 - 1
    key = key_of(article)
    with writer.joining() as joining:
        joining.connection.execute("DELETE FROM appearances WHERE article = ?", (article + 1,))
        joining.connection.execute("DELETE FROM articles WHERE key = ?", (key,))
    if number % 3 != 2:
        with _unchecked(writer) as connection:
            _add(connection, archive, [count + number], as_=article)
    with writer.joining() as joining:
        begun = time.process_time()
        merge_changed(joining, [key], ())
        return time.process_time() - begun


@contextmanager
def _unchecked(writer: CatalogueWriter) -> Iterator[sqlite3.Connection]:
    """Write rows whose referents are not there: nothing of what is measured reads these."""
    with writer.joining() as joining:
        connection = joining.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def _add_actors(connection: sqlite3.Connection, archive: Archive) -> None:
    rows = (
        (n, a.id, a.name, a.kind.value, a.of, 1, 1, None, None, 0, 0, "")
        for n, a in enumerate(archive.actors, 1)
    )
    connection.executemany(f"INSERT INTO actors VALUES ({', '.join('?' * 12)})", rows)
    names = ((n, a.name, a.name.casefold()) for n, a in enumerate(archive.actors, 1))
    connection.executemany("INSERT INTO aliases VALUES (?, 0, ?, ?)", names)


def _add(
    connection: sqlite3.Connection,
    archive: Archive,
    numbers: Iterable[int],
    *,
    as_: int | None = None,
) -> None:
    """Write articles with what they tell, without referents and their mentions."""
    for number in numbers:
        place = number if as_ is None else as_
        source, key = archive.source(number), key_of(place)
        connection.execute(
            "INSERT INTO articles (id, file, key, title, title_is_lead, published, publication,"
            " digest, paragraphs, extractor) VALUES (?, 1, ?, ?, 0, ?, ?, '', 9, 'x')",
            (place + 1, key, key, iso(source.published), source.publication),
        )
        told = archive.mentions(number)
        connection.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, 'body')",
            [(place + 1, each.paragraph, each.text) for each in told],
        )
        connection.executemany(
            insertion("event_mentions"),
            [(place + 1, at, *event_mention_row(each)) for at, each in enumerate(told)],
        )
        named = {n for m in told for n in (*m.agents, *m.recipients, m.place) if n is not None}
        connection.executemany(
            "INSERT INTO appearances VALUES (?, ?, ?, 1, NULL)",
            [(place + 1, number, number + 1) for number in named],
        )


def main() -> None:
    """Print a table, each size measured in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--changes", type=int, default=30)
    parser.add_argument("--per-day", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for archives, made once")
    wanted = parser.parse_args()
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
    print(
        f"{'articles':>9} {'claims':>9} {'events':>8} {'all, CPU s':>11} {'MiB':>6}"
        f" {'one, ms':>8} {'most, ms':>9}"
    )
    for count in wanted.articles:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(
                measured, (count, wanted.changes, wanted.per_day, wanted.seed, wanted.keep)
            )
        middle, most = 1000 * statistics.median(found.single), 1000 * max(found.single)
        print(
            f"{count:9,} {found.claims:9,} {found.events:8,} {found.spent:11.1f}"
            f" {found.memory:6.0f}"
            f" {middle:8.0f} {most:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
