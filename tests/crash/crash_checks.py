"""What must hold of a store after a kill, at any moment and once it is healed."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from explorer.catalogue import CatalogueWriter
from explorer.config import Store
from explorer.errors import ArticleUnknown, StoreError, StoreMissing
from explorer.library import Library
from explorer.search import open_engine, parse

_PATIENCE = 5.0  # seconds in which a hit may be of an article that is just being deleted


class Broken(AssertionError):
    """Something that must hold does not."""


def must(holds: bool, told: str) -> None:
    """Raise Broken unless something holds."""
    if not holds:
        raise Broken(told)


def check_disk(store: Store, beside: Path) -> None:
    """See that SQLite finds no fault in its file as the kill left it; looks at a copy."""
    if not store.catalogue.exists() or not store.catalogue.stat().st_size:
        return
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for path in store.root.glob("catalogue.sqlite*"):
        shutil.copy(path, beside)
    with closing(sqlite3.connect(beside / "catalogue.sqlite")) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        must(found == [("ok",)], f"integrity_check: {found}")
        found = connection.execute("PRAGMA foreign_key_check").fetchall()
        must(found == [], f"foreign_key_check: {found}")


def read_now(corpus: Path, store: Store, words: Iterable[str]) -> int:
    """Ask as a reader does, of a store in whatever state; return how many hits had their text.

    Errors in words are no fault; any other exception is, and so is a hit without its article.
    """
    seen = 0
    try:
        with closing(Library.open(corpus, store)) as library:
            for word in words:
                seen += _read_word(library, word)
            library.events.events()
            library.actors.rows()
            library.status()
    except StoreError:  # nothing is there yet, or it is being made anew
        return seen
    return seen


def _read_word(library: Library, word: str) -> int:
    until = time.monotonic() + _PATIENCE
    while True:
        answer = library.search(word)
        try:
            for hit in answer.hits:
                article = library.articles.view(hit.article).article
                must(bool(article.paragraphs), f"{hit.article} has no text")
                must(bool(hit.snippet), f"{hit.article} is found without its text")
            return len(answer.hits)
        except ArticleUnknown:  # deleted between the two questions: it may not be found again
            must(time.monotonic() < until, f"{word!r} keeps finding an article that is not there")


def check_whole(corpus: Path, store: Store, words: Mapping[str, str], gone: Iterable[str]) -> None:
    """See that a healed store holds exactly the articles of the folder, each found by its word."""
    with closing(sqlite3.connect(store.catalogue)) as connection:
        keys = {key for (key,) in connection.execute("SELECT key FROM articles")}
        (queued,) = connection.execute("SELECT count(*) FROM index_queue").fetchone()
        (bare,) = connection.execute(
            "SELECT count(*) FROM articles WHERE extractor IS NULL OR failure IS NOT NULL"
        ).fetchone()
        texts = dict(
            connection.execute(
                "SELECT a.key, group_concat(p.text, ' ') FROM articles a"
                " JOIN paragraphs p ON p.article = a.id GROUP BY a.id"
            )
        )
    must(keys == words.keys(), f"articles: {sorted(keys ^ words.keys())} should (not) be there")
    must(queued == 0, f"{queued} entries wait for the search index")
    must(bare == 0, f"{bare} articles have no facts")
    with CatalogueWriter(store.catalogue) as writer:
        expected = writer.index_generation
    with closing(open_engine(store.index)) as engine:
        must(engine.generation == expected, f"generation {engine.generation}, not {expected}")
        must(engine.count == len(keys), f"the search holds {engine.count} of {len(keys)} articles")
        for key, word in words.items():
            must(word in texts[key], f"{key} has another text")
            hits = [hit.key for hit in engine.search(parse(word), limit=5).hits]
            must(hits == [key], f"{word} finds {hits}, not {key}")
        for word in gone:
            must(not engine.search(parse(word), limit=5).hits, f"{word} is still found")


def contents(corpus: Path, store: Store) -> dict[str, object]:
    """Return everything that a reader can ask, to compare two stores."""
    with closing(Library.open(corpus, store)) as library:
        keys = sorted(row.key for row in library.articles.rows())
        return {
            "articles": [library.articles.view(key) for key in keys],
            "actors": [library.actors.actor(row.id) for row in library.actors.rows()],
            "events": list(library.events.events()),
            "found": [
                (query, sorted(hit.article for hit in library.search(query, limit=100).hits))
                for query in ("nairobi", "actor:mutiso", "place:lisbon", "type:meeting", "minister")
            ],
        }


def check_same(one: dict[str, object], other: dict[str, object]) -> None:
    """See that a store that was killed on its way holds what one made at once does."""
    for name, held in one.items():
        must(held == other[name], f"{name} are not what an index made from nothing has")


def missing(store: Store) -> bool:
    """Tell whether nothing was stored yet."""
    try:
        Library.open(store.root, store).close()
    except StoreMissing:
        return True
    return False


def fingerprint(folders: Iterable[Path]) -> dict[str, str]:
    """Return the bytes, as digests, of all that the user made."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
