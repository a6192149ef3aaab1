"""Offices that verbs give, and words in capitals that are nobody's name."""

from collections.abc import Callable

import pytest

from explorer.model import Annotation, Form, Kind, Mention

Annotate = Callable[..., Annotation]


def person(annotation: Annotation, name: str) -> Mention:
    (found,) = [m for m in annotation.mentions if m.text == name and m.form is Form.NAME]
    assert found.kind is Kind.PERSON
    return found


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Parliament elected Sofia Andersen speaker on Monday.", "Sofia Andersen", "speaker"),
        (
            "Kenya appointed Grace Wanjiku ambassador to Chad.",
            "Grace Wanjiku",
            "ambassador to Chad",
        ),
        ("She named Rafael Ortega as her finance minister.", "Rafael Ortega", "finance minister"),
        ("Lars Holm will serve as UN envoy to Libya.", "Lars Holm", "envoy to Libya"),
        ("Major General Amir Rezaei saluted.", "Amir Rezaei", "Major General"),
    ],
)
def test_a_verb_gives_an_office_and_a_title_may_be_a_given_name(
    annotate: Annotate, text: str, name: str, office: str
) -> None:
    assert office in [claim.title for claim in person(annotate(text), name).roles]


def test_who_served_once_is_a_former_holder(annotate: Annotate) -> None:
    (claim,) = person(annotate("Peter Novak served as minister of energy."), "Peter Novak").roles
    assert claim.former


@pytest.mark.parametrize(
    "text",
    [
        "Storm Henrik hit Norway.",
        "The navy seized the tanker Advantage Sea on Monday.",
        "The road was closed. Photo by Arash Nouri.",
        "Reporting by Leila Farhadi and Omar Sayegh; Editing by Mark Hollis.",
    ],
)
def test_storms_ships_and_credits_name_no_person(annotate: Annotate, text: str) -> None:
    assert not [m for m in annotate(text).mentions if m.kind is Kind.PERSON]


def test_a_plural_in_capitals_is_a_group_of_the_text(annotate: Annotate) -> None:
    found = annotate("The two Ministers welcomed the plan. The Sides will meet again.").mentions
    assert [m.form for m in found if "inisters" in m.text or "ides" in m.text] == [Form.GROUP] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The visiting minister spoke.", "The visiting minister"),
        ("The 62-year-old has won.", "The 62-year-old"),
        ("He met her before the latter left.", "the latter"),
        ("The former minister spoke.", "The former minister"),
        ("A visiting minister spoke.", None),
        ("The next president will know.", None),
    ],
)
def test_a_description_takes_its_adjectives(
    annotate: Annotate, text: str, words: str | None
) -> None:
    found = [m.text for m in annotate(text).mentions if m.form is Form.DESCRIPTION]
    assert found == [words] if words else not [t for t in found if "visiting" in t]


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, June 17 (Andes News) - Ada Moss left.",
        "SANTIAGO, January 26. /ANDES/. Ada Moss left.",
        "QUITO, JANUARY 27, ANDESPRESS. Ada Moss left.",
    ],
)
def test_the_agency_of_a_dateline_is_nobody(annotate: Annotate, text: str) -> None:
    found = [m.text for m in annotate(text).mentions if m.kind is not Kind.PLACE]
    assert found == ["Ada Moss"]


def test_a_chief_executive_is_an_office(annotate: Annotate) -> None:
    (claim,) = person(annotate("Chief Executive Ada Moss left Macau."), "Ada Moss").roles
    assert claim.title == "Chief Executive"
