"""A catalogue of any size made of generated news: as many articles, actors and events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from storing_at_once import store_resolution

from explorer.catalogue import CatalogueWriter, FilePart, FileState
from explorer.model import (
    Actor,
    Article,
    ArticleFacts,
    Event,
    EventType,
    Evidence,
    Form,
    Kind,
    Mention,
    Mode,
    Paragraph,
    References,
    Referent,
    Resolution,
    Role,
    Status,
)

_BATCH = 2000
_EXTRACTOR = "generated"
_FIRST, _DAYS = date(2005, 1, 1), 7300
_PUBLICATION = "Northern Courier"
_HOST = "person:kari-solberg"
_TAKES = ("meets", "calls", "invites", "receives", "warns", "thanks", "visits")
_SYLLABLES = ("ba", "ren", "to", "mik", "sal", "ve", "dor", "lin", "ka", "her", "ost", "wen")


def fill(catalogue: Path, count: int) -> None:
    """Write ``count`` articles, each with its own actor and its own event."""
    with CatalogueWriter(catalogue) as writer:
        for start in range(0, count, _BATCH):
            numbers = range(start, min(start + _BATCH, count))
            writer.store_files([_file(number) for number in numbers])
            writer.store_facts(_EXTRACTOR, [(_key(n), _facts(n)) for n in numbers])
        store_resolution(writer, _resolution(count), _events(count))
        writer.finish(corpus=catalogue.parent, program="generated")


def _name(number: int) -> str:
    letters = []
    for _ in range(4):
        number, at = divmod(number, len(_SYLLABLES))
        letters.append(_SYLLABLES[at])
    words = "".join(letters[:2]), "".join(letters[2:])
    return " ".join(word.capitalize() for word in words) + (f" {number}" if number else "")


def _key(number: int) -> str:
    return f"{number // 1000:03}/{number:06}.txt"


def _day(number: int) -> date:
    return _FIRST + timedelta(days=number * 7919 % _DAYS)


def _texts(number: int) -> tuple[str, str]:
    verb = _TAKES[number % len(_TAKES)]
    return (
        f"{_name(number)} {verb} Kari Solberg at the harbour on {_day(number):%d %B %Y}.",
        f"The harbour of {_name(number * 31 % 9973)} lies at the end of the fjord, said a guide"
        " who has shown it to visitors from the north for many years.",
    )


def _file(number: int) -> FilePart:
    texts = _texts(number)
    article = Article(
        *(_key(number), texts[0].partition(" on ")[0], False, _day(number), None, "Signe Dahl"),
        *(_PUBLICATION, None, tuple(Paragraph(i, text) for i, text in enumerate(texts))),
        f"digest {number}",
    )
    return FilePart(_key(number), True, FileState(1, number, "d"), (article,), ())


def _facts(number: int) -> ArticleFacts:
    text = _texts(number)[0]
    mentions, referents = [], []
    for at, name in enumerate((_name(number), "Kari Solberg")):
        start = text.index(name)
        end = start + len(name)
        mentions.append(Mention(0, start, end, name, 0, Form.NAME, Kind.PERSON, True))
        referents.append(Referent(at, Form.NAME, Kind.PERSON, True, (name,), (at,)))
    references = References(
        _key(number), _day(number), _PUBLICATION, tuple(referents), ((0,), (1,))
    )
    return ArticleFacts(_EXTRACTOR, references, tuple(mentions), (), (), ())


def _id(number: int) -> str:
    return f"person:generated-{number}"


def _resolution(count: int) -> Resolution:
    def actor(id: str, name: str, numbers: range) -> Actor:
        day, key = _day(numbers[0]), _key(numbers[0])
        role = Role("Minister", "Sordia", day, day, (key,))
        return Actor(
            *(id, name, Kind.PERSON, (name,), "Sordia", (role,), len(numbers), len(numbers)),
            *(day, day),
        )

    actors = [actor(_HOST, "Kari Solberg", range(count))]
    actors += [actor(_id(n), _name(n), range(n, n + 1)) for n in range(count - 1)]
    actor_of = {(_key(n), 1): _HOST for n in range(count)}
    actor_of |= {(_key(n), 0): _id(n) for n in range(count - 1)}
    return Resolution(tuple(actors), actor_of)


def _events(count: int) -> Iterator[Event]:
    for number in range(count):
        text, day = _texts(number)[0], _day(number).isoformat()
        date_, granularity = (day, "day") if number % 20 else (day[:7], "month")
        if number % 100 == 0:
            date_, granularity = day[:4], "year"
        evidence = Evidence(
            *(_key(number), 0, 0, len(text), text, _day(number), _PUBLICATION, date_, None, "rule")
        )
        who = (_id(number), _HOST) if number < count - 1 else (_HOST,)
        yield Event(
            *(f"event-{number}", EventType.CONSULT, Mode.MEETING, Status.OCCURRED, date_, None),
            *(granularity, text.partition(" on ")[0], who, (), None, (), (evidence,)),
        )
