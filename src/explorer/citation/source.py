"""What is known of the place of some words, and its fields as a citation names them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

FIELDS = {
    "publication": "who published it",
    "published": "its day, as 2025-02-08",
    "published_long": "its day, as 8 February 2025",
    "published_us": "its day, as February 8, 2025",
    "month_day": "its day without the year, as February 8",
    "year": "its year",
    "title": "its headline",
    "author": "who wrote it",
    "article": "its file in the corpus",
    "paragraph": "the number of the paragraph, from 1",
    "text": "the words; empty where they stand beside the citation",
}
"""The fields of a format, and what each holds."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand: ``published`` is ISO, ``paragraph`` counts from 0 and is shown from 1."""

    publication: str | None
    published: str | None
    title: str | None
    article: str
    paragraph: int
    author: str | None = None

    def fields(self, text: str = "") -> dict[str, str]:
        """Return the value of each field, empty where it is not known."""
        return {
            "publication": self.publication or "",
            **_days(self.published),
            "title": self.title or "",
            "author": self.author or "",
            "article": self.article,
            "paragraph": str(self.paragraph + 1),
            "text": text,
        }


def _days(published: str | None) -> dict[str, str]:
    if not published:
        return dict.fromkeys(
            ("published", "published_long", "published_us", "month_day", "year"), ""
        )
    day = date.fromisoformat(published)
    month = calendar.month_name[day.month]
    return {
        "published": published,
        "published_long": f"{day.day} {month} {day.year}",
        "published_us": f"{month} {day.day}, {day.year}",
        "month_day": f"{month} {day.day}",
        "year": str(day.year),
    }
