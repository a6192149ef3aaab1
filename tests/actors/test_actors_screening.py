"""Pairs that are passed over at a glance are never ones that a comparison would join."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from explorer.actors.compare import SAME, compare_persons
from explorer.actors.features import likeness
from explorer.actors.names import Part, person_name
from explorer.actors.screening import _alike, certainly_apart

_WORDS = """
    Jong Un Jongun Jong-un Kim Anna Anna-Lena A. J.C. Hasanov Gasanov Hajiyev Hajiev Khaled Khalid
    bin de la Roux Leroux Le Abdul Rahman Abdulrahman Mario Maria Li Lee Jr. III, Smith Smyth Bob
    Jean-Claude Jean Claude Mohammed Muhamad Robert Karim Karimov Aydin Haydin Cyrus Kyros Xenia
    Bongnam Pongnam Gwanjin Kwanjin Tae-jung Daejung Taejung Dongsu Park Pak
"""
PARTS = st.sampled_from(_WORDS.split())
NAMES = st.lists(PARTS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(NAMES, min_size=2, max_size=6))
def test_what_is_passed_over_would_not_be_the_same(names: list[str]) -> None:
    for name, other in combinations(names, 2):
        if certainly_apart(person_name(name), person_name(other)):
            assert compare_persons(name, other)[0] < SAME


@given(st.lists(st.text("aeihykgcqsvw", min_size=1, max_size=10), min_size=2, max_size=5))
def test_two_words_in_whom_nothing_is_alike_have_no_likeness(words: list[str]) -> None:
    """Parts that are passed over are those of which no feature has anything to say."""
    for one, other in permutations([Part(word, (word,)) for word in words], 2):
        if not _alike(one, other):
            assert likeness(one, other).score == 0


def test_given_names_that_differ_are_seen_at_a_glance() -> None:
    anna, karim = person_name("Anna Hasanov"), person_name("Karim Hasanov")
    assert certainly_apart(anna, karim)
    assert not certainly_apart(anna, person_name("Anna Gasanov"))


def test_korean_given_names_in_one_word_may_begin_with_letters_that_spell_one_sound() -> None:
    for name, other in (("Lee Bongnam", "Lee Pongnam"), ("Kim Daejung", "Kim Taejung")):
        assert not certainly_apart(person_name(name), person_name(other))
        assert compare_persons(name, other)[0] >= SAME
    assert certainly_apart(person_name("Lee Bongnam"), person_name("Lee Sangnam"))
