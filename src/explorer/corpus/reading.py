"""Owns reading: a file opened safely, and its articles, each bad part a Rejection with a reason."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from explorer.corpus import jsonrecords
from explorer.corpus.compose import compose
from explorer.corpus.decoding import NotText, decode
from explorer.corpus.pages import declared_charset, page_article
from explorer.corpus.plain import markdown_article, text_article
from explorer.corpus.scan import SUFFIXES, SourceFile, source_file
from explorer.errors import Incomplete
from explorer.model import Article, Rejection

DEFAULT_MAX_FILE_BYTES = 20_000_000


def read_path(
    path: Path, *, max_file_bytes: int = DEFAULT_MAX_FILE_BYTES
) -> Iterator[Article | Rejection]:
    """Yield the articles of a file that belongs to no corpus; its key is the path as given."""
    yield from read(source_file(path, str(path), max_file_bytes), max_file_bytes=max_file_bytes)


def read(source: SourceFile, *, max_file_bytes: int) -> Iterator[Article | Rejection]:
    """Yield the articles of one file, and a Rejection for each part that is none.

    Whatever is in a file, nothing but Incomplete (of the installation) is raised.
    ``max_file_bytes`` bounds what is held in memory: a file, or one line of a ``.jsonl`` file.
    """
    if source.problem is not None:
        yield Rejection(source.key, source.problem)
        return
    try:
        yield from _articles(source, max_file_bytes)
    except ImportError as error:  # a defect of the installation, not of the file
        raise Incomplete(
            f"explorer is not installed completely: {error}.",
            hint="Install it again with its dependencies: pip install --force-reinstall .",
        ) from error
    except Exception as error:  # parsers fail in unforeseen ways on hostile input
        yield Rejection(source.key, jsonrecords.reason_of(error))


def _articles(source: SourceFile, max_file_bytes: int) -> Iterator[Article | Rejection]:
    suffix = source.path.suffix.lower()
    if suffix not in SUFFIXES:
        yield Rejection(source.key, f"its name does not end in one of {', '.join(SUFFIXES)}")
        return
    with _opened(source.path) as file:
        if suffix == ".jsonl" and not _is_marked(file):
            yield from _json_lines(source, file, max_file_bytes)
            return
        data = file.read(max_file_bytes + 1)
    if len(data) > max_file_bytes:
        yield Rejection(source.key, f"too large: the limit is {max_file_bytes:,} bytes")
    elif not data.strip():
        yield Rejection(source.key, "empty")
    elif suffix == ".jsonl":
        lines = io.BytesIO(decode(data).encode("utf-8", errors="replace"))
        yield from _json_lines(source, lines, max_file_bytes)
    else:
        yield from _document(source, suffix, data)


def _opened(path: Path) -> io.BufferedReader:
    """Open a plain file; a pipe or device is refused before and after opening, and never waits."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a plain file")
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "not a plain file")
    return os.fdopen(handle, "rb")


def _is_marked(file: io.BufferedReader) -> bool:
    """Tell whether a file begins with the mark of an encoding whose lines are not bytes' lines."""
    return file.peek(4)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
    source: SourceFile, file: io.BufferedIOBase, max_line_bytes: int
) -> Iterator[Article | Rejection]:
    keys = jsonrecords.Keys(source.key)
    number = filled = 0
    while line := file.readline(max_line_bytes + 1):
        number += 1
        if len(line) > max_line_bytes:
            while line and not line.endswith(b"\n"):
                line = file.readline(max_line_bytes)
            yield Rejection(
                keys.key(number), f"line {number}: longer than {max_line_bytes:,} bytes"
            )
            filled += 1
        elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            filled += 1
            yield _json_line(keys, number, line)
    if not filled:
        yield Rejection(source.key, "empty")


def _json_line(keys: jsonrecords.Keys, number: int, line: bytes) -> Article | Rejection:
    record = line.strip(b" \t\r\n")
    try:
        value = jsonrecords.parse(decode(record))
    except (NotText, jsonrecords.BadJson) as error:
        return Rejection(keys.key(number), f"line {number}: {error}")
    return jsonrecords.article(keys.key(number, value), value, hashlib.sha256(record).hexdigest())
