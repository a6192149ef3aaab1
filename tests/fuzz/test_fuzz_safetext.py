"""No text that was made visible moves a terminal's cursor, asks it anything or changes it."""

import unicodedata
from collections.abc import Callable

import pyte
from fuzzing import SCRAPS, fuzzed
from hypothesis import given
from hypothesis import strategies as st

from explorer.safetext import visible, visible_lines

PIECES = st.sampled_from(
    ["\x1b[2J", "\x1b]0;x\x07", "\x1b]52;c;eA==\x1b\\", "\x1bP+q\x1b\\", "\x9b31m", "\x9d0;x\x9c",
     "\x1b[6n", "\x1bc", "\x0e", "\x0f", "\x08", "\r", "\n", "\t", "\x85", "\x7f",
     "\u2028", "\u2029",
     "\u202e", "\u2066", "\ud83d", "\U000e0001", "\x1b", "[", "5", "n", "abc"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, SCRAPS, st.text(st.characters(), max_size=5)), max_size=20).map(
    "".join
)
STEERING = {"Cc", "Cs", "Zl", "Zp"}
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


class Watched:
    """A terminal that notes whatever it is made to do besides drawing."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def __getattr__(self, deed: str) -> Callable[..., None]:
        return lambda *_, **__: self.done.append(deed) if deed != "draw" else None


def deeds(text: str) -> list[str]:
    screen = Watched()
    pyte.Stream(screen).feed(text)
    return screen.done


def test_the_watched_terminal_does_see_what_is_not_made_visible() -> None:
    assert deeds("\x1b[2J") and deeds("a\rb") and deeds("\x9b31m")
    assert not deeds("abc")


@given(TEXTS)
@fuzzed(150)
def test_a_terminal_only_draws(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(char) for char in shown} & STEERING
    assert not {unicodedata.bidirectional(char) for char in shown} & TURNING
    assert not any(0xE0000 <= ord(char) <= 0xE007F for char in shown)
    assert not deeds(shown)
    shown.encode()


@given(TEXTS)
@fuzzed(60)
def test_many_lines_keep_nothing_but_their_ends_and_tabs(text: str) -> None:
    shown = visible_lines(text)
    assert len(shown) == len(text)
    assert {c for c in shown if unicodedata.category(c) in STEERING} <= {"\n", "\t"}
    assert all(name in ("linefeed", "tab") for name in deeds(shown))
