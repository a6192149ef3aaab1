"""A small corpus of our own with hostile words in it, and a reader who hears every answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from indexed_news import index_news, own_places
from plain_hearing import Heard

ARTICLES = {
    "bridge.md": """---
title: Portuguese and Spanish ministers meet in Porto
published: 2024-03-12
publication: Iberian Post
author: Lena Ruiz
---

Portugal's Foreign Minister Rui Tavares met his Spanish counterpart Ana Molina in Porto on
March 11, 2024.

"We agreed to build the bridge," Tavares said after the meeting.

The bridge crosses the river near the border.
""",
    "second-report.md": """---
title: Molina and Tavares talk about the bridge
published: 2024-03-13
publication: Atlantic Wire
---

Spanish Foreign Minister Ana Molina met Portugal's Foreign Minister Rui Tavares in Porto on
March 12, 2024.

The bridge will be long.
""",
    "call.md": """---
title: Tavares calls the president of Malta
published: 2024-04-03
publication: Iberian Post
---

Foreign Minister Rui Tavares of Portugal spoke by phone with Maltese President Paul Borg on
April 2, 2024.

A ship called 漢字フェリー sails to Malta.
""",
    "hostile.txt": """Published: 2024-05-25
A \x1b[31mheadline\x1b[0m with \x07bells, \u202eturned words and \x9b2J codes

The harbour master wrote \x1b]52;c;aGk=\x07 and it was not obeyed.\x08\x08
""",
}  # fmt: skip


@pytest.fixture(scope="session")
def plain_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the corpus, and the cache with its index."""
    home = tmp_path_factory.mktemp("plain")
    index_news(home, ARTICLES)
    return home


@pytest.fixture
def places(plain_home: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of a command: the shared index, and all else for this test alone."""
    return {**own_places(tmp_path), "XDG_CACHE_HOME": str(plain_home / "cache")}


@pytest.fixture
def heard(
    plain_home: Path, places: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Heard]:
    for name, value in places.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("COLUMNS", raising=False)
    conversation = Heard(plain_home / "news")
    yield conversation
    conversation.reader.close()
