"""Updating: taking in what changed gives the events of a merge from nothing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kept_claims import KeptClaims, renamed

from explorer.events import Source, merge
from explorer.model import Actor, EventMention, EventType, Kind, Mode, Resolution, Status

PEOPLE = ("Anna Lind", "Olav Berg", "Karl Weiss", "Maria Costa")
LANDS = ("Norway", "Portugal")
TOWNS = ("Lisbon", "Oslo")
ARTICLES = tuple(f"paper{i}.txt" for i in range(7))
_DAYS = ("2024-03-10", "2024-03-11", "2024-03-13", "2024-04-20", "2023-03-10")


def _actor(number, name, kind, of=None):
    return Actor(f"{kind.value}:{number}", name, kind, (name,), of, (), 1, 1, None, None)


ACTORS = (
    *(_actor(i, name, Kind.PERSON, LANDS[i % 2]) for i, name in enumerate(PEOPLE)),
    *(_actor(i + 4, name, Kind.COUNTRY) for i, name in enumerate(LANDS)),
    *(_actor(i + 6, name, Kind.PLACE) for i, name in enumerate(TOWNS)),
)
SOURCES = {
    article: Source(
        None if i == 6 else date(2024, 3, 12) + timedelta(days=[0, 1, 1, 5, 40, 400][i % 6]),
        f"paper {i % 4}",
    )
    for i, article in enumerate(ARTICLES)
}
KINDS = (
    (EventType.CONSULT, Mode.MEETING, "meet"),
    (EventType.CONSULT, Mode.MEETING, "discuss"),
    (EventType.CONSULT, Mode.VISIT, "visit"),
    (EventType.CONSULT, Mode.CALL, "phone"),
    (EventType.ASSAULT, None, "attack"),
    (EventType.COERCE, None, "arrest"),
    (EventType.AGREE, None, "sign"),
    (EventType.COOPERATE, None, "swap"),
    (EventType.OTHER, None, "die"),
    (EventType.ACCUSE, None, "accuse"),
    (EventType.REQUEST, None, "invite"),
    (EventType.REQUEST, None, "urge"),
)


def _mention(paragraph, kind, agents, recipients, place, day, loose, status, about, way):
    type_, mode, verb = kind
    if way == "passing noun":
        agents, recipients = [], agents
    words = None if day is None else "earlier this month" if loose and len(day) < 9 else day
    return EventMention(
        article="",
        paragraph=paragraph,
        start=0,
        end=10,
        text=f"Sentence {paragraph}.",
        trigger=f"{verb} the {about}",
        trigger_start=2,
        trigger_end=5,
        type=type_,
        mode=mode,
        status=status,
        agents=tuple(agents),
        recipients=tuple(r for r in recipients if r not in agents),
        place=place,
        date=day,
        date_expression=words,
        derivation="told",
        rule=f"{way} '{verb}'",
    )


mentions = st.builds(
    _mention,
    st.integers(0, 3),
    st.sampled_from(KINDS),
    st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
    st.lists(st.integers(0, 5), max_size=2, unique=True),
    st.sampled_from([None, None, 6, 7]),
    st.sampled_from([None, None, *_DAYS, "2024-03", "2024-W10", "2023", "2024-03-09/2024-03-12"]),
    st.booleans(),
    st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.SCHEDULED]),
    st.sampled_from(["accord", "border", "truce"]),
    st.sampled_from(["verb", "noun", "passing noun"]),
)
texts = st.lists(mentions, max_size=5)
changes = st.tuples(st.sampled_from(ARTICLES), texts)
steps = st.lists(st.lists(changes, min_size=1, max_size=2), min_size=1, max_size=6)


def _resolution(actors):
    numbered = {(key, n): actor.id for key in ARTICLES for n, actor in enumerate(actors)}
    return Resolution(tuple(actors), numbered)


def _told_by(article, found):
    return [replace(mention, article=article) for mention in found]


def _from_nothing(corpus, resolution):
    return merge([m for found in corpus.values() for m in found], resolution, SOURCES)


@settings(deadline=None, max_examples=120)
@given(st.dictionaries(st.sampled_from(ARTICLES), texts), steps)
def test_articles_that_come_change_and_go_leave_the_events_of_a_merge_from_nothing(start, then):
    resolution = _resolution(ACTORS)
    memory, corpus = KeptClaims(), {}
    for step in [list(start.items()), *then]:
        told = {article: _told_by(article, found) for article, found in step}
        corpus.update(told)
        memory.take_in(told, resolution, SOURCES)
        assert memory.in_order() == _from_nothing(corpus, resolution)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from(ARTICLES), texts, min_size=2),
    st.integers(0, 7),
    st.integers(0, 7),
    st.booleans(),
)
def test_actors_that_change_leave_the_events_of_a_merge_from_nothing(start, one, other, joined):
    memory = KeptClaims()
    corpus = {article: _told_by(article, found) for article, found in start.items()}
    memory.take_in(corpus, _resolution(ACTORS), SOURCES)
    actors = list(ACTORS)
    if joined:
        actors[one] = actors[other]  # two names are found to be one actor
        among = tuple(dict.fromkeys(actors))
        resolution = replace(_resolution(actors), actors=among)
    else:
        actors[one] = renamed(actors[one])
        resolution = _resolution(actors)
    memory.take_in(corpus, resolution, SOURCES, others={ACTORS[one].id})
    assert memory.in_order() == _from_nothing(corpus, resolution)


def test_two_parts_of_one_claim_can_tell_of_one_event():
    """A host met two guests; others date the meeting with one, and one of them names both."""
    resolution, meeting = _resolution(ACTORS), KINDS[0]
    rest = (Status.OCCURRED, "accord", False)
    told = {
        "paper3.txt": _mention(0, meeting, [0, 3, 1], [], None, None, False, *rest),
        "paper0.txt": _mention(0, meeting, [0, 1], [3], None, "2024-03", True, *rest),
        "paper2.txt": _mention(0, meeting, [0, 1], [], None, "2024-03-11", False, *rest),
    }
    memory, corpus = KeptClaims(), {}
    for article, mention in told.items():
        corpus[article] = _told_by(article, [mention])
        memory.take_in({article: corpus[article]}, resolution, SOURCES)
        assert memory.in_order() == _from_nothing(corpus, resolution)
    (event,) = memory.in_order()
    assert len(event.actors) == 3


def test_what_nobody_touches_is_not_read():
    resolution = _resolution(ACTORS)
    sure = (None, "2024-03-10", False, Status.OCCURRED, "accord", False)
    far = _mention(0, KINDS[4], [2], [3], *sure)
    near = _mention(0, KINDS[4], [0], [1], *sure)
    memory = KeptClaims()
    memory.take_in({"paper0.txt": _told_by("paper0.txt", [far])}, resolution, SOURCES)
    changes = memory.take_in({"paper1.txt": _told_by("paper1.txt", [near])}, resolution, SOURCES)
    assert [event.actors for event in changes.events] == [("person:0",)]
    assert not changes.gone
