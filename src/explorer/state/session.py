"""The session: where one was when the app was closed, kept as JSON in the state folder."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from explorer.config import corpus_slug, private_folder, state_root
from explorer.state.filters import filters_of
from explorer.state.spots import History, Spot

_FORMAT = 1
_KINDS = {
    **dict.fromkeys(("pane", "query", "section", "beside"), str),
    **dict.fromkeys(("paragraph", "source", "row"), int),
}  # what a spot of a session must hold, so that a damaged one is found at once


class SessionDamaged(ValueError):
    """The session file is not one; it is left out."""


@dataclass(frozen=True, slots=True)
class Session:
    """The last spot and the jumps that led there."""

    spot: Spot = field(default_factory=Spot)
    history: History = field(default_factory=History)
    zoomed: bool = False


def session_file(corpus: Path) -> Path:
    """Return where the session of a corpus is kept."""
    return private_folder(state_root() / "sessions") / f"{corpus_slug(corpus)}.json"


def register_file() -> Path:
    """Return where the last copied text is kept, for terminals that drop OSC 52."""
    return state_root() / "register.txt"


def load_session(path: Path) -> Session:
    """Read a session, a new one where there is none; SessionDamaged where it cannot be read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["format"] != _FORMAT:
            return Session()
        history = History(
            tuple(map(_spot, raw["history"]["before"])), tuple(map(_spot, raw["history"]["after"]))
        )
        return Session(_spot(raw["spot"]), history, bool(raw["zoomed"]))
    except FileNotFoundError:
        return Session()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SessionDamaged(str(error)) from error


def save_session(path: Path, session: Session) -> None:
    """Write a session so that a crash leaves the old one or the new one, never half of it."""
    text = json.dumps(asdict(session) | {"format": _FORMAT}, default=str)
    write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` in place of a file in one step, readable by this user alone."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _spot(raw: dict[str, Any]) -> Spot:
    fields = dict(raw)
    narrow = filters_of(fields.pop("filters"))
    for name, kind in _KINDS.items():
        if name in fields and not isinstance(fields[name], kind):
            raise TypeError(f"{name} is {fields[name]!r}")
    return Spot(**fields, filters=narrow)
