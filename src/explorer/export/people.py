"""Actors as Markdown: offices over time, names, company, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explorer.catalogue import EventFilter, Words
from explorer.contract.of_model import iso
from explorer.contract.records import ActorRecord, ExplainedActorRecord, WordsRecord
from explorer.datewords import shown_date
from explorer.export.columns import office
from explorer.export.escaping import at_line_start, escaped
from explorer.export.records import each_event_record
from explorer.export.sources import Sources
from explorer.export.timeline import timeline

_CHUNK = 300  # quotes read at a time


def people(actors: Iterator[ActorRecord], sources: Sources) -> Iterator[str]:
    """Yield a section an actor, each office with the newest words that give it."""
    for actor in actors:
        yield f"## {escaped(actor.name)}\n\n{_about(actor)}\n\n"
        lines = []
        for role in sources.library.dossiers.roles(actor.id):
            of = f"{role.title} of {role.of}" if role.of else role.title
            lines += [_held(of, iso(role.first), iso(role.last))]
            lines += [f"  - {_quoted(role.newest, sources)}"] if role.newest else []
        if lines:
            yield "\n".join(lines) + "\n\n"


def dossier(actors: Iterator[ExplainedActorRecord], sources: Sources) -> Iterator[str]:
    """Yield all that is known of one actor, with all events."""
    for actor in actors:
        yield f"{_about(actor)}\n\n"
        yield from _section("Offices", _offices(actor, sources))
        yield from _section("Names", (_name(name.name, name.mentions) for name in actor.names))
        yield from _section(
            "Meant by",
            [
                f"- {_quoted(each.words, sources)} ({escaped(each.reason)})"
                for each in actor.descriptions
            ],
        )
        yield from _section("In company of", _company(actor, sources))
        yield from _section("Quotes", _quotes(actor, sources))
        events = each_event_record(sources.library, EventFilter(actors=(actor.id,)))
        yield from timeline(events, sources)


def _about(actor: ActorRecord) -> str:
    kind = f"{actor.kind}, of {escaped(actor.of)}" if actor.of else actor.kind
    days = shown_date(actor.first, actor.last)
    counted = f"{_plural(actor.mentions, 'mention')} in {_plural(actor.articles, 'article')}"
    lines = [f"{kind} · {counted} · {days}"]
    others = [escaped(alias) for alias in actor.aliases if alias != actor.name]
    if others:
        lines += ["", f"Also called {', '.join(others)}."]
    return "\n".join(lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a part of a dossier, nothing where it has no lines."""
    heading = f"## {title}\n\n"
    for line in lines:
        yield f"{heading}{line}\n"
        heading = ""
    if not heading:
        yield "\n"


def _offices(actor: ExplainedActorRecord, sources: Sources) -> Iterator[str]:
    for role in actor.offices:
        yield _held(office(role), role.from_, role.to)
        for words in role.words:
            yield f"  - {_quoted(words, sources)}"


def _held(title: str, first: str | None, last: str | None) -> str:
    days = shown_date(first or last, last) if first or last else "undated"
    return f"- {escaped(title)} ({days})"


def _name(name: str, mentions: int) -> str:
    return f"- {escaped(name)}: {_plural(mentions, 'mention')}"


def _company(actor: ActorRecord, sources: Sources) -> Iterator[str]:
    for row in sources.library.dossiers.companions(actor.id):
        line = f"- {escaped(row.name)} ({row.kind}): {_plural(row.events, 'event')}"
        if row.last:
            word = "last met" if row.last.met else "the latest"
            line += f", {word} {shown_date(row.last.date, row.last.date_end)}"
        yield line


def _quotes(actor: ActorRecord, sources: Sources) -> Iterator[str]:
    offset = 0
    while rows := sources.library.dossiers.quotes(actor.id, limit=_CHUNK, offset=offset):
        for row in rows:
            words = escaped(row.words.text)
            said = words if row.direct else f"({escaped(row.cue)}) {words}"
            cited = sources.markdown(row.words.article, row.words.paragraph)
            yield f"> {at_line_start(said)}\n>\n> — {cited}\n"
        offset += _CHUNK


def _quoted(words: WordsRecord | Words, sources: Sources) -> str:
    return f"“{escaped(words.text)}” — {sources.markdown(words.article, words.paragraph)}"


def _plural(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
