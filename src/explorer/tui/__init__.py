"""The terminal app: four linked panes over an indexed corpus.

Importing this package is cheap; Textual is loaded by `run`.
"""

from __future__ import annotations

from pathlib import Path

from explorer.config import Settings, Store, load_settings

__all__ = ["run"]


def run(
    corpus: Path,
    *,
    settings: Settings | None = None,
    index: bool = True,
    store: Store | None = None,
) -> int:
    """Open the app on a corpus and return its exit status, 0 after an ordinary quit.

    A corpus that is not indexed, or changed since, is indexed by a child process meanwhile,
    unless ``index`` is False. ``store`` is where its index is, in the cache unless given.
    ``settings`` are those of config.toml where none are given.
    Raises ConfigError for a wrong key in ``[keys]``.
    """
    from explorer.tui.start import start

    return start(corpus, settings or load_settings(), index=index, store=store)
