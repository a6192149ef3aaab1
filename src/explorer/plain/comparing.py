"""What the sources of an event say, one after the other, and what they say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.amounts import told_by
from explorer.catalogue import Telling
from explorer.errors import NotUnderstood
from explorer.plain.listing import is_number
from explorer.plain.reader import Reader
from explorer.plain.spoken import spoken_date
from explorer.plain.words import sentence
from explorer.safetext import visible
from explorer.sides import ASPECTS, CANNOT_BOTH, DIFFERS, LESS_EXACT, NOT_TOLD, Side, sides_of

_LABELS = {"date": "When", "place": "Where", "who": "Who", "to": "With or to", "status": "Status"}
_APART = {
    "": "",
    CANNOT_BOTH: " Both cannot be true.",
    DIFFERS: " Others say otherwise.",
    LESS_EXACT: " Others say it more exactly.",
}


def compare(reader: Reader, rest: str) -> None:
    """Tell what each source of an event says: of the open one, or of a number of the last list."""
    if is_number(rest):
        id = reader.list_of("event").entry(int(rest)).target
        reader.jump(replace(reader.spot, pane="events", event=id, source=0))
    if reader.spot.event is None:
        raise NotUnderstood("No event is open.", hint="Say events, and then event and a number.")
    reasons = reader.library.reasons.event(reader.spot.event)
    sides = sides_of(reasons)
    articles = [side.article for side in sides]
    reader.voice.say(f"{sentence(reasons.event.title)} {told_by(articles)}.")
    said = {aspect for side in sides for aspect, value in side.says.items() if value}
    for number, (side, telling) in enumerate(zip(sides, reasons.tellings, strict=True), start=1):
        reader.voice.say(*_told(number, side, _when(telling), said))


def _told(number: int, side: Side, when: str, said: set[str]) -> Iterator[str]:
    published = spoken_date(side.published) if side.published != "undated" else "undated"
    yield f"Source {number}: {side.name}, {published}, paragraph {side.paragraph + 1}."
    for aspect in ASPECTS[:-1]:
        if aspect in said:
            told = when if aspect == "date" else sentence(side.says[aspect] or NOT_TOLD)
            yield f"{_LABELS[aspect]}: {told}{_APART[side.signs.get(aspect, '')]}"
    yield f"Its words: “{side.says['words']}”"


def _when(telling: Telling) -> str:
    """Return the date that a source gives, before the words that it was read from."""
    date, words = telling.date.value, visible(telling.date.expression or "")
    if not date and not words:
        return f"{NOT_TOLD}."
    return f"{spoken_date(date)}, in the words “{words}”." if words else f"{spoken_date(date)}."
