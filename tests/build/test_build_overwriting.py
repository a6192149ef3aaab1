"""One who commits to the index at the moment that another has begun it anew spoils nothing."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import partial
from shutil import rmtree
from threading import Event, Thread, current_thread, main_thread

import pytest
from build_cases import ONE_JOB, build, contents

from explorer.catalogue import CatalogueWriter
from explorer.config import Store
from explorer.errors import StoreDeleted
from explorer.search import EngineName, open_engine, parse

OLD = "Published: 2024-06-03\n\nRui Calado ate squid in Lisbon on Monday.\n"


@pytest.mark.parametrize(
    ("name", "which", "landing"),
    [("whoosh", 1, "commit"), ("whoosh", 2, "facts"), ("tantivy", 2, "end")],
)
def test_a_commit_into_the_index_of_another_catalogue_is_found_and_mended(
    corpus, store, monkeypatch, name: EngineName, which: int, landing: str
) -> None:
    """One has seen whose the place is, and commits when it is another's.

    This commit, its first or its second, lands while the other one has begun its own first, or
    behind that, or when the other is done.
    """
    if name == "tantivy":
        pytest.importorskip("tantivy")
    settings = replace(ONE_JOB, engine=name)
    is_at_it, may_commit = Event(), Event()
    (corpus / "old.txt").write_text(OLD)

    def commit_late() -> None:
        with pytest.raises(StoreDeleted):
            build(corpus, store, settings)

    late = Thread(target=commit_late)

    def stand_still() -> None:
        is_at_it.set()
        assert may_commit.wait(60)

    def reached(stage: str) -> None:
        if stage == landing:
            may_commit.set()
            late.join()

    own = partial(reached, "commit")
    _before_commits(monkeypatch, {(False, which): stand_still, (True, 1): own})
    late.start()
    assert is_at_it.wait(60)
    (corpus / "old.txt").unlink()
    _delete(store)
    with nullcontext() if landing == "end" else pytest.raises(StoreDeleted, match="by another"):
        build(corpus, store, settings, on_progress=lambda step: reached(step.stage))
    reached("end")
    build(corpus, store, settings)
    new = Store(corpus.parent / "new")
    build(corpus, new, settings)
    assert contents(corpus, store) == contents(corpus, new)
    assert _found(store) == 0


def _before_commits(monkeypatch, deeds: dict[tuple[bool, int], Callable[[], None]]) -> None:
    """Do something when a commit is announced: by whether in the main thread, and which one."""
    announce, counts = CatalogueWriter.announce, Counter[bool]()

    def announced(writer: CatalogueWriter, generation: int) -> None:
        announce(writer, generation)
        is_main = current_thread() is main_thread()
        counts[is_main] += 1
        deeds.get((is_main, counts[is_main]), lambda: None)()

    monkeypatch.setattr(CatalogueWriter, "announce", announced)


def _delete(store: Store) -> None:
    """Delete a store of which somebody may still write."""
    away = store.root.rename(store.root.with_name("deleted"))
    rmtree(away, ignore_errors=True)


def _found(store: Store) -> int:
    """How many articles the index itself has of what only the deleted one is to hold."""
    with closing(open_engine(store.index)) as engine:
        return engine.search(parse("squid"), limit=1).total
