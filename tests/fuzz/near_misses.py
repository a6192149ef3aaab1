"""Texts that a regular expression nearly matches: what it repeats, again and again, unended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from re import _constants as op
from re import _parser
from typing import Any, NamedTuple

_LETTERS = "aA1 .-,'’xé_(\n中"
_MANY = 8  # a repetition of so many at most costs little
_DEEP = 40
_LONGEST = 100  # characters of a piece
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
Nodes = Sequence[tuple[Any, Any]]


class Hostile(NamedTuple):
    """What stands in front once, and what is repeated behind it."""

    front: str
    piece: str


def near_misses(pattern: re.Pattern[str], most: int = 24) -> list[Hostile]:
    """Return what each repetition in a pattern takes, alone and behind all that comes before it."""
    tree: Nodes = list(_parser.parse(pattern.pattern, pattern.flags))
    found: dict[Hostile, None] = {}
    for number in range(2):  # two ways to choose among alternatives
        for front, body in islice(_repetitions(tree, "", number), most):
            for piece in (body, f"{front}{body}", f"{body} "):
                found[Hostile("", piece)] = None
            found[Hostile(front, body)] = None
        whole = _sample(tree, number)
        found |= dict.fromkeys(
            (Hostile("", whole), Hostile("", whole[:-1]), Hostile("", whole[1:]))
        )
    return [each for each in found if 0 < len(each.piece) <= _LONGEST][:most]


def _repetitions(
    nodes: Nodes, front: str, number: int, depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Yield what can be repeated often, with a text that leads there."""
    for code, value in nodes:
        for inner in _inside(code, value):
            if code in _REPEATS and value[1] > _MANY:
                yield front, _sample(inner, number) or _sample(inner, number + 1)
            if depth < _DEEP:
                yield from _repetitions(inner, front, number, depth + 1)
        front += _sample([(code, value)], number)


def _inside(code: Any, value: Any) -> list[Nodes]:
    if code in _REPEATS:
        return [value[2]]
    if code is op.SUBPATTERN:
        return [value[3]]
    if code is op.BRANCH:
        return list(value[1])
    if code is op.ATOMIC_GROUP:
        return [value]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if code is op.GROUPREF_EXISTS:
        return [nodes for nodes in value[1:] if nodes]
    return []


def _sample(nodes: Nodes, number: int) -> str:
    """Return a text that these match, as far as they can be told one by one."""
    return "".join(_sampled(code, value, number) for code, value in nodes)


def _sampled(code: Any, value: Any, number: int) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code in _REPEATS:
        return _sample(value[2], number) * max(value[0], min(1, value[1]))
    if code in (op.ASSERT, op.ASSERT_NOT):
        return ""
    if code in (op.ANY, op.NOT_LITERAL, op.IN):
        every = [letter for letter in _candidates(code, value) if _takes(code, value, letter)]
        return every[number % len(every)] if every else ""
    inside = _inside(code, value)
    return _sample(inside[number % len(inside)], number) if inside else ""


def _candidates(code: Any, value: Any) -> str:
    if code is not op.IN:
        return _LETTERS
    own = [chr(v if c is op.LITERAL else v[0]) for c, v in value if c in (op.LITERAL, op.RANGE)]
    return _LETTERS + "".join(own)


def _takes(code: Any, value: Any, letter: str) -> bool:
    if code is op.ANY:
        return letter != "\n"
    if code is op.NOT_LITERAL:
        return ord(letter) != value
    takes = [_is_in(c, v, letter) for c, v in value if c is not op.NEGATE]
    return any(takes) != any(c is op.NEGATE for c, _ in value)


def _is_in(code: Any, value: Any, letter: str) -> bool:
    if code is op.LITERAL:
        return ord(letter) == value
    if code is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    return _CATEGORIES[value](letter)
