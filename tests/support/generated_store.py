"""A catalogue of generated news of any size, written by the real writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generated_news import EXTRACTOR, TITLES, News, Written
from generated_world import World
from storing_at_once import store_resolution

from explorer.catalogue import CatalogueWriter, FilePart, FileState
from explorer.model import (
    Actor,
    Article,
    Conflict,
    ConflictValue,
    Event,
    Evidence,
    Merge,
    Resolution,
    Role,
)

_BATCH = 500


class _Counted:
    """What resolving would find: who each referent is, and what is known of each actor."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._mentions: Counter[int] = Counter()
        self._articles: dict[int, list[int]] = {}
        self._claims: dict[int, list[int]] = {}
        self._actor_of: dict[tuple[str, int], str] = {}

    def add(self, number: int, written: Written) -> None:
        references, actors = written.facts.references, self._news.world.actors
        for referent, actor in zip(references.referents, written.referents, strict=True):
            self._mentions[actor] += len(referent.mentions)
            self._articles.setdefault(actor, []).append(number)
            self._actor_of[references.article, referent.id] = actors[actor].id
            if referent.roles:
                self._claims.setdefault(actor, []).append(number)

    def resolution(self) -> Resolution:
        return Resolution(tuple(map(self._actor, sorted(self._articles))), self._actor_of)

    def _actor(self, number: int) -> Actor:
        who, day = self._news.world.actors[number], self._news.world.day
        articles, claims = self._articles[number], self._claims.get(number, [])
        roles = ()
        if claims:
            title, keys = TITLES[number % len(TITLES)], tuple(map(self._news.key, claims))
            roles = (Role(title, who.of, day(claims[0]), day(claims[-1]), keys),)
        merges = tuple(
            Merge(who.name, other, 0.9, ("the same surname", "the same office"))
            for other in who.aliases[1:]
        )
        return Actor(
            *(who.id, who.name, who.kind, who.aliases, who.of, roles, self._mentions[number]),
            *(len(articles), day(articles[0]), day(articles[-1]), merges),
        )


def _events(news: News) -> Iterator[Event]:
    world = news.world
    for number, it in enumerate(world.happenings):
        sentence = news.sentence(number)
        evidence = tuple(
            Evidence(
                *(news.key(article), world.told_by[article].index(number), 0, len(sentence)),
                *(sentence, world.day(article), news.publication(article), it.date, it.date),
                f"{it.type} by its verb; a day in the sentence",
            )
            for article in it.told_in
        )
        conflicts = ()
        if it.disputed:
            values = ConflictValue("one day", (0,)), ConflictValue("another day", (1,))
            conflicts = (Conflict("date", values),)
        agent, recipient, place = (world.actors[n].id for n in (it.agent, it.recipient, it.place))
        yield Event(
            *(f"{it.type}-{number}", it.type, it.mode, it.status, it.date, None, it.granularity),
            *(sentence.partition(" on ")[0], (agent,), (recipient,), place, conflicts, evidence),
        )


def write(catalogue: Path, count: int, *, actors: int | None = None) -> News:
    """Write the catalogue of so many articles; returns the news that it holds."""
    news = News(World(count, actors=actors))
    counted = _Counted(news)
    with CatalogueWriter(catalogue) as writer:
        every = enumerate(news.articles())
        while batch := list(islice(every, _BATCH)):
            writer.store_files([_file(written.article) for _, written in batch])
            writer.store_facts(EXTRACTOR, [(w.article.key, w.facts) for _, w in batch])
            for number, written in batch:
                counted.add(number, written)
        store_resolution(writer, counted.resolution(), _events(news))
        writer.finish(corpus=catalogue.parent, program="generated")
    return news


def _file(article: Article) -> FilePart:
    size = sum(len(paragraph.text) for paragraph in article.paragraphs)
    return FilePart(article.key, True, FileState(size, size, article.digest), (article,), ())
