"""Events as Markdown, by month: who, where, what the sources say, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.catalogue.sections import section_of, time_of
from explorer.contract.records import EventRecord
from explorer.datewords import month_heading, shown_date, shown_value
from explorer.export.escaping import escaped
from explorer.export.sources import Sources, in_batches


def timeline(events: Iterator[EventRecord], sources: Sources) -> Iterator[str]:
    """Yield a heading a month and a section an event; events come in order of time."""
    heading = ""
    for batch in in_batches(events):
        sources.fetch(evidence.article for event in batch for evidence in event.evidence)
        for event in batch:
            if heading != (now := heading_of(event)):
                heading = now
                yield f"## {heading}\n\n"
            yield event_section(event, sources)


def event_section(event: EventRecord, sources: Sources) -> str:
    """Return one event with every sentence that tells of it; headlines are fetched before."""
    date = shown_date(event.date, event.date_end)
    lines = [f"### {date} · {escaped(event.title)}", ""]
    kind = f"{event.type}, {event.mode}" if event.mode else event.type
    facts = (
        ("what", f"{kind} ({event.status})"),
        ("who", ", ".join(event.actors)),
        ("with", ", ".join(event.recipients)),
        ("where", event.place or ""),
    )
    lines += [f"- {name}: {escaped(value)}" for name, value in facts if value]
    for conflict in event.conflicts:
        values = (
            f"{escaped(shown_value(conflict.field, value.value))}"
            f" ({', '.join(f'[{at + 1}]' for at in value.evidence)})"
            for value in conflict.values
        )
        lines.append(f"- sources disagree on {conflict.field}: {'; '.join(values)}")
    lines.append("")
    for number, evidence in enumerate(event.evidence, start=1):
        cited = sources.markdown(evidence.article, evidence.paragraph)
        lines += [f"> [{number}] {escaped(evidence.text)}", ">", f"> — {cited}", ""]
    return "\n".join(lines) + "\n"


def heading_of(event: EventRecord) -> str:
    """Return the month of an event, or the quarter, year or decade where no more is known."""
    return month_heading(time_of(section_of(event.date)))
