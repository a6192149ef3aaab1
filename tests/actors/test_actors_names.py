"""Names taken apart and folded; titles of office compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.actors.bodies import abbreviates, body
from explorer.actors.fold import best_cased, consonants, plain, sound
from explorer.actors.fragments import joins_countries, only_titles
from explorer.actors.names import person_name
from explorer.actors.titles import fit, gender_of


@settings(deadline=None)
@given(st.text(max_size=40))
def test_folding_anything_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(text) == plain(text.strip())
    sound(text), consonants(text)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_parsed_as_a_name(text: str) -> None:
    name = person_name(text)
    assert not name.parts or name.surname in name.parts
    body(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Əliyeva", "Aliyeva"),
        ("Garabagh", "Qarabag"),
        ("Xanlar", "Khanlar"),
        ("Hikmet", "Hikmat"),
        ("Amirabdollahi", "Amir-Abdollahi"),
        ("Hassan", "Hasan"),
        ("Yusif", "Yusuff"),
        ("Сергей", "Sergei"),
    ],
)
def test_habits_of_transliteration_sound_alike(one: str, other: str) -> None:
    assert sound(one)[:4] == sound(other)[:4] or consonants(one) == consonants(other)


@pytest.mark.parametrize(
    ("text", "surname", "suffix"),
    [
        ("Robert T. Larkin, Jr.", "larkin", "jr"),
        ("Larkin, Robert", "larkin", None),
        ("Dr. Piet van der Meer", "meer", None),
        ("Kim Min-seo", "kim", None),
        ("Prime Minister Leyla Oruj", "oruj", None),
        ("Yusuf bin Tariq Al Sahli", "sahli", None),
        ("Ana María Soto-Vega", "sotovega", None),
        ("Oruj’s", "oruj", None),
    ],
)
def test_the_family_name_and_suffix_are_found(text: str, surname: str, suffix: str | None) -> None:
    name = person_name(text)
    assert name.surname is not None
    assert (name.surname.text, name.suffix) == (surname, suffix)


def test_a_body_gives_up_its_country_and_legal_form() -> None:
    assert body("Peru’s Ministry of Health") == body("Ministry of Health of Peru")
    assert body("Norland Grain Ltd").core == body("Norland Grain Limited").core
    assert body("Norland Grain Ltd").form is not None


def test_an_abbreviation_skips_small_words_or_not() -> None:
    assert abbreviates("MFA", "Ministry of Foreign Affairs")
    assert abbreviates("MoFA", "Ministry of Foreign Affairs")
    assert not abbreviates("MFA", "Ministry of Finance")


@pytest.mark.parametrize(
    ("description", "title", "fits"),
    [
        ("presidential aide", "Assistant to the President", True),
        ("top diplomat", "Minister of Foreign Affairs", True),
        ("minister", "Defence Minister", True),
        ("leader", "Prime Minister", True),
        ("official", "Secretary of the Water Council", True),
        ("official", "novelist", False),
        ("defense minister", "Foreign Minister", False),
        ("president", "Vice President", False),
        ("ambassador", "Foreign Minister", False),
    ],
)
def test_a_description_fits_an_office_or_not(description: str, title: str, fits: bool) -> None:
    assert (fit(description, title) > 0) is fits


def test_titles_tell_gender_where_they_do() -> None:
    assert [gender_of(word) for word in ("Mrs.", "King", "she", "Minister")] == [
        "female",
        "male",
        "female",
        None,
    ]


def test_titles_alone_and_joined_countries_are_no_names() -> None:
    assert only_titles("His Majesty King")
    assert not only_titles("King Ivo")
    assert joins_countries("Peru-Chile")
    assert not joins_countries("Guinea-Bissau")
    assert not joins_countries("Jean-Claude")


def test_spellings_are_counted_under_the_best_cased() -> None:
    assert best_cased({"IVO MARIN": 3, "Ivo Marin": 2, "Ivo marin": 1}) == {"Ivo Marin": 6}
