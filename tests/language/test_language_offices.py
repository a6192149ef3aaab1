"""Whose office words name: two of one person, one behind which the parser reads a list."""

from collections.abc import Callable

import pytest

from explorer.model import Annotation, Form

Annotate = Callable[..., Annotation]


def roles(annotate: Annotate, text: str, name: str) -> list[tuple[str, str | None]]:
    mentions = [m for m in annotate(text).mentions if m.text == name]
    return [(claim.title, claim.of) for mention in mentions for claim in mention.roles]


def described(annotate: Annotate, text: str) -> list[str]:
    return [m.text for m in annotate(text).mentions if m.form is Form.DESCRIPTION]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "Norway's Deputy Prime Minister and Energy Minister Ingrid Dahl spoke.",
            "Ingrid Dahl",
            [("Deputy Prime Minister", "Norway"), ("Energy Minister", "Norway")],
        ),
        (
            "He met Kenya's Minister of Health and Deputy Speaker Daniel Otieno.",
            "Daniel Otieno",
            [("Minister of Health", "Kenya"), ("Deputy Speaker", "Kenya")],
        ),
        (
            "He met Kenya's President and Foreign Minister Daniel Otieno.",
            "Daniel Otieno",
            [("Foreign Minister", None)],
        ),
    ],
)
def test_one_person_may_have_two_offices(
    annotate: Annotate, text: str, name: str, expected: list[tuple[str, str | None]]
) -> None:
    assert roles(annotate, text, name) == expected


def test_a_minister_of_a_list_is_named_behind_his_country(annotate: Annotate) -> None:
    text = "She met with the Foreign Minister of Norway, Lars Holm, and Daniel Otieno on Monday."
    assert roles(annotate, text, "Lars Holm") == [("Foreign Minister", "Norway")]
    assert described(annotate, text) == []


def test_the_towns_of_a_dateline_are_no_credit(annotate: Annotate) -> None:
    found = annotate(
        "OSLO/NAIROBI, May 3 (Wire) - Norway and Lars Holm welcomed the accord."
    ).mentions
    assert {"Norway", "Lars Holm"} <= {mention.text for mention in found}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("HE Minister of Energy Omar Haddad spoke.", "Omar Haddad", ("Minister of Energy", None)),
        ("Postmaster General Ann Lee left.", "Ann Lee", ("Postmaster General", None)),
        ("Secretary of State Dean Holt left.", "Dean Holt", ("Secretary of State", None)),
    ],
)
def test_styles_and_given_names_are_no_part_of_an_office(
    annotate: Annotate, text: str, name: str, expected: tuple[str, str | None]
) -> None:
    assert roles(annotate, text, name) == [expected]
