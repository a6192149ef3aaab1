"""Answers as text, piece by piece: however many records there are, few are held at a time."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from explorer import __version__
from explorer.citation import Style, style_of
from explorer.contract.records import Record
from explorer.export.answers import Answer
from explorer.export.escaping import escaped
from explorer.export.sources import Sources
from explorer.export.spreadsheet import csv_lines
from explorer.library import Library
from explorer.safetext import visible_lines

BOM = "\ufeff"


def _now() -> datetime:
    """Return the time, or the one that SOURCE_DATE_EPOCH sets (reproducible-builds.org)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed) if fixed.isdigit() else int(time.time()), UTC)


@dataclass(frozen=True, slots=True)
class Manner:
    """How answers are written: the style of citations, the time that Markdown tells.

    ``bom`` puts a byte order mark before CSV, for spreadsheets that guess another encoding.
    """

    style: Style = field(default_factory=lambda: style_of("default"))
    bom: bool = False
    made: datetime = field(default_factory=_now)


def written(
    answer: Answer,
    library: Library,
    fmt: str,
    manner: Manner,
    *,
    told: Callable[[int], None] = lambda number: None,
) -> Iterator[str]:
    """Yield an answer as ``md``, ``csv``, ``json`` or ``jsonl``; ``told`` gets the records done."""
    records = answer.counted(told)
    sources = Sources(library, manner.style)
    if fmt == "csv":
        yield from ([BOM] if manner.bom else [])
        yield from _csv(answer, records, sources)
    elif fmt == "md":
        yield from map(visible_lines, _markdown(answer, records, sources, manner))
    elif fmt == "jsonl":
        for record in records:
            yield f"{visible_lines(json.dumps(plain(record), ensure_ascii=False))}\n"
    else:
        yield from map(visible_lines, _json(answer, records))


def plain(record: Record) -> dict[str, object]:
    """Return a record as the JSON contract names its fields."""
    return record.model_dump(mode="json", by_alias=True)


def _csv(answer: Answer, records: Iterable[Record], sources: Sources) -> Iterator[str]:
    shape = answer.shape
    header = [*(each.title for each in shape.columns), *(each.title for each in shape.more)]
    rows = (
        [
            *(column.cell(row) for column in shape.columns),
            *(column.cell(row, sources) for column in shape.more),
        ]
        for record in records
        for row in shape.rows(record)
    )
    return csv_lines(header, rows)


def _markdown(
    answer: Answer, records: Iterator[Record], sources: Sources, manner: Manner
) -> Iterator[str]:
    yield f"# {escaped(answer.title)}\n\n"
    for line in answer.about:
        yield f"- {escaped(line)}\n"
    corpus = escaped(sources.library.corpus.resolve().name)
    made = f"{manner.made:%Y-%m-%d %H:%M} UTC"
    yield f"- made on {made} by explorer {__version__} from the corpus “{corpus}”\n\n"
    yield from answer.shape.body(records, sources)


def _json(answer: Answer, records: Iterator[Record]) -> Iterator[str]:
    if answer.is_single:
        yield from (_indented(record, 0) for record in records)
    elif answer.envelope is None:
        yield from _array(records, 0)
    else:
        yield from _object(answer, records)
    yield "\n"


def _object(answer: Answer, records: Iterator[Record]) -> Iterator[str]:
    """Yield an object as ``json.dumps(..., indent=1)`` writes it, with the records within."""
    lead = "{\n"
    for name, value in (answer.envelope or {}).items():
        yield f"{lead} {json.dumps(name)}: "
        if name == answer.within:
            yield from _array(records, 1)
        else:
            yield json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")
        lead = ",\n"
    yield "\n}"


def _array(records: Iterator[Record], depth: int) -> Iterator[str]:
    indent = " " * (depth + 1)
    lead, end = f"[\n{indent}", "[]"
    for record in records:
        yield lead + _indented(record, depth + 1)
        lead, end = f",\n{indent}", f"\n{' ' * depth}]"
    yield end


def _indented(record: Record, depth: int) -> str:
    # No line break can stand inside a JSON string, so every one of them begins a line.
    return record.model_dump_json(by_alias=True, indent=1).replace("\n", f"\n{' ' * depth}")
