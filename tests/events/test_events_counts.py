"""Counts of the killed, hurt, held and expelled, with the bounds that their words leave."""

import pytest

from explorer.events.counts import count_of
from explorer.model import EventType

ASSAULT, COERCE = EventType.ASSAULT, EventType.COERCE


@pytest.mark.parametrize(
    ("kind", "label", "text", "words"),
    [
        (ASSAULT, "killed", "A bomb killed four people.", "4 killed"),
        (ASSAULT, "killed", "A bomb left four soldiers dead.", "4 killed"),
        (ASSAULT, "killed", "More than 1,200 people have been killed.", "more than 1200 killed"),
        (ASSAULT, "injured", "Two men died and thirty were injured.", "30 injured"),
        (COERCE, "arrested", "Police arrested 30 protesters.", "30 arrested"),
        (COERCE, "arrested", "Twelve people were detained.", "12 arrested"),
        (EventType.SANCTION, "expelled", "Kenya expelled two diplomats.", "2 expelled"),
    ],
)
def test_a_sentence_counts_them(kind, label, text, words):
    count = count_of(kind, label, text)
    assert count is not None
    assert count.words == words


@pytest.mark.parametrize("text", ["He was detained 48 hours.", "Police arrested the mayor."])
def test_what_is_no_number_of_people_is_not_counted(text):
    assert count_of(COERCE, "arrested", text) is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("killed at least 12 people", "killed 14 people", True),
        ("killed at least 12 people", "killed 9 people", False),
        ("killed 12 people", "killed 14 people", False),
        ("killed about 50 people", "killed 54 people", True),
        ("killed up to 10 people", "killed eight people", True),
        ("killed four people", "4 people were killed", True),
    ],
)
def test_bounds_decide_whether_two_counts_can_both_be_true(one, other, agree):
    first, second = (count_of(ASSAULT, "killed", text) for text in (one, other))
    assert first is not None
    assert second is not None
    assert first.agrees(second) is agree
