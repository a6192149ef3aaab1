"""Articles written below a home of their own and indexed there by the real build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from explorer.build import refresh
from explorer.config import IndexSettings, store_of


def index_news(home: Path, articles: Mapping[str, str]) -> Path:
    """Write articles, by file name, to ``home/news``, index them with ``home/cache``.

    Returns the folder of the articles. The environment is left as it was.
    """
    corpus = home / "news"
    corpus.mkdir()
    for name, text in articles.items():
        (corpus / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as places:
        for name in ("CACHE", "CONFIG"):
            places.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        refresh(corpus, store_of(corpus), IndexSettings(jobs=1))
    return corpus


def own_places(folder: Path, *names: str) -> dict[str, str]:
    """Return the variables that put a command's places below a folder: all, or those named."""
    wanted = names or ("CACHE", "DATA", "CONFIG", "STATE")
    return {f"XDG_{name}_HOME": str(folder / name.lower()) for name in wanted}
