"""Actors are found by names half written, misspelt, turned round, abbreviated, in other letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.catalogue import KnownName, fold
from explorer.finding import NameFinder

# The most mentioned first.
ACTORS = {
    "country:norland": ["Norland", "Norlandic"],
    "person:elin-varga": ["Elin Varga", "Varga", "Élin Varga"],
    "person:tural-eliyev": ["Tural Əliyev", "Aliyev", "Tural Aliyev"],
    "organization:bmo": ["Baltic Maritime Organisation"],
    "person:mart-saar": ["Mart Saar", "Saar"],
    "person:abel-narvik": ["Abel Narvik", "Narvik"],
    "person:anna-varga-holm": ["Anna Varga-Holm"],
    "place:saarland": ["Saarland"],
    "person:mohamad-reza-karim": ["Mohamadreza Karim"],
}
NAMES = [
    KnownName(text, f" {fold(text)} ", actor, names[0])
    for actor, names in ACTORS.items()
    for text in names
]
FINDER = NameFinder(NAMES)


def found(text: str) -> list[str]:
    return [name.actor for name in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Elin Varga", "person:elin-varga"),
        ("elin", "person:elin-varga"),
        ("VARGA ELIN", "person:elin-varga"),
        ("var el", "person:elin-varga"),
        ("vagra", "person:elin-varga"),
        ("elin vargga", "person:elin-varga"),
        ("vargga elin", "person:elin-varga"),
        ("e varga", "person:elin-varga"),
        ("ev", "person:elin-varga"),
        ("Əliyev", "person:tural-eliyev"),
        ("aliyev", "person:tural-eliyev"),
        ("Alijev Tural", "person:tural-eliyev"),
        ("Aliev", "person:tural-eliyev"),
        ("bmo", "organization:bmo"),
        ("maritime org", "organization:bmo"),
        ("Varga Holm", "person:anna-varga-holm"),
        ("mohamad reza", "person:mohamad-reza-karim"),
        ("karim mohamad", "person:mohamad-reza-karim"),
        ("arland", "place:saarland"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, actor: str) -> None:
    assert found(text)[0] == actor


def test_a_beginning_goes_before_the_middle_and_a_whole_name_before_a_beginning() -> None:
    assert found("saar") == ["person:mart-saar", "place:saarland"]
    assert found("nar")[0] == "person:abel-narvik"  # by its alias; the land only has a like word
    assert found("nor")[0] == "country:norland"
    assert found("var")[:2] == ["person:elin-varga", "person:anna-varga-holm"]


def test_among_equals_the_most_mentioned_goes_first() -> None:
    assert found("a")[:2] == ["person:tural-eliyev", "person:abel-narvik"]


def test_each_actor_comes_once_with_the_name_that_fits() -> None:
    names = FINDER.find("aliyev")
    assert [name.text for name in names if name.actor == "person:tural-eliyev"] == ["Aliyev"]
    assert names[0].name == "Tural Əliyev"
    assert len(FINDER.find("a", limit=2)) == 2


def test_what_is_like_no_name_is_not_found() -> None:
    assert found("zzzzxq") == found("") == found(" - ") == []


@given(st.sampled_from(NAMES), st.data())
def test_each_beginning_of_a_name_finds_its_actor(name: KnownName, data) -> None:
    size = data.draw(st.integers(1, len(name.text)))
    if fold(name.text[:size]):
        assert name.actor in found(name.text[:size])


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    actors = found(text)
    assert len(actors) == len(set(actors))
