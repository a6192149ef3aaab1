"""An event unfolded: who, where, what its sources disagree on, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.datewords import shown_date
from explorer.model import Event, Evidence
from explorer.safetext import visible
from explorer.tui.display.cells import clipped, folded, padded, width_of
from explorer.tui.display.lines import Line, Piece

CONFLICT = "≠"
OPEN = "▸ "
_LABEL = 10  # cells of a label
_SOURCE = 12  # cells before the name of a source
_NAME = 24  # cells that the name of a source needs to stand beside its date
_MOST_QUOTED = 4


def event_details(
    event: Event, names: Mapping[str, str], source: int, width: int, height: int = 0
) -> list[Line]:
    """Return the unfolded lines of an event; the open source is marked.

    Each source is quoted on a line, on more of them where they all fit ``height`` lines.
    """
    lines: list[Line] = []
    who = ", ".join(names.get(id, id) for id in event.actors)
    whom = ", ".join(names.get(id, id) for id in event.recipients)
    where = names.get(event.place, event.place) if event.place else ""
    for label, words in (("who", who), ("to", whom), ("where", where), ("status", event.status)):
        if words and (label != "status" or event.status != "occurred"):
            lines += _field(label, words, width)
    for conflict in event.conflicts:
        told = f"{CONFLICT} sources disagree on {conflict.field}"
        lines.append([_label(""), Piece(told, "conflict")])
        for value in conflict.values:
            sources = list(dict.fromkeys(_source_name(event.evidence[i]) for i in value.evidence))
            told = _dated(value.value) if conflict.field == "date" else value.value
            lines += _value(names.get(told, told), sources, width)
    room = (height - len(lines) - 1) // max(len(event.evidence), 1) - 1
    quoted = min(max(room, 1), _MOST_QUOTED)
    return [*lines, *_sources(event.evidence, source, width, quoted)]


def _dated(value: str) -> str:
    """Return a date that sources disagree on in words, with the expression where that is told."""
    date, blank, said = value.partition(" ")
    return f"{shown_date(date)}{blank}{said}"


def _label(text: str) -> Piece:
    return Piece(f" {text:>7}  ", "faint")


def _field(label: str, words: str, width: int) -> list[Line]:
    """Return a labelled text; one that is too long goes on below, under itself."""
    return [
        [_label(label if not at else ""), Piece(text)]
        for at, text in enumerate(_folded(words, width - _LABEL))
    ]


def _value(value: str, sources: Sequence[str], width: int) -> list[Line]:
    """Return a value with those who say so; lines break between sources, never within one."""
    told = [_label(""), Piece(f"  {value}", "strong"), Piece("  says ", "muted")]
    indent = sum(width_of(visible(piece.text)) for piece in told)
    if indent > width // 2:
        lines, indent = [told[:2]], _LABEL + 4
        told = [Piece(" " * indent)]
    else:
        lines = []
    rows = [""]
    for number, source in enumerate(sources, start=1):
        name = _shortened(source, width - indent - 2) + (", " if number < len(sources) else "")
        if rows[-1] and width_of(rows[-1] + name.rstrip()) > width - indent:
            rows.append("")
        rows[-1] += name
    lines.append([*told, Piece(rows[0].rstrip(), "muted")])
    return [*lines, *([Piece(" " * indent), Piece(row.rstrip(), "muted")] for row in rows[1:])]


def _source_name(evidence: Evidence) -> str:
    name = visible(evidence.publication or evidence.article)
    return f"{name} {evidence.published.isoformat()}" if evidence.published else name


def _shortened(name: str, room: int) -> str:
    """Return a name within ``room`` cells; of a path the end is kept, whole folders go."""
    shorter = name
    while width_of(shorter) > room and "/" in shorter.removeprefix("…/"):
        shorter = f"…/{shorter.removeprefix('…/').partition('/')[2]}"
    return clipped(shorter, room)


def _sources(evidence: Sequence[Evidence], source: int, width: int, quoted: int) -> list[Line]:
    """Return each source with its date, the dates below each other, and its words."""
    dates = [_date(each) for each in evidence]
    names = [f"{_source_name(each)} ¶{each.paragraph + 1}" for each in evidence]
    room = width - _SOURCE
    beside = room - max(map(width_of, dates), default=0) - 2
    column = min(max(map(width_of, names), default=0), beside if beside >= _NAME else room)
    lines: list[Line] = []
    for number, (each, date, name) in enumerate(zip(evidence, dates, names, strict=True)):
        open_now = number == source
        lines.append(
            [
                Piece(f" {f'[{number + 1}]':>7} ", "faint"),
                Piece(OPEN if open_now else "  ", "cursor"),
                Piece(padded(_shortened(name, column), column), "strong" if open_now else ""),
                Piece(f"  {date}" if beside >= _NAME else "", "muted"),
            ]
        )
        below = [] if beside >= _NAME else [Piece(text, "muted") for text in _folded(date, room)]
        below += [Piece(text, "quote") for text in _folded(f"“{each.text}”", room, quoted)]
        lines += [[Piece(" " * (_SOURCE - 1)), piece] for piece in below]
    return lines


def _date(evidence: Evidence) -> str:
    if not evidence.date:
        return "no date"
    said = f" “{visible(evidence.date_expression)}”" if evidence.date_expression else ""
    date = shown_date(evidence.date)
    return f"{date:<10}{said}" if said else date


def _folded(text: str, width: int, most: int | None = None) -> list[str]:
    """Return a text with single blanks on at most so many lines."""
    return folded(visible(" ".join(text.split())), width, most)
