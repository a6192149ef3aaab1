"""Corpora and stores of a benchmark: places of their own, and the articles as the program reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from terminals import NO_BYTECODE

from explorer.config import store_of
from explorer.corpus import read, scan
from explorer.model import Article

LARGEST = 2**31


def surroundings(home: Path, engine: str) -> dict[str, str]:
    """Return an environment with places of its own, in which an engine is chosen."""
    own = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "STATE", "CONFIG", "DATA")}
    config = home / "CONFIG" / "explorer" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'[search]\nengine = "{engine}"\n', encoding="utf-8")
    env = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    return {**env, **own, "TEXTUAL_ANIMATIONS": "none"}


def store_in(corpus: Path, env: dict[str, str]) -> Path:
    """Return where the store of a corpus is in an environment."""
    os.environ["XDG_CACHE_HOME"] = env["XDG_CACHE_HOME"]
    return store_of(corpus).root


def articles_in(corpus: Path) -> Iterator[Article]:
    """Read the articles as the program does, one after another."""
    for file in scan(corpus, max_file_bytes=LARGEST):
        yield from (each for each in read(file, max_file_bytes=LARGEST) if is_article(each))


def is_article(found: object) -> bool:
    """Tell whether a record could be read."""
    return isinstance(found, Article)


def write_articles(articles: Iterable[Article], folder: Path) -> None:
    """Write articles as Markdown files with their titles and days."""
    for number, article in enumerate(articles):
        path = folder / f"{number // 1000}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        day = article.published or date(2020, 1, 1)
        head = f"---\ntitle: {article.title!r}\npublished: {day}\n---\n\n"
        path.write_text(head + body, encoding="utf-8")
