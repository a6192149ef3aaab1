"""The limits of the settings: what one of them barred is tried again where it has changed.

Which limits a store was made with is noted in its catalogue; without a note they are the usual
ones. A limit that was lowered holds for files as if all were read anew. Facts that were found stay
until their article is read anew: they are true, and cost nothing any more.
"""

from __future__ import annotations

import json

from explorer.catalogue import Barred, CatalogueWriter
from explorer.config import IndexSettings

TOO_LONG = "too long for facts: "
"""Begins the reason of an article in which no facts are looked for."""

_SOME_UNTOLD = "%more records of this file cannot be read either"


def limits_of(settings: IndexSettings) -> dict[str, int]:
    """Return the limits by the names of their settings."""
    return {
        "max_file_bytes": settings.max_file_bytes,
        "max_records": settings.max_records,
        "max_characters": settings.max_characters,
        "max_words": settings.max_words,
    }


def other_limits(noted: str | None, settings: IndexSettings) -> tuple[str, ...]:
    """Return the names of the limits that are not those noted in a catalogue."""
    before = _noted(noted)
    return tuple(name for name, now in limits_of(settings).items() if before.get(name) != now)


def apply_limits(writer: CatalogueWriter, settings: IndexSettings) -> None:
    """Have the catalogue try again what a limit barred that is another by now, and note them."""
    noted = writer.meta("limits")
    before, now = _noted(noted), limits_of(settings)
    if before != now:
        changed = set(other_limits(noted, settings))
        lowered = {name for name in changed if now[name] < before.get(name, now[name])}
        writer.forget_barred(_concerned(changed, lowered, now), limits=json.dumps(now))


def _noted(noted: str | None) -> dict[str, int]:
    usual = limits_of(IndexSettings())
    return {**usual, **json.loads(noted)} if noted else usual


def _concerned(changed: set[str], lowered: set[str], now: dict[str, int]) -> Barred:
    """Say what changed limits concern; a file that is too large as a whole is told by the walk."""
    of_files: list[str] = []
    if "max_file_bytes" in changed:
        of_files += ["line %: longer than % bytes%", _SOME_UNTOLD]
    if "max_records" in changed:
        of_files.append("more than % records: those behind are not read%")
    if "max_records" in lowered:
        of_files.append(_SOME_UNTOLD)
    return Barred(
        of_files=tuple(of_files),
        of_facts=tuple(
            f"{TOO_LONG}%({name} under %"
            for name in ("max_characters", "max_words")
            if name in changed
        ),
        records=now["max_records"] if "max_records" in lowered else None,
        bytes_by_line=now["max_file_bytes"] if "max_file_bytes" in lowered else None,
    )
