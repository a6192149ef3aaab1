"""CSV (RFC 4180) that a spreadsheet can open without running what an article wrote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from explorer.safetext import visible

# A spreadsheet takes a cell that starts so for a formula (OWASP, CSV injection), some also in
# full width or behind blanks; where the list separator is a semicolon, a cell starts behind one.
# U+2400 to U+2426 are the pictures that control characters were made visible by.
_BLANK = "\\s\u2400-\u2426\u200b-\u200f\u2060\ufeff\ufffd\"'"
_FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA_START = re.compile(f"(^[{_BLANK}]*|;[{_BLANK}]*)(?=[{_FORMULA}])")
_CONTROL_START = re.compile("^[\t\r\n]")


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield rows as CSV with a header line, each with its CR LF; None becomes an empty cell."""
    yield _line(header)
    for row in rows:
        yield _line(row)


def _line(values: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(value) for value in values])
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    shown = visible(value)
    safe = _FORMULA_START.sub(_defused, shown)
    return f"'{shown}" if safe == shown and _CONTROL_START.match(value) else safe


def _defused(found: re.Match[str]) -> str:
    """Put an apostrophe, which makes text of it, where the cell starts."""
    return f";'{found[0][1:]}" if found[0].startswith(";") else f"'{found[0]}"
