"""Files of exports: never over another, never in the corpus, never half written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from explorer.errors import ExportError, ExportExists

FORMATS = ("md", "csv", "json", "jsonl")
"""The formats by the ending of a file's name."""


def format_of(path: Path) -> str | None:
    """Return the format that the ending of a name asks for."""
    ending = path.suffix.lower().removeprefix(".")
    ending = {"markdown": "md", "ndjson": "jsonl"}.get(ending, ending)
    return ending if ending in FORMATS else None


def place_of(text: str) -> Path:
    """Return the absolute path that a person wrote; ExportError where it leads nowhere."""
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:  # no such user
        raise ExportError(f"{text} cannot be a file: {error}.") from error
    except OSError as error:
        raise ExportError(
            "The folder in which explorer was started is gone:", hint="write a path from / or ~."
        ) from error


def free_name(path: Path) -> Path:
    """Return a path like this one at which there is nothing yet."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def in_corpus(path: Path, corpus: Path) -> bool:
    """Tell whether a path leads into the corpus: what is written there would be read as news."""
    return path.resolve().is_relative_to(corpus.resolve())


def check_target(path: Path, corpus: Path, *, force: bool = False) -> None:
    """See that a file may be made there: ExportExists, else ExportError, say why it may not."""
    try:
        _check(path, corpus, force=force)
    except (OSError, ValueError, RuntimeError) as error:  # too long, a NUL, links in a circle
        raise _refused(path, error) from error


def _check(path: Path, corpus: Path, *, force: bool) -> None:
    if in_corpus(path, corpus):
        raise ExportError(
            f"{path} lies in the corpus, which is never written to.",
            hint="Name a file in another folder.",
        )
    if path.is_dir():
        raise ExportError(f"{path} is a folder.", hint="Name a file in it.")
    if not path.parent.is_dir():
        raise ExportError(
            f"There is no folder {path.parent}.", hint="Make it first, or name another."
        )
    if os.path.lexists(path) and not force and not _takes_all(path):
        raise _exists(path)


def _exists(path: Path) -> ExportExists:
    free = free_name(path).name
    return ExportExists(f"{path} exists; it was not changed.", hint=f"{free} is still free.")


def _refused(path: Path, error: Exception) -> ExportError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return ExportError(
        f"{path} cannot be written: {why}.",
        hint="See that the folder may be written to and that the disk has room.",
    )


def save(path: Path, pieces: Iterable[str], corpus: Path, *, force: bool = False) -> None:
    """Write a file as UTF-8 in one step: at any time it is not there, or whole.

    Raises as `check_target` does, and ExportError where the system refuses; what ``pieces`` raises
    goes through, and leaves nothing behind.
    """
    check_target(path, corpus, force=force)
    try:
        if _takes_all(path):
            with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
                file.writelines(pieces)
        else:
            _save_whole(path, pieces, force=force)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise _refused(path, error) from error


def _takes_all(path: Path) -> bool:
    """Tell whether a path is a device or a pipe, which keeps nothing that could be lost."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _save_whole(path: Path, pieces: Iterable[str], *, force: bool) -> None:
    beside = path.with_name(f".explorer-{secrets.token_hex(6)}.part")
    # Not mkstemp: the file is the user's own, with the rights that the umask gives.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors="replace") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if force:
            beside.replace(path)
        else:
            _put(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _put(beside: Path, path: Path) -> None:
    """Give a file its name where nobody took that meanwhile: FileExistsError."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # some file systems know no hard links
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        beside.replace(path)
