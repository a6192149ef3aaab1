"""The words that narrow the events: ``events actor hajiyev from 2025-01 to 2025-03 disputed``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.errors import NotUnderstood
from explorer.library import Library
from explorer.model import Actor, EventType, Kind, Mode
from explorer.plain.spoken import spoken_date
from explorer.plain.words import joined
from explorer.state import filters as narrow
from explorer.state.filters import Filter, Filters, span_of_text

EXAMPLES = "Say for example events actor hajiyev from 2025-01 to 2025-02, or events disputed."

_KEYWORDS = {
    **dict.fromkeys(("actor", "with"), narrow.ACTOR),
    **dict.fromkeys(("type", "kind"), narrow.TYPE),
    **dict.fromkeys(("place", "at", "in"), narrow.PLACE),
    **dict.fromkeys(("from", "since"), "from"),
    **dict.fromkeys(("to", "until"), "to"),
    **dict.fromkeys(("on", "date"), narrow.TIME),
}
_NAME = "name"  # of an actor or a place, said without a keyword
_TYPES = [*EventType, *Mode]
_MEANT_AS_DATE = re.compile(r"[0-9]{4}[-./][0-9./-]*")


def narrowed(library: Library, text: str) -> Filters:
    """Return the filters that words ask for; NotUnderstood and ActorUnknown say what is wrong."""
    parts = list(_parts(text))
    filters = Filters()
    for kind, value in parts:
        if kind in (narrow.ACTOR, _NAME):
            who = _meant(library, value)
            # A place does nothing: who names one alone asks what happened there.
            is_place = kind == _NAME and who.kind is Kind.PLACE
            kept = narrow.place_filter if is_place else narrow.actor_filter
            filters = filters.having(kept(who.id, who.name, str(who.kind)))
        elif kind == narrow.PLACE:
            where = _meant(library, value, Kind.PLACE, Kind.COUNTRY)
            filters = filters.having(narrow.place_filter(where.id, where.name, str(where.kind)))
        elif kind == narrow.TYPE:
            filters = filters.having(narrow.type_filter(_type(value)))
        elif kind == narrow.DISPUTED:
            filters = filters.having(narrow.disputed_filter())
    time = _time(dict(parts))
    return filters.having(narrow.time_filter(time)) if time else filters


def told(filters: Filters) -> str:
    """Return in words what filters keep."""
    return joined(_told(each) for each in filters.chosen)


def meant_as_places(filters: Filters) -> list[str]:
    """Say of the actors that have to take part which are places: a place does nothing."""
    return [
        f"{each.name} is a place here: say events at {each.name}."
        for each in filters.chosen
        if each.kind == narrow.ACTOR and each.of == Kind.PLACE
    ]


def _told(one: Filter) -> str:
    if one.kind == narrow.TIME:
        first, dots, last = one.value.partition("..")
        ends = (("from", first), ("to", last)) if dots else (("in", first),)
        return " ".join(f"{word} {spoken_date(end)}" for word, end in ends if end)
    return {
        narrow.ACTOR: f"with {one.name}",
        narrow.PLACE: f"at {one.name}",
        narrow.TYPE: f"of the type {one.value}",
        narrow.DISPUTED: "that sources disagree on",
        narrow.PARAGRAPH: f"of paragraph {one.index + 1} of {one.value}",
    }.get(one.kind, one.kind)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what is narrowed, its value); words without a keyword say by themselves what."""
    name, words = "", list[str]()
    for word in text.split():
        alone = _alone(word)
        if alone and not (name and not words):
            yield from _finished(name, words)
            name, words = "", []
            yield alone
        elif word in _KEYWORDS:
            yield from _finished(name, words)
            name, words = _KEYWORDS[word], []
        else:
            words.append(word)
    yield from _finished(name, words)


def _alone(word: str) -> tuple[str, str] | None:
    """Return what a word narrows by itself: disputed, a type, a time."""
    if word in ("disputed", "disagreeing"):
        return narrow.DISPUTED, word
    if word in set(_TYPES):
        return narrow.TYPE, word
    if len(word) >= 4 and (span_of_text(word) or _MEANT_AS_DATE.fullmatch(word)):
        return narrow.TIME, word
    return None


def _finished(name: str, words: list[str]) -> Iterator[tuple[str, str]]:
    if words:
        yield name or _NAME, " ".join(words)
    elif name:
        raise NotUnderstood(f"After {name} a word is missing.", hint=EXAMPLES)


def _meant(library: Library, text: str, *kinds: Kind) -> Actor:
    """Return the actor that a name means most likely, one of these kinds before others."""
    found = library.actors.actors(library.actors.named(text))
    return next((who for who in found if who.kind in kinds), found[0])


def _type(text: str) -> str:
    if text not in _TYPES:
        raise NotUnderstood(f"There is no type {text}.", hint=f"The types are {', '.join(_TYPES)}.")
    return text


def _time(wanted: dict[str, str]) -> str:
    """Return the time asked for, as the screen writes it."""
    text = wanted.get(narrow.TIME, "")
    if "from" in wanted or "to" in wanted:
        text = f"{wanted.get('from', '')}..{wanted.get('to', '')}"
    if not text:
        return ""
    for end in filter(None, text.split("..")):
        if len(end) < 4 or span_of_text(end) is None:
            raise NotUnderstood(
                f"{end} is no date.", hint="Write 2025-02-03, 2025-02, 2025 or 2025-W06."
            )
    if span_of_text(text) is None:
        raise NotUnderstood(f"{text} is no time.", hint="Say the earlier day first.")
    return text
