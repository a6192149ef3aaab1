"""The real annotator for the tests of actors: whom the words of a short text mean."""

from collections.abc import Callable

import pytest

from explorer.actors import link
from explorer.language import Annotator
from explorer.model import Article, Paragraph, References

Linked = Callable[..., tuple[list[str], References]]


@pytest.fixture(scope="session")
def linked() -> Linked:
    """The words of each mention of some paragraphs, and whom they mean."""
    annotator = Annotator()

    def run(*paragraphs: str) -> tuple[list[str], References]:
        numbered = tuple(Paragraph(index, text) for index, text in enumerate(paragraphs))
        article = Article("a.txt", "", True, None, None, None, None, None, numbered, "")
        (annotation,) = annotator.annotate([article])
        return [mention.text for mention in annotation.mentions], link(annotation)

    return run


@pytest.fixture(scope="session")
def meant(linked: Linked) -> Callable[..., list[str]]:
    """Whom the n-th mention with these words points at, by their fullest names."""

    def run(words: str, which: int, *paragraphs: str) -> list[str]:
        texts, references = linked(*paragraphs)
        at = [i for i, text in enumerate(texts) if text == words][which]
        return [references.referents[number].names[0] for number in references.of_mention[at]]

    return run
