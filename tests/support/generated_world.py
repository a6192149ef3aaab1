"""A world to report from, of any size: actors, what they do, and which article tells of it.

Figures follow those of real news: how often somebody is named falls off after Zipf, most of what
happens is told once and some of it forty times, surnames are shared, a few dates are vague. All of
it follows from the number of articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from explorer.model import EventType, Kind, Mode, Status

FIRST, DAYS = date(2005, 1, 1), 7300
_ACTORS, _HAPPENINGS = 0.4, 1.5  # for each article
_MOST_SOURCES = 40
_COUNTRIES = 180
_SYLLABLES = (
    *("ba", "ren", "to", "mik", "sal", "ve", "dor", "lin", "ka", "her"),
    *("ost", "wen", "ul", "ga", "zi", "nor", "ash", "pel", "cu", "dri"),
)
_STYLES = (
    ("occurred", 90),
    ("scheduled", 6),
    ("hypothetical", 3),
    ("cancelled", 1),
)
_TYPES = (
    *((EventType.CONSULT, mode, verb, weight) for mode, verb, weight in (
        (Mode.MEETING, "met", 22), (Mode.VISIT, "visited", 9),
        (Mode.CALL, "telephoned", 6), (Mode.MULTILATERAL, "sat down with", 3),
    )),
    *((type_, None, verb, weight) for type_, verb, weight in (
        (EventType.STATEMENT, "addressed", 14), (EventType.AGREE, "signed with", 8),
        (EventType.ACCUSE, "accused", 7), (EventType.SUPPORT, "praised", 6),
        (EventType.REJECT, "rebuffed", 4), (EventType.REQUEST, "asked", 4),
        (EventType.THREATEN, "threatened", 3), (EventType.SANCTION, "fined", 2),
        (EventType.ASSAULT, "attacked", 2), (EventType.APPOINT, "appointed", 2),
        (EventType.AID, "assisted", 2), (EventType.OTHER, "surprised", 6),
    )),
)  # fmt: skip


class Somebody(NamedTuple):
    """An actor of the world; ``aliases`` begin with the name, ``of`` is a country's name."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    of: str | None


class Happening(NamedTuple):
    """What one does to another at a place; the three are numbers of actors."""

    agent: int
    recipient: int
    place: int
    type: EventType
    mode: Mode | None
    verb: str
    status: Status
    date: str | None
    granularity: str
    disputed: bool
    told_in: tuple[int, ...]


class World:
    """The actors by how often they are named, the happenings, and those of each article."""

    def __init__(self, articles: int, *, actors: int | None = None, seed: int = 7) -> None:
        self.articles = articles
        self._random = Random(seed)
        self.actors = list(self._people(actors or max(60, int(articles * _ACTORS))))
        self._often = list(accumulate(1 / (rank + 1) for rank in range(len(self.actors))))
        self._places = [n for n, each in enumerate(self.actors) if each.kind == Kind.PLACE]
        self._visited = list(accumulate(1 / (rank + 1) for rank in range(len(self._places))))
        self.told_by: list[list[int]] = [[] for _ in range(articles)]
        self.happenings = [self._happening(n) for n in range(int(articles * _HAPPENINGS))]
        for number, each in enumerate(self.happenings):
            for article in each.told_in:
                self.told_by[article].append(number)

    def day(self, article: int) -> date:
        """Return the day of publication of an article; they are numbered in order of time."""
        return FIRST + timedelta(days=article * DAYS // self.articles)

    def somebody(self, among: Random) -> int:
        """Return the number of an actor, the first ones most often."""
        return among.choices(range(len(self.actors)), cum_weights=self._often)[0]

    def _people(self, count: int) -> Iterator[Somebody]:
        known = Counter[str]()
        surnames = [self._word(2) for _ in range(max(20, count // 8))]
        countries: list[str] = []
        for rank in range(count):
            kind = _kind(rank)
            if kind == Kind.PERSON:
                given, family = self._word(2), self._random.choice(surnames)
                name, others = f"{given} {family}", (family, f"{given[0]}. {family}")
            elif kind == Kind.ORGANIZATION:
                words = (
                    self._word(2),
                    self._random.choice(("Ministry", "Company", "Union", "Party")),
                )
                name, others = " ".join(words), (f"{words[0][0]}{words[1][0]}", f"the {words[1]}")
            else:
                name, others = self._word(3), ()
            if kind == Kind.COUNTRY:
                countries.append(name)
            of = self._random.choice(countries) if kind != Kind.COUNTRY else None
            known[name] += 1
            extra = [f"{name} {self._word(1)}" for _ in range(max(0, 6 - rank // 50))]
            slug = "-".join(name.casefold().split())
            id_ = f"{kind}:{slug}" + (f"-{known[name]}" if known[name] > 1 else "")
            yield Somebody(id_, name, kind, tuple(dict.fromkeys((name, *others, *extra))), of)

    def _word(self, syllables: int) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=syllables)).capitalize()

    def _happening(self, number: int) -> Happening:
        random = self._random
        middle = int(number / _HAPPENINGS)
        sources = min(_MOST_SOURCES, int(random.paretovariate(1.15)))
        last = min(self.articles, middle + 3 * sources)
        told_in = {middle, *random.sample(range(middle, last), min(sources, last - middle))}
        agent = recipient = self.somebody(random)
        while recipient == agent:
            recipient = self.somebody(random)
        place = random.choices(self._places, cum_weights=self._visited)[0]
        type_, mode, verb, _ = random.choices(_TYPES, weights=[each[-1] for each in _TYPES])[0]
        status = random.choices(*zip(*_STYLES, strict=True))[0]
        when, granularity = self._dated(self.day(middle))
        return Happening(
            *(agent, recipient, place, type_, mode, verb, Status(status), when, granularity),
            *(len(told_in) > 1 and random.random() < 0.1, tuple(sorted(told_in))),
        )

    def _dated(self, day: date) -> tuple[str | None, str]:
        drawn = self._random.random()
        if drawn < 0.03:
            return None, "unknown"
        if drawn < 0.05:
            return f"{day:%Y}", "year"
        if drawn < 0.1:
            return f"{day:%Y-%m}", "month"
        return day.isoformat(), "day"


def _kind(rank: int) -> Kind:
    if rank % 3 == 0 and rank // 3 < _COUNTRIES:
        return Kind.COUNTRY
    if rank % 5 == 1:
        return Kind.PLACE
    return Kind.ORGANIZATION if rank % 5 == 2 else Kind.PERSON
