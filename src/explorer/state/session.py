"""The session: where one was when the app was closed, kept as JSON in the state folder."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from explorer.config import corpus_slug, read_file, state_root
from explorer.errors import StoreError
from explorer.ownership import private_folder
from explorer.state.filters import filters_of
from explorer.state.spots import PANES, History, Spot

_FORMAT = 1
_STALE = 60  # seconds after which a half written file was left behind by a crash


class SessionDamaged(ValueError):
    """The session file is not one that can be read; see `set_aside`."""


@dataclass(frozen=True, slots=True)
class Session:
    """The last spot and the jumps that led there; ``preview`` None means as in the settings.

    ``written`` holds of each question of the bottom line what was answered, the latest last;
    ``watching`` tells that the folder is kept up with.
    """

    spot: Spot = field(default_factory=Spot)
    history: History = field(default_factory=History)
    zoomed: bool = False
    preview: bool | None = None
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    watching: bool = False


def session_file(corpus: Path) -> Path:
    """Return where the session of a corpus is kept."""
    return private_folder(state_root() / "sessions") / f"{corpus_slug(corpus)}.json"


def register_file() -> Path:
    """Return where the last copied text is kept, for terminals that drop OSC 52."""
    return state_root() / "register.txt"


def load_session(path: Path) -> Session:
    """Read a session, a new one where there is none; SessionDamaged where it cannot be read.

    What another version of the program kept besides is passed over.
    """
    try:
        raw = json.loads(read_file(path))
        if raw["format"] != _FORMAT:
            raise SessionDamaged(f"format {raw['format']} is of another version")
        history = History(
            tuple(map(_spot, raw["history"]["before"])), tuple(map(_spot, raw["history"]["after"]))
        )
        return Session(
            _spot(raw["spot"]),
            history,
            bool(raw["zoomed"]),
            _switch(raw.get("preview")),
            _written(raw.get("written")),
            bool(raw.get("watching")),
        )
    except FileNotFoundError:
        return Session()
    except SessionDamaged:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SessionDamaged(str(error)) from error


def _written(raw: object) -> dict[str, tuple[str, ...]]:
    """Read what was written before; what is not such is passed over."""
    found = raw.items() if isinstance(raw, dict) else ()
    return {
        question: tuple(text for text in answers if isinstance(text, str))
        for question, answers in found
        if isinstance(answers, list)
    }


def last_session(path: Path) -> tuple[Session, str]:
    """Read the session to go on with; one that cannot be read is set aside, which is told."""
    sweep(path)
    try:
        return load_session(path), ""
    except SessionDamaged:
        pass
    try:
        kept = set_aside(path)
    except OSError as error:
        told = f"the last session could not be read, nor set aside: {error.strerror}"
    else:
        told = f"the last session could not be read and was set aside as {kept.name}"
    return Session(), told


def not_kept(path: Path, error: OSError) -> StoreError:
    """Return in words that a session could not be written."""
    return StoreError(
        f"The session cannot be kept in {path.parent}: {error.strerror}.",
        hint="The next start will not be where this one is left.",
    )


def set_aside(path: Path) -> Path:
    """Move a session that cannot be read out of the way, and return where it is kept."""
    kept = path.with_suffix(f".damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}.json")
    return path.replace(kept)


def save_session(path: Path, session: Session) -> None:
    """Write a session so that a crash leaves the old one or the new one, never half of it."""
    text = json.dumps(asdict(session) | {"format": _FORMAT}, default=str)
    write_whole(path, text, sure=True)


def write_whole(path: Path, text: str, *, sure: bool = False) -> None:
    """Put ``text`` in place of a file in one step, readable by this user alone.

    ``sure`` waits until the disk has it, so that a loss of power leaves no empty file.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            if sure:
                file.flush()
                os.fsync(handle)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sweep(path: Path) -> None:
    """Take away what a crash in the middle of writing ``path`` left beside it."""
    for left in path.parent.glob(f".{path.name}.*"):
        try:
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()
        except OSError:  # another explorer was quicker, or it is none of ours
            continue


def _switch(value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise TypeError(f"preview is {value!r}")
    return value


def _spot(raw: dict[str, Any]) -> Spot:
    return Spot(**{**_known(raw), "filters": filters_of(raw["filters"])})


def _known(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a spot that this version knows, each of the type of its default.

    What is None by default is a text where it is known.
    """
    found: dict[str, Any] = {}
    for place in fields(Spot):
        if place.name not in raw or place.name == "filters":
            continue
        value = found[place.name] = raw[place.name]
        allowed = (str, type(None)) if place.default is None else (type(place.default),)
        if type(value) not in allowed:
            raise TypeError(f"{place.name} is {value!r}")
    for name in ("pane", "beside"):
        if found.get(name, PANES[0]) not in (PANES if name == "pane" else ("", *PANES)):
            raise ValueError(f"there is no pane {found[name]!r}")
    return found
