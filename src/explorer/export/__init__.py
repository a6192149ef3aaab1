"""Answers written for other programs and for papers: Markdown with citations, CSV, JSON.

The screen and the commands ask the same questions here and write the same bytes. Opening the app
does not import this room.
"""

from explorer.export.answers import Answer
from explorer.export.columns import Column
from explorer.export.files import FORMATS, format_of, save
from explorer.export.questions import ActorsAsked, EventsAsked, Question, SearchAsked
from explorer.export.shown import Shown
from explorer.export.spreadsheet import csv_lines
from explorer.export.writing import Manner, written

__all__ = [
    "FORMATS",
    "ActorsAsked",
    "Answer",
    "Column",
    "EventsAsked",
    "Manner",
    "Question",
    "SearchAsked",
    "Shown",
    "csv_lines",
    "format_of",
    "save",
    "written",
]
