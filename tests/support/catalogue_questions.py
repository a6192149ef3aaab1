"""Every question that the screen and the commands ask of a catalogue, as a table.

Each is asked as the program asks it, of somebody who is in most articles and of somebody who is in
few, at the beginning of a list and near its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from explorer.catalogue import (
    ActorFilter,
    ActorQuestions,
    ArticleQuestions,
    Connections,
    DossierQuestions,
    EventFilter,
    EventQuestions,
    ReasonQuestions,
    freshness,
    generation,
    index_expected,
    status,
)

PAGE = 100
Question = tuple[str, Callable[[], Any]]


class Catalogue:
    """A catalogue opened for every kind of question, and what is worth asking about in it."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self.articles = ArticleQuestions(connections)
        self.actors = ActorQuestions(connections)
        self.dossiers = DossierQuestions(connections)
        self.events = EventQuestions(connections)
        self.reasons = ReasonQuestions(connections)
        self.topics = self._topics()

    def _topics(self) -> Topics:
        people = self.actors.rows(ActorFilter(kind="person"), limit=2000)
        places = self.actors.rows(ActorFilter(kind="place"), limit=1)
        count = self.events.count()
        newest = self.articles.rows(limit=10_000)
        return Topics(
            most=self.actors.rows(limit=1)[0].id,
            famous=people[0].id,
            other=people[1].id,
            known=people[len(people) // 20].id,
            rare=people[-1].id,
            surname=people[0].name.split()[-1],
            place=places[0].id,
            country=self.actors.rows(ActorFilter(kind="country"), limit=1)[0].id,
            event=max(self.events.rows(limit=500, offset=count // 2), key=lambda e: e.sources).id,
            late=self.events.rows(limit=1, offset=count * 9 // 10)[0].id,
            key=newest[len(newest) // 2].key,
            keys=tuple(row.key for row in newest),
            middle=newest[len(newest) // 2].published or date(2015, 1, 1),
        )


class Topics(NamedTuple):
    """Ids of actors by how often they are named, of places, of events, and keys of articles."""

    most: str
    famous: str
    other: str
    known: str
    rare: str
    surname: str
    place: str
    country: str
    event: str
    late: str
    key: str
    keys: tuple[str, ...]
    middle: date


def every_question(catalogue: Catalogue) -> list[Question]:
    """Return all questions with their names, ``pane: what``."""
    return [
        *_of_events(catalogue),
        *_of_facets(catalogue),
        *_of_actors(catalogue),
        *_of_dossiers(catalogue),
        *_of_articles(catalogue),
        *_of_the_whole(catalogue),
    ]


def event_filters(topics: Topics) -> dict[str, EventFilter]:
    """Return the filters of events that a person can make."""
    year = date(topics.middle.year, 1, 1)
    return {
        "all": EventFilter(),
        "most named": EventFilter(actors=(topics.most,)),
        "famous": EventFilter(actors=(topics.famous,)),
        "rare": EventFilter(actors=(topics.rare,)),
        "surname": EventFilter(actors=(topics.surname,)),
        "two together": EventFilter(actors=(topics.most, topics.famous)),
        "type": EventFilter(type="consult"),
        "mode": EventFilter(type="call"),
        "place": EventFilter(place=topics.place),
        "country": EventFilter(place=topics.country),
        "country and type": EventFilter(place=topics.country, type="consult"),
        "status": EventFilter(status="scheduled"),
        "disputed": EventFilter(conflicts_only=True),
        "a year": EventFilter(first=year, last=date(year.year, 12, 31)),
        "from a day on": EventFilter(first=date(2006, 5, 5)),
        "actor, place, year": EventFilter(
            actors=(topics.most,), place=topics.place, first=year, last=date(year.year, 12, 31)
        ),
        "actor and type": EventFilter(actors=(topics.most,), type="meeting"),
        "an article": EventFilter(article=topics.key),
        "a paragraph": EventFilter(article=topics.key, paragraph=1),
        "1,000 results": EventFilter(articles=topics.keys[:1000]),
        "10,000 results": EventFilter(articles=topics.keys),
    }


def _of_events(catalogue: Catalogue) -> list[Question]:
    ask, topics = catalogue.events, catalogue.topics
    found: list[Question] = []
    for name, which in event_filters(topics).items():
        count = ask.count(which)
        last = max(0, count - PAGE)
        found += [
            (f"events of {name}: headings", lambda w=which: ask.months(w)),
            (f"events of {name}: count", lambda w=which: ask.count(w)),
            (f"events of {name}: first page", lambda w=which: ask.rows(w, limit=PAGE)),
            (
                f"events of {name}: last page",
                lambda w=which, at=last: ask.rows(w, limit=PAGE, offset=at),
            ),
            (f"events of {name}: place of one", lambda w=which: ask.position(topics.late, w)),
        ]
    filters = event_filters(topics)
    for name in ("1,000 results", "10,000 results"):
        found.append(
            (
                f"events of {name}: found the first time",
                lambda w=filters[name]: EventQuestions(catalogue.connections).count(w),
            )
        )
    return [*found, ("event: in full", lambda: ask.event(topics.event))]


def _of_facets(catalogue: Catalogue) -> list[Question]:
    ask, topics = catalogue.events, catalogue.topics
    among = [topics.most, topics.famous, topics.rare]
    found: list[Question] = []
    for name, which in event_filters(topics).items():
        found += [
            (f"facets of {name}", lambda w=which: ask.facets(w)),
            (
                f"facets of {name}: of three actors",
                lambda w=which: ask.participants(w, among=among),
            ),
        ]
    return found


def _of_actors(catalogue: Catalogue) -> list[Question]:
    ask, topics = catalogue.actors, catalogue.topics
    filters = {
        "all": ActorFilter(),
        "all by name": ActorFilter(order="name"),
        "all by day": ActorFilter(order="latest"),
        "a kind": ActorFilter(kind="organization"),
        "a kind by name": ActorFilter(kind="organization", order="name"),
        "a kind by day": ActorFilter(kind="organization", order="latest"),
        "a text": ActorFilter(text=topics.surname[:4]),
        "a kind and text": ActorFilter(kind="person", text=topics.surname[:4]),
        "an article": ActorFilter(articles=(topics.key,)),
        "a paragraph": ActorFilter(articles=(topics.key,), paragraph=1),
        "50 results": ActorFilter(articles=topics.keys[:50]),
        "1,000 results": ActorFilter(articles=topics.keys[:1000]),
        "10,000 results": ActorFilter(articles=topics.keys),
    }
    found: list[Question] = []
    for name, which in filters.items():
        last = max(0, ask.count(which) - PAGE)
        found += [
            (f"actors of {name}: count", lambda w=which: ask.count(w)),
            (f"actors of {name}: first page", lambda w=which: ask.rows(w, limit=PAGE)),
            (
                f"actors of {name}: last page",
                lambda w=which, at=last: ask.rows(w, limit=PAGE, offset=at),
            ),
        ]
    for name in ("1,000 results", "10,000 results"):
        found.append(
            (
                f"actors of {name}: counted the first time",
                lambda w=filters[name]: ActorQuestions(catalogue.connections).count(w),
            )
        )
    by_day = replace(filters["10,000 results"], order="latest")
    many = [row.id for row in ask.rows(limit=PAGE)]
    return [
        *found,
        (
            "actors of 10,000 results by day: counted the first time",
            lambda: ActorQuestions(catalogue.connections).count(by_day),
        ),
        ("actors by name: a surname", lambda: ask.named(topics.surname)),
        ("actors by name: a beginning", lambda: ask.named(topics.surname[:4])),
        ("actors by name: an id", lambda: ask.named(topics.famous)),
        ("actors: names of 100", lambda: ask.names(many)),
        ("actors: all names of 100", lambda: ask.called(many)),
        ("actors: 100 in full", lambda: ask.actors(many)),
        ("actor in full: most named", lambda: ask.actor(topics.most)),
    ]


def _of_dossiers(catalogue: Catalogue) -> list[Question]:
    ask, topics = catalogue.dossiers, catalogue.topics
    found: list[Question] = []
    for name in ("most", "famous", "known", "rare"):
        id = getattr(topics, name)
        found += [
            (f"dossier of {name}: offices", lambda i=id: ask.roles(i)),
            (
                f"dossier of {name}: words of an office",
                lambda i=id: ask.role_words(i, 0, limit=PAGE),
            ),
            (f"dossier of {name}: companions", lambda i=id: ask.companions(i, limit=6)),
            (f"dossier of {name}: 100 companions", lambda i=id: ask.companions(i, limit=PAGE)),
            (f"dossier of {name}: how many companions", lambda i=id: ask.companion_count(i)),
            (f"dossier of {name}: quotes", lambda i=id: ask.quotes(i, limit=4)),
            (f"dossier of {name}: how many quotes", lambda i=id: ask.quote_count(i)),
            (f"dossier of {name}: uses of names", lambda i=id: ask.uses(i)),
            (f"dossier of {name}: by month", lambda i=id: catalogue.actors.months(i)),
            (f"reasons of {name}", lambda i=id: catalogue.reasons.actor(i, most=PAGE)),
        ]
    return found


def _of_articles(catalogue: Catalogue) -> list[Question]:
    ask, topics = catalogue.articles, catalogue.topics
    hits, last = topics.keys[::200][:50], max(0, ask.count() - PAGE)
    stem = topics.key.rpartition("/")[2].removesuffix(".txt")
    return [
        ("articles: count", ask.count),
        ("articles: first page", lambda: ask.rows(limit=PAGE)),
        ("articles: last page", lambda: ask.rows(limit=PAGE, offset=last)),
        ("articles: rows of 50 hits", lambda: ask.rows(hits)),
        ("articles: 50 hits whole", lambda: ask.articles(hits)),
        ("articles: texts of 50 hits", lambda: ask.texts(hits)),
        ("articles: names in 50 hits", lambda: ask.names(hits)),
        ("article: with its marks", lambda: ask.view(topics.key)),
        ("article by key", lambda: ask.key_of(topics.key)),
        ("article by file name", lambda: ask.key_of(topics.key.rpartition("/")[2])),
        ("article by bare name", lambda: ask.key_of(stem)),
        ("event: reasons", lambda: catalogue.reasons.event(topics.event)),
    ]


def _of_the_whole(catalogue: Catalogue) -> list[Question]:
    connections = catalogue.connections
    return [
        ("status", lambda: status(connections)),
        ("generation", lambda: generation(connections)),
        ("generation of the index", lambda: index_expected(connections)),
    ]


def slow_by_nature(catalogue: Catalogue) -> list[Question]:
    """Return what reads everything once and is asked beside the screen."""
    return [
        ("names: all, for the finder", lambda: list(catalogue.actors.known_names())),
        (
            "reasons of famous, every place",
            lambda: catalogue.reasons.actor(catalogue.topics.famous),
        ),
        ("files: all, to see what changed", lambda: freshness(catalogue.connections, extractor="")),
    ]
