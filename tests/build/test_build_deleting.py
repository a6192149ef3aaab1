"""A store that somebody deletes while it is written is told of, and made anew as a whole."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from threading import Timer

import pytest
from build_cases import ONE_JOB, build, contents, write_corpus

from explorer.build import Change, Progress, watch
from explorer.catalogue import Changes
from explorer.config import Store
from explorer.errors import StoreDeleted, StoreLocked

LATE = {"late.txt": "Published: 2024-06-03\n\nRui Calado met Ingrid Solvang in Lisbon on Monday.\n"}


@pytest.mark.parametrize(
    ("stage", "what"),
    [("store", "store"), ("index", "catalogue"), ("facts", "store"), ("resolve", "catalogue")],
)
def test_a_store_deleted_while_it_is_written_is_said_to_be(corpus, store, stage, what) -> None:
    def delete(step: Progress) -> None:
        if step.stage == stage:
            _delete(store, what)

    with pytest.raises(StoreDeleted, match="was deleted while it was being written"):
        build(corpus, store, on_progress=delete)
    build(corpus, store)
    new = Store(corpus.parent / "new")
    build(corpus, new)
    assert contents(corpus, store) == contents(corpus, new)


@dataclass
class Deleter:
    """Listens to one that watches; does something each time that it is told of a stage."""

    stage: str
    deeds: list[Callable[[], None]]
    done_with: list[Changes] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def step(self, step: Progress) -> None:
        if step.stage == self.stage and self.deeds:
            self.deeds.pop(0)()
        elif step.stage == "watch" and not self.deeds:
            raise KeyboardInterrupt

    def change(self, change: Change) -> None:
        self.changes.append(change)

    def done(self, changes: Changes, seconds: float) -> None:
        self.done_with.append(changes)

    def waiting(self, who: str) -> None:
        raise AssertionError(who)


@pytest.mark.parametrize("what", ["store", "catalogue", "index"])
def test_one_who_watches_reads_all_again_when_the_store_was_deleted(corpus, store, what) -> None:
    def deed() -> None:
        _delete(store, what)
        write_corpus(corpus, LATE)

    refused = []

    def try_to_watch() -> None:
        with pytest.raises(StoreLocked, match="being watched") as caught:
            watch(corpus, store, ONE_JOB, Deleter("watch", []))
        refused.append(caught)
        raise KeyboardInterrupt

    listener = Deleter("watch", [deed, try_to_watch])
    _watch(corpus, store, listener)
    assert refused
    new = Store(corpus.parent / "new")
    build(corpus, new)
    assert contents(corpus, store) == contents(corpus, new)
    assert [each.added for each in listener.done_with] == [3, 1 if what == "index" else 4]


def test_the_first_change_is_told_where_all_was_read_before(corpus, store) -> None:
    build(corpus, store)
    listener = Deleter("watch", [lambda: write_corpus(corpus, LATE)])
    _watch(corpus, store, listener)
    assert [(each.kind, each.path) for each in listener.changes] == [("read", "late.txt")]


@pytest.mark.parametrize("what", ["store", "catalogue", "index"])
def test_one_who_watches_makes_a_deleted_store_anew_though_nothing_arrives(
    corpus, store, what
) -> None:
    at_last = Timer(60, lambda: write_corpus(corpus, LATE))  # else it would wait for long
    at_last.start()
    listener = Deleter("watch", [lambda: _delete(store, what)])
    _watch(corpus, store, listener)
    at_last.cancel()
    new = Store(corpus.parent / "new")
    build(corpus, new)
    assert contents(corpus, store) == contents(corpus, new)
    assert [each.added for each in listener.done_with] == [3, 0 if what == "index" else 3]


@pytest.mark.parametrize("stage", ["store", "facts"])
def test_one_who_watches_begins_again_when_the_store_is_deleted_under_it(
    corpus, store, stage
) -> None:
    listener = Deleter(stage, [lambda: _delete(store, "store")])
    _watch(corpus, store, listener)
    new = Store(corpus.parent / "new")
    build(corpus, new)
    assert contents(corpus, store) == contents(corpus, new)


def _watch(corpus: Path, store: Store, listener: Deleter) -> None:
    with suppress(KeyboardInterrupt):
        watch(corpus, store, ONE_JOB, listener)


def _delete(store: Store, what: str) -> None:
    if what == "catalogue":
        for each in store.root.glob("catalogue*"):
            each.unlink()
    else:
        rmtree({"store": store.root, "index": store.index}[what])
