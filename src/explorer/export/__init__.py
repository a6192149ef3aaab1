"""Answers written for other programs and for papers: CSV, Markdown, citations."""

from explorer.export.citation import Citation
from explorer.export.markdown import events_markdown, hits_markdown
from explorer.export.spreadsheet import csv_text

__all__ = ["Citation", "csv_text", "events_markdown", "hits_markdown"]
