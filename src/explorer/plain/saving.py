"""Saving what is before the reader as Markdown, CSV or JSON into a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.config import load_settings
from explorer.errors import NotUnderstood
from explorer.plain.reader import Reader
from explorer.state.asked import event_filter, query_of

if TYPE_CHECKING:
    from explorer.export import Question


def save(reader: Reader, rest: str) -> None:
    """Write a list, article, event or dossier in full; the ending of the name is the format."""
    from explorer.export import FORMATS, Manner, format_of, written
    from explorer.export import save as save_file
    from explorer.export.files import place_of

    if not rest:
        raise NotUnderstood("Which file?", hint="Say save and a name, for example save events.md")
    path = place_of(rest)
    fmt = format_of(path)
    if fmt is None:
        endings = ", ".join(f".{each}" for each in FORMATS)
        raise NotUnderstood(
            f"The name {path.name} tells no format.", hint=f"Let it end in one of {endings}."
        )
    settings = load_settings()
    manner = Manner(settings.citation.style, settings.export.bom)
    answer = _asked(reader).answer(reader.library)
    save_file(path, written(answer, reader.library, fmt, manner), reader.corpus)
    reader.voice.narrate(f"Saved as {path}")


def _asked(reader: Reader) -> Question:
    """Return what is before the reader as a question."""
    from explorer.export import ActorsAsked, EventsAsked, SearchAsked, Shown

    spot = reader.spot
    if spot.pane == "events":
        return Shown(spot.event) if spot.event else EventsAsked(event_filter(spot.filters))
    if spot.pane == "actors":
        return Shown(spot.dossier) if spot.dossier else ActorsAsked()
    if spot.pane == "article":
        return Shown(reader.view.article.key)
    return SearchAsked(query_of(spot.query, spot.filters).text)
