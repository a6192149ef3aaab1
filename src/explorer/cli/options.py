"""Options that several commands share."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from explorer.model.isodates import Span, span_of

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FORMATS = ("table", "json", "jsonl", "csv")


def format_option(*formats: str, default: str) -> Decorator:
    """Return the ``--format`` option with these choices."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(formats),
        default=default,
        show_default=True,
        help="What to print on stdout.",
    )


def limit_option(default: int | None) -> Decorator:
    """Return the ``--limit`` option; no default means all."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=default is not None,
        metavar="N",
        help="Print at most this many.",
    )


class OneOf(click.Choice[str]):
    """A word of a long list: a mistake is met with the nearest ones first."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word."""
        word, words = str(value), [str(each) for each in self.choices]
        if word not in words:
            near = difflib.get_close_matches(word.casefold(), words, n=3, cutoff=0.6)
            meant = f"Did you mean {' or '.join(near)}?\n" if near else ""
            self.fail(f"there is no {word!r}. {meant}There are: {', '.join(words)}.", param, ctx)
        return word


class Text(click.ParamType[str]):
    """Words that are looked up; bytes of the command line that are no text can match nothing."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the words with such bytes replaced, since no store can be asked for them."""
        return str(value).encode("utf-8", errors="replace").decode("utf-8")


class CorpusPath(click.Path):
    """A folder or file; the empty word of an unset variable does not mean the current folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)  # the corpus room says so better

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return the path."""
        if not os.fspath(value):
            self.fail("The name of the corpus is empty; the current folder is a dot.", param, ctx)
        return super().convert(value, param, ctx)


class Seconds(click.ParamType[float]):
    """A number of seconds, not below 0; it may be left out, and what follows is then no number."""

    name = "seconds"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number."""
        try:
            seconds = float(str(value))
        except ValueError:
            seconds = -1.0
        if not seconds >= 0:
            self.fail(
                f"{value!r} is no number of seconds; write --wait=30, or --wait as the last word.",
                *(param, ctx),
            )
        return seconds


class DateSpan(click.ParamType[Span]):
    """A day, month, year, ISO week or quarter, such as 2025-02-03, 2025-02, 2025, 2025-W06."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Span:
        """Return the days that the value covers."""
        if isinstance(value, Span):
            return value
        span = span_of(str(value)) if len(str(value)) >= 4 else None
        if span is None:
            self.fail(f"{value!r} is no date; write 2025-02-03, 2025-02, 2025 or 2025-W06.")
        return span


class Day(click.ParamType[date]):
    """A day, such as 2025-02-03."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-02-03.")
