"""Where in its source file a paragraph stands: the line to open an editor at.

A paragraph is not found word for word in its file: lines were joined, tags and marks taken off,
escapes and entities read. So its words are looked for in order, whatever stands between them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from html.entities import codepoint2name
from pathlib import Path

_WORDS = 24  # of a paragraph that have to be found; more make a search slow, not surer
_FEWEST = 5  # words that are looked for anywhere in a paragraph where its beginning is not found
_CONTEXT = 6  # words before and after, to choose among several places
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_WORD = re.compile(r"[^\W_]+")
_TAG = r"<[^<>]{0,2000}>"
_ENTITY = r"&\#?[0-9A-Za-z]{1,10};"
_ESCAPE = r"\\(?:u[0-9a-fA-F]{4}|[bfnrt])"
_JSON = (".json", ".jsonl", ".ndjson")
# A script or comment of a page repeats what it shows: those places are the last choice.
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)


def line_of(path: Path, key: str, paragraphs: Sequence[str], index: int) -> int:
    """Return the 1-based line of a file where a paragraph of an article begins.

    ``key`` is the article's: behind ``#`` it names a record of a file of many. Where the paragraph
    is not found, the line is that of its record, or 1.
    """
    try:
        text = _decoded(path.read_bytes())
    except OSError:
        return 1
    escaped = path.suffix.lower() in _JSON
    start, end = _record(text, key, paragraphs, escaped=escaped) if "#" in key else (0, len(text))
    at = _place(text, paragraphs, index, start, end, escaped=escaped)
    return text.count("\n", 0, start if at is None else at) + 1


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text = data.decode(encoding or "utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(
    text: str, paragraphs: Sequence[str], index: int, start: int, end: int, *, escaped: bool
) -> int | None:
    """Return where a paragraph begins; of several places, the one among its neighbours."""
    words = _WORD.findall(paragraphs[index])
    before = _WORD.findall(paragraphs[index - 1])[-_CONTEXT:] if index else []
    after = _WORD.findall(paragraphs[index + 1])[:_CONTEXT] if index + 1 < len(paragraphs) else []
    found = [
        m.start() for m in _pattern(words[:_WORDS], escaped=escaped).finditer(text, start, end)
    ]
    if not found:
        return _part(text, words, start, end, escaped=escaped)
    if len(found) == 1:
        return found[0]
    unseen = [] if escaped else [match.span() for match in _UNSEEN.finditer(text)]
    seen = [at for at in found if not any(a <= at < b for a, b in unseen)] or found
    whole = _pattern(words, escaped=escaped) if len(words) <= 10 * _WORDS else None
    for at in seen:
        match = whole.match(text, at, end) if whole else None
        if (not before or _ends_with(text, at, before, escaped=escaped)) and (
            not after or not match or _begins_with(text, match.end(), after, escaped=escaped)
        ):
            return at
    for at in seen:
        if before and _ends_with(text, at, before, escaped=escaped):
            return at
    return seen[0]


def _part(text: str, words: Sequence[str], start: int, end: int, *, escaped: bool) -> int | None:
    """Return where some words of a paragraph stand that is not in its file as it was read."""
    for first in range(0, max(len(words) - _FEWEST, 0) + 1, _FEWEST):
        part = words[first : first + _FEWEST]
        if part and (match := _pattern(part, escaped=escaped).search(text, start, end)):
            return match.start()
    return None


def _ends_with(text: str, at: int, words: Sequence[str], *, escaped: bool) -> bool:
    """Tell whether words stand right before a place, but for marks, tags and blanks."""
    near = text[max(at - 2000, 0) : at]
    pattern = re.compile(f"{_joined(words, escaped)}{_gap(escaped)}$")
    return pattern.search(near) is not None


def _begins_with(text: str, at: int, words: Sequence[str], *, escaped: bool) -> bool:
    pattern = re.compile(_gap(escaped) + _joined(words, escaped))
    return pattern.match(text, at) is not None


def _pattern(words: Sequence[str], *, escaped: bool) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![^\W_]){_joined(words, escaped)}")


def _joined(words: Sequence[str], escaped: bool) -> str:
    return f"{_gap(escaped)}".join(_spelt(word, escaped) for word in words)


def _gap(escaped: bool) -> str:
    """Return what may stand between two words; possessive, so that no text makes it slow."""
    ways = [_TAG, _ENTITY, *([_ESCAPE] if escaped else []), r"[\W_]"]
    return f"(?:{'|'.join(ways)})*+"


def _spelt(word: str, escaped: bool) -> str:
    return "".join(_letter(letter, escaped) for letter in word)


def _letter(letter: str, escaped: bool) -> str:
    """Return the ways in which a source may write a letter."""
    if letter.isascii():
        return letter
    code = ord(letter)
    ways = [re.escape(letter), f"&#{code};", f"&#[xX]0*(?i:{code:x});"]
    if code in codepoint2name:
        ways.append(f"&{codepoint2name[code]};")
    if escaped:
        units = letter.encode("utf-16-be")
        pairs = (units[at : at + 2].hex() for at in range(0, len(units), 2))
        ways.append("".join(f"(?i:\\\\u{pair})" for pair in pairs))
    return f"(?:{'|'.join(ways)})"


# Records of a file of many.


def _record(text: str, key: str, paragraphs: Sequence[str], *, escaped: bool) -> tuple[int, int]:
    """Return from where to where the record of a key stands, the whole file where it is unsure."""
    name = key.partition("#")[2]
    spans = list(_spans(text)) if escaped else []
    words = _WORD.findall(" ".join(paragraphs[:3]))[:_WORDS]
    pattern = _pattern(words, escaped=escaped)
    holding = [
        (number, span) for number, span in enumerate(spans, 1) if pattern.search(text, *span)
    ]
    if not holding:
        return 0, len(text)
    number = re.search(r"(?:^|:)(\d+)$", name)
    identity = re.compile(rf'"\s*:\s*"?{re.escape(name.partition(":")[0])}"?\s*[,}}]')
    for which, span in holding:
        if identity.search(text, *span) or (number and int(number[1]) == which):
            return span
    return holding[0][1]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the records: the lines of a file with a record a line, else the outermost objects."""
    depth = start = 0
    array = text.lstrip()[:1] == "["
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in "{[":
            depth += 1
            if depth == 1 + array and mark == "{":
                start = token.start()
        elif mark in "}]":
            depth -= 1
            if depth == int(array) and mark == "}":
                yield start, token.end()


_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
