"""Connections to the SQLite file: many readers beside one writer, errors in words."""

from __future__ import annotations

from pathlib import Path


class Connections:
    """Read-only connections, one for each thread that asks; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def close(self) -> None:
        """Close all connections; asking again opens new ones."""
        raise NotImplementedError
