r"""The language of citation formats: text, ``{field}``, and ``[optional parts]``.

An optional part is left out where a field that stands directly in it is unknown, or where all
that it holds was left out; ``[one|other]`` takes the first that is not. ``\`` before one of
``{ } [ ] | \`` takes away its meaning. Nothing but names can stand in braces: a format can reach
nothing of the program.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.errors import ConfigError

_DEEPEST = 20
_SPECIAL = "{}[]|\\"


class Field(NamedTuple):
    """A place for the value of a field."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An optional part: the first of these that can be written, or nothing."""

    ways: tuple[Part, ...]


Part = tuple[str | Field | Choice, ...]


class _Token(NamedTuple):
    kind: str  # "text", "field", or one of "[", "]", "|"
    text: str
    at: int  # the 1-based character, as an editor counts


def parsed(text: str, fields: Sequence[str]) -> Part:
    """Read a format; ConfigError names the place of a mistake and the nearest field."""
    return _Reader(_tokens(text, fields)).part(inside=False)


def written(part: Part, values: Mapping[str, str], safe: Callable[[str], str]) -> str:
    """Return a format with its fields filled in, each made ``safe``."""
    return "".join(
        item
        if isinstance(item, str)
        else safe(values[item.name])
        if isinstance(item, Field)
        else _chosen(item, values, safe)
        for item in part
    )


def names_in(part: Part) -> set[str]:
    """Return the fields that a format names."""
    found: set[str] = set()
    for item in part:
        if isinstance(item, Field):
            found.add(item.name)
        elif isinstance(item, Choice):
            found.update(*map(names_in, item.ways))
    return found


def _chosen(choice: Choice, values: Mapping[str, str], safe: Callable[[str], str]) -> str:
    for way in choice.ways:
        fields = [item for item in way if isinstance(item, Field)]
        inner = [item for item in way if isinstance(item, Choice)]
        known = all(values[field.name] for field in fields)
        left_out = inner and not fields and not any(_chosen(i, values, safe) for i in inner)
        if known and not left_out:
            return written(way, values, safe)
    return ""


def _tokens(text: str, fields: Sequence[str]) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\" and text[at + 1 : at + 2] and text[at + 1] in _SPECIAL:
            tokens.append(_Token("text", text[at + 1], at + 1))
            at += 2
        elif char == "{":
            end = text.find("}", at)
            if end < 0:
                raise _mistake("{ is not closed", at + 1)
            tokens.append(_Token("field", _field(text[at + 1 : end], fields, at + 1), at + 1))
            at = end + 1
        elif char == "}":
            raise _mistake("} closes nothing", at + 1)
        else:
            tokens.append(_Token(char if char in "[]|" else "text", char, at + 1))
            at += 1
    return tokens


def _field(name: str, fields: Sequence[str], at: int) -> str:
    if name in fields:
        return name
    near = difflib.get_close_matches(name, fields, n=2, cutoff=0.5)
    hint = f"Did you mean {' or '.join(f'{{{each}}}' for each in near)}? " if near else ""
    said = (
        f"there is no field {{{name}}}"
        if re.fullmatch(r"\w+", name)
        else f"{{{name}}} is no field: only a field's name may stand in braces"
    )
    raise _mistake(said, at, f"{hint}The fields are {', '.join(fields)}.")


def _mistake(said: str, at: int, hint: str = "") -> ConfigError:
    return ConfigError(
        f"{said} (character {at})",
        hint=hint or r"Put \ before a bracket or brace that is to be written as it is.",
    )


class _Reader:
    """The tokens of a format, read from left to right."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def part(self, *, inside: bool) -> Part:
        """Read up to the end, or up to what ends one way of an optional part."""
        items: list[str | Field | Choice] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if inside and token.kind in ("]", "|"):
                break
            self._at += 1
            if token.kind == "]":
                raise _mistake("] closes nothing", token.at)
            if token.kind == "[":
                items.append(self._choice(token))
            elif token.kind == "field":
                items.append(Field(token.text))
            elif items and isinstance(items[-1], str):
                items[-1] += token.text
            else:
                items.append(token.text)
        return tuple(items)

    def _choice(self, opening: _Token) -> Choice:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _mistake(
                f"more than {_DEEPEST} brackets are open", opening.at, "Close some of them."
            )
        ways = [self.part(inside=True)]
        while self._here() == "|":
            self._at += 1
            ways.append(self.part(inside=True))
        if self._here() != "]":
            raise _mistake("[ is not closed", opening.at)
        self._at += 1
        self._depth -= 1
        return Choice(tuple(ways))

    def _here(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""
