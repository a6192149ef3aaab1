"""Names: spans and kinds, whatever the parser calls them."""

from collections.abc import Callable

import pytest

from explorer.model import Annotation, Form, Kind

Annotate = Callable[..., Annotation]


def names(annotation: Annotation) -> dict[str, Kind | None]:
    return {m.text: m.kind for m in annotation.mentions if m.form is Form.NAME}


def test_a_title_is_no_part_of_a_name_and_proves_a_person(annotate: Annotate) -> None:
    found = annotate("Latvian Foreign Minister Andris Kalnins met President Olga Petrova.")
    people = [m for m in found.mentions if m.kind is Kind.PERSON]
    assert [(m.text, m.certain) for m in people] == [
        ("Andris Kalnins", True),
        ("Olga Petrova", True),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mohammed bin Rashid said the talks went well.", "Mohammed bin Rashid"),
        ("President Joseph Walker, Jr. spoke on Monday.", "Joseph Walker, Jr."),
        ("Foreign Minister Hassan Amir-Karimi left for Muscat.", "Hassan Amir-Karimi"),
        ("Prime Minister Bashir al-Tamimi arrived in Amman.", "Bashir al-Tamimi"),
        ("Chancellor Ursula von der Heide spoke in Berlin.", "Ursula von der Heide"),
        ("Rear Admiral Kamal Daryaei inspected the ships.", "Kamal Daryaei"),
        ("Mr. Novak thanked the hosts.", "Novak"),
        ("On Friday, Senator from Vermont Mara Ellison ended her tour.", "Mara Ellison"),
        ("The minister thanked Dr. Elena Rossi's team.", "Elena Rossi"),
    ],
)
def test_a_name_keeps_its_particles_and_loses_its_title(
    annotate: Annotate, text: str, name: str
) -> None:
    assert names(annotate(text)).get(name) is Kind.PERSON


def test_a_surname_belongs_to_the_person_named_in_full_wherever_it_stands(
    annotate: Annotate,
) -> None:
    found = annotate(
        "Foreign Minister Farid Mammadzade flew to Vienna.",
        "Mammadzade's trip was short. Mammadzade said so himself.",
    )
    surnames = [m for m in found.mentions if m.text == "Mammadzade"]
    assert len(surnames) == 2
    assert all(m.kind is Kind.PERSON and m.certain for m in surnames)


def test_two_places_joined_by_a_hyphen_are_two_mentions(annotate: Annotate) -> None:
    found = annotate("Paris-Berlin ties and U.S.-Japan relations improved after the visit.")
    assert [m.canonical for m in found.mentions] == ["Paris", "Berlin", "United States", "Japan"]


def test_a_possessive_is_no_part_of_a_name(annotate: Annotate) -> None:
    found = annotate("Norway’s Supreme Defence Council met in Oslo after Kenya's protest.")
    assert names(found) == {
        "Norway": Kind.COUNTRY,
        "Supreme Defence Council": Kind.ORGANIZATION,
        "Oslo": Kind.PLACE,
        "Kenya": Kind.COUNTRY,
    }


def test_a_nationality_stands_for_its_country(annotate: Annotate) -> None:
    found = annotate("Many Norwegians fear that Danish ships will come.")
    demonyms = [m for m in found.mentions if m.form is Form.DEMONYM]
    assert [(m.text, m.canonical, m.plural) for m in demonyms] == [
        ("Norwegians", "Norway", True),
        ("Danish", "Denmark", False),
    ]
    assert all(m.kind is Kind.COUNTRY and m.certain for m in demonyms)


def test_an_organisation_goes_on_behind_of(annotate: Annotate) -> None:
    found = names(annotate("The Ministry of Trade and Industry and Bergen University agreed."))
    assert found == {
        "Ministry of Trade and Industry": Kind.ORGANIZATION,
        "Bergen University": Kind.ORGANIZATION,
    }


def test_a_known_organisation_is_found_by_its_short_name(annotate: Annotate) -> None:
    found = annotate("The UN and the IAEA criticised the plan.")
    assert [m.canonical for m in found.mentions] == [
        "United Nations",
        "International Atomic Energy Agency",
    ]


@pytest.mark.parametrize(
    ("text", "name", "canonical"),
    [
        ("Nato sent ships to Tallinn.", "Nato", "NATO"),
        ("Georgian Dream won in Batumi.", "Georgian Dream", "Georgian Dream"),
        ("The Lord's Resistance Army fled.", "Lord's Resistance Army", "Lord's Resistance Army"),
        ("The Kurdistan Workers’ Party fled.", "Kurdistan Workers’ Party", "PKK"),
        ("Hay'at Tahrir al-Sham left.", "Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
    ],
)
def test_a_known_organisation_is_found_however_it_is_written(
    annotate: Annotate, text: str, name: str, canonical: str
) -> None:
    found = [(m.text, m.canonical) for m in annotate(text).mentions if m.form is Form.NAME]
    assert (name, canonical) in found


def test_a_place_takes_its_noun_in(annotate: Annotate) -> None:
    found = names(
        annotate("Trucks crossed the Darvaz Corridor and Lena River into Gilan province.")
    )
    assert set(found) == {"Darvaz Corridor", "Lena River", "Gilan province"}
    assert set(found.values()) == {Kind.PLACE}


def test_a_country_of_a_persons_name_is_decided_by_the_context(annotate: Annotate) -> None:
    person = annotate("Analyst Michael Jordan disagreed. Jordan said prices would fall.")
    assert {m.kind for m in person.mentions if m.text == "Jordan"} == {Kind.PERSON}
    country = annotate("Officials from Egypt and Jordan met in Cairo.")
    assert {m.canonical for m in country.mentions if m.text == "Jordan"} == {"Jordan"}


def test_a_heading_in_title_case_gives_only_known_names(annotate: Annotate) -> None:
    found = annotate(
        "Kalnins: Latvia Seeks To Deepen Ties With Estonia Across All Sectors",
        "President Ivo Kalnins spoke in Riga.",
    )
    heading = [m.text for m in found.mentions if m.paragraph == 0]
    assert heading == ["Kalnins", "Latvia", "Estonia"]


@pytest.mark.parametrize(
    "junk",
    [
        "Leave a Comment",
        "None",
        "Newsroom logo",
        "Read more on Example.Gov.Xy or at https://example.org/Page today.",
        "It happened on Tuesday in January, the Advisor added.",
    ],
)
def test_boilerplate_and_addresses_are_no_names(annotate: Annotate, junk: str) -> None:
    assert names(annotate(junk)) == {}


def test_a_portfolio_is_no_name(annotate: Annotate) -> None:
    found = annotate("Minister of Foreign Affairs Anna Novak met the Secretary of State in Oslo.")
    assert names(found) == {"Anna Novak": Kind.PERSON, "Oslo": Kind.PLACE}


def test_a_month_that_is_a_surname_is_told_from_the_month(annotate: Annotate) -> None:
    found = annotate("Prime Minister Theresa May resigned in May. Mrs May thanked her party.")
    people = [m.text for m in found.mentions if m.kind is Kind.PERSON and m.form is Form.NAME]
    assert people == ["Theresa May", "May"]


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        (
            "Chief of the General Staff of the Kenyan Armed Forces Major General Paul Otieno left.",
            "Paul Otieno",
            "Chief of the General Staff of the Armed Forces",
        ),
        (
            "Secretary of the Security Council of Estonia Mart Tamm left.",
            "Mart Tamm",
            "Secretary of the Security Council",
        ),
        (
            "Peru's Deputy Minister for Legal and International Affairs Luz Rojas left.",
            "Luz Rojas",
            "Deputy Minister for Legal and International Affairs",
        ),
        ("Estonian PM Mart Tamm left.", "Mart Tamm", "Prime Minister"),
    ],
)
def test_a_long_office_ends_where_the_name_begins(
    annotate: Annotate, text: str, person: str, title: str
) -> None:
    (found,) = [m for m in annotate(text).mentions if m.text == person]
    assert found.kind is Kind.PERSON
    assert found.roles[0].title == title


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("She saw the Minister of Health of Peru Ana Quispe on Monday.", "Ana Quispe", "Peru"),
        ("The UN's special envoy, Hanna van den Berg, met the king.", "Hanna van den Berg", None),
        ("He was received by the President of Türkiye, Selim Demir.", "Selim Demir", "Turkey"),
        ("They met the UN Secretary-General, Rosa Lindqvist, there.", "Rosa Lindqvist", None),
    ],
)
def test_an_office_with_its_country_ends_before_the_name(
    annotate: Annotate, text: str, name: str, office: str | None
) -> None:
    found = [m for m in annotate(text).mentions if m.text == name]
    assert [m.kind for m in found] == [Kind.PERSON]
    assert found[0].roles
    if office:
        assert {claim.of for claim in found[0].roles} == {office}


def test_a_given_name_or_a_familys_ending_makes_a_person(annotate: Annotate) -> None:
    found = names(annotate("The accord between Nurbek Tashanov and Gulnara Imash held."))
    assert found["Nurbek Tashanov"] is Kind.PERSON
    assert found["Gulnara Imash"] is Kind.PERSON


def test_a_party_takes_its_noun_in(annotate: Annotate) -> None:
    found = annotate("Ilir Hoxha, the leader of the small Green Bridge party, was jailed.")
    kinds = {m.text: m.kind for m in found.mentions}
    assert kinds["Green Bridge party"] is Kind.ORGANIZATION
    assert kinds["Ilir Hoxha"] is Kind.PERSON


def test_a_family_name_in_capitals_is_the_same_name(annotate: Annotate) -> None:
    found = annotate("French Minister Claire DUVALLON met Ivo MARIN. Duvallon left.")
    assert names(found)["Duvallon"] is Kind.PERSON


@pytest.mark.parametrize(
    "name", ["Salim Khalaf Al-Hamdan Al-Harthi", "Salim bin Khalaf bin Hamdan Al Harthi"]
)
def test_particles_do_not_make_a_name_too_long_for_its_title(annotate: Annotate, name: str) -> None:
    found = annotate(f"Omani Crown Prince Sheikh {name} received the guests.")
    (person,) = [m for m in found.mentions if m.form is Form.NAME]
    assert person.text == name
    assert ("Crown Prince", "Oman") in [(c.title, c.of) for c in person.roles]


def test_a_given_name_before_a_city_makes_it_a_family_name(annotate: Annotate) -> None:
    found = names(annotate("They thanked Hugo Lagos and flew to Lagos."))
    assert found == {"Hugo Lagos": Kind.PERSON, "Lagos": Kind.PLACE}
