"""CSV (RFC 4180) that a spreadsheet can open without running what an article wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from explorer.safetext import visible

# A spreadsheet takes a cell that starts so for a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV with a header line; None becomes an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        safe = visible(value)
        return f"'{safe}" if value.startswith(_FORMULA_STARTS) else safe
    return "" if value is None else value
