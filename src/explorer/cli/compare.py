"""``explorer compare``: are two names the same actor, and why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from explorer.actors import compare
from explorer.cli.options import FORMATS, format_option
from explorer.cli.output import write_records
from explorer.errors import ExplorerError
from explorer.export import Column
from explorer.model import Comparison, Kind


class ComparisonRecord(BaseModel):
    """A verdict on two names."""

    name1: str
    name2: str
    verdict: str
    score: float
    reasons: list[str]


_COLUMNS = [
    Column("name1", lambda record: record.name1),
    Column("name2", lambda record: record.name2),
    Column("verdict", lambda record: record.verdict),
    Column("score", lambda record: f"{record.score:.3f}"),
    Column("reasons", lambda record: "; ".join(record.reasons), wide=True),
]


@click.command("compare")
@click.argument("names", nargs=-1)
@click.option(
    "--pairs",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE.csv",
    help="A CSV file with the columns name1 and name2.",
)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]))
@format_option(*FORMATS, default="table")
def command(names: tuple[str, ...], pairs: Path | None, kind: str | None, fmt: str) -> None:
    """Tell whether two names are one actor.

    Prints verdict, score and reasons; with --pairs as CSV unless another format is asked for.
    """
    if (len(names) != 2) == (pairs is None):
        raise click.UsageError("Give two names, or --pairs FILE.csv.")
    compared = pairs_of(pairs) if pairs else [(names[0], names[1])]
    wanted = Kind(kind) if kind else None
    records = [_record(compare(name, other, kind=wanted)) for name, other in compared]
    if pairs and fmt == "table":
        fmt = "csv"
    write_records(records, _COLUMNS, fmt=fmt, empty="The file has no pairs.")


def pairs_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of a CSV file with the columns name1 and name2."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            rows = csv.DictReader(lines)
            missing = {"name1", "name2"} - set(rows.fieldnames or ())
            if missing:
                raise ExplorerError(
                    f"{path} has no column {' and no column '.join(sorted(missing))}.",
                    hint=f"Its first line names: {', '.join(rows.fieldnames or ()) or 'nothing'}.",
                )
            for row in rows:
                yield row["name1"] or "", row["name2"] or ""
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else error
        raise ExplorerError(
            f"{path} cannot be read: {reason}.", hint="--pairs takes a CSV file in UTF-8."
        ) from error


def _record(comparison: Comparison) -> ComparisonRecord:
    return ComparisonRecord(
        name1=comparison.name,
        name2=comparison.other,
        verdict=comparison.verdict,
        score=comparison.score,
        reasons=list(comparison.reasons),
    )
