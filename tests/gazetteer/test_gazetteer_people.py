"""What words of personal names tell by themselves."""

import pytest

from explorer.gazetteer import gender_of_name, is_family_name, is_given_name


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Olena Kravchenko", "female"),
        ("Anne-Marie Descotes", "female"),
        ("Tayyip Demir", "male"),
        ("Zuzu Baranova", "female"),
        ("Baranova", "female"),
        ("Xi Ping", None),
        ("Kim Novak", None),
        ("", None),
    ],
)
def test_a_name_tells_the_gender_or_nothing(name: str, gender: str | None) -> None:
    assert gender_of_name(name) == gender


def test_short_words_are_no_family_names() -> None:
    assert is_family_name("Rahimov")
    assert not is_family_name("Kiev")
    assert not is_family_name("Nova")


def test_accents_do_not_matter_to_given_names() -> None:
    assert is_given_name("José")
    assert not is_given_name("Table")
