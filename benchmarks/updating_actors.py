"""How long the actors of a corpus take when one article is added, beside all from nothing.

Makes a catalogue of made-up references (`references.py`), resolves everything, then adds articles
one by one. Prints processors' seconds with storing, and with what the search index is to hold
anew; merging of events is left out. `--kept` names a catalogue that is made once and used again:
what is added to it is taken back.

    python benchmarks/updating_actors.py --articles 100000 --added 20 --kept /tmp/kept.sqlite
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from references import article, references

from explorer.actors.neighbourhood import Neighbourhood
from explorer.build.resolving import bring_actors_together
from explorer.catalogue import CatalogueWriter, FilePart, FileState
from explorer.model import Article, ArticleFacts, Form, Mention, Paragraph, References

_EXTRACTOR = "made up"
_BATCH = 500


def _part(made: References) -> FilePart:
    words = "so " * max(1, len(made.of_mention))
    text = Article(
        *(made.article, "A title", False, made.published, None, None, made.publication, None),
        *((Paragraph(0, words),), made.article),
    )
    return FilePart(made.article, True, FileState(1, 1, "d"), (text,), ())


def _facts(made: References) -> ArticleFacts:
    mentions = tuple(
        Mention(0, 3 * at, 3 * at + 2, "so", 0, Form.NAME, None)
        for at in range(len(made.of_mention))
    )
    return ArticleFacts(_EXTRACTOR, made, mentions, (), (), ())


def _store(writer: CatalogueWriter, found: Iterable[References]) -> None:
    batch = list(found)
    writer.store_files([_part(each) for each in batch])
    writer.store_facts(_EXTRACTOR, [(each.article, _facts(each)) for each in batch])


def _batches(count: int) -> Iterable[list[References]]:
    batch: list[References] = []
    for made in references(count):
        batch.append(made)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


class Joined(NamedTuple):
    """Processors' seconds, whether all was resolved, and how many names were looked at."""

    seconds: float
    whole: bool
    names: int


def join(writer: CatalogueWriter) -> Joined:
    """Bring the actors up to date, and tell what that took."""
    looked: list[Neighbourhood] = []
    begin = Neighbourhood.begin

    def begun(around: Neighbourhood, touched: Collection[str]) -> None:
        looked.append(around)
        begin(around, touched)

    with mock.patch.object(Neighbourhood, "begin", begun):
        at = time.process_time()
        with writer.joining() as joining:
            touched = bring_actors_together(joining, joining.changed())
        seconds = time.process_time() - at
    return Joined(seconds, touched.whole, len(looked[-1].bundles) if looked else 0)


def fill(writer: CatalogueWriter, count: int) -> None:
    """Store the references of so many articles."""
    for batch in _batches(count):
        _store(writer, batch)


def _make(path: Path, count: int) -> None:
    with CatalogueWriter(path) as writer:
        for batch in _batches(count):
            _store(writer, batch)
        whole = join(writer).seconds
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {count:,} | all from nothing, and stored ({most:,.0f} MiB) | {whole:.1f} |", flush=True
    )


def _add(writer: CatalogueWriter, count: int, added: int, together: int) -> None:
    what = "one article" if together == 1 else f"{together} articles"
    times = []
    for number in range(count, count + added * together, together):
        _store(writer, [article(each) for each in range(number, number + together)])
        done = join(writer)
        times.append(done.seconds)
        names = "all from nothing" if done.whole else f"{done.names:,} names looked at"
        print(f"| {count:,} | {what} added, {names} | {done.seconds:.2f} |", flush=True)
    print(f"| {count:,} | median of those | {statistics.median(times):.2f} |")
    print(f"| {count:,} | most of those | {max(times):.2f} |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=10)
    parser.add_argument("--together", type=int, default=1, help="so many articles at a time")
    parser.add_argument("--kept", type=Path, help="a catalogue of so many articles, or its place")
    asked = parser.parse_args()
    print("| articles | step | seconds |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = asked.kept or Path(folder) / "whole.sqlite"
        if not path.exists():
            _make(path, asked.articles)
        work = Path(folder) / "catalogue.sqlite"
        shutil.copyfile(path, work)
        with CatalogueWriter(work) as writer:
            _add(writer, asked.articles, asked.added, asked.together)


if __name__ == "__main__":
    main()
