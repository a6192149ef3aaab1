"""What a terminal makes of a style: codes of colours and attributes, and the change between two."""

from __future__ import annotations

from typing import NamedTuple

from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color, ColorSystem
from rich.style import Style

_ATTRIBUTES = (
    ("bold", "1", "22"),
    ("dim", "2", "22"),
    ("italic", "3", "23"),
    ("underline", "4", "24"),
    ("blink", "5", "25"),
    ("reverse", "7", "27"),
    ("strike", "9", "29"),
)
_DRAWN = sum(
    1 << at
    for at, (name, _, _) in enumerate(_ATTRIBUTES)
    if name in ("underline", "reverse", "strike")
)
"""The attributes that show on a blank."""


_OF_256 = {EIGHT_BIT_PALETTE[number]: number for number in range(16, 256)}


class Look(NamedTuple):
    """A style as the terminal knows it: SGR codes of colours, and attributes that are on as bits.

    A blank shows its ground alone: its ``fore`` is empty, and any colour and weight will do.
    """

    fore: str
    ground: str
    on: int


PLAIN = Look("39", "49", 0)


def look_of(style: Style, colours: ColorSystem | None) -> Look:
    """Return a style's codes in a depth of colour, attributes alone where that is None."""
    fore, ground = "39", "49"
    if colours is not None:
        if style.color is not None:
            fore = ";".join(in_depth(style.color, colours).get_ansi_codes())
        if style.bgcolor is not None:
            ground = ";".join(in_depth(style.bgcolor, colours).get_ansi_codes(False))
    on = sum(1 << at for at, (name, _, _) in enumerate(_ATTRIBUTES) if getattr(style, name))
    return Look(fore, ground, on)


def in_depth(colour: Color, colours: ColorSystem) -> Color:
    """Return a colour in fewer; one of the 256 stays itself, where Rich takes greys for others."""
    if colours is ColorSystem.EIGHT_BIT and colour.triplet in _OF_256:
        return Color.from_ansi(_OF_256[colour.triplet])
    return colour.downgrade(colours)


def blank_of(look: Look) -> Look:
    """Return what is left of a look where there is no character."""
    return look if look.on & _DRAWN else Look("", look.ground, 0)


def worn_after(worn: Look, wanted: Look) -> Look:
    """Return the look that writes as ``wanted`` and is nearest to the one worn."""
    if wanted.fore:
        return wanted
    return Look(worn.fore, wanted.ground, worn.on & ~_DRAWN)


def change(worn: Look, look: Look) -> str:
    """Return the shortest code that changes one look into another."""
    return min(_full(look), _delta(worn, look), key=len)


def reset_for_blank(worn: Look, ground: str) -> tuple[str, Look]:
    """Return the shortest code after which blanks show a ground, and the look worn then."""
    kept = worn_after(worn, Look("", ground, 0))
    delta, full = _delta(worn, kept), _full(Look("39", ground, 0))
    return (delta, kept) if len(delta) <= len(full) else (full, Look("39", ground, 0))


def _full(look: Look) -> str:
    codes = [code for at, (_, code, _) in enumerate(_ATTRIBUTES) if look.on >> at & 1]
    codes += [colour for colour in (look.fore, look.ground) if colour not in ("39", "49")]
    return f"\x1b[;{';'.join(codes)}m" if codes else "\x1b[m"


def _delta(worn: Look, look: Look) -> str:
    codes: list[str] = []
    for at, (_, _, off) in enumerate(_ATTRIBUTES):
        if worn.on & ~look.on & 1 << at and off not in codes:
            codes.append(off)
    for at, (_, code, off) in enumerate(_ATTRIBUTES):
        if look.on >> at & 1 and (not worn.on >> at & 1 or off in codes):
            codes.append(code)
    codes += [look.fore] * (look.fore != worn.fore) + [look.ground] * (look.ground != worn.ground)
    return f"\x1b[{';'.join(codes)}m"
