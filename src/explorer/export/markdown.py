"""Events and search results as Markdown with citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from explorer.contract.records import EventRecord, EvidenceRecord, HitRecord
from explorer.export.citation import Citation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def events_markdown(events: Iterable[EventRecord], titles: Mapping[str, str] | None = None) -> str:
    """Return a timeline: one section an event, each source quoted; ``titles`` by article key."""
    return "\n".join(_event(event, titles or {}) for event in events)


def hits_markdown(query: str, hits: Sequence[HitRecord]) -> str:
    """Return the results of a search: one quoted snippet a hit with its citation."""
    lines = [f"# Search: {escaped(query)}", ""]
    for hit in hits:
        citation = Citation(hit.publication, hit.published, hit.title, hit.article, hit.paragraph)
        lines += [f"> {escaped(hit.snippet)}", ">", f"> — {escaped(str(citation))}", ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _event(event: EventRecord, titles: Mapping[str, str]) -> str:
    lines = [f"## {event.date or 'undated'} · {escaped(event.title)}", ""]
    facts = [
        ("type", f"{event.type} ({event.mode})" if event.mode else event.type),
        ("status", event.status),
        ("actors", ", ".join(event.actors)),
        ("recipients", ", ".join(event.recipients)),
        ("place", event.place or ""),
    ]
    lines += [f"- {name}: {escaped(value)}" for name, value in facts if value]
    lines += [
        f"- sources disagree on {conflict.field}: "
        + "; ".join(
            f"{escaped(value.value)} ({', '.join(f'[{i + 1}]' for i in value.evidence)})"
            for value in conflict.values
        )
        for conflict in event.conflicts
    ]
    lines.append("")
    for number, evidence in enumerate(event.evidence, start=1):
        lines += [_source(number, evidence, titles.get(evidence.article)), ""]
    return "\n".join(lines)


def _source(number: int, evidence: EvidenceRecord, title: str | None) -> str:
    citation = Citation(
        evidence.publication, evidence.published, title, evidence.article, evidence.paragraph
    )
    return f"> [{number}] {escaped(evidence.text)}\n>\n> — {escaped(str(citation))}"
