"""Merging: one happening is one event, whatever order its mentions come in."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.events import Source, merge
from explorer.events.reasons import told_after
from explorer.model import Actor, EventMention, EventType, Kind, Mode, Resolution, Status
from explorer.model.isodates import Span, granularity_of

PEOPLE = ("Anna Lind", "Olav Berg", "Karl Weiss", "Maria Costa")
PLACES = ("Lisbon", "Oslo")


def _actor(number: int, name: str, kind: Kind) -> Actor:
    return Actor(f"a{number}", name, kind, (name,), None, (), 1, 1, None, None)


ACTORS = (
    *(_actor(i, name, Kind.PERSON) for i, name in enumerate(PEOPLE)),
    *(_actor(i + 10, name, Kind.PLACE) for i, name in enumerate(PLACES)),
)
ARTICLES = tuple(f"paper{i}.txt" for i in range(5))
RESOLUTION = Resolution(
    ACTORS,
    {(article, int(actor.id[1:])): actor.id for article in ARTICLES for actor in ACTORS},
)
SOURCES = {
    article: Source(date(2024, 3, 12) + timedelta(days=i), f"paper {i}")
    for i, article in enumerate(ARTICLES)
}


def _mention(article, paragraph, agents, *, day=None, place=None, mode=Mode.MEETING, **more):
    return EventMention(
        article=article,
        paragraph=paragraph,
        start=0,
        end=10,
        text=f"Sentence {paragraph}.",
        trigger="met",
        trigger_start=2,
        trigger_end=5,
        type=more.pop("type", EventType.CONSULT),
        mode=mode,
        status=more.pop("status", Status.OCCURRED),
        agents=tuple(agents),
        recipients=more.pop("recipients", ()),
        place=place,
        date=day,
        date_expression=more.pop("expression", day),
        derivation="told",
        rule=more.pop("rule", "verb 'meet'"),
    )


days = st.sampled_from(
    [None, "2024-03-10", "2024-03-11", "2024-03", "2024-W10", "2023", "2024-03-09/2024-03-11"]
)
mentions = st.builds(
    _mention,
    st.sampled_from(ARTICLES),
    st.integers(0, 6),
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True),
    day=days,
    place=st.sampled_from([None, 10, 11]),
    mode=st.sampled_from([Mode.MEETING, Mode.VISIT, Mode.CALL]),
    status=st.sampled_from([Status.OCCURRED, Status.SCHEDULED]),
)


@settings(deadline=None)
@given(st.lists(mentions, max_size=12), st.randoms())
def test_the_order_of_the_mentions_does_not_matter(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert merge(found, RESOLUTION, SOURCES) == merge(shuffled, RESOLUTION, SOURCES)


@settings(deadline=None)
@given(st.lists(mentions, max_size=12))
def test_every_event_has_evidence_and_an_id_of_its_own(found):
    events = merge(found, RESOLUTION, SOURCES)
    assert all(event.evidence for event in events)
    assert len({event.id for event in events}) == len(events)
    assert len(events) <= len(found)


def _is_of_a_day(mention):
    return len(mention.agents) == 1 and granularity_of(mention.date) == "day"


@settings(deadline=None)
@given(st.lists(mentions, max_size=12))
def test_no_sentence_is_lost_but_of_meetings_with_nobody_known_on_no_day(found):
    told = {(v.article, v.paragraph) for e in merge(found, RESOLUTION, SOURCES) for v in e.evidence}
    whole = [m for m in found if m.mode is Mode.VISIT or len(m.agents) > 1 or _is_of_a_day(m)]
    assert told == {(mention.article, mention.paragraph) for mention in whole}


@settings(deadline=None)
@given(st.lists(mentions, max_size=12))
def test_saying_it_twice_changes_nothing(found):
    assert merge(found, RESOLUTION, SOURCES) == merge(found + found, RESOLUTION, SOURCES)


@settings(deadline=None)
@given(st.lists(mentions, max_size=12))
def test_conflicts_point_at_evidence_and_name_two_values(found):
    for event in merge(found, RESOLUTION, SOURCES):
        for conflict in event.conflicts:
            assert len(conflict.values) > 1
            indices = [index for value in conflict.values for index in value.evidence]
            assert all(0 <= index < len(event.evidence) for index in indices)


def test_two_papers_on_one_meeting_are_one_event():
    (event,) = merge(
        [
            _mention("paper0.txt", 0, (0, 1), day="2024-03-11", place=10),
            _mention("paper1.txt", 3, (1, 0), day="2024-03"),
        ],
        RESOLUTION,
        SOURCES,
    )
    assert event.date == "2024-03-11"
    assert event.granularity == "day"
    assert event.title == "Lind meets Berg in Lisbon"
    assert [evidence.article for evidence in event.evidence] == ["paper0.txt", "paper1.txt"]
    assert not event.conflicts


def test_loose_words_that_just_miss_the_day_are_a_conflict_and_not_another_event():
    (event,) = merge(
        [
            _mention("paper0.txt", 0, (0, 1), day="2024-02-20"),
            _mention("paper1.txt", 0, (0, 1), day="2024-02-20"),
            _mention("paper2.txt", 0, (0, 1), day="2024-03", expression="earlier this month"),
        ],
        RESOLUTION,
        SOURCES,
    )
    assert event.date == "2024-02-20"
    (conflict,) = event.conflicts
    assert conflict.field == "date"
    assert [value.value for value in conflict.values] == [
        "2024-02-20",
        "2024-03 (“earlier this month”)",
    ]


def test_a_plan_that_came_true_is_one_event_that_occurred():
    (event,) = merge(
        [
            _mention(
                "paper0.txt",
                0,
                (0,),
                day="2024-W11",
                place=10,
                mode=Mode.VISIT,
                type=EventType.AGREE,
                status=Status.SCHEDULED,
            ),
            _mention("paper3.txt", 0, (0,), day="2024-03-13", place=10, mode=Mode.VISIT),
        ],
        RESOLUTION,
        SOURCES,
    )
    assert (event.status, event.type) == (Status.OCCURRED, EventType.CONSULT)
    assert event.title == "Lind visits Lisbon"


def test_other_people_on_the_same_day_are_other_events():
    events = merge(
        [
            _mention("paper0.txt", 0, (0, 1), day="2024-03-11"),
            _mention("paper0.txt", 1, (0, 2), day="2024-03-11"),
            _mention("paper0.txt", 2, (0,), day="2024-03-11", place=10, mode=Mode.VISIT),
        ],
        RESOLUTION,
        SOURCES,
    )
    assert len(events) == 3


def test_a_list_of_meetings_is_taken_apart_where_one_is_known_alone():
    events = merge(
        [
            _mention("paper0.txt", 0, (0, 1), day="2024-03-11"),
            _mention("paper1.txt", 0, (0, 1, 2)),
        ],
        RESOLUTION,
        SOURCES,
    )
    assert sorted((event.date or "", len(event.evidence)) for event in events) == [
        ("", 1),
        ("2024-03-11", 2),
    ]


def test_an_undated_mention_joins_the_one_meeting_that_it_can_mean():
    dated = _mention("paper0.txt", 0, (0, 1), day="2024-03-11")
    undated = _mention("paper1.txt", 0, (0, 1), rule="noun 'meeting'")
    assert len(merge([dated, undated], RESOLUTION, SOURCES)) == 1


def test_papers_that_place_one_meeting_apart_disagree_on_the_place():
    here = _mention("paper0.txt", 0, (0, 1), day="2024-03-11", place=10)
    there = _mention("paper1.txt", 0, (0, 1), day="2024-03-11", place=11)
    (event,) = merge([here, there], RESOLUTION, SOURCES)
    (conflict,) = event.conflicts
    assert conflict.field == "place"
    assert {value.value for value in conflict.values} == {"Lisbon", "Oslo"}


def test_one_paper_that_tells_of_two_places_tells_of_two_meetings():
    here = _mention("paper0.txt", 0, (0, 1), day="2024-03-11", place=10)
    there = _mention("paper0.txt", 1, (0, 1), day="2024-03-11", place=11)
    assert len(merge([here, there], RESOLUTION, SOURCES)) == 2


def test_tolls_that_differ_are_a_conflict_of_numbers():
    def attack(article, text):
        told = _mention(
            article, 0, (), day="2024-03-11", recipients=(2,), mode=None, type=EventType.ASSAULT
        )
        return EventMention(**{**{s: getattr(told, s) for s in told.__slots__}, "text": text})

    (event,) = merge(
        [
            attack("paper0.txt", "The attack killed two guards."),
            attack("paper1.txt", "At least three people were killed."),
        ],
        RESOLUTION,
        SOURCES,
    )
    (conflict,) = event.conflicts
    assert conflict.field == "numbers"
    assert {value.value for value in conflict.values} == {"2 killed", "at least 3 killed"}


def test_a_mention_of_nobody_known_is_left_out():
    assert merge([_mention("elsewhere.txt", 0, (0, 1))], RESOLUTION, SOURCES) == ()


def test_a_telling_says_why_it_is_of_one_event_with_another():
    first = _mention("paper0.txt", 0, (0, 1), day="2024-03-11", place=10)
    again = _mention("paper1.txt", 0, (0, 1), place=10)
    (event,) = merge([first, again], RESOLUTION, SOURCES)
    opened, joined = (evidence.why for evidence in event.evidence)
    assert "one event" not in opened
    assert joined.endswith(
        "one event with what is told by paper 0: both name Anna Lind and Olav Berg, "
        "no day given, told 2 days after it, and nothing else fits, both in Lisbon"
    )


def test_what_is_told_after_an_event_of_a_week_is_told_after_a_span_of_days():
    week = Span(date(2024, 3, 4), date(2024, 3, 10))
    told = [told_after(date(2024, 3, day), week) for day in (2, 6, 12)]
    assert told == ["before it", "in the days that are given for it", "2 to 8 days after it"]
    day = Span(date(2024, 3, 4), date(2024, 3, 4))
    assert [told_after(date(2024, 3, d), day) for d in (4, 5, 6)] == [
        *("on its day", "1 day after it", "2 days after it")
    ]


def test_a_plan_says_how_far_the_day_was_off():
    held = _mention("paper3.txt", 0, (0, 1), day="2024-03-14")
    plan = _mention("paper0.txt", 0, (0, 1), day="2024-03-13", status=Status.SCHEDULED)
    (event,) = merge([held, plan], RESOLUTION, SOURCES)
    assert "planned for a day 1 off" in event.evidence[0].why


def test_one_attack_laid_at_two_doors_is_a_conflict_of_participants():
    def attack(article, agent):
        told = _mention(
            article, 0, (agent,), day="2024-03-11", place=10, mode=None, type=EventType.ASSAULT
        )
        words = {"trigger": "attacked an airfield near a village"}
        return EventMention(**{**{s: getattr(told, s) for s in told.__slots__}, **words})

    (event,) = merge([attack("paper0.txt", 0), attack("paper1.txt", 1)], RESOLUTION, SOURCES)
    (conflict,) = event.conflicts
    assert conflict.field == "participants"
    assert {value.value for value in conflict.values} == {"Anna Lind", "Olav Berg"}


def test_what_one_did_twice_to_the_same_people_is_not_one_deed_for_want_of_a_day():
    def deed(paragraph, verb, day):
        rule = f"verb '{verb}'"
        kind = EventType.ASSAULT
        return _mention("paper0.txt", paragraph, (0,), day=day, mode=None, type=kind, rule=rule)

    known = deed(0, "kill", "2023-09")
    assert len(merge([known, deed(1, "retake", None)], RESOLUTION, SOURCES)) == 2
    assert len(merge([known, deed(1, "kill", None)], RESOLUTION, SOURCES)) == 1
