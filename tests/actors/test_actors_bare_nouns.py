"""Bare nouns and capitals in whole sentences, as the real annotator reads them."""

from collections.abc import Callable

import pytest

from explorer.model import References

Meant = Callable[..., list[str]]
Linked = Callable[..., tuple[list[str], References]]


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
    linked: Linked, text: str, governs: bool
) -> None:
    texts, references = linked(text)
    capital = next(
        i for i, words in enumerate(texts) if words in ("Tehran", "Moscow", "Ankara", "Lima")
    )
    assert (len(references.of_mention[capital]) == 2) is governs
