"""Paragraphs and their day of publication to TIMEX3 time expressions."""

from explorer.dates.timing import timexes

__all__ = ["timexes"]
