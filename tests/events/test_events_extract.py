"""Event mentions of one article: who, what, when, where and whether."""

from explorer.model import EventType, Mode, Status


def names(references, referents):
    by_id = {referent.id: referent.names[0] for referent in references.referents}
    return {by_id[referent] for referent in referents}


def test_a_meeting_has_both_sides_the_place_and_the_day(tell):
    references, found = tell(
        "2024-05-16", "Norwegian President Olav Berg met with Anna Lind in Oslo on Tuesday."
    )
    (meeting,) = [m for m in found if m.type is EventType.CONSULT]
    assert meeting.mode is Mode.MEETING
    assert meeting.status is Status.OCCURRED
    assert names(references, meeting.agents) == {"Olav Berg", "Anna Lind"}
    assert names(references, [meeting.place]) == {"Oslo"}
    assert meeting.date == "2024-05-14"
    assert meeting.date_expression == "on Tuesday"


def test_what_was_not_said_to_happen_has_no_date(tell):
    _, found = tell("2024-05-16", "The talks were long.", "Olav Berg has met Anna Lind in Oslo.")
    assert [m.date for m in found if m.type is EventType.CONSULT] == [None]
