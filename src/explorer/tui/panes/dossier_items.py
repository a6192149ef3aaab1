"""The lines of one thing in a dossier: an office, a companion, a quote, an event, a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from explorer.amounts import counted
from explorer.catalogue import CompanionRow, EventRow, RoleRow, SpokenRow, Words
from explorer.datewords import shown_date
from explorer.model import ActorId, Kind, Merge
from explorer.safetext import visible
from explorer.tui.display.cells import clipped, folded, padded, width_of
from explorer.tui.display.lines import Line, Piece, justified
from explorer.tui.display.themes import MARKS

WIDE = 60  # cells from which what belongs together stands on one line
WIDEST = 100  # cells of a line that is comfortably read


@dataclass(frozen=True, slots=True)
class Link:
    """Where a row leads: an actor, an event, words of an article, a query, or a full list."""

    actor: ActorId | None = None
    event: str | None = None
    words: Words | None = None
    query: str | None = None
    section: str | None = None


class Row(NamedTuple):
    """A line of a dossier, and where it leads: None where nowhere."""

    line: Line
    link: Link | None = None


def named(name: str, kind: Kind) -> Line:
    """Return a name with the mark and the style of its kind."""
    return [Piece(f"{MARKS[kind]} ", f"{kind}.mark"), Piece(name, str(kind))]


def role_rows(role: RoleRow, width: int) -> list[Row]:
    """Return an office, when it was given, and where the newest words for it stand."""
    title = visible(f"{role.title} of {role.of}" if role.of else role.title)
    link = Link(words=role.newest) if role.newest else None
    source = source_of(role.newest, 24 if width >= WIDE else width - 2) if role.newest else ""
    if width >= WIDE:
        room = width - 50
        days = days_of(role.first, role.last, 22) if role.first else ""
        right = [Piece(f"  {days:>22}", "muted"), Piece("  "), Piece(padded(source, 24), "faint")]
        names = folded(title, room)
        rows = [Row(justified([Piece(names[0])], right, width), link)]
        rows += [Row([Piece(f"  {part}")]) for part in names[1:]]
    else:
        rows = [Row([Piece(part)]) for part in folded(title, width)]
        rows[0] = Row(rows[0].line, link)
        if role.first:
            rows.append(Row([Piece(f"  {days_of(role.first, role.last, width - 2)}", "muted")]))
        rows += [Row([Piece(f"  {source}", "faint")])] * bool(source)
    if role.articles > 1:
        told = f"  … said in {role.articles:,} articles"
        rows.append(Row([Piece(told, "accent")], Link(section=f"role {role.position}")))
    return rows


def claim_rows(words: Words, width: int) -> list[Row]:
    """Return two lines: where an office is given, and the words that give it."""
    said = visible(f"“{' '.join(words.text.split())}”")
    about = f"{_day(words.published)}  {source_of(words, width - 12)}"
    return [Row([Piece(about)], Link(words=words)), Row([Piece(f"  {said}", "quote")])]


def companion_rows(row: CompanionRow, width: int) -> list[Row]:
    """Return two lines: who, with the number of common events; and the last meeting."""
    width = min(width, WIDEST)
    many = counted(row.events, "event") if width >= WIDE else f"{row.events:,}"
    first = justified(named(row.name, row.kind), [Piece(f"  {many}", "muted")], width)
    rows = [Row(first, Link(actor=row.id))]
    if row.last:
        said = "met" if row.last.met else "last"
        days = shown_date(row.last.date, row.last.date_end, 14)
        line = [
            Piece(f"  {said:<4} ", "muted"),
            Piece(days, "accent" if row.last.date else "faint"),
        ]
        if width >= WIDE:
            line += [Piece(" " * max(12 - width_of(days), 2)), Piece(row.last.title, "muted")]
        rows.append(Row(line, Link(event=row.last.event)))
    return rows


def quote_rows(row: SpokenRow, width: int, most: int = 3) -> list[Row]:
    """Return when and where something was said, and below it the words on ``most`` lines."""
    words, width = row.words, min(width, WIDEST)
    where = f"  {source_of(words, width - 12)}"
    line = [Piece(f"{_day(words.published):<10}", "accent"), Piece(where, "muted")]
    text = visible(" ".join(words.text.split()))
    lines = folded(text, width - 2, most)
    role = "quote" if row.direct else "muted"
    return [Row(line, Link(words=words)), *(Row([Piece(f"  {part}", role)]) for part in lines)]


def event_rows(row: EventRow, width: int) -> list[Row]:
    """Return an event: its date and type, and its title beside them or below."""
    link = Link(event=row.id)
    when = Piece(f"{shown_date(row.date, row.date_end, 14):<10}  ", "accent")
    kind = str(row.mode or row.type)
    if width >= WIDE:
        return [Row([when, Piece(f"{kind:<13} ", "muted"), Piece(row.title)], link)]
    title = folded(visible(row.title), width - 2, 2)
    return [
        Row([when, Piece(kind, "muted")], link),
        *(Row([Piece(f"  {part}")]) for part in title),
    ]


def name_row(name: str, uses: Mapping[str, int] | None, width: int) -> Row:
    """Return a name and how often it is used; Enter looks for it."""
    used = uses.get(name.casefold(), 0) if uses else 0
    right = [Piece(f"  {used:,}", "muted")] if used else []
    query = name.replace('"', " ")
    return Row(justified([Piece(name)], right, min(width, WIDE)), Link(query=f'"{query}"'))


def merge_rows(merge: Merge, width: int) -> list[Row]:
    """Return which names are held to be one, how surely, and why."""
    names = folded(visible(f"{merge.name} = {merge.other}"), width)
    why = folded(visible(f"{merge.score:.2f}: {', '.join(merge.reasons)}"), width - 2)
    first = Row([Piece(names[0])], Link(query=f'"{merge.other.replace(chr(34), " ")}"'))
    rest = [Row([Piece(part)]) for part in names[1:]]
    return [first, *rest, *(Row([Piece(f"  {part}", "muted")]) for part in why)]


def source_of(words: Words, width: int) -> str:
    """Return the publication, else the name of the file or record, and the paragraph."""
    record = words.article.rpartition("#")[2].rpartition("/")[2]
    paragraph = f" ¶{words.paragraph + 1}"
    return clipped(visible(words.publication or record), width - len(paragraph)) + paragraph


def days_of(first: date, last: date | None, width: int) -> str:
    """Return a first and a last day within ``width`` cells."""
    return shown_date(first.isoformat(), last.isoformat() if last else None, width)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "undated"
