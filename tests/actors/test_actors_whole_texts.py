"""Coreference in whole paragraphs, as the real annotator reads them."""

from collections.abc import Callable

import pytest

from explorer.actors import compare, resolve
from explorer.model import References

Meant = Callable[..., list[str]]
Linked = Callable[..., tuple[list[str], References]]


@pytest.mark.parametrize(
    ("words", "paragraphs", "name"),
    [
        ("her", ["Prime Minister Karim Duarte asked her to wait."], None),
        (
            "the aide",
            [
                "Rita Odhiambo met Chilean President Hernan Soto in Lima on Monday. On Sunday, "
                "the aide to the Kenyan president met Ivan Kolev, and on Saturday she met Pavel "
                "Dragan, an aide of Soto.",
                "Odhiambo advises the president of Kenya.",
            ],
            "the aide",
        ),
        (
            "He",
            [
                "Admiral Karim Duarte visited the port. An armed Dane attacked the embassy. "
                "He wounded two guards."
            ],
            None,
        ),
        (
            "He",
            [
                "Admiral Karim Duarte visited the port. A man threw stones at the embassy. "
                "He was arrested."
            ],
            None,
        ),
        (
            "He",
            ["Admiral Karim Duarte visited the port. A ship was waiting. He went aboard."],
            "Karim Duarte",
        ),
        (
            "him",
            ["Colonel Pavel Dragan met Victor Lupu on Monday and handed him a letter."],
            "Victor Lupu",
        ),
        (
            "him",
            [
                "President Omar Haddad received Ivan Kolev on Monday. "
                "“Trade will grow,” the president told him."
            ],
            "Ivan Kolev",
        ),
        (
            "her",
            [
                "Elena Marku arrived in Oslo and was received by President Lars Nygaard. "
                "The president asked her to stay for dinner."
            ],
            "Elena Marku",
        ),
        (
            "her",
            ["Ingrid Solberg met Peter Novak in Vienna. The president accepted her proposal."],
            "Ingrid Solberg",
        ),
    ],
)
def test_an_object_is_not_its_own_subject_and_genders_agree(
    meant: Meant, words: str, paragraphs: list[str], name: str | None
) -> None:
    assert meant(words, 0, *paragraphs) == ([name] if name else [])


def test_a_counterpart_in_front_of_the_subject_is_somebody_else(meant: Meant) -> None:
    text = (
        "Chilean Foreign Minister Ada Moss met Peruvian Foreign Minister Ivo Marin on Monday.",
        "In a talk with her Peruvian counterpart, Moss praised the hosts.",
        "The Peruvian minister will visit Santiago in May.",
    )
    assert meant("her Peruvian counterpart", 0, *text) == ["Ivo Marin"]
    assert meant("The Peruvian minister", 0, *text) == ["Ivo Marin"]


def test_a_person_of_that_country_may_hold_the_office_that_is_told_later(meant: Meant) -> None:
    text = (
        "Peruvian Foreign Minister Ivo Marin and Chile's Ada Moss signed a treaty on Monday.",
        "“It is a good day,” the Chilean minister said.",
        "Chilean Transport Minister Hugo Lagos was in Lima as well.",
    )
    assert meant("the Chilean minister", 0, *text) == ["Ada Moss"]


def test_two_ministers_are_found_over_a_paragraph_that_names_nobody(meant: Meant) -> None:
    text = (
        "Chilean Foreign Minister Ada Moss met Peruvian Foreign Minister Ivo Marin on Monday.",
        "The port handles forty ships a week.",
        "The two ministers agreed to widen the canal.",
    )
    assert meant("The two ministers", 0, *text) == ["Ada Moss", "Ivo Marin"]


def test_the_son_is_not_his_father() -> None:
    assert compare("Salim al-Harthi", "Hamad bin Salim al-Harthi").verdict == "different"
    assert compare("Hamad al-Harthi", "Hamad bin Salim al-Harthi").verdict == "same"


def test_a_son_and_a_namesake_of_his_father_stay_two_persons(linked: Linked) -> None:
    _, references = linked(
        "Omani Trade Minister Salim al-Harthi spoke with Hamad bin Salim al-Harthi, "
        "the envoy of Bahrain, on Sunday.",
    )
    people = {actor.name for actor in resolve([references]).actors if actor.kind == "person"}
    assert people == {"Salim al-Harthi", "Hamad bin Salim al-Harthi"}


def test_it_is_the_country_that_acts(meant: Meant) -> None:
    text = (
        "Norway said it had sent its envoy to Lima. It warned that others would follow.",
        "The bridge was closed on Monday. It was repaired within a week.",
    )
    assert meant("it", 0, *text) == ["Norway"]
    assert meant("its", 0, *text) == ["Norway"]
    assert meant("It", 0, *text) == ["Norway"]
    assert meant("It", 1, *text) == []


def test_i_is_the_speaker_named_behind(meant: Meant) -> None:
    text = "“I saw the king in May,” Foreign Minister Ada Moss said on Monday."
    assert meant("I", 0, text) == ["Ada Moss"]


def test_an_office_is_told_with_a_pronoun_too(meant: Meant) -> None:
    text = (
        "Ada Moss came to Lima on Monday. She was appointed foreign minister of Chile in May.",
        "The Chilean foreign minister will stay until Friday.",
    )
    assert meant("The Chilean foreign minister", 0, *text) == ["Ada Moss"]


def test_bodies_of_the_two_countries_are_the_two_countries(meant: Meant) -> None:
    text = (
        "Chile and Peru have grown close.",
        "In May the navies of the two countries held an exercise.",
        "The two ex-Spanish states trade a lot.",
    )
    assert sorted(meant("the navies", 0, *text)) == ["Chile", "Peru"]
    assert sorted(meant("The two ex-Spanish states", 0, *text)) == ["Chile", "Peru"]


def test_a_counterpart_far_behind_his_introduction_is_found(meant: Meant) -> None:
    text = (
        "Peruvian Foreign Minister Ivo Marin met Chilean Foreign Minister Ada Moss on Monday.",
        "Marin brought a letter from King Hugo. It was long. Nobody has read it.",
        "In the talk with her Peruvian counterpart, Moss praised the hosts.",
        "The two ministers agreed to meet again.",
    )
    assert meant("her Peruvian counterpart", 0, *text) == ["Ivo Marin"]
    assert sorted(meant("The two ministers", 0, *text)) == ["Ada Moss", "Ivo Marin"]


def test_the_presidents_of_the_two_countries_are_not_their_ministers(meant: Meant) -> None:
    text = (
        "Chilean Foreign Minister Ada Moss met Peruvian Foreign Minister Ivo Marin on Monday.",
        "The presidents of the two countries had met in May.",
        "The heads of the two foreign ministries signed a plan.",
    )
    assert sorted(meant("The presidents", 0, *text)) == [
        "president of Chile",
        "president of Peru",
    ]
    assert sorted(meant("The heads", 0, *text)) == ["Ada Moss", "Ivo Marin"]


def test_ministers_named_behind_their_countries_are_those_ministers(meant: Meant) -> None:
    text = (
        "The foreign ministers of Chile, Peru and Cuba, Ada MOSS, Ivo MARIN and Hugo LAGOS, "
        "met in Lima on Monday.",
        "Her Peruvian colleague praised Moss.",
        "The three ministers signed a plan.",
    )
    everybody = ["Ada MOSS", "Hugo LAGOS", "Ivo MARIN"]
    assert sorted(meant("The foreign ministers of Chile, Peru and Cuba", 0, *text)) == everybody
    assert meant("Her Peruvian colleague", 0, *text) == ["Ivo MARIN"]
    assert sorted(meant("The three ministers", 0, *text)) == everybody


def test_who_says_that_she_will_come_speaks_of_herself(meant: Meant) -> None:
    text = (
        "Envoys Ruth Kamau and Anna Berg sent messages.",
        "The Polish diplomat said she would come.",
    )
    assert meant("she", 0, *text) == ["The Polish diplomat"]


def test_their_envoys_and_its_leader_are_nobody_who_is_known(meant: Meant) -> None:
    text = (
        "Peruvian President Ivo Marin met Chilean President Ada Moss on Monday.",
        "The Green People's Front criticized the talks. Its leader called for protests.",
        "Chile and Peru have their problems; their envoys last met in July.",
    )
    assert meant("Its leader", 0, *text) == ["Its leader"]
    assert meant("their envoys", 0, *text) == []
    assert meant("Green People's Front", 0, *text) == ["Green People's Front"]


def test_its_president_is_the_one_of_the_country_that_acts(meant: Meant) -> None:
    text = (
        "Chilean President Ada Moss met Peruvian President Ivo Marin in May.",
        "Peru said its president would come.",
    )
    assert meant("its president", 0, *text) == ["Ivo Marin"]


def test_he_is_the_subject_whose_name_stands_behind_the_office(meant: Meant) -> None:
    text = (
        "U.S. Ambassador Peter Lowe left on Monday. The American diplomat flew to Lima.",
        "Chile's ambassador to Madrid, Hugo Luna, was summoned. He regretted the visit.",
    )
    assert meant("He", 0, *text) == ["Hugo Luna"]


def test_the_trio_are_the_three_who_meet(meant: Meant) -> None:
    text = (
        "Chilean Minister Ada Moss met her Peruvian counterpart Ivo Marin and Hugo Luna.",
        "The trio signed a plan.",
    )
    assert sorted(meant("The trio", 0, *text)) == ["Ada Moss", "Hugo Luna", "Ivo Marin"]
