"""Mistakes in a settings file, all at once: the line, the value, and what it can be instead."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from explorer.errors import ConfigError

Bounds = Mapping[str, tuple[int, int | None]]
"""The least and the most that a number may be, by ``section.key``."""


NOT_A_KEY: Mapping[str, bool] = {"not_a_key": True}
"""Marks a field of a section's class that is set by something else than the section."""


class Mistake(NamedTuple):
    """What is wrong with a key of a section; ``key`` is empty for the section itself."""

    section: str
    key: str
    said: str


def mistakes_in(
    raw: Mapping[str, Any], sections: Mapping[str, type], bounds: Bounds
) -> Iterator[Mistake]:
    """Yield what is wrong in TOML that was read; the fields of a section's class are its keys.

    A section of the class ``dict`` maps any key to a text.
    """
    for section, value in raw.items():
        if section not in sections:
            listed = ", ".join(f"[{each}]" for each in sections)
            near = _near(section, list(sections), "[{}]")
            yield Mistake(
                section, "", f"there is no section [{section}].{near} The sections are {listed}."
            )
        elif not isinstance(value, dict):
            yield Mistake(
                "", section, f"{section} is {_shown(value)}, but is a section: write [{section}]."
            )
        else:
            yield from _section(section, value, sections[section], bounds)


def refused(mistakes: list[Mistake], path: Path, text: str) -> ConfigError:
    """Return the error that tells mistakes with the file and their lines."""
    lines = [f"{_at(path, line_of(text, each))}: {each.said}" for each in mistakes]
    return ConfigError("\n".join(lines), hint="Correct this in the file, or remove the line.")


def line_of(text: str, mistake: Mistake) -> int | None:
    """Return the number of the line of a key, or of the head of its section."""
    wanted = re.compile(rf"""["']?{re.escape(mistake.key)}["']?\s*=""")
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        section = head[1].strip("\"'") if head else section
        if section == mistake.section and (
            head if not mistake.key else wanted.match(line.lstrip())
        ):
            return number
    return None


def _at(path: Path, line: int | None) -> str:
    return f"{path}, line {line}" if line else str(path)


def _section(
    section: str, values: Mapping[str, Any], shape: type, bounds: Bounds
) -> Iterator[Mistake]:
    kinds = None if shape is dict else _kinds(shape)
    for key, value in values.items():
        name = f"{section}.{key}"
        if kinds is not None and key not in kinds:
            near = _near(key, list(kinds), "{}")
            said = f"[{section}] has no key {key}.{near} Its keys are {', '.join(kinds)}."
            yield Mistake(section, key, said)
        elif said := _wrong(value, str if kinds is None else kinds[key], bounds.get(name)):
            yield Mistake(section, key, f"{name} is {_shown(value)}, but {said}.")


def _kinds(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {each.name: hints[each.name] for each in fields(shape) if each.metadata != NOT_A_KEY}


def _wrong(value: object, kind: Any, bounds: tuple[int, int | None] | None) -> str:  # noqa: ANN401
    """Return what a value can be, where it cannot be this one."""
    if get_origin(kind) is Literal:
        allowed = get_args(kind)
        *first, last = (json.dumps(each) for each in allowed)
        right = isinstance(value, str) and value in allowed
        return "" if right else f"can only be {', '.join(first)} or {last}"
    if kind is bool:
        return "" if isinstance(value, bool) else "can only be true or false"
    if kind is str:
        return "" if isinstance(value, str) else "has to be a text in quotation marks"
    least, most = bounds or (0, None)
    if type(value) is int and value >= least and (most is None or value <= most):
        return ""
    span = f"of at least {least:,}" if most is None else f"from {least:,} to {most:,}"
    return f"has to be a whole number {span}, without quotation marks"


def _shown(value: object) -> str:
    """Return a value as it is written in the file."""
    if isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a section"
    return str(value)


def _near(word: str, names: list[str], written: str) -> str:
    near = difflib.get_close_matches(word, names, n=1)
    return f" Did you mean {written.format(near[0])}?" if near else ""
