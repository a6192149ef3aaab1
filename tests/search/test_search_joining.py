"""Segments written again as one, some words at a time: the same articles, none of the deleted."""

import itertools
import random
from pathlib import Path

import pytest

from explorer.search import Document, SearchEngine, open_engine, parse
from explorer.search.whoosh_engine import joining

WORDS = [f"word{number}" for number in range(30)]


def article(number: int) -> Document:
    chance = random.Random(number)
    body = [" ".join(chance.choices(WORDS, k=chance.randint(1, 40))) for _ in range(3)]
    return Document(f"n{number}", " ".join(chance.choices(WORDS, k=3)), body, actors=[body[0]])


def write(engine: SearchEngine, generation: int, new: range, gone: list[int]) -> None:
    with engine.writer() as writer:
        for number in new:
            writer.add(article(number))
        for number in gone:
            writer.delete(f"n{number}")
        writer.commit(generation)
    engine.refresh()


@pytest.mark.parametrize("piece", [1, 7, 200_000])
def test_joined_segments_hold_what_was_not_deleted_and_answer_as_if_written_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(joining, "_PIECE", piece)
    often = open_engine(tmp_path / "often", create=True)
    gone: list[int] = []
    for generation in range(1, 15):
        new = range(10 * generation, 10 * generation + 8)
        late = [new[0] - 10, new[3]] if generation % 2 else []
        gone += late
        write(often, generation, new, late)
    once = open_engine(tmp_path / "once", create=True)
    with once.writer() as writer:
        for generation in range(1, 15):
            for number in range(10 * generation, 10 * generation + 8):
                if number not in gone:
                    writer.add(article(number))
        writer.commit(1)
    once.refresh()
    assert often.count == once.count
    for asked in [*WORDS, *(f"title:{w}" for w in WORDS), *(f"actor:{w}" for w in WORDS)]:
        assert keys(often, asked) == keys(once, asked)
    for first, second in itertools.pairwise(WORDS):
        assert keys(often, f'"{first} {second}"') == keys(once, f'"{first} {second}"')
        assert keys(often, f'actor:"{first} {second}"') == keys(once, f'actor:"{first} {second}"')
    often.close()
    once.close()


def keys(engine: SearchEngine, query: str) -> set[str]:
    found = engine.search(parse(query), limit=500)
    assert found.total == len(found.hits)
    return {hit.key for hit in found.hits}
