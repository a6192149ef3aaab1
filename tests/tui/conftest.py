"""A small corpus of our own, indexed once by the real build, and the app on it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from indexed_news import index_news
from textual.pilot import Pilot
from tui_driving import Opened, settled

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.keymap import Keymap

ARTICLES = {
    "harbour-talks.md": """---
title: Norwegian and Finnish ministers meet in Oslo
published: 2024-05-14
publication: Northern Courier
author: Signe Dahl
---

Norway's Foreign Minister Kari Solberg met her Finnish counterpart Jukka Laine in Oslo on
May 13, 2024.

"We agreed to open the harbour to fishing boats," Solberg said after the meeting.

The harbour lies at the end of the fjord.
""",
    "two-ministers.md": """---
title: Laine and Solberg discuss the harbour
published: 2024-05-15
publication: Baltic Wire
---

Finnish Foreign Minister Jukka Laine met Norway's Foreign Minister Kari Solberg in Oslo on
May 14, 2024.

The harbour is small and full of boats from the Barents Sea.
""",
    "phone-call.md": """---
title: Solberg calls the president of Estonia
published: 2024-06-03
publication: Northern Courier
---

Foreign Minister Kari Solberg of Norway spoke by phone with Estonian President Mart Saar on
June 2, 2024.

A ferry called 漢字フェリー sails between Tallinn and Oslo.
""",
    "helsinki-visit.md": """---
title: Solberg visits Helsinki
published: 2024-06-21
publication: Baltic Wire
---

Norwegian Foreign Minister Kari Solberg visited Helsinki on June 20, 2024 and met President
Aino Virta.

Solberg will meet the ambassador of Estonia in Helsinki in July 2024.

Sweden rejected the harbour agreement.
""",
    "hostile.txt": """Published: 2024-06-25
A [bold]headline[/bold] with \x1b[31mcodes\x1b[0m and \u202eturned words

The harbour master wrote [red]nothing[/red] and \x1b]52;c;aGk=\x07 was not obeyed.
""",
}  # fmt: skip


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the corpus and the cache with its index."""
    home = tmp_path_factory.mktemp("home")
    index_news(home, ARTICLES)
    return home


@pytest.fixture
def news(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The corpus, with places of its own for state and config, and an empty folder to stand in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(indexed / "cache"))
    for name in ("STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "TMUX", "STY", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield indexed / "news"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def opened(news: Path) -> Opened:
    """Open the app: ``async with opened((80, 24)) as (app, pilot)``."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (120, 36), corpus: Path = news, **options: object
    ) -> AsyncIterator[tuple[ExplorerApp, Pilot[None]]]:
        app = ExplorerApp(corpus, Settings(**options), Keymap(), index=False)
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            yield app, pilot

    return open_app
