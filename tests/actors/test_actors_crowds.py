"""Articles with very many names alike: each finds its own again, and few are compared."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.actors import naming
from explorer.actors.compare import UNSURE, compare_persons, have_other_halves
from explorer.actors.names import PersonName, person_name
from explorer.actors.naming import gather_names
from explorer.model import Annotation, Form, Kind, Mention, Parse, Token

WORDS = st.sampled_from(
    ["Ana", "Anna", "Tom", "J.", "Sol", "Soll", "Vale", "Bin", "Kim", "Jong-un", "Abdul", "Rahman",
     "Popov", "Popova", "Anatom", "SolVale", "De", "Leroux"]
)  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(NAMES, NAMES)
def test_what_is_told_apart_at_a_glance_is_told_apart_at_length(one: str, other: str) -> None:
    if have_other_halves(person_name(one), person_name(other)):
        assert compare_persons(one, other)[0] < UNSURE


def test_two_of_one_given_name_are_told_apart_at_a_glance() -> None:
    assert have_other_halves(person_name("Ana Sol"), person_name("Ana Vale"))
    assert not have_other_halves(person_name("Ana Sol"), person_name("Ana Soll"))


def crowd(size: int) -> list[str]:
    letters = product("bdfgklmnprstv", "aeiou", "bdfgklmnprstv", "aeiou", "bdfgklmnprstv")
    surnames = ["".join(each).capitalize() for each in letters][::37][:size]
    return [f"Ana {surname}" for surname in surnames]


def annotation(names: list[str]) -> Annotation:
    text = ", ".join(names)
    tokens = tuple(
        Token(m.start(), m.end(), m[0], m[0], "PROPN", "NNP", "ROOT", at, "PERSON")
        for at, m in enumerate(re.finditer(r"[^\W_]+|,", text))
    )
    mentions = tuple(
        Mention(0, m.start(), m.end(), m[0], 3 * at + 1, Form.NAME, Kind.PERSON)
        for at, m in enumerate(re.finditer(r"[^,\s][^,]*", text))
    )
    return Annotation("a", None, (Parse(text, tokens, ((0, len(tokens)),)),), mentions, ())


def test_each_of_a_crowd_of_one_given_name_finds_itself_again() -> None:
    names = crowd(250)
    found = gather_names(annotation([*names, *reversed(names)]))
    assert all(found[at] is found[len(found) - 1 - at] for at in range(len(names)))


def test_twice_as_many_names_are_about_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(one: PersonName, other: PersonName) -> bool:
        nonlocal looks
        looks += 1
        return have_other_halves(one, other)

    def work(size: int) -> int:
        before = looks
        gather_names(annotation(crowd(size)))
        return looks - before

    monkeypatch.setattr(naming, "have_other_halves", counted)
    assert 0 < work(560) < 2.5 * work(280)
