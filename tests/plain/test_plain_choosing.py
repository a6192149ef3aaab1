"""Plain mode by itself: on terminals that cannot place their cursor."""

import pytest

from explorer.plain import cannot_place


@pytest.mark.parametrize("term", [None, "", "dumb", "unknown", "emacs"])
def test_a_terminal_without_cursor_addressing_is_read_plainly(term: str | None) -> None:
    assert cannot_place(term)


@pytest.mark.parametrize(
    "term", ["xterm-256color", "screen", "tmux-256color", "linux", "vt100", "xterm-kitty", "foot"]
)
def test_a_terminal_that_places_its_cursor_gets_the_screen(term: str) -> None:
    assert not cannot_place(term)


def test_a_terminal_that_nobody_has_heard_of_gets_the_screen() -> None:
    assert not cannot_place("brand-new-terminal")
