"""Role claims: which office the words give a person, and of what."""

from collections.abc import Callable

import pytest

from explorer.model import Annotation, RoleClaim

Annotate = Callable[..., Annotation]


def claims(annotate: Annotate, text: str, name: str) -> list[tuple[str, str | None, bool]]:
    found: list[RoleClaim] = []
    for mention in annotate(text).mentions:
        if mention.text == name:
            found += mention.roles
    return [(claim.title, claim.of, claim.former) for claim in found]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Latvian Foreign Minister Andris Kalnins spoke.",
            "Andris Kalnins",
            [("Foreign Minister", "Latvia", False)],
        ),
        (
            "Foreign Minister Andris Kalnins spoke.",
            "Andris Kalnins",
            [("Foreign Minister", None, False)],
        ),
        (
            "Norway's First Deputy Prime Minister Ingrid Dahl spoke.",
            "Ingrid Dahl",
            [("First Deputy Prime Minister", "Norway", False)],
        ),
        (
            "He met the late Kenyan President Daniel Otieno twice.",
            "Daniel Otieno",
            [("President", "Kenya", True)],
        ),
        (
            "Rear Admiral Kamal Daryaei inspected the ships.",
            "Kamal Daryaei",
            [("Rear Admiral", None, False)],
        ),
        (
            "Egypt's Ambassador to Rome Hany Selim resigned.",
            "Hany Selim",
            [("Ambassador to Rome", "Egypt", False)],
        ),
        (
            "Prime Minister Hana Sato of Japan arrived.",
            "Hana Sato",
            [("Prime Minister", "Japan", False)],
        ),
        (
            "NATO Secretary General Piet Visser agreed.",
            "Piet Visser",
            [("Secretary General", "NATO", False)],
        ),
        (
            "Minister of Foreign Affairs Anna Novak agreed.",
            "Anna Novak",
            [("Minister of Foreign Affairs", None, False)],
        ),
        (
            "Supreme Leader Ayatollah Reza Moradi agreed.",
            "Reza Moradi",
            [("Supreme Leader", None, False), ("Ayatollah", None, False)],
        ),
        (
            "Assistant to the President of Kenya Paul Otieno left.",
            "Paul Otieno",
            [("Assistant to the President", "Kenya", False)],
        ),
        (
            "An aide to Kenyan President Paul Otieno left.",
            "Paul Otieno",
            [("President", "Kenya", False)],
        ),
        (
            "Kalnins met with his Estonian counterpart Mart Tamm in Riga.",
            "Mart Tamm",
            [("counterpart", "Estonia", False)],
        ),
    ],
)
def test_a_title_in_front_is_a_claim(
    annotate: Annotate, text: str, name: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    assert claims(annotate, text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Omid Rahimi, the Secretary of Iran's Maritime Safety Council and the head of the "
            "mission, met with Anna Novak.",
            "Omid Rahimi",
            [
                ("Secretary of the Maritime Safety Council", "Iran"),
                ("head of the mission", None),
            ],
        ),
        (
            "Farid Mammadzade, Assistant to the President of Azerbaijan, visited Oslo.",
            "Farid Mammadzade",
            [("Assistant to the President", "Azerbaijan")],
        ),
        (
            "Experts asked Lena Berg, Head of the Baltic Research Center, for comment.",
            "Lena Berg",
            [("Head", "Baltic Research Center")],
        ),
        (
            "Mammadzade, who also serves as the Head of the Press Department, spoke to Lena Berg.",
            "Mammadzade",
            [("Head", "Press Department")],
        ),
        (
            "The commander of the Greek coast guard, Vice Admiral Nikos Pappas, visited Rome.",
            "Nikos Pappas",
            [("commander of the coast guard", "Greece"), ("Vice Admiral", None)],
        ),
    ],
)
def test_an_apposition_is_a_claim(
    annotate: Annotate, text: str, name: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [claim[:2] for claim in claims(annotate, text, name)] == expected


def test_the_next_subject_is_no_apposition(annotate: Annotate) -> None:
    text = "In talks with Prime Minister Hana Sato, the Kenyan president said trade would grow."
    assert claims(annotate, text, "Hana Sato") == [("Prime Minister", None, False)]


def test_the_title_of_the_next_in_a_list_is_his_alone(annotate: Annotate) -> None:
    text = "She met President Karl Meier, Speaker of Parliament Jon Lund, and Anna Novak."
    assert claims(annotate, text, "Karl Meier") == [("President", None, False)]
    assert claims(annotate, text, "Jon Lund") == [("Speaker of Parliament", None, False)]


def test_a_claim_points_at_its_own_words(annotate: Annotate) -> None:
    text = "On Friday, Latvian Foreign Minister Andris Kalnins spoke."
    (claim,) = [claim for mention in annotate(text).mentions for claim in mention.roles]
    assert text[claim.start : claim.end] == "Latvian Foreign Minister"


def test_the_assistant_of_a_president_is_no_president(annotate: Annotate) -> None:
    found = annotate(
        "Hugo Lagos, the Chilean president's political adviser, spoke.",
        "Ada Moss is the Peruvian president's assistant.",
    )
    claims = {m.text: [(c.title, c.of) for c in m.roles] for m in found.mentions if m.roles}
    assert claims["Hugo Lagos"] == [("president's political adviser", "Chile")]
    assert claims["Ada Moss"] == [("president's assistant", "Peru")]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Chilean and Peruvian Foreign Ministers Ada Moss and Ivo Marin met.",
            {"Ada Moss": "Chile", "Ivo Marin": "Peru"},
        ),
        (
            "Presidents Ilir Hoxha of Albania and Emil Boc of Romania signed it.",
            {"Ilir Hoxha": "Albania", "Emil Boc": "Romania"},
        ),
        (
            "They saw Kenyan ministers Ruth Wanjiru, Peter Otieno and Jane Mwangi there.",
            {"Ruth Wanjiru": "Kenya", "Peter Otieno": "Kenya", "Jane Mwangi": "Kenya"},
        ),
    ],
)
def test_a_title_in_the_plural_is_shared(
    annotate: Annotate, text: str, offices: dict[str, str]
) -> None:
    claims = {m.text: [c.of for c in m.roles] for m in annotate(text).mentions if m.roles}
    assert claims == {name: [country] for name, country in offices.items()}


def test_a_council_of_ministers_shares_no_title(annotate: Annotate) -> None:
    found = annotate("The Foreign Ministers Council met. Ministers agreed on it.")
    assert [m.text for m in found.mentions if m.roles] == []
