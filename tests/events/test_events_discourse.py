"""What a later sentence goes back to: "the meeting", "his visit", the day of the visit."""

from explorer.model import EventType, Mode


def consults(found, mode=None):
    return [m for m in found if m.type is EventType.CONSULT and mode in {None, m.mode}]


def people(references, mention):
    by_id = {referent.id: referent.names[0] for referent in references.referents}
    return {by_id[r] for r in (*mention.agents, *mention.recipients)}


def test_the_meeting_goes_back_to_the_one_just_told(tell):
    references, found = tell(
        "2024-05-16",
        "President Maria Costa met with Chancellor Karl Weiss in Lisbon on Tuesday.",
        "During the meeting, Costa stressed the role of trade.",
    )
    first, again = consults(found)
    assert again.paragraph == 1
    assert people(references, again) == {"Maria Costa", "Karl Weiss"}
    assert (again.date, again.place) == (first.date, first.place)


def test_a_meeting_without_a_day_takes_place_during_the_visit(tell):
    _, found = tell(
        "2024-05-16",
        "Chancellor Karl Weiss visited Lisbon on May 14.",
        "Weiss met with President Maria Costa at her residence.",
    )
    (meeting,) = consults(found, Mode.MEETING)
    assert meeting.date == "2024-05-14"
    assert "told of the same occasion" in meeting.derivation


def test_an_earlier_meeting_is_not_dated_by_the_visit(tell):
    _, found = tell(
        "2024-05-16",
        "Chancellor Karl Weiss visited Lisbon on May 14.",
        "Earlier, Weiss met with President Anna Lind.",
    )
    assert [m.date for m in consults(found, Mode.MEETING)] == [None]


def test_a_trip_to_two_towns_is_two_visits_of_the_one_who_made_it(tell):
    references, found = tell(
        "2024-05-16",
        "The talks followed a trip by Chancellor Karl Weiss last week, where he visited both "
        "Lisbon and Madrid.",
    )
    visits = [m for m in consults(found, Mode.VISIT) if m.place is not None]
    by_id = {referent.id: referent.names[0] for referent in references.referents}
    assert {by_id[visit.place] for visit in visits} == {"Lisbon", "Madrid"}
    assert all(people(references, visit) == {"Karl Weiss"} for visit in visits)
    assert {visit.date for visit in visits} == {"2024-W19"}


def test_agreeing_in_a_meeting_supports_the_meeting(tell):
    _, found = tell(
        "2024-05-16",
        "President Maria Costa met with Chancellor Karl Weiss in Lisbon on Tuesday.",
        "Costa and Weiss agreed to deepen cooperation.",
    )
    assert [m.type for m in found] == [EventType.CONSULT, EventType.CONSULT]


def test_telling_somebody_by_name_is_a_statement_and_no_meeting(tell):
    references, found = tell(
        "2024-05-16",
        "The week was long.",
        "President Maria Costa told Chancellor Karl Weiss that trade had grown.",
    )
    (said,) = found
    assert said.type is EventType.STATEMENT
    assert people(references, said) == {"Maria Costa", "Karl Weiss"}


def test_the_main_event_of_a_lead_without_a_time_is_of_the_day_of_publication(tell):
    _, found = tell("2024-05-16", "President Maria Costa spoke with Chancellor Karl Weiss.")
    (call,) = consults(found)
    assert call.date == "2024-05-16"
    assert call.date_expression is None
    assert "first sentence" in call.derivation


def test_papers_of_one_visit_are_brought_together(report):
    events, _ = report(
        (
            "herald-1",
            "2024-03-12",
            "Estonian President Liis Kask is expected to travel to Helsinki on March 14.",
        ),
        (
            "courier-2",
            "2024-03-15",
            "Estonian President Liis Kask visited Helsinki on Thursday.",
            "The visit was her first.",
        ),
    )
    (visit,) = [event for event in events if event.mode is Mode.VISIT]
    assert visit.title == "Kask visits Helsinki"
    assert visit.date == "2024-03-14"
    assert {evidence.article for evidence in visit.evidence} == {"herald-1", "courier-2"}
    assert visit.status == "occurred"


def test_the_same_two_people_are_still_at_the_same_occasion(tell):
    references, found = tell(
        "2024-05-16",
        "Foreign Minister Nino Beridze and her Turkish counterpart Kemal Aydin signed a protocol "
        "on road transport in Ankara on Wednesday.",
        "Before the ceremony, the two ministers held talks behind closed doors.",
    )
    (talks,) = consults(found, Mode.MEETING)
    assert people(references, talks) == {"Nino Beridze", "Kemal Aydin"}
    assert talks.date == "2024-05-15"
    assert "the same occasion" in talks.derivation


def test_what_is_told_right_on_happened_on_the_same_day(tell):
    _, found = tell(
        "2024-05-16",
        "Traders demonstrated outside the Kenyan embassy in Lisbon on Wednesday. "
        "Police arrested the politician Rui Faro.",
    )
    (arrest,) = [m for m in found if m.type is EventType.COERCE]
    assert arrest.date == "2024-05-15"


def test_what_is_told_of_another_year_is_not_of_the_day_before_it(tell):
    _, found = tell(
        "2024-05-16",
        "President Maria Costa met with Chancellor Karl Weiss in Lisbon on Wednesday. "
        "The two countries had signed a treaty. Police arrested Rui Faro in 2019.",
    )
    assert {m.date for m in found if m.type in {EventType.AGREE, EventType.COERCE}} <= {
        None,
        "2019",
    }


def test_killed_when_somebody_opened_fire_is_one_attack(tell):
    references, found = tell(
        "2024-05-16",
        "Two Kenyan guards were killed on Wednesday when Ugandan soldiers opened fire on a post.",
    )
    (attack,) = [m for m in found if m.type is EventType.ASSAULT]
    assert people(references, attack) >= {"Kenyan", "Ugandan"}
    assert attack.date == "2024-05-15"


def test_a_flight_for_a_meeting_announces_the_meeting_of_that_day(tell):
    references, found = tell(
        "2024-05-16",
        "Foreign Minister Nino Beridze will fly to Lisbon tomorrow for a meeting with "
        "President Maria Costa.",
    )
    (meeting,) = [m for m in found if m.mode is Mode.MEETING]
    assert people(references, meeting) == {"Nino Beridze", "Maria Costa"}
    assert (meeting.date, meeting.status) == ("2024-05-17", "scheduled")


def test_an_arrival_for_talks_is_no_meeting_of_that_day(tell):
    _, found = tell(
        "2024-05-16",
        "Foreign Minister Nino Beridze arrived in Lisbon on May 9 for talks with "
        "President Maria Costa.",
    )
    assert not consults(found, Mode.MEETING)


def test_the_talks_with_the_host_are_the_visitors(tell):
    references, found = tell(
        "2024-05-16",
        "On May 15, Georgian Foreign Minister Nino Beridze paid an official visit to Portugal.",
        "During the talks with Portuguese Foreign Minister Rui Faro, the parties discussed trade.",
    )
    (talks, *_) = consults(found, Mode.MEETING)
    assert people(references, talks) == {"Nino Beridze", "Rui Faro"}
    assert talks.date == "2024-05-15"
