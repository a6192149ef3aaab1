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


@pytest.mark.parametrize(
    ("trigger", "date", "text"),
    [
        ("seized", "2024-05-08", "Ivo Petkov was freed on Monday, five days after he was seized."),
        ("met", "2024-05-14", "Nino Beridze met Kemal Aydin two days before the raids in Varna."),
        ("met", "2024-05-15", "Nino Beridze met Kemal Aydin on the eve of the raids in Varna."),
        ("closed", "2024-05-05", "Kenya expelled two Ugandan diplomats on May 15, ten days after "
         "Uganda closed its embassy in Nairobi."),
    ],
)  # fmt: skip
def test_days_are_counted_from_another_event(tell, trigger, date, text):
    _, found = tell(PUBLISHED, "Police carried out raids in Varna on May 16.", text)
    assert day_of(found, trigger) == date


@pytest.mark.parametrize(
    "text",
    [
        "At the head of the march, police arrested the lawyer Josephat Otieno.",
        "Hours later, police arrested the lawyer Josephat Otieno.",
        "Police arrested the lawyer Josephat Otieno shortly before dawn.",
        "Before the march, police arrested the lawyer Josephat Otieno.",
    ],
)
def test_the_occasion_and_the_hour_are_of_the_day_told(tell, text):
    _, found = tell(PUBLISHED, "Thousands of Kenyans marched in Nairobi on Wednesday.", text)
    assert day_of(found, "arrested") == "2024-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "Police recently arrested the lawyer Josephat Otieno.",
        "Police have arrested the lawyer Josephat Otieno.",
        "Police had earlier arrested the lawyer Josephat Otieno.",
    ],
)
def test_what_was_earlier_keeps_no_date(tell, text):
    _, found = tell(PUBLISHED, "Thousands of Kenyans marched in Nairobi on Wednesday.", text)
    assert day_of(found, "arrested") is None


def test_a_report_of_one_day_goes_on_in_its_next_paragraph(tell):
    _, found = tell(
        PUBLISHED,
        "Thousands of Kenyans marched in Nairobi on Wednesday.",
        "Kenya expelled two Ugandan diplomats.",
    )
    assert day_of(found, "expelled") == "2024-05-15"
    _, found = tell(
        PUBLISHED,
        "Thousands of Kenyans marched in Nairobi on Wednesday.",
        "Police arrested the lawyer Josephat Otieno on May 10.",
        "Kenya expelled two Ugandan diplomats.",
    )
    assert day_of(found, "expelled") is None


def test_a_meeting_that_came_later_is_of_the_day_told(tell):
    _, found = tell(
        PUBLISHED,
        "Nino Beridze held talks with Kemal Aydin in Ankara on Thursday.",
        "Beridze was later received by President Murat Demir.",
    )
    assert day_of(found, "received") == "2024-05-16"


def test_what_is_told_of_somebodys_life_is_not_of_the_day_told(tell):
    _, found = tell(
        PUBLISHED,
        "Kenya released the lawyer Josephat Otieno on Wednesday.",
        "Otieno was sentenced to nine years in prison for treason.",
    )
    assert day_of(found, "sentenced") is None


def test_a_day_between_the_host_and_the_meeting_is_the_meetings(tell):
    text = "Ankara hosted on Thursday a meeting between Nino Beridze and Kemal Aydin, aides said."
    _, found = tell(PUBLISHED, "It was a long week.", text)
    assert [mention.date for mention in found] == ["2024-05-16"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PUBLISHED, "Nino Beridze met Kemal Aydin in Ankara, the Foreign Ministry said."),
        (PUBLISHED, "State television reported that Nino Beridze met Kemal Aydin."),
        (PUBLISHED, "TBILISI, MAY 17, SAKPRESS. Nino Beridze met Kemal Aydin on a working visit."),
        (None, "Nino Beridze said that Kemal Aydin met Karl Weiss."),
    ],
)
def test_a_lead_with_its_source_is_the_days_news_but_not_what_a_person_says(tell, date, text):
    _, found = tell(PUBLISHED, text)
    assert day_of(found, "met") == date
