"""Event mentions of a made-up archive of any size, as the program would find them in articles.

Nothing is parsed. Actors follow Zipf's law; what happens on a day is told by a burst of articles
of that day and the next ones, each in its own precision; articles look back on former years'
happenings, on anniversaries too, and quote what is said at no time. The same seed makes the same
archive, and article ``n`` does not depend on how many there are.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from explorer.events import Source
from explorer.model import (
    Actor,
    ActorId,
    ArticleKey,
    EventMention,
    EventType,
    Kind,
    Mode,
    Resolution,
    Status,
)

_BEGIN = date(2000, 1, 3)
_COUNTRIES, _PLACES = 150, 400
_DEEDS = (
    # share, type, mode, verbs
    (30, EventType.CONSULT, Mode.MEETING, ("meet", "discuss", "receive", "talk")),
    (8, EventType.CONSULT, Mode.VISIT, ("visit", "arrive", "travel")),
    (5, EventType.CONSULT, Mode.CALL, ("call", "phone", "speak")),
    (10, EventType.ASSAULT, None, ("attack", "shell", "kill", "strike")),
    (6, EventType.COERCE, None, ("arrest", "detain", "seize")),
    (8, EventType.AGREE, None, ("sign", "agree", "conclude")),
    (4, EventType.PROTEST, None, ("protest", "rally")),
    (4, EventType.AID, None, ("provide", "donate")),
    (4, EventType.APPOINT, None, ("appoint", "elect")),
    (4, EventType.SANCTION, None, ("sanction", "expel")),
    (9, EventType.OTHER, None, ("open", "close", "win", "launch", "release")),
)
_SPEECH = (
    (40, EventType.STATEMENT, ("announce", "praise", "stress", "note")),
    (15, EventType.ACCUSE, ("accuse", "blame", "condemn")),
    (15, EventType.REQUEST, ("urge", "call", "invite", "demand")),
    (10, EventType.REJECT, ("reject", "refuse", "deny")),
    (10, EventType.THREATEN, ("warn", "threaten")),
    (10, EventType.SUPPORT, ("support", "back", "thank")),
)
_OBJECTS = ("trade", "border", "energy", "pipeline", "treaty", "security", "troops", "prices",
            "elections", "transport", "refugees", "harvest", "railway", "memorandum", "reactor",
            "ceasefire", "prisoners", "tariffs", "satellite", "fisheries")  # fmt: skip
_LOOSE = ("earlier this month", "recently this month", "early this month")


@dataclass(frozen=True, slots=True)
class _Happening:
    day: date
    type: EventType
    mode: Mode | None
    verb: str
    about: str
    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None


class _Everybody(Mapping[tuple[ArticleKey, int], ActorId]):
    """A referent's number is its actor's, in every article; so nothing has to be kept."""

    def __init__(self, ids: list[ActorId]) -> None:
        self._ids = ids

    def __getitem__(self, key: tuple[ArticleKey, int]) -> ActorId:
        return self._ids[key[1]]

    def __iter__(self) -> Iterator[tuple[ArticleKey, int]]:
        return iter(())

    def __len__(self) -> int:
        return len(self._ids)


class Archive:
    """Articles by number; ``per_day`` articles appear on each day."""

    def __init__(self, seed: int = 1, *, per_day: int = 100, persons: int = 20_000) -> None:
        self._seed, self._per_day = seed, per_day
        self._first_place = _COUNTRIES + persons
        self.actors = tuple(_actors(persons))
        weights = (1 / (rank + 3) ** 1.05 for rank in range(self._first_place))
        self._weights = list(accumulate(weights))
        self._happenings_of = lru_cache(maxsize=4000)(self._happenings)

    @property
    def resolution(self) -> Resolution:
        """Return who the referents are."""
        return Resolution(self.actors, _Everybody([actor.id for actor in self.actors]))

    def source(self, number: int) -> Source:
        """Return the day and outlet of an article; of one in forty the day is unknown."""
        day = _BEGIN + timedelta(days=number // self._per_day)
        outlet = f"outlet {self._random('outlet', number).randrange(20)}"
        return Source(None if number % 40 == 39 else day, outlet)

    def mentions(self, number: int) -> list[EventMention]:
        """Return what an article tells: the news, what was before, what is said."""
        chance = self._random("article", number)
        day = number // self._per_day
        told: list[EventMention] = []
        for back in (0, *chance.choices((0, 1, 2, 30, 365, 730), (6, 4, 2, 1, 1, 1), k=2)):
            news = self._happenings_of(day - back)
            happening = news[min(int(chance.expovariate(12 / len(news))), len(news) - 1)]
            for _ in range(chance.choice((1, 1, 2))):
                told.append(self._retold(chance, number, len(told), happening))
        for _ in range(chance.choice((1, 2, 3, 4))):
            told.append(self._said(chance, number, len(told)))
        return told

    def _random(self, *about: object) -> random.Random:
        return random.Random(f"{self._seed} {about}")

    def _actor(self, chance: random.Random) -> int:
        return bisect(self._weights, chance.random() * self._weights[-1])

    def _happenings(self, day: int) -> list[_Happening]:
        """Return what happens on a day, the most told first."""
        chance = self._random("day", day)
        count = 5 + self._per_day // 5
        return [self._happening(chance, day) for _ in range(count)]

    def _happening(self, chance: random.Random, day: int) -> _Happening:
        _, type_, mode, verbs = chance.choices(_DEEDS, [each[0] for each in _DEEDS])[0]
        people = list(
            dict.fromkeys(self._actor(chance) for _ in range(chance.choice((1, 2, 2, 3))))
        )
        if mode in {Mode.MEETING, Mode.CALL} and len(people) < 2:
            people.append((people[0] + 1) % self._first_place)
        sides = 1 if mode is None else len(people)
        place = self._first_place + min(int(chance.expovariate(0.02)), _PLACES - 1)
        return _Happening(
            day=_BEGIN + timedelta(days=day),
            type=type_,
            mode=mode,
            verb=chance.choice(verbs),
            about=chance.choice(_OBJECTS),
            agents=tuple(people[:sides]),
            recipients=tuple(people[sides:]),
            place=place if chance.random() < 0.6 else None,
        )

    def _retold(self, chance: random.Random, number: int, at: int, it: _Happening) -> EventMention:
        value, words = _dated(chance, it.day)
        nominal = chance.random() < 0.25
        verb = it.verb if chance.random() < 0.7 else "hold"
        return _mention(
            number, at, it.type, it.mode, it.agents, it.recipients,
            place=it.place if chance.random() < 0.7 else None,
            date_=value, words=words, about=it.about,
            rule=f"noun '{verb}'" if nominal else f"verb '{verb}'",
            status=chance.choices((Status.OCCURRED, Status.SCHEDULED), (12, 1))[0],
        )  # fmt: skip

    def _said(self, chance: random.Random, number: int, at: int) -> EventMention:
        _, type_, verbs = chance.choices(_SPEECH, [each[0] for each in _SPEECH])[0]
        dated = number % 40 != 39 and chance.random() < 0.3
        day = (_BEGIN + timedelta(days=number // self._per_day)).isoformat() if dated else None
        return _mention(
            number, at, type_, None, (self._actor(chance),),
            (self._actor(chance),) if chance.random() < 0.6 else (),
            place=None, date_=day, words=day, about=chance.choice(_OBJECTS),
            rule=f"verb '{chance.choice(verbs)}'", status=Status.OCCURRED,
        )  # fmt: skip


def _dated(chance: random.Random, day: date) -> tuple[str | None, str | None]:
    """Return a day as somebody tells it: by itself, by its week or month, loosely, not at all."""
    how = chance.random()
    if how < 0.25:
        return None, None
    if how < 0.8:
        return day.isoformat(), f"on {day:%A}"
    if how < 0.86:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}", "that week"
    if how < 0.92:
        return f"{day:%Y-%m}", chance.choice(_LOOSE)
    return (f"{day:%Y-%m}", f"in {day:%B}") if how < 0.98 else (f"{day:%Y}", f"in {day:%Y}")


def _mention(
    number: int,
    at: int,
    type_: EventType,
    mode: Mode | None,
    agents: tuple[int, ...],
    recipients: tuple[int, ...],
    *,
    place: int | None,
    date_: str | None,
    words: str | None,
    about: str,
    rule: str,
    status: Status,
) -> EventMention:
    verb = rule.partition("'")[2].rstrip("'")
    trigger = f"{verb}ed the {about} question {words or ''}".rstrip()
    text = f"After long hours of talks both {trigger}, it was said by those who were there."
    return EventMention(
        article=key_of(number), paragraph=at, start=0, end=len(text), text=text,
        trigger=trigger, trigger_start=31, trigger_end=31 + len(trigger), type=type_, mode=mode,
        status=status, agents=agents, recipients=recipients, place=place, date=date_,
        date_expression=words, derivation="as told", rule=rule,
    )  # fmt: skip


def key_of(number: int) -> ArticleKey:
    """Return an article's key."""
    return f"{number // 1000:04}/{number:07}.txt"


def _actors(persons: int) -> Iterator[Actor]:
    """Yield countries among the people, as often told as these, and the places."""
    for number in range(_COUNTRIES + persons):
        country = f"Country {number % _COUNTRIES}"
        if number % 5 == 0 and number // 5 < _COUNTRIES:
            yield _actor(f"country:{number // 5}", f"Country {number // 5}", Kind.COUNTRY, None)
        elif number % 7 == 0:
            yield _actor(f"organization:{number}", f"Body {number}", Kind.ORGANIZATION, None)
        else:
            yield _actor(f"person:{number}", f"Ann Person{number}", Kind.PERSON, country)
    for number in range(_PLACES):
        yield _actor(f"place:{number}", f"Town {number}", Kind.PLACE, None)


def _actor(id_: ActorId, name: str, kind: Kind, of: str | None) -> Actor:
    return Actor(id_, name, kind, (name,), of, (), 1, 1, None, None)
