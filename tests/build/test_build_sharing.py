"""Work on the index shared out among processes: the same index, whatever becomes of them."""

import os
import random
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from explorer.build.sharing import Sharing
from explorer.search import Document, SearchEngine, open_engine, parse
from explorer.search.whoosh_engine import writer as whoosh_writer

WORDS = [f"word{number}" for number in range(20)]


def article(number: int, turn: int = 0) -> Document:
    chance = random.Random(number + 1000 * turn)
    body = [" ".join(chance.choices(WORDS, k=chance.randint(1, 30))) for _ in range(3)]
    return Document(f"n{number}", " ".join(chance.choices(WORDS, k=3)), body, actors=[body[0]])


def write(engine: SearchEngine, sharing: Sharing, generation: int, numbers: range) -> None:
    """Write a commit that replaces what is there already, and drops one of its own again."""
    with engine.writer() as changes:

        def documents() -> Iterator[Document]:
            for number in numbers:
                if generation > 1:
                    changes.delete(f"n{number}")
                yield article(number, generation)

        changes.add_all(documents(), sharing.spread)
        if generation > 1:
            changes.delete(f"n{numbers[-1]}")
        changes.commit(generation)
    engine.refresh()


def answers(engine: SearchEngine) -> list[dict[str, float]]:
    asked = [*WORDS, "word1*", *(f"actor:{word}" for word in WORDS), "title:word3"]
    asked += [f'"{first} {second}"' for first in WORDS[:5] for second in WORDS[:5]]
    found = [engine.search(parse(each), limit=100) for each in asked]
    return [{hit.key: round(hit.score, 6) for hit in each.hits} for each in found]


def test_several_processes_write_what_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_writer, "_MOST", 4_000)
    one, two = (open_engine(tmp_path / name, create=True) for name in ("one", "two"))
    with closing(Sharing(1)) as alone, closing(Sharing(2)) as shared:
        assert alone.spread is None and shared.spread is not None
        for engine, sharing in ((one, alone), (two, shared)):
            write(engine, sharing, 1, range(60))
        assert answers(one) == answers(two)
        assert all(answers(one)[:20])
        for engine, sharing in ((one, alone), (two, shared)):
            write(engine, sharing, 2, range(50, 90))
    assert one.count == two.count == 89
    # What was replaced counts for rarity until it is written away, sooner in one than the other.
    assert [set(each) for each in answers(one)] == [set(each) for each in answers(two)]
    one.close()
    two.close()


def note(path: Path) -> None:
    path.write_text("done", encoding="utf-8")


def die_elsewhere(here: int, path: Path) -> None:
    if os.getpid() != here:
        os._exit(1)
    note(path)


def fail() -> None:
    raise OSError(28, "No space left on device")


def test_what_a_process_dies_of_is_done_here_and_its_errors_are_raised_here(
    tmp_path: Path,
) -> None:
    paths = [tmp_path / f"{number}" for number in range(4)]
    with closing(Sharing(2)) as sharing:
        assert sharing.spread is not None
        tasks = [partial(note, path) for path in paths]
        sharing.spread(iter([*tasks[:2], partial(die_elsewhere, os.getpid(), paths[2]), tasks[3]]))
        assert [path.read_text(encoding="utf-8") for path in paths] == ["done"] * 4
        with pytest.raises(OSError, match="No space left"):
            sharing.spread(iter([fail]))
