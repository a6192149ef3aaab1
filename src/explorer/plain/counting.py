"""Overviews in sentences: events by year and month, and what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.catalogue import EventFilter
from explorer.datewords import month_heading
from explorer.plain import narrowing
from explorer.plain.happenings import show_events
from explorer.plain.reader import Reader
from explorer.plain.words import counted
from explorer.state.asked import event_filter
from explorer.state.filters import Filters

_MOST = 12  # values of a facet that are told


def months(reader: Reader, rest: str) -> None:
    """Tell how many events there are in each year and month, of those that filters keep."""
    filters = narrowing.narrowed(reader.library, rest) if rest else reader.spot.filters
    which = event_filter(filters)
    found = reader.library.events.facets(which)
    _begin(reader, which, filters)
    for year in found.years:
        inside = [
            f"{month_heading(each.month).removesuffix(f' {year.month}')} {each.total}"
            for each in found.months
            if each.month and each.month.startswith(f"{year.month}-")
        ]
        told = f": {', '.join(inside)}" if inside else ""
        reader.voice.say(f"{year.month}, {counted(year.total, 'event')}{told}.")
    if found.months:
        month = found.months[-1].month
        reader.voice.say(f"To hear those of a month say for example events {month}.")


def narrow(reader: Reader, rest: str) -> None:
    """Narrow the events further; without words tell what there is to narrow by."""
    kept = reader.spot.filters
    if rest:
        for each in narrowing.narrowed(reader.library, rest).chosen:
            kept = kept.having(each)
        reader.jump(replace(reader.spot, pane="events", filters=kept, event=None, source=0))
        show_events(reader)
        return
    which = event_filter(kept)
    found = reader.library.events.facets(which)
    _begin(reader, which, kept)
    for title, counts in (
        ("Types", found.types),
        ("Places", found.places),
        ("Participants", found.participants),
    ):
        values = [f"{each.name} {each.total}" for each in counts[:_MOST]]
        more = f", and {len(counts) - _MOST} more" if len(counts) > _MOST else ""
        if values:
            reader.voice.say(f"{title}: {_listed(values)}{more}.")
    reader.voice.say("To keep some of them say for example narrow type meeting.")


def _begin(reader: Reader, which: EventFilter, filters: Filters) -> None:
    kept = narrowing.told(filters)
    total = counted(reader.library.events.count(which), "event")
    reader.voice.say(f"{total}{f' {kept}' if kept else ''}.")


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values)
