"""Descriptions, groups and pronouns."""

from collections.abc import Callable

import pytest

from explorer.model import Annotation, Form, Kind

Annotate = Callable[..., Annotation]


@pytest.mark.parametrize(
    ("text", "phrase", "title", "of"),
    [
        (
            "They saw the Kenyan presidential aide.",
            "the Kenyan presidential aide",
            "presidential aide",
            "Kenya",
        ),
        (
            "Chile’s foreign minister agreed.",
            "Chile’s foreign minister",
            "foreign minister",
            "Chile",
        ),
        ("Later the commander left.", "the commander", "commander", None),
        ("She praised her Greek counterpart.", "her Greek counterpart", "counterpart", "Greece"),
        ("It is up to the president of Kenya.", "the president of Kenya", "president", "Kenya"),
        ("He called the Secretary of State.", "the Secretary of State", "Secretary of State", None),
        ("The Peruvian government agreed.", "The Peruvian government", "government", "Peru"),
    ],
)
def test_a_definite_office_is_a_description_with_its_role(
    annotate: Annotate, text: str, phrase: str, title: str, of: str | None
) -> None:
    found = [m for m in annotate(text).mentions if m.form is Form.DESCRIPTION]
    assert [(m.text, m.roles[0].title, m.roles[0].of) for m in found] == [(phrase, title, of)]


def test_an_indefinite_office_is_no_description(annotate: Annotate) -> None:
    found = annotate("A minister and an adviser were seen near some officials.")
    assert not found.mentions


def test_the_side_of_a_country_is_the_country(annotate: Annotate) -> None:
    (found,) = [
        m for m in annotate("The Kenyan side agreed.").mentions if m.form is Form.DESCRIPTION
    ]
    assert (found.kind, found.canonical) == (Kind.COUNTRY, "Kenya")


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("The two sides agreed.", "The two sides", None),
        ("Both officials left.", "Both officials", Kind.PERSON),
        ("The ministers left.", "The ministers", Kind.PERSON),
        ("Trade between the two countries grew.", "the two countries", Kind.COUNTRY),
        ("The three presidents spoke.", "The three presidents", Kind.PERSON),
    ],
)
def test_a_plural_in_focus_is_a_group(
    annotate: Annotate, text: str, phrase: str, kind: Kind | None
) -> None:
    (found,) = [m for m in annotate(text).mentions if m.form is Form.GROUP]
    assert (found.text, found.kind, found.plural) == (phrase, kind, True)


def test_a_group_of_two_nationalities_claims_the_office_of_both(annotate: Annotate) -> None:
    (found,) = [
        m
        for m in annotate("The Kenyan and Ugandan presidents met.").mentions
        if m.form is Form.GROUP
    ]
    assert [(claim.title, claim.of) for claim in found.roles] == [
        ("president", "Kenya"),
        ("president", "Uganda"),
    ]


def test_an_appositions_words_are_no_description_of_their_own(annotate: Annotate) -> None:
    found = annotate("Lena Berg, the foreign minister of Norway, left.")
    assert Form.DESCRIPTION not in {m.form for m in found.mentions}


def test_personal_pronouns_are_mentions_but_for_we_and_you(annotate: Annotate) -> None:
    found = annotate("She told him that they had lost their way, but it was clear that I knew.")
    pronouns = [(m.text, m.kind, m.plural) for m in found.mentions if m.form is Form.PRONOUN]
    assert pronouns == [
        ("She", Kind.PERSON, False),
        ("him", Kind.PERSON, False),
        ("they", None, True),
        ("their", None, True),
        ("I", Kind.PERSON, False),
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Both agreed to talk.", "Both"),
        ("The two agreed to talk.", "The two"),
        ("The pair met in Oslo.", "The pair"),
    ],
)
def test_two_without_a_noun_are_a_group(annotate: Annotate, text: str, phrase: str) -> None:
    (found,) = [m for m in annotate(text).mentions if m.form is Form.GROUP]
    assert (found.text, found.plural) == (phrase, True)


def test_a_number_of_things_is_no_group(annotate: Annotate) -> None:
    found = annotate("Both ships and two of the planes left; it was one of the two.")
    assert "Both" not in {m.text for m in found.mentions}


def test_a_verb_is_no_office_in_front_of_a_group(annotate: Annotate) -> None:
    found = annotate("He is expected to host both presidents in Lima.")
    assert [m.text for m in found.mentions if m.form is Form.GROUP] == ["both presidents"]
