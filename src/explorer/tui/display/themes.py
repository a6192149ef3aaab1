"""How things look: for each theme a table from the name of a thing to its style.

The colours are those of the 256-colour palette, so that both depths show the same. What a colour
tells is always told by an attribute or a mark too; the plain theme has attributes alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

from explorer.tui.display.sixteen import DARK_16, LIGHT_16

Role = str
"""Names of things in the tables, joined by blanks where several hold: ``person hit``."""

_DARK = {
    "text": "#d0d0d0 on #1c1c1c",
    "strong": "bold #eeeeee",
    "muted": "#9e9e9e",
    "faint": "#808080",
    "accent": "#87afd7",
    "bar": "#9e9e9e on #303030",
    "bar.strong": "bold #d0d0d0 on #303030",
    "bar.accent": "#87afd7 on #303030",
    "badge": "bold #1c1c1c on #87afd7",
    "chip": "#d7d7af on #444444",
    "cursor": "bold #87afd7",
    "heading": "bold #87afd7",
    "person": "bold #ffd787",
    "country": "underline #87d787",
    "organization": "bold underline #87afff",
    "place": "italic #d7afff",
    "person.mark": "#ffd787",
    "country.mark": "#87d787",
    "organization.mark": "#87afff",
    "place.mark": "#d7afff",
    "unknown": "#d0d0d0",
    "date": "italic underline #5fd7d7",
    "date.mark": "#5fd7d7",
    "quote": "#afaf87",
    "hit": "bold #1c1c1c on #d7af5f",
    "hit.here": "bold underline #1c1c1c on #ffd7af",
    "found": "bold underline",
    "here": "reverse",
    "evidence": "on #3a3a3a",
    "conflict": "bold #ff8787",
    "error": "bold #ff8787",
    "good": "#87d787",
    "key": "bold #d7d7af",
}
_LIGHT = {
    "text": "#303030 on #ffffff",
    "strong": "bold #080808",
    "muted": "#626262",
    "faint": "#808080",
    "accent": "#005faf",
    "bar": "#585858 on #e4e4e4",
    "bar.strong": "bold #303030 on #e4e4e4",
    "bar.accent": "#005faf on #e4e4e4",
    "badge": "bold #ffffff on #005faf",
    "chip": "#303030 on #d7d7af",
    "cursor": "bold #005faf",
    "heading": "bold #005faf",
    "person": "bold #875f00",
    "country": "underline #005f00",
    "organization": "bold underline #0000af",
    "place": "italic #870087",
    "person.mark": "#875f00",
    "country.mark": "#005f00",
    "organization.mark": "#0000af",
    "place.mark": "#870087",
    "unknown": "#303030",
    "date": "italic underline #005f87",
    "date.mark": "#005f87",
    "quote": "#5f5f00",
    "hit": "bold #080808 on #ffd75f",
    "hit.here": "bold underline #ffffff on #875f00",
    "found": "bold underline",
    "here": "reverse",
    "evidence": "on #e4e4e4",
    "conflict": "bold #af0000",
    "error": "bold #af0000",
    "good": "#005f00",
    "key": "bold #875f00",
}
_PLAIN = {
    "text": "default on default",
    "strong": "bold",
    "muted": "",
    "faint": "",
    "accent": "bold",
    "bar": "",
    "bar.strong": "bold",
    "bar.accent": "bold",
    "badge": "bold reverse",
    "chip": "reverse",
    "cursor": "bold",
    "heading": "bold",
    "person": "bold",
    "country": "underline",
    "organization": "bold underline",
    "place": "italic",
    "person.mark": "",
    "country.mark": "",
    "organization.mark": "",
    "place.mark": "",
    "unknown": "",
    "date": "italic underline",
    "date.mark": "",
    "quote": "",
    "hit": "bold reverse",
    "hit.here": "bold underline reverse",
    "found": "bold underline",
    "here": "reverse",
    "evidence": "underline",
    "conflict": "bold",
    "error": "bold",
    "good": "",
    "key": "bold",
}

MARKS: Mapping[str, str] = {
    "person": "●",
    "country": "■",
    "organization": "◆",
    "place": "▲",
    "unknown": "○",
}
"""A kind of actor told without colour."""


def _ansi_variables(text: str, ground: str) -> dict[str, str]:
    """Return what Textual asks of a theme in the terminal's own colours."""
    return {
        "ansi-background": ground,
        "ansi-foreground": text,
        "input-cursor-background": ground,
        "input-cursor-foreground": text,
        "input-cursor-text-style": "reverse",
        "block-cursor-background": ground,
        "block-cursor-foreground": text,
        "block-cursor-text-style": "reverse",
    }


@dataclass
class Palette:
    """The styles of one theme; ask it by role. All widgets share one, which can become another."""

    name: str
    table: Mapping[str, str]
    styles: dict[str, Style] = field(default_factory=dict, compare=False)

    def style(self, role: Role) -> Style:
        """Return the style of a role; several roles joined by blanks are laid over each other."""
        found = self.styles.get(role)
        if found is None:
            base = _parsed(self.table["text"])
            for name in role.split():
                base += _parsed(self.table[name])
            found = self.styles[role] = base
        return found

    def become(self, name: str) -> None:
        """Take the styles of another theme."""
        self.name, self.table, self.styles = name, TABLES[name], {}

    def colour(self, role: Role, ground: bool = False) -> str:
        """Return the text colour, or the background, of a role as the stylesheet wants it."""
        style = self.style(role)
        colour = style.bgcolor if ground else style.color
        if colour is None or colour.is_default:
            return "ansi_default"
        return colour.name if colour.triplet else f"ansi_{colour.name}"


@lru_cache(512)
def _parsed(definition: str) -> Style:
    return Style.parse(definition) if definition else Style()


TABLES: Mapping[str, Mapping[str, str]] = {
    "dark": _DARK,
    "light": _LIGHT,
    "dark16": DARK_16,
    "light16": LIGHT_16,
    "plain": _PLAIN,
}
OTHER = {"dark": "light", "light": "dark", "dark16": "light16", "light16": "dark16"}
"""The theme that each changes to; plain has none."""


def palette_of(name: str) -> Palette:
    """Return a palette of a theme of ``TABLES``."""
    return Palette(name, TABLES[name])


def textual_theme(palette: Palette) -> Theme:
    """Return the theme that gives Textual's own widgets (input, command palette) these colours."""
    ground = palette.colour("text", ground=True)
    bar = palette.colour("bar", ground=True)
    text, accent = palette.colour("text"), palette.colour("accent")
    is_ansi = ground.startswith("ansi_")
    return Theme(
        name=f"explorer-{palette.name}",
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=ground,
        surface=ground,
        panel=bar,
        error=palette.colour("error"),
        dark=not palette.name.startswith("light"),
        ansi=is_ansi,
        variables={
            "rule": palette.colour("faint"),
            "muted": palette.colour("muted"),
            "bar": bar,
            **(_ansi_variables(text, ground) if is_ansi else {}),
        },
    )
