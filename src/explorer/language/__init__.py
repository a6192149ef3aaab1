"""Paragraph to sentences, mentions, role claims and quotes: the only room that knows spaCy."""

from explorer.language.annotator import Annotator

__all__ = ["Annotator"]
