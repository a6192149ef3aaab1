"""Other full-text engines on the same articles: how fast they take them in and answer.

SQLite's FTS5 and the bare engines behind explorer are always there or come with its extras; recoll
and ripgrep are measured where they are installed. Each peer does what it does best and nothing
else: no catalogue, no facts, no resuming.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from explorer.model import Article

Ask = Callable[[str], object]
"""Answers one query with the best fifty; what it returns is thrown away."""


class Question(NamedTuple):
    """A query of a kind, in explorer's language, and its parts for peers: words, in order."""

    kind: str
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine that holds the articles; ``can`` are the kinds of questions that it answers."""

    name: str
    seconds: float
    size: int
    ask: Callable[[Question], object]
    can: frozenset[str]


ALL = frozenset({"common word", "rare word", "phrase", "and", "or", "not", "prefix"})


def size_of(place: Path) -> int:
    """Return the bytes of a file, or of all below a folder."""
    files = [place] if place.is_file() else [each for each in place.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files)


class Clock:
    """Adds up the seconds spent inside ``with``: reading the articles is not the engine's work."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._begun = 0.0

    def __enter__(self) -> None:
        self._begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds += time.perf_counter() - self._begun


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles a few hundred at a time."""
    rest = iter(articles)
    while batch := list(islice(rest, 500)):
        yield batch


def peers(
    names: Iterable[str],
    articles: Callable[[], Iterable[Article]],
    corpus: Path,
    folder: Path,
) -> list[Peer]:
    """Give the articles to those of the named peers that are here; a folder for their indexes."""
    found = []
    for name in names:
        place = folder / name
        place.mkdir(parents=True)
        peer = MAKERS[name](articles, corpus, place)
        if peer is not None:
            found.append(peer)
    return found


def _body(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


def _fts5(articles: Callable[[], Iterable[Article]], corpus: Path, place: Path) -> Peer:
    file = place / "news.sqlite"
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE VIRTUAL TABLE news USING fts5(key UNINDEXED, title, body)")
    clock = Clock()
    connection.execute("BEGIN")
    for batch in batches(articles()):
        rows = [(each.key, each.title, _body(each)) for each in batch]
        with clock:
            connection.executemany("INSERT INTO news VALUES (?, ?, ?)", rows)
    with clock:
        connection.execute("COMMIT")

    def ask(question: Question) -> object:
        words = [f'"{word}"' for word in question.words]
        match = {
            "phrase": f'"{" ".join(question.words)}"',
            "or": " OR ".join(words),
            "not": " NOT ".join(words),
            "prefix": f"{words[0]}*",
        }.get(question.kind, " ".join(words))
        sql = "SELECT key FROM news WHERE news MATCH ? ORDER BY rank LIMIT 50"
        return connection.execute(sql, (match,)).fetchall()

    return Peer("SQLite FTS5", clock.seconds, size_of(place), ask, ALL)


def _tantivy(articles: Callable[[], Iterable[Article]], corpus: Path, place: Path) -> Peer | None:
    try:
        import tantivy
    except ImportError:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=False)
    builder.add_text_field("body", stored=False)
    index = tantivy.Index(builder.build(), path=str(place))
    clock = Clock()
    writer = index.writer(heap_size=128_000_000)
    for batch in batches(articles()):
        with clock:
            for each in batch:
                document = tantivy.Document(key=each.key, title=each.title, body=_body(each))
                writer.add_document(document)
    with clock:
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(question: Question) -> object:
        words = question.words
        text = {
            "phrase": f'"{" ".join(words)}"',
            "and": " AND ".join(words),
            "or": " OR ".join(words),
            "not": f"+{words[0]} -{words[-1]}",
        }.get(question.kind, " ".join(words))
        found = searcher.search(index.parse_query(text, ["title", "body"]), 50, count=False).hits
        return [searcher.doc(address)["key"] for _, address in found]

    return Peer("Tantivy, bare", clock.seconds, size_of(place), ask, ALL - {"prefix"})


def _whoosh(articles: Callable[[], Iterable[Article]], corpus: Path, place: Path) -> Peer:
    from whoosh import fields, index, qparser

    schema = fields.Schema(
        key=fields.ID(stored=True), title=fields.TEXT, body=fields.TEXT(phrase=True)
    )
    made = index.create_in(place, schema)
    clock = Clock()
    writer = made.writer(limitmb=128)
    for batch in batches(articles()):
        with clock:
            for each in batch:
                writer.add_document(key=each.key, title=each.title, body=_body(each))
    with clock:
        writer.commit()
    searcher = made.searcher()
    parser = qparser.MultifieldParser(["title", "body"], schema)

    def ask(question: Question) -> object:
        words = question.words
        text = {
            "phrase": f'"{" ".join(words)}"',
            "or": " OR ".join(words),
            "not": " NOT ".join(words),
            "prefix": f"{words[0]}*",
        }.get(question.kind, " ".join(words))
        return [hit["key"] for hit in searcher.search(parser.parse(text), limit=50)]

    return Peer("Whoosh, bare", clock.seconds, size_of(place), ask, ALL)


def _recoll(articles: Callable[[], Iterable[Article]], corpus: Path, place: Path) -> Peer | None:
    if not (corpus.is_dir() and shutil.which("recollindex") and shutil.which("recollq")):
        return None
    settings = place / "settings"
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {corpus.absolute()}\n", encoding="utf-8")
    begun = time.perf_counter()
    subprocess.run(["recollindex", "-c", settings], check=True, capture_output=True)
    seconds = time.perf_counter() - begun

    def ask(question: Question) -> object:
        words = question.words
        text = {
            "phrase": f'"{" ".join(words)}"',
            "or": " OR ".join(words),
            "not": f"{words[0]} -{words[-1]}",
            "prefix": f"{words[0]}*",
        }.get(question.kind, " ".join(words))
        command = ["recollq", "-c", str(settings), "-n", "50", text]
        return subprocess.run(command, check=False, capture_output=True).stdout

    return Peer("recoll, process and all", seconds, size_of(settings), ask, ALL)


def _ripgrep(articles: Callable[[], Iterable[Article]], corpus: Path, place: Path) -> Peer | None:
    if shutil.which("rg") is None:
        return None

    def ask(question: Question) -> object:
        words = question.words
        pattern = {
            "phrase": r"\b" + r"\s+".join(words) + r"\b",
            "or": "|".join(words),
            "prefix": rf"\b{words[0]}",
        }.get(question.kind, rf"\b{words[0]}\b")
        command = ["rg", "-i", "-l", pattern, str(corpus)]
        return subprocess.run(command, check=False, capture_output=True).stdout

    return Peer("ripgrep, process and all", 0.0, 0, ask, ALL - {"and", "not"})


MAKERS = {
    "fts5": _fts5,
    "tantivy": _tantivy,
    "whoosh": _whoosh,
    "recoll": _recoll,
    "ripgrep": _ripgrep,
}
