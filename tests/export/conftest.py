"""A small corpus with a disagreement and a hostile article, indexed by the real build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from explorer.build import refresh
from explorer.config import IndexSettings, Store
from explorer.library import Library

REPORTS = {
    "harbour.md": """---
title: Norwegian and Finnish ministers meet in Oslo
published: 2024-05-14
publication: Northern Courier
author: Signe Dahl
---

Norway's Foreign Minister Kari Solberg met her Finnish counterpart Jukka Laine in Oslo on
May 13, 2024.

"We agreed to open the harbour to fishing boats," Solberg said after the meeting.
""",
    "ministers.md": """---
title: Laine and Solberg discuss the harbour
published: 2024-05-15
publication: Baltic Wire
---

Finnish Foreign Minister Jukka Laine met Norway's Foreign Minister Kari Solberg in Oslo on
May 14, 2024.

Solberg visited Estonia in 2023.
""",
    "hostile.md": """---
title: "=HYPERLINK(0) [link](http://evil.example) <b>bold</b> | `code`"
published: 2024-06-01
publication: "@Wire ![img](http://evil.example/x.png)"
---

Foreign Minister Kari Solberg of Norway visited Tallinn on May 31, 2024, said
<script>alert(1)</script> the *Wire* at www.evil.example, http://evil.example and
mail@evil.example, $x$ and [1]: harbour.
""",
}


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Store]:
    """The folder of the articles, and the store of their index."""
    home = tmp_path_factory.mktemp("export")
    corpus = home / "news"
    corpus.mkdir()
    for name, text in REPORTS.items():
        (corpus / name).write_text(text, encoding="utf-8")
    store = Store(home / "store")
    refresh(corpus, store, IndexSettings(jobs=1))
    return corpus, store


@pytest.fixture
def library(place: tuple[Path, Store]) -> Iterator[Library]:
    """The corpus opened for reading."""
    with closing(Library.open(*place)) as opened:
        yield opened
