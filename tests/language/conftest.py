"""The real pipeline, loaded once, and a short way to annotate one's own sentences."""

from collections.abc import Callable

import pytest

from explorer.language import Annotator
from explorer.model import Annotation, Article, Paragraph

Annotate = Callable[..., Annotation]


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def annotate(annotator: Annotator) -> Annotate:
    def run(*paragraphs: str) -> Annotation:
        numbered = tuple(Paragraph(index, text) for index, text in enumerate(paragraphs))
        article = Article("a.txt", "", True, None, None, None, None, None, numbered, "")
        return next(iter(annotator.annotate([article])))

    return run
