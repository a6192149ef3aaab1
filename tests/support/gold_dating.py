"""The day that each happening of a short report is given, beside the one a careful reader gives.

A case has the form of those of ``merging``, with one report; what counts here is the date.
"""

from __future__ import annotations

from gold_merging import report

__all__ = ["report"]
