"""The line of an event: who does what, in the present tense, short, with nothing left hanging."""

import pytest

LINES = [
    (
        "Roads to the border should open quickly, President Maria Costa said.",
        "Costa says roads to the border should open quickly",
    ),
    (
        "On Monday, Chad and Mali agreed to build 1,051,635 homes.",
        "Chad and Mali agree to build 1,051,635 homes",
    ),
    ("Chad condemned it.", None),
    ("On Monday Interior Minister Rui Faro warned.", None),
    (
        'On Monday Rui Faro warned that "strangers" were buying up the coast.',
        'Faro warns that "strangers" were buying up the coast',
    ),
    ("The politician Rui Faro was arrested on Monday.", "Faro arrested"),
    (
        "Traders demonstrated outside the Kenyan embassy in Lisbon on Monday.",
        "Protest outside the Kenyan embassy in Lisbon",
    ),
]


@pytest.mark.parametrize(("text", "line"), LINES, ids=lambda value: str(value)[:30])
def test_a_line_says_what_the_sentence_says(report, text, line):
    events, _ = report(("paper-1", "2024-03-12", "It was a long week.", text))
    assert [event.title for event in events] == ([] if line is None else [line])


def test_a_long_line_ends_at_a_word_that_can_end_it(report):
    events, _ = report(
        (
            "paper-1",
            "2024-03-12",
            "Georgia and Portugal signed a convention on the exchange of weather reports "
            "between the ports of the southern coast and the islands that lie before it in the bay "
            "on Monday.",
        )
    )
    (event,) = events
    assert event.title.startswith("Georgia and Portugal sign a convention on the exchange of")
    assert 70 < len(event.title) <= 110
    assert event.title.split()[-2] not in {"of", "the", "between", "and"}


def test_two_papers_that_have_somebody_invite_another_tell_of_one_invitation(report):
    events, _ = report(
        ("one-1", "2024-03-12", "President Maria Costa invited Chancellor Karl Weiss to Lisbon."),
        (
            "two-2",
            "2024-03-13",
            "President Maria Costa has invited Chancellor Karl Weiss to Lisbon.",
        ),
    )
    (event,) = [event for event in events if event.type == "request"]
    assert len(event.evidence) == 2


def test_states_that_sign_are_the_ministers_who_sign_for_them(report):
    events, _ = report(
        (
            "one-1",
            "2024-03-12",
            "Georgian Foreign Minister Nino Beridze and Portuguese Foreign Minister Rui Faro "
            "signed a memorandum on fishing in Lisbon on Monday.",
        ),
        ("two-2", "2024-03-12", "Georgia and Portugal signed a memorandum on fishing on Monday."),
        ("two-3", "2024-03-12", "Georgia and Portugal signed a treaty on gas on Monday."),
    )
    signed = [event for event in events if event.type == "agree"]
    assert sorted(len(event.evidence) for event in signed) == [1, 2]


def test_ministers_who_sign_stand_for_their_states_in_the_line(report):
    events, _ = report(
        (
            "one-1",
            "2024-03-12",
            "Georgian Foreign Minister Nino Beridze and Portuguese Foreign Minister Rui Faro "
            "signed a roadmap on energy in Lisbon on Monday.",
        ),
        ("two-2", "2024-03-13", "Georgia and Portugal signed an energy roadmap on March 11."),
    )
    (event,) = [event for event in events if event.type == "agree"]
    assert event.title == "Beridze and Faro sign a roadmap on energy in Lisbon"
    assert len(event.actors) == 2
