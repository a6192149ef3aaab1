"""Dates of events: which time of a sentence is whose, and what days are counted from."""

import pytest

PUBLISHED = "2024-05-17"  # a Friday


def day_of(found, trigger):
    """Return the date of the one event whose trigger begins with some words."""
    (date,) = {mention.date for mention in found if mention.trigger.startswith(trigger)}
    return date


@pytest.mark.parametrize(
    ("trigger", "date", "text"),
    [
        (
            "hold talks",
            "2024-05-18",
            "The Kenyan envoy Grace Nakato, who flew in from Cairo on Sunday, will hold talks with "
            "President William Okello tomorrow.",
        ),
        (
            "resigned",
            None,
            "Interior Minister Stefan Dimitrov resigned over the riots, in which two men died "
            "after they left a bar on May 4.",
        ),
        (
            "resigned",
            "2024-05-13",
            "Interior Minister Stefan Dimitrov resigned on Monday after protests on May 4.",
        ),
    ],
)
def test_a_time_belongs_to_its_own_clause(tell, trigger, date, text):
    _, found = tell(PUBLISHED, "It was a long week.", text)
    assert day_of(found, trigger) == date


def test_a_day_of_what_is_reported_is_not_the_day_of_the_report(tell):
    _, found = tell(PUBLISHED, "Kemal Aydin stated that the election of May 5 had been fair.")
    assert not [
        mention for mention in found if mention.date == "2024-05-05" and "stated" in mention.trigger
    ]


def test_the_previous_day_is_counted_from_the_story_not_from_what_it_mentions(tell):
    _, found = tell(
        PUBLISHED,
        "On May 15, Nino Beridze met with Kemal Aydin in Ankara.",
        "She said that the launch of a missile on May 12 was unacceptable.",
        "On the previous day, Beridze met with Selim Kaya in Batumi.",
    )
    assert [mention.date for mention in found if mention.trigger.startswith("met")] == [
        "2024-05-15",
        "2024-05-14",
    ]


def test_the_day_before_of_one_paragraph_is_counted_from_the_sentence_before(tell):
    _, found = tell(
        PUBLISHED,
        "On May 15, Nino Beridze met with Kemal Aydin in Ankara.",
        "The talks follow a phone call on Saturday. A day earlier, Beridze met with Selim Kaya.",
    )
    assert [mention.date for mention in found if mention.trigger.startswith("met")] == [
        "2024-05-15",
        "2024-05-10",
    ]
