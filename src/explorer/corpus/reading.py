"""Owns reading: a file opened safely, and its articles, each bad part a Rejection with a reason."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from explorer.corpus import jsonrecords
from explorer.corpus.compose import compose
from explorer.corpus.decoding import NotText, decode, refuse_binary
from explorer.corpus.opening import OpenFile, opened
from explorer.corpus.pages import declared_charset, page_article
from explorer.corpus.plain import markdown_article, text_article
from explorer.corpus.source_files import SUFFIXES, SourceFile, source_file, too_large
from explorer.errors import Incomplete
from explorer.model import Article, Rejection

DEFAULT_MAX_FILE_BYTES = 20_000_000
DEFAULT_MAX_RECORDS = 1_000_000
_TOLD = 100
"""Bad records of one file that are told one by one; the others are counted."""

_HEAD = 16  # bytes in which a file shows what else it is
_PIECE = 1 << 20
# Marks of encodings in which the lines of the text are not those of the bytes.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINES = 32  # of a file that are read together
_LINES_BYTES = 1_000_000


class Line(NamedTuple):
    """A line of a ``.jsonl`` file, counted from 1; no bytes where it has more than ``most``."""

    number: int
    data: bytes | None
    most: int


class Record(NamedTuple):
    """What a line holds, without its key; ``identity`` is the id that it gives itself."""

    number: int
    identity: str | None
    found: Article | Rejection


Spread = Callable[[Iterator[Sequence[Line]]], Iterator[Sequence[Record]]]


def read_path(
    path: Path,
    *,
    max_file_bytes: int = DEFAULT_MAX_FILE_BYTES,
    max_records: int = DEFAULT_MAX_RECORDS,
) -> Iterator[Article | Rejection]:
    """Yield the articles of a file that belongs to no corpus; its key is the path as given."""
    source = source_file(path, str(path), max_file_bytes)
    yield from read(source, max_file_bytes=max_file_bytes, max_records=max_records)


def read(
    source: SourceFile,
    *,
    max_file_bytes: int,
    max_records: int = DEFAULT_MAX_RECORDS,
    spread: Spread | None = None,
) -> Iterator[Article | Rejection]:
    """Yield the articles of one file, and a Rejection for each part that is none.

    ``spread`` reads the lines of a ``.jsonl`` file, elsewhere than here but in their order.

    Whatever is in a file, nothing but Incomplete (of the installation) is raised.
    ``max_file_bytes`` bounds what is held in memory: a file, or one line of a ``.jsonl`` file;
    ``max_records`` bounds how many articles are read of one file. Of a file of many bad records
    the first hundred are told one by one, the others are counted.
    """
    if source.problem is not None:
        yield Rejection(source.key, source.problem)
        return
    try:
        found = _articles(source, max_file_bytes, spread or partial(map, read_lines))
        yield from _counted(source, found, max_records)
    except ImportError as error:  # a defect of the installation, not of the file
        raise Incomplete(
            f"explorer is not installed completely: {error}.",
            hint="Install it again with its dependencies: pip install --force-reinstall .",
        ) from error
    except Exception as error:  # parsers fail in unforeseen ways on hostile input
        yield Rejection(source.key, jsonrecords.reason_of(error))


def _counted(
    source: SourceFile, found: Iterator[Article | Rejection], most: int
) -> Iterator[Article | Rejection]:
    """Pass on what is found in a file up to its limits, and tell what lies behind them."""
    bad = 0
    for number, each in enumerate(found):
        if number == most:
            yield Rejection(
                f"{source.key}#",
                f"more than {most:,} records: those behind are not read; part the file, or raise"
                " max_records under [index] in config.toml",
            )
            break
        if isinstance(each, Rejection):
            bad += 1
            if bad > _TOLD:
                continue
        yield each
    if bad > _TOLD:
        yield Rejection(
            source.key, f"{bad - _TOLD:,} more records of this file cannot be read either"
        )


def _articles(
    source: SourceFile, max_file_bytes: int, spread: Spread
) -> Iterator[Article | Rejection]:
    suffix = source.path.suffix.lower()
    if suffix not in SUFFIXES:
        yield Rejection(source.key, f"its name does not end in one of {', '.join(SUFFIXES)}")
        return
    with opened(source) as file:
        if suffix == ".jsonl":
            head = file.head(_HEAD)
            refuse_binary(head)
            if not head.startswith(_WIDE):
                yield from _json_lines(source, file, max_file_bytes, spread)
                return
        data = file.read(max_file_bytes + 1)
    if len(data) > max_file_bytes:
        yield Rejection(source.key, too_large(len(data), max_file_bytes))
    elif not data.strip():
        yield Rejection(source.key, "empty")
    elif suffix == ".jsonl":
        lines = io.BytesIO(decode(data).encode("utf-8", errors="replace"))
        yield from _json_lines(source, lines, max_file_bytes, spread)
    else:
        yield from _document(source, suffix, data)


def _document(source: SourceFile, suffix: str, data: bytes) -> Iterator[Article | Rejection]:
    digest = hashlib.sha256(data).hexdigest()
    if suffix == ".json":
        yield from jsonrecords.document(source.key, decode(data), digest)
    elif suffix in (".html", ".htm"):
        yield compose(source.key, digest, *page_article(_page_text(data)))
    elif suffix == ".md":
        yield compose(source.key, digest, *markdown_article(decode(data)))
    else:
        yield compose(source.key, digest, *text_article(decode(data)))


def _page_text(data: bytes) -> str:
    charset = declared_charset(data)
    try:
        return data.decode("utf-8-sig") if b"\x00" not in data else decode(data)
    except UnicodeDecodeError:
        if charset is None:
            return decode(data)
    try:
        return data.decode(charset, errors="replace")
    except LookupError:
        return decode(data)


def _json_lines(
    source: SourceFile, file: OpenFile | io.BytesIO, max_line_bytes: int, spread: Spread
) -> Iterator[Article | Rejection]:
    keys = jsonrecords.Keys(source.key)
    is_empty = True
    for records in spread(_line_batches(file, max_line_bytes)):
        for record in records:
            is_empty = False
            yield keys.keyed(record.number, record.identity, record.found)
    if is_empty:
        yield Rejection(source.key, "empty")


def _line_batches(file: OpenFile | io.BytesIO, max_line_bytes: int) -> Iterator[list[Line]]:
    """Yield the lines that are not blank, some at a time; of one that is too long, no bytes."""
    batch: list[Line] = []
    number = size = 0
    while data := file.readline(max_line_bytes + 1):
        number += 1
        if len(data) > max_line_bytes:
            while data and not data.endswith(b"\n"):
                data = file.readline(_PIECE)
            batch.append(Line(number, None, max_line_bytes))
        elif data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            batch.append(Line(number, data, max_line_bytes))
            size += len(data)
        if len(batch) == _LINES or size > _LINES_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def read_lines(lines: Sequence[Line]) -> list[Record]:
    """Read lines of a ``.jsonl`` file, each for itself; what is found has no key yet."""
    return [_record(line) for line in lines]


def _record(line: Line) -> Record:
    number, data, most = line
    if data is None:
        reason = (
            f"line {number}: longer than {most:,} bytes; part it, or raise max_file_bytes under"
            " [index] in config.toml"
        )
        return Record(number, None, Rejection("", reason))
    record = data.strip(b" \t\r\n")
    try:
        value = jsonrecords.parse(decode(record))
    except (NotText, jsonrecords.BadJson) as error:
        return Record(number, None, Rejection("", f"line {number}: {error}"))
    found = jsonrecords.article("", value, hashlib.sha256(record).hexdigest())
    return Record(number, jsonrecords.identity_of(value), found)
