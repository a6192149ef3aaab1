"""Every action has a key, a help line, a palette entry and a name for config.toml."""

import pytest

from explorer.errors import ConfigError
from explorer.tui.actions import DEEDS
from explorer.tui.keymap import ACTIONS, PANES, Action, Keymap
from explorer.tui.keynames import key_name, shown_key
from explorer.tui.screens.help import help_lines
from explorer.tui.screens.palette import palette_entry


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_has_key_deed_help_line_palette_entry_and_config_name(action: Action) -> None:
    keymap = Keymap()
    assert action.keys and all(keymap.action_of(key) is action for key in action.keys)
    assert callable(DEEDS[action.name])
    for pane in PANES:
        help_text = [
            "".join(piece.text for piece in (*left, *right))
            for left, right in help_lines(keymap, pane)
        ]
        assert any(action.help in line and f" {action.name} " in line for line in help_text)
    entry = palette_entry(action)
    listed = "".join(piece.text for piece in (*entry.left, *entry.right))
    assert action.help in listed and action.name in listed and shown_key(action.keys[0]) in listed
    remapped = Keymap({action.name: "f9, ctrl+x"})
    assert remapped.action_of("f9").name == action.name
    assert remapped.action_of("ctrl+x").name == action.name


def test_every_deed_belongs_to_an_action() -> None:
    assert set(DEEDS) == {action.name for action in ACTIONS}


def test_no_action_needs_alt_or_a_mouse() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert not [key for key in keys if "alt" in key or "meta" in key or "mouse" in key]


def test_an_unknown_action_in_the_settings_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigError) as caught:
        Keymap({"serach": "f"})
    assert "serach" in caught.value.message
    assert "search" in caught.value.hint


def test_a_key_of_two_actions_is_an_error_that_names_both() -> None:
    with pytest.raises(ConfigError) as caught:
        Keymap({"save": "y"})
    assert "save" in caught.value.message and "cite" in caught.value.message


def test_a_key_that_begins_a_chord_is_refused() -> None:
    with pytest.raises(ConfigError):
        Keymap({"save": "g"})


def test_an_action_left_without_a_key_is_an_error() -> None:
    with pytest.raises(ConfigError):
        Keymap({"save": " , "})


def test_keys_are_named_as_they_are_written() -> None:
    assert key_name("vertical_line", "|") == "|"
    assert key_name("comma", ",") == "comma"
    assert key_name("space", " ") == "space"
    assert key_name("ctrl+d", "\x04") == "ctrl+d"


@pytest.mark.parametrize(
    "key", ["foo+s", "ctrl+", "ctrl+ctrl+s", "meta+s", "shift+s", "f25", "abc", "ctrl+1x", "pgdwn"]
)
def test_a_key_that_no_terminal_sends_is_refused(key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Keymap({"save": key})
    assert key in caught.value.message and "save" in caught.value.message


@pytest.mark.parametrize(
    "key",
    ["Q", "ZZ", "insert", "ctrl+s", "shift+f5", "ctrl+left", "f12", "alt+s", "comma", "ü", "f9"],
)
def test_a_key_that_a_terminal_sends_is_taken(key: str) -> None:
    assert Keymap({"save": key}).action_of(key).name == "save"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_the_keys_that_the_help_shows_are_taken_in_the_settings(action: Action) -> None:
    shown = [shown_key(key) for key in action.keys if key != "comma"]
    assert Keymap({action.name: ", ".join(shown)}).actions[action.name].keys == action.keys


def test_the_words_of_the_help_lead_to_an_action() -> None:
    keymap = Keymap()
    assert "save" in keymap.near("export")
    assert keymap.near("zooom") == ["zoom"]
    assert keymap.near("") == [] and keymap.near("xyzzy") == []


def test_in_a_narrow_box_the_words_of_the_help_go_on_below_the_keys() -> None:
    for width in (36, 38, 60, 80):
        lines = [
            "".join(piece.text for piece in (*left, *right))
            for left, right in help_lines(Keymap(), "events", width)
        ]
        assert max(map(len, lines)) <= width
        whole = " ".join(" ".join(lines).split())
        for action in ACTIONS:
            assert " ".join(action.help.split()) in whole or width < 60
