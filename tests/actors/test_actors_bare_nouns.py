"""Bare nouns and capitals in whole sentences, as the real annotator reads them."""

from collections.abc import Callable

import pytest

from explorer.actors import link
from explorer.language import Annotator
from explorer.model import Article, Paragraph, References

Meant = Callable[..., list[str]]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def _linked(annotator: Annotator, *paragraphs: str) -> tuple[list[str], References]:
    numbered = tuple(Paragraph(index, text) for index, text in enumerate(paragraphs))
    article = Article("a.txt", "", True, None, None, None, None, None, numbered, "")
    (annotation,) = annotator.annotate([article])
    return [mention.text for mention in annotation.mentions], link(annotation)


@pytest.fixture(scope="module")
def meant(annotator: Annotator) -> Meant:
    """Whom the n-th mention with these words points at, by their fullest names."""

    def run(words: str, which: int, *paragraphs: str) -> list[str]:
        texts, references = _linked(annotator, *paragraphs)
        at = [i for i, text in enumerate(texts) if text == words][which]
        return [references.referents[number].names[0] for number in references.of_mention[at]]

    return run


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        (
            "The guest",
            "President Omar Haddad received Ivan Kolev. The guest was late.",
            "Ivan Kolev",
        ),
        (
            "The host",
            "Ivan Kolev was received by President Omar Haddad. The host was late.",
            "Omar Haddad",
        ),
        (
            "The visiting minister",
            "Chilean Foreign Minister Ada Moss hosted Peruvian Foreign Minister "
            "Ivo Marin. The visiting minister spoke first.",
            "Ivo Marin",
        ),
        ("the latter", "Ada Moss met Ivo Marin after the latter had landed.", "Ivo Marin"),
        ("The former", "Ada Moss wrote to Ivo Marin. The former was angry.", "Ada Moss"),
        (
            "The 62-year-old",
            "Rita Odhiambo, 62, beat Peter Novak, 40. The 62-year-old smiled.",
            "Rita Odhiambo",
        ),
        (
            "The group",
            "The Dawn Liberation Front claimed the attack. The group has bases in Chad.",
            "Dawn Liberation Front",
        ),
        ("The alliance", "NATO met on Monday. The alliance will send ships.", "NATO"),
        (
            "The ministry",
            "Chile's Foreign Ministry summoned the envoy. The ministry gave no reason.",
            None,
        ),
        ("her country", "Chilean President Ada Moss said her country was ready.", "Chilean"),
        (
            "The minister",
            "Foreign Minister Ada Moss came with her spokesman Ivo Marin. The minister left.",
            "Ada Moss",
        ),
        ("Each side", "Chile and Peru met. Each side was content.", "Chile"),
        (
            "his Peruvian counterpart",
            "Foreign Minister Ivo Marin, of no country told, met his Peruvian counterpart.",
            "his Peruvian counterpart",
        ),
    ],
)
def test_bare_nouns_find_whom_the_text_put_there(
    meant: Meant, words: str, text: str, name: str | None
) -> None:
    found = meant(words, 0, text)
    assert name is None or name in found


@pytest.mark.parametrize(
    ("text", "governs"),
    [
        ("Tehran rejected the report.", True),
        ("Moscow's decision surprised many.", True),
        ("Ties between Ankara and Cairo are close.", True),
        ("Chile accused Lima of delays.", True),
        ("Lima lies by the sea.", False),
        ("Ada Moss visited Lima.", False),
        ("Lima's airport was closed.", False),
        ("Flights between Ankara and Cairo were late.", False),
    ],
)
def test_a_capital_that_acts_points_at_its_country_as_well(
    annotator: Annotator, text: str, governs: bool
) -> None:
    texts, references = _linked(annotator, text)
    capital = next(
        i for i, words in enumerate(texts) if words in ("Tehran", "Moscow", "Ankara", "Lima")
    )
    assert (len(references.of_mention[capital]) == 2) is governs
