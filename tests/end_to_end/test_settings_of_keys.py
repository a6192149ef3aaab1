"""A mistake among the keys of config.toml is told by the installed command, before it draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from pty_terminal import Terminal

MISTAKES = {
    "unknown action": ('serach = "f9"', ["there is no action serach", "Did you mean search?"]),
    "unknown actions": (
        'serach = "f9"\nzom = "f8"',
        ["there is no action serach, zom", "mean search for serach?", "mean zoom for zom?"],
    ),
    "doubled key": ('save = "y"', ["y is the key of", "save", "cite"]),
    "key that no terminal sends": ('save = "ctrl+shift+é"', ["given to save", "no key that a"]),
    "shadowed chord": ('save = "gx"\nzoom = "g"', ["begins with g", "zoom"]),
    "shadowed by a chord": ('save = "g"', ["gg of top begins with g", "save"]),
    "chord after a count": ('save = "5s"', ["5s of save", "count"]),
    "no key": ('save = ""', ["save has no key", "separated by commas"]),
    "no text": ("save = 5", ["keys.save"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_among_the_keys_ends_with_2_and_says_what_to_do(
    explorer: str, bundled: Path, home: dict[str, str], mistake: str
) -> None:
    """Write a mistake into [keys] and start the app."""
    text, words = MISTAKES[mistake]
    config = Path(home["XDG_CONFIG_HOME"]) / "explorer" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f"[keys]\n{text}\n", encoding="utf-8")
    with Terminal([explorer, str(bundled)], env=home, columns=200) as terminal:
        assert terminal.wait_for_exit(30) == 2
        screen = terminal.settle()
    for part in (*words, str(config)):
        assert part in "".join(screen.splitlines())
    assert "Traceback" not in screen
    assert b"\x1b[?1049h" not in terminal.received


def test_a_key_of_one_s_own_works_in_the_installed_command(
    explorer: str, bundled: Path, home: dict[str, str]
) -> None:
    """Give the help Ctrl+G and let it be closed by x, then start, press them, and quit."""
    config = Path(home["XDG_CONFIG_HOME"]) / "explorer" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[keys]\nhelp = "Ctrl+G"\nclose = "x"\nremove_filter = "q"\n', "utf-8")
    with Terminal([explorer, str(bundled)], env=home) as terminal:
        terminal.wait_for("1 Search", "ctrl+g help")
        terminal.press("\x07")
        terminal.wait_for("Keys in the")
        terminal.press("x", "x")
        assert terminal.wait_for_exit(30) == 0
