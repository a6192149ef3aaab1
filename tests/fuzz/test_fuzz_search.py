"""Whatever is typed as a query, it is answered or its mistake is named, by both engines."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fuzzing import fuzzed
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import QueryError
from explorer.search import Document, SearchEngine, best_snippet, open_engine, parse
from explorer.search.choice import has_tantivy

TEXT = "Ana Sol met Tom Vale in Lima on Monday; the U.S. and Iran’s envoys signed a 1,250,000 pact."
PIECES = st.sampled_from(
    ["ana", "lima", "the", "U.S.", "vale", "AND", "OR", "NOT", "-", "(", ")", '"', "“", "”", "*",
     "?",
     "~", "~1", "~2", "~9", "~" + "9" * 30, "actor:", "title:", "body:", "place:", "type:", "date:",
     "source:", "author:", "nofield:", "2024", "2024-05-06", "2024-05", "2024-W19", "2024-Q2",
     "0000", "9999-12-31", "..", ">=", "<", ">9999", "<0001", "si*", "s?l", "*sol", "l" * 120, "ﬁ",
     "e\u0301" * 5, "ß*", "İ~", "\x00", "\ud800", "\u202e", "中文", "meeting", ":", "\\", "'s", " "]
)  # fmt: skip
QUERIES = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=10).map(" ".join),
    st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 5_000)),
)
ENGINES = ["whoosh", *(["tantivy"] if has_tantivy() else [])]


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[SearchEngine]:
    place: Path = tmp_path_factory.mktemp("fuzz") / "index"
    opened = open_engine(place, create=True, engine=request.param)
    with opened.writer() as writer:
        for number in range(40):
            body = [TEXT, f"A word{number} of its own, and \ud800 a half of one."]
            day = date(2024, 5, 1 + number % 28)
            writer.add(Document(f"n{number}", "Talks in Lima", body, actors=["Ana Sol"], date=day))
        writer.commit(1)
    opened.refresh()
    yield opened
    opened.close()


@given(QUERIES)
@fuzzed(150)
def test_what_is_parsed_is_a_query_again_and_a_mistake_has_a_place(text: str) -> None:
    lenient = parse(text, lenient=True)
    assert all(0 <= at.start <= at.end <= len(text) for at in lenient.dropped)
    try:
        query = parse(text)
    except QueryError as error:
        assert error.message and 0 <= error.start <= error.end <= len(text)
        return
    if query.tree is not None:
        assert parse(query.parsed).parsed == query.parsed


def test_any_query_is_answered_or_refused(engine: SearchEngine) -> None:
    @given(QUERIES, st.booleans(), st.sampled_from(["relevance", "newest"]))
    @fuzzed(60)
    def target(text: str, lenient: bool, order: str) -> None:
        try:
            query = parse(text, lenient=lenient)
            found = engine.search(query, limit=5, order=order)
        except QueryError as error:
            assert error.message
            return
        assert len(found.hits) <= 5 and found.total >= len(found.hits)
        shown = best_snippet([TEXT, "", "x" * 500], query, width=40)
        assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)

    target()
