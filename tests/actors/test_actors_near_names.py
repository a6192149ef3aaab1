"""Near names of different people stay apart; spellings of one name join; each says why."""

from datetime import date

import pytest
from actors_annotating import annotation

from explorer.actors import compare, link, resolve
from explorer.model import Kind


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Seo Min-jun", "Seo Min-ji"),  # another syllable
        ("Rauf Ismayilov", "Rauf Ismayili"),  # another ending of the family
        ("Adrian Novak", "Adriana Novak"),  # a man and a woman
        ("Hugo de la Vega", "Hugo Vegas"),  # a particle is part of the name
        ("Peter Martin", "Martin Peter"),  # two given names in another order
        ("Majid al-Suwaidi", "Tarek bin Majid al-Suwaidi"),  # the son
        ("Henry IV", "Henry VI"),
        ("Ivo R. Lund", "Ivo T. Lund"),
    ],
)
def test_near_names_are_different_people(name: str, other: str) -> None:
    assert compare(name, other, kind=Kind.PERSON).verdict != "same"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Seo Min-jun", "Minjun Seo"),
        ("Rauf Gasymov", "Rauf Hasymov"),  # by way of Russian
        ("Hugo Le Blanc", "Hugo Leblanc"),
        ("Ben Ashby", "Benjamin Ashby"),
        ("I.R. Lund", "Ivo Rolf Lund"),
        ("Abdel Karim Nasr", "Abdul-Karim Nasr"),
        ("Victor Marc", "Viktor Mark"),
    ],
)
def test_spellings_of_one_name_join(name: str, other: str) -> None:
    assert compare(name, other, kind=Kind.PERSON).verdict == "same"


def test_every_name_of_an_actor_says_why_it_is_there() -> None:
    article = annotation(
        "[Ada Moss|person!|nsubj|Minister/Chile] met* the board.", "[Moss|person|nsubj] left*."
    )
    (moss,) = [actor for actor in resolve([link(article)]).actors if actor.kind is Kind.PERSON]
    (merge,) = moss.merges
    assert (merge.name, merge.other) == ("Ada Moss", "Moss")
    assert merge.reasons == ("'Moss' is the family name of 'Ada Moss'", "both in a.txt")


def test_a_storm_is_no_person() -> None:
    article = annotation("[Hurricane Zelda|person!|nsubj] hit* the coast.")
    assert not [a for a in resolve([link(article)]).actors if a.kind is Kind.PERSON]


def test_a_titled_surname_is_not_a_namesake_named_later() -> None:
    article = annotation(
        "[Moss|person!|nsubj|President/Chile] spoke*.",
        "[Ivo Moss|person!|nsubj] listened*.",
        published=date(2024, 5, 1),
    )
    assert len(set(link(article).of_mention)) == 2


def test_a_ministry_is_that_of_the_country_in_front() -> None:
    one = annotation("[Chile|country]'s [Foreign Ministry|org!|nsubj] protested*.", key="a.txt")
    other = annotation("[Peru|country]'s [Foreign Ministry|org!|nsubj] agreed*.", key="b.txt")
    found = resolve([link(one), link(other)]).actors
    assert len([actor for actor in found if actor.kind is Kind.ORGANIZATION]) == 2
