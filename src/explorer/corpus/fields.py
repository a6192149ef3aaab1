"""Owns the names of an article's fields, and the header that is gathered from many places."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib import resources

_SEPARATORS = re.compile(r"[\s_.\-]+")


@dataclass(frozen=True, slots=True)
class Header:
    """What is known about an article besides its paragraphs; None where the source is silent."""

    title: str | None = None
    published: date | None = None
    updated: date | None = None
    author: str | None = None
    publication: str | None = None
    dateline: str | None = None

    def or_else(self, other: Header) -> Header:
        """Return this header with its gaps filled from another."""
        return Header(
            **{
                field.name: getattr(self, field.name) or getattr(other, field.name)
                for field in fields(self)
            }
        )


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return for each of our fields the names that sources give it, the best first."""
    source = resources.files("explorer.corpus").joinpath("fields.toml")
    return {
        ours: tuple(theirs) for ours, theirs in tomllib.loads(source.read_text("utf-8")).items()
    }


@cache
def _meanings() -> dict[str, str]:
    return {theirs: ours for ours, several in names().items() for theirs in several}


def meaning(label: str) -> str | None:
    """Return our name for a source's field label, None for one that is not in the table."""
    return _meanings().get(folded(label))


def folded(label: str) -> str:
    """Return a label as it stands in the table: lower case, words parted by one space."""
    return _SEPARATORS.sub(" ", label.strip()).strip().casefold()
