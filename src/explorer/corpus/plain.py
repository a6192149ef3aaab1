"""Owns plain text and Markdown: front matter taken off, markup turned into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.corpus.fields import Header
from explorer.corpus.lines import BLANK, Line, collapse, text_lines
from explorer.corpus.mapping import header_of

_FRONT_MATTER_LINES = 80
_LONGEST_LINE = 20_000
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40})\s*:(?:\s+(?P<value>.*))?")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
# Each is (what the markup looks like, what is left of it).
_MARKUP: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
    (re.compile(r"^\s{0,3}(?:>\s?)+"), ""),
)
# What any of these begins with: most lines have none of it, and are told so at once.
_MARK = re.compile(r"[\[*_`\\>]")


def text_article(text: str) -> tuple[Header, list[Line]]:
    """Return the front matter of a plain text and its lines."""
    header, rest = _front_matter(text)
    return header, text_lines(rest)


def markdown_article(text: str) -> tuple[Header, list[Line]]:
    """Return the front matter of a Markdown text and its lines, markup taken off."""
    header, rest = _front_matter(text)
    return header, list(_markdown_lines(_without_comments(rest).splitlines()))


def _front_matter(text: str) -> tuple[Header, str]:
    """Split off the ``key: value`` lines between two lines of dashes at the very start."""
    start = text.lstrip()
    if not start.startswith("---"):
        return Header(), text
    lines = start.splitlines(keepends=True)
    stop = next(
        (
            n
            for n, line in enumerate(lines[1:_FRONT_MATTER_LINES], 1)
            if line.strip() in ("---", "...")
        ),
        None,
    )
    if stop is None or lines[0].strip() != "---":
        return Header(), text
    record = _pairs(line.rstrip() for line in lines[1:stop])
    return (header_of(record), "".join(lines[stop + 1 :])) if record else (Header(), text)


def _pairs(lines: Iterator[str]) -> dict[str, object]:
    """Read ``key: value``, ``key: [a, b]`` and ``- item`` lines; deeper nesting is passed over."""
    record: dict[str, object] = {}
    items: list[object] = []
    for line in lines:
        bare = line.strip()
        match = _PAIR.fullmatch(line)
        if match and not match["value"]:
            items = []
            record[match["key"]] = items
        elif match:
            record[match["key"]] = _value(match["value"])
        elif bare.startswith("- "):
            items.append(_unquoted(bare[2:]))
    return record


def _value(text: str) -> object:
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        return [_unquoted(item) for item in bare[1:-1].split(",") if item.strip()]
    return _unquoted(bare)


def _unquoted(text: str) -> str:
    bare = text.strip()
    if len(bare) >= 2 and bare[0] == bare[-1] and bare[0] in "\"'":
        return bare[1:-1]
    return bare


def _without_comments(text: str) -> str:
    """Drop HTML comments; one that is never closed stays."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return " ".join([*kept, text[at:]])


def _markdown_lines(raw_lines: list[str]) -> Iterator[Line]:
    for raw, following in zip(raw_lines, [*raw_lines, ""][1:], strict=True):
        heading = _HEADING.fullmatch(raw)
        if heading:
            yield from (Line(collapse(_unmarked(heading["text"])), "heading", whole=True), BLANK)
        elif raw.strip() and _UNDERLINE.fullmatch(following) and len(raw) < 200:
            yield from (Line(collapse(_unmarked(raw)), "heading", whole=True), BLANK)
        elif _UNDERLINE.fullmatch(raw):
            yield BLANK
        else:
            yield Line(collapse(_unmarked(raw)), indented=raw.startswith(("  ", "\t")))


def _unmarked(text: str) -> str:
    if len(text) > _LONGEST_LINE or _MARK.search(text) is None:
        return text
    for pattern, left in _MARKUP:
        text = pattern.sub(left, text)
    return text
