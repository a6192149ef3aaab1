"""Colours: readable on every ground in every depth, and never the only thing that tells a kind."""

from __future__ import annotations

import itertools

import pytest
from rich.color import Color, ColorSystem
from tui_driving import Opened, press, screen_text

from explorer.tui.display.depth import depth_of, theme_for
from explorer.tui.display.looks import in_depth
from explorer.tui.display.themes import MARKS, OTHER, TABLES, palette_of

XTERM = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0)),
    *((0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
)
CONSOLE = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
OWN_GROUND = ("badge", "chip", "hit", "evidence")  # never laid over each other
GROUNDS = ("", "bar", "evidence")
QUIET = ("faint",)
IN_TEXT = ("person", "country", "organization", "place", "unknown", "date", "quote", "conflict")
COLOURED = [name for name in TABLES if name != "plain"]


def luminance(rgb: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in rgb]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the ratio that WCAG 2 defines."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shown(colour: Color | None, terminal: tuple[tuple[int, int, int], ...]) -> tuple[int, int, int]:
    assert colour is not None
    if colour.number is not None and colour.triplet is None:
        return terminal[colour.number]
    triplet = colour.get_truecolor()
    return triplet.red, triplet.green, triplet.blue


@pytest.mark.parametrize("terminal", [XTERM, CONSOLE], ids=["xterm", "console"])
@pytest.mark.parametrize("theme", COLOURED)
def test_every_text_is_readable_on_every_ground_it_may_stand_on(
    theme: str, terminal: tuple[tuple[int, int, int], ...]
) -> None:
    palette = palette_of(theme)
    weak = []
    for ground, role in itertools.product(GROUNDS, palette.table):
        if ground and (role in (*OWN_GROUND, "text") or role.startswith("bar")):
            continue
        if ground == "evidence" and role not in IN_TEXT:
            continue
        style = palette.style(f"{ground} {role}")
        ratio = contrast(shown(style.color, terminal), shown(style.bgcolor, terminal))
        least = 3.0 if role in QUIET else 4.5
        if ratio < least:
            weak.append((f"{ground} {role}".strip(), round(ratio, 2)))
    assert not weak


def test_the_tables_of_all_themes_tell_of_the_same_things() -> None:
    assert len({frozenset(table) for table in TABLES.values()}) == 1
    assert set(OTHER) == set(COLOURED) == set(OTHER.values())


def test_colours_in_256_are_those_of_truecolor() -> None:
    for theme in ("dark", "light"):
        for role in TABLES[theme]:
            style = palette_of(theme).style(role)
            for colour in (style.color, style.bgcolor):
                assert colour is not None and colour.triplet is not None
                fewer = in_depth(colour, ColorSystem.EIGHT_BIT)
                assert fewer.get_truecolor() == colour.triplet, (theme, role)


def test_the_console_is_asked_for_no_bright_ground() -> None:
    for theme in ("dark16", "light16"):
        for role in TABLES[theme]:
            ground = palette_of(theme).style(role).bgcolor
            assert ground is not None and ground.number is not None and ground.number < 8


def test_a_kind_has_a_mark_of_its_own_and_a_weight_that_needs_no_colour() -> None:
    assert len(set(MARKS.values())) == len(MARKS)
    for theme in TABLES:
        kinds = [
            (style.bold, style.underline, style.italic)
            for style in map(
                palette_of(theme).style, ("person", "country", "organization", "place")
            )
        ]
        assert len(set(kinds)) == len(kinds), theme


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "screen-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "xterm"}, ColorSystem.STANDARD),
        ({"TERM": "linux"}, ColorSystem.STANDARD),
        ({"TERM": "vt100"}, None),
        ({"TERM": "vt220"}, None),
        ({"TERM": "xterm-mono"}, None),
        ({"TERM": "dumb"}, None),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, None),
    ],
)
def test_the_depth_of_colour_is_known_by_the_terminal_s_name(
    environ: dict[str, str], depth: ColorSystem | None
) -> None:
    assert depth_of(environ) == depth


@pytest.mark.parametrize(
    ("colours", "theme"),
    [("15;0", "dark"), ("0;15", "light"), ("0;default;15", "light"), ("0;7", "light"), ("", "dark"),
     ("7;8", "dark"), ("default;default", "dark")],
)  # fmt: skip
def test_the_automatic_theme_follows_the_ground_that_the_terminal_tells(
    colours: str, theme: str
) -> None:
    environ = {"COLORFGBG": colours}
    assert theme_for("auto", ColorSystem.EIGHT_BIT, environ) == theme
    assert theme_for("auto", ColorSystem.STANDARD, environ) == f"{theme}16"
    assert theme_for("light", ColorSystem.TRUECOLOR, environ) == "light"
    assert theme_for("auto", None, environ) == "plain"


@pytest.mark.parametrize(
    ("environ", "theme"),
    [({"TERM": "linux", "COLORTERM": ""}, "dark16"), ({"TERM": "vt100", "COLORTERM": ""}, "plain"),
     ({"NO_COLOR": "1"}, "plain"), ({}, "dark")],
)  # fmt: skip
async def test_the_app_opens_in_the_colours_that_the_terminal_has(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], theme: str
) -> None:
    """Open the app on a terminal, change the theme, and change it back."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    async with opened((80, 24)) as (app, pilot):
        assert app.palette.name == theme
        await press(app, pilot, "T")
        assert app.palette.name == OTHER.get(theme, theme)
        await press(app, pilot, "T", "f3")
        assert app.palette.name == theme
        assert "● " in screen_text(app)
