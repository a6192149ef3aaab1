"""Events told in sentences: what happened, who says so, and where the sources disagree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from explorer.amounts import counted
from explorer.catalogue import EventRow
from explorer.datewords import month_heading
from explorer.model import Conflict, Event, Evidence
from explorer.plain.spoken import spoken_date
from explorer.plain.words import joined, sentence

_VALUE = re.compile(r"(?P<date>\S+) \((?P<said>“.*”)\)")


def heading(row: EventRow) -> str:
    """Return the month that an event is told under, or its year where nobody says more."""
    return month_heading(row.month)


def event_row(row: EventRow) -> list[str]:
    """Tell an event of a list."""
    kind = str(row.mode or row.type)
    about = [] if kind == "other" else [kind]
    about += [str(row.status)] if row.status != "occurred" else []
    about.append(counted(row.sources, "source"))
    about += ["they disagree"] if row.has_conflict else []
    told = ", ".join(about)
    return [
        f"{_capital(spoken_date(row.date, row.date_end))}: {sentence(row.title)} {_capital(told)}."
    ]


def event(what: Event, names: Mapping[str, str]) -> list[str]:
    """Tell an event: when, who, where, and what the sources disagree on."""
    told = [sentence(what.title), f"When: {spoken_date(what.date, what.date_end)}."]
    for label, ids in (("Who", what.actors), ("With or to", what.recipients)):
        if ids:
            told.append(f"{label}: {joined(names.get(id, id) for id in ids)}.")
    if what.place:
        told.append(f"Where: {names.get(what.place, what.place)}.")
    kind = str(what.mode or what.type)
    told.append(f"Kind: {kind}, {what.status}.")
    for conflict in what.conflicts:
        told += _disagreement(conflict, what.evidence, names)
    articles = len({each.article for each in what.evidence})
    told.append(
        f"Told by {counted(len(what.evidence), 'sentence')} of {counted(articles, 'article')}."
    )
    return told


def source(evidence: Evidence) -> list[str]:
    """Tell what a source says."""
    name = _name(evidence)
    said = f", in the words “{evidence.date_expression}”" if evidence.date_expression else ""
    dated = f"It dates this {spoken_date(evidence.date)}{said}." if evidence.date else ""
    told = f"{name}, paragraph {evidence.paragraph + 1}: “{evidence.text}”"
    return [f"{told} {dated}".strip()]


def _disagreement(
    conflict: Conflict, evidence: Sequence[Evidence], names: Mapping[str, str]
) -> list[str]:
    told = [f"The sources disagree on the {conflict.field}."]
    for value in conflict.values:
        who = list(dict.fromkeys(_name(evidence[index]) for index in value.evidence))
        numbers = [str(index + 1) for index in value.evidence]
        sources = (
            f"Source {numbers[0]} says" if len(numbers) == 1 else f"Sources {joined(numbers)} say"
        )
        shown = _value(conflict.field, names.get(value.value, value.value))
        told.append(f"{sources} {shown}: {'; '.join(who)}.")
    return told


def _value(field: str, value: str) -> str:
    """Return a value in words; a date stands with the words that it was read from."""
    if field != "date":
        return value
    with_words = _VALUE.fullmatch(value)
    if with_words:
        return f"{spoken_date(with_words['date'])}, in the words {with_words['said']}"
    return spoken_date(value)


def _name(evidence: Evidence) -> str:
    day = evidence.published.isoformat() if evidence.published else None
    return f"{evidence.publication or evidence.article}, {spoken_date(day)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
