"""Text measured in cells of the terminal: clipping and wrapping that never break a character.

Wide characters take two cells, combining ones none; a grapheme is never cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"
# Text of these alone takes a cell a character: Latin, Greek, Cyrillic, and the signs of print.
_NARROW = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482‐-―‘-‟…]*").fullmatch


_NOTHING = "\N{ZERO WIDTH NON-JOINER}"
_FLAG_A = 0x1F1E6
_AGREED = {
    **dict.fromkeys((0x200D, 0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)), _NOTHING),
    **{_FLAG_A + at: chr(ord("A") + at) for at in range(26)},
}
_DISPUTED = re.compile(f"[{''.join(map(chr, _AGREED))}]").search


def agreed(text: str) -> str:
    """Return ``text``, as long as it was, in signs on whose width all terminals agree.

    Joined and coloured emoji take two cells in one terminal and six in another, which would shift
    all that stands behind them: they are shown unjoined and in their own colour, flags as letters.
    """
    if text.isascii() or _DISPUTED(text) is None:
        return text
    return text.translate(_AGREED)


def width_of(text: str) -> int:
    """Return the number of cells that ``text`` takes."""
    return cell_len(agreed(text))


def clipped(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, with an ellipsis where it was cut."""
    text = agreed(text)
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    return f"{text[: _fitting(text, width - 1)].rstrip()}{ELLIPSIS}"


def cut(text: str, width: int) -> str:
    """Return as much of ``text`` as fits ``width`` cells, and no ellipsis."""
    text = agreed(text)
    return text if cell_len(text) <= width else text[: _fitting(text, width)]


def padded(text: str, width: int) -> str:
    """Return ``text`` clipped and filled with blanks to exactly ``width`` cells."""
    text = clipped(text, width)
    return text + " " * (width - cell_len(text))


def _fitting(text: str, width: int) -> int:
    """Return how many characters of ``text`` fit, whole graphemes only."""
    if text.isascii() or _NARROW(text):
        return min(width, len(text))
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        if used + cells > width:
            return start
        used += cells
    return len(text)


def wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) offsets of the lines of ``text`` within ``width`` cells.

    Breaks at blanks, which belong to no line; a word wider than a line is broken between
    graphemes. An empty text is one empty line.
    """
    width, text = max(width, 2), agreed(text)
    start = 0
    while True:
        fits = _fitting(text[start : start + width + 1], width)
        if fits > width:  # some take no cell
            fits = _fitting(text[start : start + 4 * width], width)
        if start + fits >= len(text):
            yield start, len(text)
            return
        end = start + max(fits, 1)
        if text[end] != " ":
            blank = text.rfind(" ", start, end)
            end = blank if blank > start else end
        yield start, start + len(text[start:end].rstrip(" ")) if text[end] == " " else end
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
        if start >= len(text):
            return


def folded_path(text: str, width: int) -> list[str]:
    """Return a path on lines of ``width`` cells, broken behind its signs where that is possible."""
    lines = [""]
    for part in re.findall(r"[^\s/#._-]*[\s/#._-]?", text):
        if width_of((lines[-1] + part).rstrip()) <= width or not lines[-1]:
            lines[-1] += part
        else:
            lines.append(part)
    return [short for line in lines for short in folded(line.rstrip(), width)]


def folded(text: str, width: int, most: int | None = None) -> list[str]:
    """Return a text on at most so many lines; the last one ends in an ellipsis if it was cut."""
    spans = list(wrapped(text, width))
    lines = [text[start:end] for start, end in spans[:most]]
    if most is not None and len(spans) > most:
        lines[-1] = clipped(text[spans[most - 1][0] :], width)
    return lines
