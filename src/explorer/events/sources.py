"""What the merge needs to know of an article: its day and its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """The article's day of publication and its outlet, where the text tells them."""

    published: date | None
    publication: str | None
