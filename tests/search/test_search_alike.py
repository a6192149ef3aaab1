"""Every engine finds the same, for queries made by chance: what a look at every word finds."""

from contextlib import closing
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from explorer.search import Document, Field, SearchEngine, open_engine, parse
from explorer.search.nearness import is_near, pattern_of
from explorer.search.query import And, DateRange, Fuzzy, Leaf, Node, Not, Or, Pattern
from explorer.search.words import term_texts

WORDS = ["ana", "anna", "hanna", "banan", "banana", "band", "bandana", "the", "of", "north-south"]
WORDS += ["O’Neil", "oneil", "U.S.", "us", "1,250", "Şahin", "sahin’s", "əli", "ali", "co\u00adal"]
NAMES = ["Ana Band", "Hanna of the North", "U.S. Band", "Şahin"]
ENGINES = {name: partial(open_engine, engine=name) for name in ("whoosh", "tantivy")}
EXAMPLES = 12
UNSHRUNK = [Phase.explicit, Phase.reuse, Phase.generate]  # making it smaller takes minutes

KEYS = [f"folder/{number}.txt" for number in range(9)]
TYPES = ["visit", "meeting", "consult"]

texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
documents = st.builds(
    Document,
    key=st.sampled_from(KEYS),
    title=st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    body=st.lists(texts, max_size=4),
    actors=st.lists(st.sampled_from(NAMES), max_size=2),
    places=st.lists(st.sampled_from(NAMES), max_size=2),
    publication=st.none() | st.sampled_from(NAMES),
    author=st.none() | st.sampled_from(NAMES),
    types=st.lists(st.sampled_from(TYPES), max_size=2),
    date=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 6)),
)

words = st.sampled_from(WORDS)
phrases = st.builds(
    lambda inside, slop: f'"{" ".join(inside)}"' + (f"~{slop}" if slop else ""),
    st.lists(words, min_size=1, max_size=4),
    st.integers(0, 6),
)
patterns = st.sampled_from(["an*", "ba*", "ba?d*", "ban*a", "ne*", "on*l", "12*", "sa?in", "zz*"])
spellings = st.sampled_from(["anana~", "band~2", "bond~", "sahn~", "onail~2", "hana~", "zzzz~"])
texted = words | phrases | patterns | spellings
fielded = st.builds(
    "{}:{}".format, st.sampled_from(["title", "body", "actor", "place", "source", "author"]), texted
)
filters = st.sampled_from(
    [f"type:{kind}" for kind in TYPES]
    + [f"date:{days}" for days in ("2024-01-03", ">=2024-01-04", "..2024-01-02", "2024", ">2024")]
)
queries = st.recursive(
    texted | fielded | filters,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' AND '.join(parts)})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})")
        | inner.map("(NOT {})".format)
    ),
    max_leaves=6,
)


def filled(
    folder: Path, name: str, first: list[Document], then: list[Document], gone: list[str]
) -> SearchEngine:
    opened = ENGINES[name](folder, create=True)
    for number, batch in enumerate((first, then), start=1):
        with opened.writer() as writer:
            for document in batch:
                writer.delete(document.key)
                writer.add(document)
            if batch is then:
                for key in gone:
                    writer.delete(key)
            writer.commit(number)
    opened.refresh()
    return opened


def answers(document: Document, node: Node) -> bool:
    """Look at every word of a document, as slowly and plainly as can be."""
    match node:
        case And():
            return all(answers(document, part) for part in node.parts)
        case Or():
            return any(answers(document, part) for part in node.parts)
        case Not():
            return not answers(document, node.part)
        case DateRange():
            first, last = node.first or date.min, node.last or date.max
            return document.date is not None and first <= document.date <= last
    return any(_holds(term_texts(text), node) for text in _texts(document, node.field))


def _texts(document: Document, field: Field | None) -> list[str]:
    texts = {
        None: [document.title, *document.body],
        Field.TITLE: [document.title],
        Field.BODY: document.body,
        Field.ACTOR: document.actors,
        Field.PLACE: document.places,
        Field.SOURCE: [document.publication or ""],
        Field.AUTHOR: [document.author or ""],
        Field.TYPE: document.types,
    }
    return list(texts[field])


def _holds(words: list[str], leaf: Leaf) -> bool:
    match leaf:
        case Pattern():
            return any(pattern_of(leaf.text)[1].fullmatch(word) for word in words)
        case Fuzzy():
            asked = term_texts(leaf.text)[0]
            return any(is_near(asked, word, leaf.distance) for word in words)
        case _:
            asked, slop = term_texts(leaf.text), getattr(leaf, "slop", 0)
            places = ([at for at, word in enumerate(words) if word == each] for each in asked)
            return any(
                list(place) == sorted(set(place)) and place[-1] - place[0] - len(place) + 1 <= slop
                for place in product(*places)
            )


@settings(max_examples=EXAMPLES, deadline=None, phases=UNSHRUNK)
@given(
    first=st.lists(documents, max_size=8),
    then=st.lists(documents, max_size=4),
    gone=st.lists(st.sampled_from(KEYS), max_size=2),
    asked=st.lists(queries, min_size=12, max_size=12),
)
@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_finds_what_a_look_at_every_word_finds_in_the_order_that_is_ruled(
    name: str,
    first: list[Document],
    then: list[Document],
    gone: list[str],
    asked: list[str],
) -> None:
    held = {document.key: document for document in (*first, *then) if document.key not in gone}
    with (
        TemporaryDirectory() as folder,
        closing(filled(Path(folder) / "index", name, first, then, gone)) as engine,
    ):
        assert engine.count == len(held)
        for text in asked:
            _check(engine, held, text)


def _check(engine: SearchEngine, held: dict[str, Document], text: str) -> None:
    query = parse(text)
    assert query.tree is not None
    expected = [key for key, document in held.items() if answers(document, query.tree)]
    found = engine.search(query, limit=50)
    assert (sorted(hit.key for hit in found.hits), found.total) == (sorted(expected), len(expected))

    def newness(key: str) -> int:
        day = held[key].date
        return day.toordinal() if day else 0

    # What is scored alike comes newest first; where nothing is scored, all is alike.
    ranks = [(hit.score, newness(hit.key)) for hit in found.hits]
    assert ranks == sorted(ranks, reverse=True)
    by_day = engine.search(query, limit=50, order="newest").hits
    days = [newness(hit.key) for hit in by_day]
    assert days == sorted(map(newness, expected), reverse=True)
    pages = [
        hit
        for offset in range(0, len(expected), 3)
        for hit in engine.search(query, limit=3, offset=offset).hits
    ]
    assert pages == list(found.hits)
