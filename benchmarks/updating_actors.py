"""How long the actors of a corpus take when one article is added, beside all from nothing.

Makes a catalogue of made-up references (`references.py`), resolves everything, then adds articles
one by one. Prints processors' seconds; merging of events is left out.

    python benchmarks/updating_actors.py --articles 10000 --added 10
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from references import article, references

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


def _join(writer: CatalogueWriter) -> tuple[float, bool]:
    begun = time.process_time()
    with writer.joining() as joining:
        touched = bring_actors_together(joining, joining.changed())
    return time.process_time() - begun, touched.resolution is not None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=10)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        CatalogueWriter(Path(folder) / "catalogue.sqlite") as writer,
    ):
        for batch in _batches(asked.articles):
            _store(writer, batch)
        whole, _ = _join(writer)
        print("| articles | step | seconds |\n|---|---|---|")
        print(f"| {asked.articles:,} | all from nothing, and stored | {whole:.1f} |", flush=True)
        times = []
        for number in range(asked.articles, asked.articles + asked.added):
            _store(writer, [article(number, asked.articles)])
            seconds, was_whole = _join(writer)
            times.append(seconds)
            again = ", all from nothing" if was_whole else ""
            print(f"| {asked.articles:,} | one article added{again} | {seconds:.2f} |", flush=True)
        print(f"| {asked.articles:,} | median of those | {statistics.median(times):.2f} |")


if __name__ == "__main__":
    main()
