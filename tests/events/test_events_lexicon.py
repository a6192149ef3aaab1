"""The data files of the room are what the rules take them for."""

from collections import Counter
from importlib import resources


def test_no_two_lists_of_words_have_one_name():
    text = resources.files("explorer.events").joinpath("data", "words.txt").read_text("utf-8")
    names = Counter(line for line in text.splitlines() if line.startswith("["))
    assert [name for name, times in names.items() if times > 1] == []
