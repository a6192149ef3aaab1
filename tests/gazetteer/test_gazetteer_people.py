"""What words of personal names tell by themselves."""

import pytest

from explorer.gazetteer import gender_of_name, is_family_name, is_given_name, is_named_ruler


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


@pytest.mark.parametrize(
    ("title", "following", "unmarked", "named"),
    [
        ("sultan", "bin", False, True),
        ("amir", "al-karim", False, True),
        ("amir", "rostami", True, True),
        ("amir", "rostami", False, False),
        ("sultan", "qadir", True, False),
        ("sheikh", "bin", True, False),
    ],
)
def test_a_rulers_title_is_a_given_name_before_a_father_or_where_nothing_marks_it(
    title: str, following: str, unmarked: bool, named: bool
) -> None:
    assert is_named_ruler(title, following, unmarked=unmarked) is named
