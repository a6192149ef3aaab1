"""Dated happenings of named actors, told by verbs that the lexicon does not know."""

import pytest

from explorer.model import EventType

PUBLISHED = "2024-03-13"


def others(report, text):
    """Return (date, who, title) of each event of no known type."""
    events, resolution = report(("paper-1", PUBLISHED, "It was a long week.", text))
    name = {actor.id: actor.name for actor in resolution.actors}
    return [
        (event.date, {name[a] for a in (*event.actors, *event.recipients)}, event.title)
        for event in events
        if event.type is EventType.OTHER
    ]


@pytest.mark.parametrize(
    ("text", "date", "who", "title"),
    [
        (
            "Unknown men vandalised a chapel in Gyumri on March 2.",
            "2024-03-02",
            {"Gyumri"},
            "Unknown men vandalised a chapel in Gyumri",
        ),
        (
            "Police said that the banker Ivo Marek vanished on Friday.",
            "2024-03-08",
            {"Ivo Marek"},
            "Marek vanished",
        ),
        (
            "Kenyan rangers relocated twelve elephants in February.",
            "2024-02",
            {"Kenya"},
            "Kenyan rangers relocated twelve elephants",
        ),
        (
            "Nigeria devalued the naira on June 14, 2023, after months of debate.",
            "2023-06-14",
            {"Nigeria"},
            "Nigeria devalues the naira",
        ),
        (
            "The appeals court had on March 7 halved the fine of Maria Lund.",
            "2024-03-07",
            {"Maria Lund"},
            "Appeals court had halved the fine of Maria Lund",
        ),
        (
            "Maria Lund was hospitalised in Oslo on Tuesday.",
            "2024-03-12",
            {"Maria Lund"},
            "Lund hospitalised in Oslo",
        ),
        (
            "The grain terminal, which Ukraine modernised in 2019, is empty.",
            "2019",
            {"Ukraine"},
            "Ukraine modernises",
        ),
        (
            "Lithuania will rename the street on May 4.",
            "2024-05-04",
            {"Lithuania"},
            "Lithuania to rename the street",
        ),
    ],
)  # fmt: skip
def test_a_dated_deed_of_somebody_named_is_listed(report, text, date, who, title):
    assert others(report, text) == [(date, who, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Unknown men vandalised a chapel on March 2.",
        "Kenyan rangers relocated twelve elephants.",
        "In 2019 Maria Lund lived in Oslo.",
        "Nigeria has had a new currency since June 2023.",
        "In May, Maria Lund believed that Norway was ready.",
        "Maria Lund would have vanished on Friday if she could.",
        "Maria Lund did not vanish on Friday.",
        "Prices rose in Kenya by three percent on Monday.",
        "Kenya scored twice against Ghana on Saturday.",
        '"Kenya relocated twelve elephants in February," a ranger said.',
        "Maria Lund praised Friday's auction in Oslo.",
        "We relocated twelve Kenyan elephants in February.",
    ],
)
def test_states_figures_wishes_and_the_undated_are_not(report, text):
    assert not others(report, text)


def test_a_known_event_of_the_clause_is_not_told_twice(report):
    events, _ = report(
        (
            "paper-1",
            PUBLISHED,
            "It was a long week.",
            "Uganda unveiled an agreement between Kenya and Ghana on Monday.",
        )
    )
    assert [event.type for event in events] == [EventType.AGREE]


def test_two_deeds_of_one_actor_stay_apart(report):
    told = others(
        report, "Nigeria devalued the naira on Monday. Nigeria digitised its archives on Monday."
    )
    assert len(told) == 2


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (
            "Maria Costa and Murat Demir met in Vienna on January 12 and in Baku on March 5.",
            [("2024-01-12", "Vienna"), ("2024-03-05", "Baku")],
        ),
        (
            "Maria Costa and Murat Demir met in Vienna and Graz on March 5.",
            [("2024-03-05", "Vienna")],
        ),
    ],
)
def test_two_meetings_of_one_verb_have_each_its_town_and_day(report, text, towns):
    events, resolution = report(("paper-1", PUBLISHED, "It was a long week.", text))
    name = {actor.id: actor.name for actor in resolution.actors}
    assert [(event.date, name.get(event.place)) for event in events] == towns


def test_a_second_partner_met_later_is_a_second_meeting(report):
    events, resolution = report(
        (
            "paper-1",
            PUBLISHED,
            "It was a long week.",
            "On Monday Maria Costa met with President Murat Demir, then with Karl Weiss.",
        )
    )
    name = {actor.id: actor.name for actor in resolution.actors}
    met = sorted(sorted(name[a] for a in event.actors) for event in events)
    assert met == [["Karl Weiss", "Maria Costa"], ["Maria Costa", "Murat Demir"]]
