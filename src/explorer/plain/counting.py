"""Overviews in sentences: events by year and month, and what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.amounts import counted
from explorer.catalogue import EventFilter, MonthCount
from explorer.datewords import month_heading
from explorer.model.isodates import granularity_of
from explorer.plain import narrowing
from explorer.plain.happenings import show_events
from explorer.plain.reader import Reader
from explorer.state.asked import event_filter
from explorer.state.filters import Filters

_MOST = 12  # values of a facet that are told


def months(reader: Reader, rest: str) -> None:
    """Tell how many events there are in each year and month, of those that filters keep."""
    filters = narrowing.narrowed(reader.library, rest) if rest else reader.spot.filters
    which = event_filter(filters)
    found = reader.library.events.months(which)
    _begin(reader, which, filters)
    reader.voice.say(*told_years(found))
    dated = [each.month for each in found if granularity_of(each.month) == "month"]
    if dated:
        reader.voice.say(f"To hear those of a month say for example events {dated[-1]}.")


def told_years(months: Sequence[MonthCount]) -> Iterator[str]:
    """Yield a sentence for each year, longer time, and the undated; each event counts once."""
    rows: dict[str | None, list[MonthCount]] = {}
    for each in months:
        is_long = granularity_of(each.month) in ("decade", "century")
        rows.setdefault(each.month if is_long or not each.month else each.month[:4], []).append(
            each
        )
    for time, inside in rows.items():
        parts = [_part(each, time) for each in inside] if granularity_of(time) == "year" else []
        told = f": {_listed(parts)}" if parts else ""
        yield f"{month_heading(time)}, {counted(sum(n for _, n in inside), 'event')}{told}."


def _part(count: MonthCount, year: str | None) -> str:
    """Return a time in its year with how many events are dated to it and to nothing in it."""
    if count.month == year:
        return f"{count.total} without a month"
    name = month_heading(count.month).removesuffix(f" {year}").removesuffix(" of")
    return f"{name} {count.total}"


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
