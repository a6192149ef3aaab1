"""The articles that a benchmark runs on: the bundled corpus, a folder, or a JSONL file."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from explorer.corpus import read, scan
from explorer.model import Article

BUNDLED = Path(__file__).parent.parent / "corpus"
_LARGEST = 2**31


@contextmanager
def folder_of(source: Path) -> Iterator[Path]:
    """Yield a folder with the articles of ``source``: itself, or one that ends with the block.

    A JSONL file, plain or gzipped, is unpacked into a folder of its own.
    """
    if source.is_dir():
        yield source
        return
    with TemporaryDirectory(prefix="explorer-benchmark-") as folder:
        unpacked = Path(folder, source.name.removesuffix(".gz"))
        opened = gzip.open if source.suffix == ".gz" else Path.open
        with opened(source, "rb") as packed, unpacked.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        yield Path(folder)


def articles_of(source: Path, count: int) -> list[Article]:
    """Return ``count`` articles, evenly taken; a source with fewer gives them again and again.

    Repeats have keys of their own, so that nothing takes them for one.
    """
    with folder_of(source) as folder:
        files = scan(folder, max_file_bytes=_LARGEST)
        found = [
            each
            for file in files
            for each in read(file, max_file_bytes=_LARGEST)
            if isinstance(each, Article)
        ]
    if len(found) >= count:
        step = len(found) // count
        return found[::step][:count]
    again = (replace(a, key=f"{round}/{a.key}") for round in range(count) for a in found)
    return list(islice(again, count))


def words_in(articles: list[Article]) -> int:
    """Count the words of all paragraphs, as spaces part them."""
    return sum(len(p.text.split()) for article in articles for p in article.paragraphs)
