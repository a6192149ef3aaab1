"""Owns JSON: one object, an array, or an object a line; good records survive bad neighbours."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from explorer.corpus.compose import compose
from explorer.corpus.decoding import NotText
from explorer.corpus.fields import names
from explorer.corpus.lines import collapse, text_lines, whole_paragraphs
from explorer.corpus.mapping import header_of, id_of, text_of
from explorer.corpus.pages import BadPage, fragment_lines, looks_like_html
from explorer.model import Article, ArticleKey, Rejection
from explorer.safetext import visible

DEEPEST = 100
MOST_VALUES = 1_000_000
"""Values of one JSON text; each takes some fifty bytes once it is read."""

_TOO_DEEP = f"JSON nested deeper than {DEEPEST} levels; leave out what lies deeper"
_DIGITS = 300
_ID_CHARS = 300
_TOKENS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_SPACE = re.compile(r"\s*")
# Objects that only wrap a list of records keep it under one of these.
_WRAPPERS = (
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "documents",
    "records",
    "stories",
    "news",
    "entries",
)


class BadJson(ValueError):
    """A text that is not JSON that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One value of a file of many: its source text and its 1-based number (of line or place)."""

    source: str
    value: object
    number: int


def parse(source: str) -> object:
    """Return the JSON value of a text; BadJson for a damaged or too deeply nested one."""
    _check_depth(source)
    try:
        return _DECODER.decode(source)
    except RecursionError as error:
        raise BadJson(_TOO_DEEP) from error
    except ValueError as error:
        raise BadJson(f"damaged JSON: {str(error).partition(';')[0]}") from error


def _integer(digits: str) -> int | str:
    """Read a whole number; one that no field can mean stays the text that it is."""
    return int(digits) if len(digits) <= _DIGITS else digits


_DECODER = json.JSONDecoder(parse_int=_integer)


def _check_depth(source: str) -> None:
    marks = source.count(",") + source.count("[") + source.count("{")
    if marks > MOST_VALUES:
        raise BadJson(
            f"JSON of too many values: the limit is {MOST_VALUES:,} in one text; write a record a"
            " line, in a .jsonl file, or leave out what is no article"
        )
    if source.count("[") + source.count("{") <= DEEPEST:
        return
    depth = 0
    for token in _TOKENS.finditer(source):
        mark = token.group()
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                raise BadJson(_TOO_DEEP)
        elif mark in "]}":
            depth -= 1


def identity_of(value: object) -> str | None:
    """Return the id that a record gives itself, as one harmless line; None where it gives none."""
    identity = id_of(value) if isinstance(value, Mapping) else None
    return visible(collapse(identity))[:_ID_CHARS] or None if identity else None


class Keys:
    """Gives each record of one file a key of its own."""

    def __init__(self, file_key: ArticleKey) -> None:
        self._file_key = file_key
        self._given: set[str] = set()

    def key(self, number: int, value: object = None) -> ArticleKey:
        """Return ``file#ID``, or the number where there is no id; a repeated id gets it too."""
        return self._named(number, identity_of(value))

    def keyed(
        self, number: int, identity: str | None, found: Article | Rejection
    ) -> Article | Rejection:
        """Return what was found, under the key of its id."""
        return replace(found, key=self._named(number, identity))

    def _named(self, number: int, identity: str | None) -> ArticleKey:
        name = identity or str(number)
        while name in self._given:
            name = f"{name}:{number}"
        self._given.add(name)
        return f"{self._file_key}#{name}"


def document(file_key: ArticleKey, source: str, digest: str) -> Iterator[Article | Rejection]:
    """Yield the articles of a .json file: one object, an array of them, or a wrapped array."""
    text = source.lstrip()
    if text.startswith("["):
        yield from _several(file_key, _array(text))
        return
    try:
        value = parse(text)
    except BadJson as error:
        if "Extra data" in str(error):
            yield from _several(file_key, _sequence(text))
        else:
            yield Rejection(file_key, str(error))
        return
    records = _wrapped(value)
    if records is None:
        yield article(file_key, value, digest)
    else:
        numbered = (
            Record(json.dumps(item, sort_keys=True), item, n) for n, item in enumerate(records, 1)
        )
        yield from _several(file_key, numbered)


def article(key: ArticleKey, value: object, digest: str) -> Article | Rejection:
    """Return the article of one JSON value; whatever is wrong with it stays with this record."""
    try:
        return _article(key, value, digest)
    except Exception as error:  # parsers fail in unforeseen ways on hostile input
        return Rejection(key, reason_of(error))


def reason_of(error: Exception) -> str:
    """Return in words why a file or record could not be read."""
    if isinstance(error, NotText | BadPage | BadJson):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot be read: {(error.strerror or str(error)).lower()}"
    return f"cannot be understood ({visible(f'{type(error).__name__}: {error}'[:200])})"


def _article(key: ArticleKey, value: object, digest: str) -> Article | Rejection:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        return Rejection(key, "JSON, but not an object with the fields of an article")
    text = text_of(value)
    if text is None:
        expected = ", ".join(names()["text"][:4])
        return Rejection(key, f"no text in it: none of the fields {expected} ... is filled")
    header = header_of(value)
    if isinstance(text, list):
        return compose(key, digest, header, whole_paragraphs((part, None) for part in text))
    if looks_like_html(text):
        return compose(key, digest, header, fragment_lines(text))
    return compose(key, digest, header, text_lines(text))


def digest_of(source: str) -> str:
    """Return the SHA-256 of a record's source text."""
    return hashlib.sha256(source.encode("utf-8", errors="surrogatepass")).hexdigest()


def _several(
    file_key: ArticleKey, records: Iterator[Record | BadJson]
) -> Iterator[Article | Rejection]:
    keys = Keys(file_key)
    number = 0
    for record in records:
        number += 1
        if isinstance(record, BadJson):
            yield Rejection(keys.key(number), str(record))
        else:
            yield article(
                keys.key(record.number, record.value), record.value, digest_of(record.source)
            )
    if number == 0:
        yield Rejection(file_key, "an empty JSON array")


def _array(text: str) -> Iterator[Record | BadJson]:
    """Yield the elements of an array, also of one that is cut off in the middle."""
    return _elements(text, 1, closer="]")


def _sequence(text: str) -> Iterator[Record | BadJson]:
    return _elements(text, 0, closer="")


def _elements(text: str, start: int, closer: str) -> Iterator[Record | BadJson]:
    try:
        _check_depth(text)
    except BadJson as error:
        yield error
        return
    at, number = _skip(text, start), 0
    while at < len(text) and text[at] != closer:
        number += 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield BadJson(f"damaged JSON from record {number} on: {error}")
            return
        yield Record(text[at:end], value, number)
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif closer and text[at : at + 1] != closer:
            yield BadJson(f"damaged JSON behind record {number}: the array is not finished")
            return


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _wrapped(value: object) -> list[object] | None:
    """Return the records of an object that has no text itself but a list of objects."""
    if not isinstance(value, dict):
        return None
    for name in _WRAPPERS:
        records = value.get(name)
        if isinstance(records, list) and records and all(isinstance(r, dict) for r in records):
            return records
    return None
