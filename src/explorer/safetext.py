"""Untrusted text made safe for a terminal: what could steer it is shown as a visible character.

Every replacement is one character for one character, so offsets into the text stay true.
"""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_VISIBLE_FORMAT = "\N{APL FUNCTIONAL SYMBOL QUAD QUESTION}"
# Unicode's Bidi_Control property (UAX #9), less the plain marks that occur in honest Arabic and
# Hebrew text, plus line and paragraph separators, which would break a row of the screen.
_STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"


def _table() -> dict[int, str]:
    controls = {code: chr(0x2400 + code) for code in range(0x20)}
    controls[0x7F] = "\N{SYMBOL FOR DELETE}"
    # C1 controls: some terminals obey 0x9B as CSI and 0x9D as OSC.
    c1 = dict.fromkeys(range(128, 160), _REPLACEMENT)
    steering = {ord(char): _VISIBLE_FORMAT for char in _STEERING}
    tags = dict.fromkeys(range(917504, 917632), _VISIBLE_FORMAT)
    surrogates = dict.fromkeys(range(55296, 57344), _REPLACEMENT)
    return controls | c1 | steering | tags | surrogates


_ONE_LINE = _table()
_MANY_LINES = {code: char for code, char in _ONE_LINE.items() if code not in (0x09, 0x0A)}


def visible(text: str) -> str:
    """Return ``text`` as one harmless line of the same length; tab and newline become pictures."""
    # All that is replaced is unprintable; most text is not, and to see that is much quicker.
    return text if text.isprintable() else text.translate(_ONE_LINE)


def visible_lines(text: str) -> str:
    """Return ``text`` harmless and of the same length, keeping its tabs and newlines."""
    harmless = text.replace("\n", "").isprintable()
    return text if harmless else text.translate(_MANY_LINES)
