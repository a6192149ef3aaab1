"""Extraction from single files, without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from explorer.build.versions import extractor_of
from explorer.config import BUNDLED_MODEL, IndexSettings
from explorer.corpus import read_path
from explorer.errors import ArticleUnreadable
from explorer.model import (
    Actor,
    ActorId,
    Article,
    ArticleFacts,
    Event,
    Rejection,
    Resolution,
)


@dataclass(frozen=True, slots=True)
class AnnotatedFile:
    """What the extractor sees in one article; actors and events are of all files asked for.

    ``actor_of_mention`` has for each mention of ``facts`` the ids of the actors it points at.
    """

    path: str
    article: Article
    facts: ArticleFacts
    actors: tuple[Actor, ...]
    actor_of_mention: tuple[tuple[ActorId, ...], ...]
    events: tuple[Event, ...]


def annotate(
    paths: Iterable[Path],
    settings: IndexSettings,
    *,
    published: date | None = None,
    on_rejection: Callable[[Rejection], None] | None = None,
) -> list[AnnotatedFile]:
    """Extract from single files, without an index; ``published`` is used where a text has none.

    What cannot be read is given to ``on_rejection``; without one it raises ArticleUnreadable.
    """
    articles = _articles(paths, settings, on_rejection or _refuse)
    if not articles:
        return []
    dated = [replace(a, published=a.published or published) for a in articles]
    return _together(dated, _facts(dated, settings.model or BUNDLED_MODEL))


def _articles(
    paths: Iterable[Path], settings: IndexSettings, on_rejection: Callable[[Rejection], None]
) -> list[Article]:
    articles: dict[str, Article] = {}
    for path in paths:
        for found in read_path(
            path, max_file_bytes=settings.max_file_bytes, max_records=settings.max_records
        ):
            if isinstance(found, Article):
                articles.setdefault(found.key, found)
            else:
                on_rejection(found)
    return list(articles.values())


def _refuse(rejection: Rejection) -> None:
    raise ArticleUnreadable(
        f"{rejection.key} cannot be read as an article: {rejection.reason}.",
        hint="Correct it or leave it out.",
    )


def _facts(articles: list[Article], model: str) -> list[ArticleFacts]:
    from explorer.build import extraction
    from explorer.language import Annotator

    extractor = extractor_of(model)
    annotations = Annotator(model).annotate(articles)
    return [
        extraction.facts_of(article, annotation, extractor)
        for article, annotation in zip(articles, annotations, strict=True)
    ]


def _together(articles: list[Article], facts: list[ArticleFacts]) -> list[AnnotatedFile]:
    from explorer.actors import resolve
    from explorer.events import Source, merge

    resolution = resolve([each.references for each in facts])
    events = merge(
        [event for each in facts for event in each.event_mentions],
        resolution,
        {a.key: Source(a.published, a.publication) for a in articles},
    )
    return [
        AnnotatedFile(
            path=article.key,
            article=article,
            facts=each,
            actors=resolution.actors,
            actor_of_mention=_actors_of_mentions(each, resolution),
            events=events,
        )
        for article, each in zip(articles, facts, strict=True)
    ]


def _actors_of_mentions(
    facts: ArticleFacts, resolution: Resolution
) -> tuple[tuple[ActorId, ...], ...]:
    key = facts.references.article
    actor_of = resolution.actor_of
    return tuple(
        tuple(dict.fromkeys(actor_of[key, id] for id in ids if (key, id) in actor_of))
        for ids in facts.references.of_mention
    )
