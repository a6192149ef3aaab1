"""Whatever the pipeline finds in an article comes back from the tables as it was."""

import tempfile
from datetime import date
from pathlib import Path

from catalogue_cases import article, read_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.catalogue import CatalogueWriter
from explorer.catalogue.connection import Connections
from explorer.catalogue.facts_reading import facts_of
from explorer.model import (
    ArticleFacts,
    EventMention,
    EventType,
    Form,
    Kind,
    Mention,
    Mode,
    Quote,
    References,
    Referent,
    RoleClaim,
    Status,
    Timex,
    TimexType,
)

KEY = "a/b.txt"
text = st.text(max_size=12)
words = st.none() | text
offset = st.integers(0, 2**40)
paragraph = st.integers(0, 2)
kind = st.none() | st.sampled_from(Kind)
form = st.sampled_from(Form)

claims = st.builds(RoleClaim, text, words, paragraph, offset, offset, st.booleans())
mentions = st.lists(
    st.builds(
        *(Mention, paragraph, offset, offset, text, offset, form, kind, st.booleans(), words),
        *(st.booleans(), st.lists(claims, max_size=2).map(tuple)),
    ),
    max_size=5,
)
timexes = st.builds(
    Timex, paragraph, offset, offset, text, st.sampled_from(TimexType), text, text, words
)
numbers = st.lists(st.integers(0, 9), max_size=3).map(tuple)


def referents(size: int):
    return st.builds(
        *(Referent, st.just(size), form, kind, st.booleans()),
        *(st.lists(text, max_size=3).map(tuple), numbers, words),
        st.lists(claims, max_size=2).map(tuple),
    )


event_mentions = st.builds(
    *(EventMention, st.just(KEY), paragraph, offset, offset, text, text, offset, offset),
    *(st.sampled_from(EventType), st.none() | st.sampled_from(Mode), st.sampled_from(Status)),
    *(numbers, numbers, st.none() | offset, words, words, text, text),
)


@st.composite
def facts(draw) -> ArticleFacts:
    found = draw(mentions)
    several = [
        draw(referents(id_)) for id_ in draw(st.permutations(range(draw(st.integers(0, 4)))))
    ]
    pointing = (
        st.lists(st.sampled_from([r.id for r in several]), max_size=3, unique=True).map(tuple)
        if several
        else st.just(())
    )
    index = st.integers(0, len(found) - 1) if found else st.nothing()
    reasons = st.lists(st.tuples(index, text), max_size=2).map(tuple) if found else st.just(())
    speaker = st.none() | index if found else st.none()
    quotes = st.builds(Quote, paragraph, offset, offset, speaker, text, st.booleans())
    references = References(
        *(KEY, date(2024, 5, 6), "The Daily", tuple(several)),
        *(tuple(draw(pointing) for _ in found), draw(reasons)),
    )
    return ArticleFacts(
        *("x 1", references, tuple(found), tuple(draw(st.lists(timexes, max_size=3)))),
        *(
            tuple(draw(st.lists(quotes, max_size=2))),
            tuple(draw(st.lists(event_mentions, max_size=3))),
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts())
def test_facts_come_back_as_they_were(found: ArticleFacts) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.sqlite"
        with CatalogueWriter(path) as writer:
            writer.store_files(
                [read_file(article(KEY, "A.", "B.", "C.", published=date(2024, 5, 6)))]
            )
            writer.store_facts("x 1", [(KEY, found)])
            with writer.joining() as joining:
                assert list(joining.references()) == [found.references]
                assert list(joining.event_mentions()) == list(found.event_mentions)
        connections = Connections(path)
        with connections.reading() as connection:
            assert facts_of(connection, KEY) == found
        connections.close()
