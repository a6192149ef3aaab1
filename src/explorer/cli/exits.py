"""What the exit status of a command tells a script."""

from __future__ import annotations

from enum import IntEnum

from explorer.errors import (
    ActorUnknown,
    ArticleUnknown,
    ConfigError,
    CorpusError,
    ExplorerError,
    NotUnderstood,
    QueryError,
    StoreError,
)


class Exit(IntEnum):
    """The documented exit codes; 0 also where an answer is empty."""

    OK = 0
    FAILED = 1
    USAGE = 2
    CORPUS = 3
    STORE = 4
    QUERY = 5
    UNKNOWN = 6
    DEFECT = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


_CODES: tuple[tuple[type[ExplorerError], Exit], ...] = (
    (ConfigError, Exit.USAGE),
    (CorpusError, Exit.CORPUS),
    (StoreError, Exit.STORE),
    (QueryError, Exit.QUERY),
    (ArticleUnknown, Exit.UNKNOWN),
    (ActorUnknown, Exit.UNKNOWN),
    (NotUnderstood, Exit.USAGE),
)


def exit_code_of(error: ExplorerError) -> Exit:
    """Return the exit code for an error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), Exit.FAILED)
