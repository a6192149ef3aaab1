"""Whatever is done, the terminal shows what a full drawing would: characters, colours, attributes.

Differences are written to a terminal in memory as they are to a real one, several updates at a
time or each alone, while a seeded hand presses keys, writes into lines and drags the window.
"""

import random
from pathlib import Path

import pyte
import pytest
from indexed_news import index_news
from rich.color import ColorSystem
from rich.style import Style
from terminal_cells import Cells, seen
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from tui_driving import press, settled, write

from explorer.config import Settings
from explorer.tui.app import ExplorerApp
from explorer.tui.display.frame_diff import FrameDiff
from explorer.tui.keymap import ACTIONS, Keymap
from explorer.tui.keynames import is_chord

STEPS = 80
NAMES = ("Kari Solberg", "Jukka Laine", "Aino Virta", "Jose\u0301 Ibarra", "Mart Saar")
CITIES = ("Oslo", "Helsinki", "Tallinn", "Riga", "Sa\u0303o Paulo")
LINES = (
    "漢字フェリーは港に着いた。 The ferry 漢字 left at noon.",
    "A cafe\u0301 by the fjo\u0308rd, re\u0301sume\u0301, a\u0323\u0302 n\u0303 o\u0304\u0301.",
    "Signs: 👩\u200d🚀 👍\U0001f3fd \U0001f1f3\U0001f1f4 ❤\ufe0f 🚢 end.",
    "항구가 열렸다, Порт открыт, \u0645\u064e\u064a\u0646\u0627\u0621.",
)
KEYS = tuple(
    key
    for action in ACTIONS
    if action.name not in ("quit", "close", "edit", "pipe", "suspend")
    for key in action.keys
)
OFTEN = ("j", "k", "pagedown", "pageup", "ctrl+d", "G", "gg", "tab", "enter", "escape", "down")
WORDS = ("harbour", "ferry", "漢字", "cafe\u0301", "zzz", "Solberg OR Laine", "2024")
SIZES = ((80, 24), (200, 50), (120, 36), (60, 16), (40, 12), (81, 25), (133, 41))


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with wide, combined and joined characters; the home of their index."""
    home = tmp_path_factory.mktemp("home")
    articles = {}
    for n in range(24):
        who, other = NAMES[n % 5], NAMES[(n + 1 + n // 5) % 5]
        where, day = CITIES[n % 4], f"2024-{n % 11 + 1:02}-{n % 27 + 1:02}"
        sentence = f"{who} met {other} in {where} on May {n % 28 + 1}, 2024."
        quote = f'"We open the harbour of {where}," {who} said after the meeting.'
        body = [sentence, *(LINES[(n + at) % 4] for at in range(4)), quote] * 4
        head = f"title: {who} {LINES[n % 4][:12]} {where}\npublished: {day}"
        articles[f"{n}.md"] = f"---\n{head}\n---\n\n" + "\n\n".join(body)
    index_news(home, articles)
    return home


class Watched(ExplorerApp):
    """Sends its frames to a terminal in memory, as differences."""

    def watch(self, chance: random.Random, size: tuple[int, int], *, erases: bool) -> None:
        self.chance = chance
        self.terminal = Cells(*size)
        self.stream = pyte.Stream(self.terminal)
        self.frame = FrameDiff(ColorSystem.TRUECOLOR, erases)

    def _display(self, screen: Screen, renderable: object) -> None:
        if renderable is not None and not self._batch_count:
            assert self.frame is not None and self.frame.paint(renderable, screen.outer_size)
            if self.chance.random() < 0.5:
                self.send()
        super()._display(screen, renderable)

    def send(self) -> None:
        self.stream.feed(self.frame.codes())


def in_full(app: Watched) -> list[list[tuple]]:
    """Return the cells of the screen drawn at once on an empty terminal."""
    full = Cells(*app.size)
    stream = pyte.Stream(full)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        stream.feed(f"\x1b[{y + 1};1H")
        for text, style, _ in strip:
            stream.feed(Strip.render_style(style or Style(), text, ColorSystem.TRUECOLOR))
    return seen(full)


async def drag(app: Watched, pilot: Pilot[None], sizes: list[tuple[int, int]]) -> None:
    """Give the window sizes one after another, of which the app may see only the last."""
    for columns, rows in sizes:
        app.terminal.resize(rows, columns)
        app._driver._size = Size(columns, rows)
        app.post_message(Resize(Size(columns, rows), Size(columns, rows)))
    await settled(app, pilot)


async def gesture(app: Watched, pilot: Pilot[None], chance: random.Random) -> str:
    """Do one thing that a person might do; returns what it was."""
    deed = chance.choices(("key", "often", "count", "write", "drag", "out"), (8, 8, 1, 2, 1, 2))[0]
    if deed in ("key", "often"):
        key = chance.choice(KEYS if deed == "key" else OFTEN)
        await press(app, pilot, *(key if is_chord(key) else [key]))
        return key
    if deed == "count":
        keys = ("0", str(chance.randint(2, 9)), chance.choice("jkJK"))
        await press(app, pilot, *keys)
        return " ".join(keys)
    if deed == "write":
        words = chance.choice(WORDS)
        await press(app, pilot, chance.choice(("/", "f", ":", "a")))
        await write(app, pilot, words)
        await press(app, pilot, chance.choice(("enter", "escape", "backspace")))
        return words
    if deed == "drag":
        size = chance.choice(SIZES)
        sizes = [*chance.sample(SIZES, chance.randint(0, 2)), size]
        await drag(app, pilot, sizes)
        return f"{sizes}"
    await press(app, pilot, "escape", "escape", chance.choice("1234"))
    return "escape"


@pytest.mark.parametrize(("seed", "erases"), [(1, True), (2, False), (3, True)])
async def test_any_gestures_leave_what_a_full_drawing_shows(
    strange: Path, news: Path, monkeypatch: pytest.MonkeyPatch, seed: int, *, erases: bool
) -> None:
    """Press any keys, write queries and answers, drag the window to and fro."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(strange / "cache"))
    chance = random.Random(seed)
    app = Watched(strange / "news", Settings(), Keymap(), index=False)
    app.watch(random.Random(-seed), (80, 24), erases=erases)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        done: list[str] = []
        for _ in range(STEPS):
            done.append(await gesture(app, pilot, chance))
            await settled(app, pilot)
            app.send()
            shown, whole = seen(app.terminal), in_full(app)
            if shown != whole:
                pytest.fail(f"{difference(shown, whole)} after {done[-6:]}")
        assert app.is_running


async def test_a_window_dragged_to_and_fro_at_once_is_drawn_whole(
    news: Path,
) -> None:
    """Make the window smaller and as large again, before the app has drawn anything."""
    app = Watched(news, Settings(), Keymap(), index=False)
    app.watch(random.Random(0), (80, 24), erases=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        app.send()
        await drag(app, pilot, [(40, 12), (80, 24)])
        app.send()
        assert seen(app.terminal) == in_full(app)


def difference(shown: list[list[tuple]], whole: list[list[tuple]]) -> str:
    """Tell the first cell that differs."""
    rows = enumerate(zip(shown, whole, strict=True))
    y, (one, other) = next((y, pair) for y, pair in rows if pair[0] != pair[1])
    x = next(x for x, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    return f"row {y} column {x}: {one[x : x + 6]} and not {other[x : x + 6]}"
