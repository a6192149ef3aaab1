"""The exception tree is the one that its module draws."""

import re

from explorer import errors
from explorer.errors import ExplorerError, QueryError


def drawn() -> list[tuple[int, str]]:
    """Each name of the drawing with its depth."""
    lines = (errors.__doc__ or "").splitlines()
    found = [re.match(r"([ │├└─]*)([A-Z]\w+)", line) for line in lines]
    return [(len(m[1]) // 4, m[2]) for m in found if m and (m[1] or m[2] == "ExplorerError")]


def test_the_drawing_shows_every_error_under_its_parent() -> None:
    path: list[str] = []
    for depth, name in drawn():
        path = [*path[:depth], name]
        if depth:
            assert getattr(errors, name).__bases__[0].__name__ == path[-2], name
    public = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, ExplorerError)
    }
    assert {name for _, name in drawn()} == public


def test_an_error_says_what_to_do_below_what_is_wrong() -> None:
    assert (
        str(ExplorerError("It is gone.", hint="Look elsewhere.")) == "It is gone.\nLook elsewhere."
    )
    assert str(ExplorerError("It is gone.")) == "It is gone."


def test_a_query_error_knows_its_place() -> None:
    error = QueryError("no such field", start=2, end=5, text="a xyz:b")
    assert (error.start, error.end, error.text) == (2, 5, "a xyz:b")
