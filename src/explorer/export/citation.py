"""The citation of a paragraph: enough for a reader to find the words again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand: ``paragraph`` counts from 0 and is printed from 1."""

    publication: str | None
    published: str | None
    title: str | None
    article: str
    paragraph: int

    def __str__(self) -> str:
        source = self.publication or self.article
        headline = f"“{self.title}”" if self.title else None
        parts = (source, self.published or "undated", headline, f"paragraph {self.paragraph + 1}")
        return ", ".join(part for part in parts if part)

    def with_text(self, text: str) -> str:
        """Return the citation with the words it cites."""
        return f"{self}: “{text}”"
