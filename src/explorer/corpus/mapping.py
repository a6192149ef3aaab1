"""Owns fields given by name: front matter, JSON objects, JSON-LD and meta elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from explorer.corpus.byline import byline_names
from explorer.corpus.fields import Header, folded, names
from explorer.corpus.headerdates import date_of

_NAME_KEYS = ("name", "full name", "title", "display name", "text", "content", "value")
_PARAGRAPH_KEYS = ("text", "content", "paragraph", "body", "value", "p")
_NAMES_AT_MOST = 12
_DEEPEST = 6
_WEB_ADDRESS = re.compile(r"(?:https?:)?//\S*$", re.IGNORECASE)


def header_of(record: Mapping[str, object]) -> Header:
    """Return the header that a mapping's fields give, by the table of field names."""
    by_name = _folded(record)
    return Header(
        title=_words(_first(by_name, "title")),
        published=_day(by_name, "published"),
        updated=_day(by_name, "updated"),
        author=_author(_first(by_name, "author")),
        publication=_words(_first(by_name, "publication")),
        dateline=_words(_first(by_name, "dateline")),
    )


def text_of(record: Mapping[str, object]) -> str | list[str] | None:
    """Return a record's text, or its paragraphs where it lists them; None where it has none."""
    by_name = _folded(record)
    for name in names()["text"]:
        value = by_name.get(name)
        if isinstance(value, str) and value.strip():
            return value
        paragraphs = list(_paragraphs(value, 0)) if isinstance(value, list | dict) else []
        if paragraphs:
            return paragraphs
    return None


def id_of(record: Mapping[str, object]) -> str | None:
    """Return a record's id as text, None where it has none."""
    by_name = _folded(record)
    for name in names()["id"]:
        value = by_name.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _folded(record: Mapping[str, object]) -> dict[str, object]:
    by_name: dict[str, object] = {}
    for key, value in record.items():
        by_name.setdefault(folded(key), value)
    return by_name


def _first(by_name: Mapping[str, object], field: str) -> object:
    """Return the value of the first name of a field that is present and not empty."""
    return next((by_name[name] for name in names()[field] if by_name.get(name)), None)


def _day(by_name: Mapping[str, object], field: str) -> date | None:
    days = (date_of(by_name.get(name)) for name in names()[field])
    return next((day for day in days if day), None)


def _words(value: object) -> str | None:
    """Return a name given as text, number, object with a name, or the first of a list."""
    return next(_names(value, 0), None)


def _author(value: object) -> str | None:
    several: list[str] = []
    for name in _names(value, 0):
        author = byline_names(name)
        if author and author not in several and len(several) < _NAMES_AT_MOST:
            several.append(author)
    return ", ".join(several) or None


def _names(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str) and value.strip() and not _WEB_ADDRESS.match(value.strip()):
        yield value.strip()
    elif isinstance(value, Mapping) and depth < _DEEPEST:
        by_name = _folded(value)
        found = next((by_name[key] for key in _NAME_KEYS if by_name.get(key)), None)
        yield from _names(found, depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for item in value[:_NAMES_AT_MOST]:
            yield from _names(item, depth + 1)


def _paragraphs(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, Mapping) and depth < _DEEPEST:
        by_name = _folded(value)
        yield from _paragraphs(
            next((by_name[key] for key in _PARAGRAPH_KEYS if by_name.get(key)), None), depth + 1
        )
    elif isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _paragraphs(item, depth + 1)
