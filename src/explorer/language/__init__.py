"""Paragraph to sentences, mentions, role claims and quotes: the only room that knows spaCy."""
