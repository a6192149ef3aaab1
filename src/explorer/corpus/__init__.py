"""Files to articles: what a corpus holds and what each file says; bad input is listed.

Reading is imported when it is first asked for: whoever only looks which files there are, as the
screen does at its start, need not wait for it.
"""

from typing import TYPE_CHECKING, Any

from explorer.corpus.opening import digest_of
from explorer.corpus.other_kinds import other_kinds, told_kinds
from explorer.corpus.scan import is_folder, scan, scan_part
from explorer.corpus.source_files import SourceFile

if TYPE_CHECKING:
    from explorer.corpus.reading import read, read_path

__all__ = [
    "SourceFile",
    "digest_of",
    "is_folder",
    "other_kinds",
    "read",
    "read_path",
    "scan",
    "scan_part",
    "told_kinds",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in ("read", "read_path"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from explorer.corpus import reading

    return getattr(reading, name)
