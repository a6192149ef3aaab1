"""Where and when people met whose town and day stand in another sentence or clause."""

import pytest

PUBLISHED = "2024-05-17"  # a Friday


def met(tell, *paragraphs):
    """Return the names, the day and the town of each meeting and signing told."""
    references, found = tell(PUBLISHED, *paragraphs)
    names = {each.id: each.canonical or each.names[0] for each in references.referents}
    return [
        ({names[i] for i in (*m.agents, *m.recipients)}, m.date, names.get(m.place))
        for m in found
        if m.mode is not None and m.mode.value == "meeting"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze met Kemal Aydin, who is in Ankara on a working visit, on Thursday.",
        "Nino Beridze, who travelled to Ankara for two days, met Kemal Aydin on Thursday.",
        "Nino Beridze arrived in Ankara on Wednesday. On Thursday she met Kemal Aydin.",
    ],
)
def test_people_meet_in_the_town_where_one_of_them_is(tell, text):
    assert met(tell, text) == [({"Nino Beridze", "Kemal Aydin"}, "2024-05-16", "Ankara")]


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze, who visited Ankara in March, met Kemal Aydin on Thursday.",
        "Nino Beridze arrived in Ankara on Tuesday. On Thursday Karl Weiss met Kemal Aydin.",
        "Nino Beridze arrived in Ankara on May 9. On Thursday she met Kemal Aydin.",
    ],
)
def test_a_stay_of_another_time_or_person_says_nothing(tell, text):
    assert [place for _, _, place in met(tell, text)] == [None]


def test_a_meeting_earlier_in_the_day_is_of_that_day_and_town(tell):
    text = "Nino Beridze met Kemal Aydin in Ankara on Thursday."
    behind = "Earlier in the day, Beridze was received by President Murat Demir."
    assert met(tell, text, behind)[1] == (
        {"Nino Beridze", "Murat Demir"},
        "2024-05-16",
        "Ankara",
    )


def test_the_meetings_of_a_round_have_its_day_and_town(tell):
    found = met(
        tell,
        "Nino Beridze held a series of meetings in Ankara on Thursday.",
        "Beridze first met Kemal Aydin. She then sat down with Karl Weiss.",
        "Beridze also received Daniel Otieno.",
    )
    assert [people - {"Nino Beridze"} for people, _, _ in found] == [
        {"Kemal Aydin"},
        {"Karl Weiss"},
        {"Daniel Otieno"},
    ]
    assert {(day, town) for _, day, town in found} == {("2024-05-16", "Ankara")}


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze met the head of NATO, Karl Weiss, on Thursday.",
        "Nino Beridze met with the secretary-general of NATO, Karl Weiss, on Thursday.",
    ],
)
def test_the_head_of_a_body_is_met_and_not_the_body(tell, text):
    assert met(tell, text) == [({"Nino Beridze", "Karl Weiss"}, "2024-05-16", None)]


def test_who_is_spoken_to_stands_behind_the_telephone(tell):
    references, found = tell(PUBLISHED, "Nino Beridze spoke by telephone with Karl Weiss today.")
    names = {each.id: each.names[0] for each in references.referents}
    assert [{names[i] for i in m.agents} for m in found] == [{"Nino Beridze", "Karl Weiss"}]
