"""Owns the way from bytes to text: byte order marks, UTF-8, and guesses for the rest."""

from __future__ import annotations

import codecs
import re

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PACKED = "compressed data; nothing is unpacked, do that first"
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document; nothing is unpacked, do that first"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE_BYTES = 65_536
# A Western text has few letters outside ASCII; charset detection needs more than that to go by.
_WESTERN_SHARE = 0.08
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.1


class NotText(ValueError):
    """The bytes are not text; the message says what they are."""


def decode(data: bytes) -> str:
    """Return the text of ``data`` without its byte order mark; NotText for binary data."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    refuse_binary(data)
    wide = _wide_encoding(data[:_SAMPLE_BYTES])
    if wide is not None:
        return _checked(data.decode(wide, errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_guessed(data))


def refuse_binary(data: bytes) -> None:
    """Raise NotText where the first bytes are those of a known kind of file that is no text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(f"not text but {what}")


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16's byte order where a text without a mark has a NUL beside every letter."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.6 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _guessed(data: bytes) -> str:
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for char in lenient if ord(char) > 127) - broken
    if whole > 4 * broken:
        return lenient  # UTF-8 with a few damaged bytes, or cut inside a character
    high = sum(1 for byte in data[:_SAMPLE_BYTES] if byte > 127)
    if high < _WESTERN_SHARE * min(len(data), _SAMPLE_BYTES):
        return _western(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    return data.decode(best.encoding, errors="replace") if best else _western(data)


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _checked(text: str) -> str:
    controls = sum(1 for _ in _CONTROL.finditer(text[:_SAMPLE_BYTES]))
    if "\x00" in text or controls > _CONTROL_SHARE * min(len(text), _SAMPLE_BYTES):
        raise NotText("not text but binary data")
    return text
