"""Events: lists of them by what narrows them, one with its sources, and the sources' words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.amounts import counted
from explorer.catalogue import EventFilter
from explorer.errors import NotUnderstood
from explorer.model import Event
from explorer.plain import narrowing, reading, telling, telling_events
from explorer.plain.listing import Entry, Listing, is_number, listed
from explorer.plain.reader import Reader
from explorer.plain.words import sentence
from explorer.state.asked import event_filter


def events(reader: Reader, rest: str) -> None:
    """Tell events in order of time, narrowed by words."""
    if rest == "here":
        _of_article(reader, None)
        return
    if rest == "paragraph":
        _of_article(reader, reader.spot.paragraph)
        return
    filters = narrowing.narrowed(reader.library, rest)
    reader.jump(replace(reader.spot, pane="events", filters=filters, event=None, source=0))
    show_events(reader)


def show_events(reader: Reader) -> None:
    """Tell the event of the spot, else the events that its filters keep."""
    if reader.spot.event:
        _tell_event(reader, reader.library.events.event(reader.spot.event))
    else:
        kept = narrowing.told(reader.spot.filters)
        which = event_filter(reader.spot.filters)
        total = _tell_list(reader, which, f" {kept}," if kept else "")
        reader.voice.say(*([] if total else narrowing.meant_as_places(reader.spot.filters)))


def _of_article(reader: Reader, paragraph: int | None) -> None:
    key = reader.view.article.key
    which = EventFilter(article=key, paragraph=paragraph)
    _tell_list(reader, which, " in this article" if paragraph is None else " in this paragraph")


def _tell_list(reader: Reader, which: EventFilter, where: str = "") -> int:
    """Tell the first events that a filter keeps; return how many there are."""
    months = reader.library.events.months(which)
    total = sum(month.total for month in months)
    undated = sum(month.total for month in months if month.month is None)

    def fetch(offset: int, limit: int) -> Sequence[Entry]:
        rows = reader.library.events.rows(which, limit=limit, offset=offset)
        return [
            Entry(row.id, telling_events.event_row(row), heading=telling_events.heading(row))
            for row in rows
        ]

    without = f", {undated} of them without a date at the end" if undated else ""
    reader.voice.say(f"{counted(total, 'event')}{where} in order of time{without}.")
    reader.lay(Listing("event", total, fetch))
    if total:
        reader.tell_page("event")
    return total


def event(reader: Reader, rest: str) -> None:
    """Tell an event by its number in the last list, with its sources."""
    if is_number(rest):
        id = reader.list_of("event").entry(int(rest)).target
    elif rest:
        id = rest
    elif reader.spot.event:
        id = reader.spot.event
    else:
        raise NotUnderstood("Which event?", hint="Say events, and then event and a number.")
    open_event(reader, id)


def open_event(reader: Reader, id: str) -> None:
    """Tell an event."""
    what = reader.library.events.event(id)
    if (reader.spot.pane, reader.spot.event) != ("events", id):
        reader.jump(replace(reader.spot, pane="events", event=id, source=0))
    _tell_event(reader, what)


def _tell_event(reader: Reader, what: Event) -> None:
    names = reader.library.actors.names(list(what.named))
    values = [value.value for conflict in what.conflicts for value in conflict.values]
    names |= reader.library.actors.names(values)
    reader.voice.say(*telling_events.event(what, names))
    sources = [
        Entry(str(number), telling_events.source(each)) for number, each in enumerate(what.evidence)
    ]
    reader.voice.say("Sources. To go to the paragraph of one say source and its number.")
    reader.lay(listed("source", sources))
    reader.tell_page("source")


def source(reader: Reader, rest: str) -> None:
    """Go to the paragraph of a source of the open event: by its number, else the next one."""
    id = reader.spot.event
    if id is None:
        raise NotUnderstood("No event is open.", hint="Say events, and then event and a number.")
    what = reader.library.events.event(id)
    count = len(what.evidence)
    if rest and not (is_number(rest) and 1 <= int(rest) <= count):
        raise NotUnderstood(f"There is no source {rest}.", hint=f"This event has 1 to {count}.")
    told = reader.spot.pane == "article"
    at = int(rest) - 1 if rest else (reader.spot.source + told) % count
    evidence = what.evidence[at]
    place = replace(reader.spot, article=evidence.article, paragraph=evidence.paragraph)
    reader.jump(replace(place, pane="article", source=at))
    article = reader.view.article
    reader.voice.say(
        f"Source {at + 1} of {count} for: {sentence(what.title)}",
        telling.place(article, evidence.paragraph),
        f"Its words: “{evidence.text}”",
    )
    reading.paragraph(reader, "")
