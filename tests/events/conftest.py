"""Real rooms for the tests of events: one pipeline a session, articles written in the tests."""

from collections.abc import Callable
from datetime import date

import pytest

from explorer.actors import link, resolve
from explorer.dates import timexes
from explorer.events import Source, extract, merge
from explorer.language import Annotator
from explorer.model import Article, Event, EventMention, Paragraph, Parse, References, Resolution

Told = tuple[References, tuple[EventMention, ...]]


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


def _article(key: str, published: str, *paragraphs: str) -> Article:
    return Article(
        key=key,
        title=paragraphs[0][:60],
        title_is_lead=True,
        published=date.fromisoformat(published),
        updated=None,
        author=None,
        publication=key.partition("-")[0],
        dateline=None,
        paragraphs=tuple(Paragraph(i, text) for i, text in enumerate(paragraphs)),
        digest=key,
    )


@pytest.fixture(scope="session")
def parse(annotator: Annotator) -> Callable[[str], Parse]:
    """Parse one paragraph."""

    def read(text: str) -> Parse:
        (annotation,) = annotator.annotate([_article("paper-1", "2024-03-12", text)])
        return annotation.parses[0]

    return read


@pytest.fixture(scope="session")
def tell(annotator: Annotator) -> Callable[..., Told]:
    """Read one article: its referents and its event mentions."""

    def read(published: str, *paragraphs: str, key: str = "paper-1") -> Told:
        (annotation,) = annotator.annotate([_article(key, published, *paragraphs)])
        references = link(annotation, publication=key.partition("-")[0])
        times = timexes(annotation.parses, annotation.published)
        return references, extract(annotation, times, references)

    return read


@pytest.fixture(scope="session")
def report(tell: Callable[..., Told]) -> Callable[..., tuple[tuple[Event, ...], Resolution]]:
    """Read several articles ``(key, published, *paragraphs)`` and merge what they tell."""

    def read(*articles: tuple[str, ...]) -> tuple[tuple[Event, ...], Resolution]:
        told = [tell(published, *text, key=key) for key, published, *text in articles]
        resolution = resolve([references for references, _ in told])
        sources = {
            references.article: Source(references.published, references.publication)
            for references, _ in told
        }
        mentions = [mention for _, found in told for mention in found]
        return merge(mentions, resolution, sources), resolution

    return read
