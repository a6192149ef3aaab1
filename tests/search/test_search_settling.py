"""After a large change Tantivy has nothing large to merge with the next few articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.search import Document, SearchEngine, open_engine, parse
from explorer.search.tantivy_engine.layers import Segment, lowest_layer, merged_with_one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def engine(folder: Path) -> Iterator[SearchEngine]:
    opened = open_engine(folder, create=True, engine="tantivy")
    yield opened
    opened.close()


def commit(engine: SearchEngine, generation: int, articles: int) -> None:
    with engine.writer() as writer:
        for number in range(articles):
            writer.add(Document(f"{generation}-{number}", "Note", ["tea"]))
        writer.commit(generation)


def test_what_a_large_change_leaves_is_merged_and_reads_as_before(
    engine: SearchEngine, folder: Path
) -> None:
    for generation, articles in enumerate((1100, 900, 300), start=1):
        commit(engine, generation, articles)
    assert len(lowest_layer(folder)) == 3
    engine.settle()
    assert len(lowest_layer(folder)) == 1
    engine.refresh()
    assert (engine.generation, engine.count) == (3, 2300)
    assert engine.search(parse("tea"), limit=1).total == 2300
    settled = (folder / "meta.json").read_bytes()
    engine.settle()
    assert (folder / "meta.json").read_bytes() == settled
    commit(engine, 4, 1)
    engine.refresh()
    assert (engine.generation, engine.count) == (4, 2301)


def test_a_few_articles_are_left_to_be_merged_by_eights(engine: SearchEngine, folder: Path) -> None:
    for generation, articles in enumerate((1100, 1, 1), start=1):
        commit(engine, generation, articles)
    before = (folder / "meta.json").read_bytes()
    engine.settle()
    assert (folder / "meta.json").read_bytes() == before


@pytest.mark.parametrize(
    ("segments", "layer"),
    [
        ([(16_385, 1)] * 5 + [(5_793, 0)], [16_384] * 5 + [5_793]),
        ([(17_000, 0)] * 5 + [(5_793, 0)], [5_793]),
        ([(100_000, 0), (40_000, 0), (20_000, 0)], []),
        ([(34_465, 22_177), (16_385, 1), (2, 0)], [12_288, 16_384, 2]),
    ],
)
def test_segments_below_17000_articles_are_merged_with_a_single_one(
    segments: list[tuple[int, int]], layer: list[int]
) -> None:
    found = merged_with_one(Segment(*segment) for segment in segments)
    assert [segment.entries for segment in found] == layer
