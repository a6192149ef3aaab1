"""Actors brought up to date are those of a resolution of everything."""

import random
from dataclasses import replace

import pytest
from changing_corpus import alike, held, kept_alike, made, resolved, store

from explorer.build import resolving
from explorer.catalogue import CatalogueWriter


@pytest.fixture
def never_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often everything was resolved."""
    calls: list[str] = []
    whole = resolving.resolve_all

    def counted(joining, names):
        calls.append("whole")
        whole(joining, names)

    monkeypatch.setattr(resolving, "resolve_all", counted)
    return calls


@pytest.mark.parametrize("seed", [*range(7), 135, 143])
def test_articles_that_come_change_and_go_leave_what_a_new_store_would_hold(tmp_path, seed) -> None:
    drawn = random.Random(seed)
    corpus = {
        key: made(key, drawn.randrange(10**6))
        for key in (f"{number:02}.txt" for number in range(drawn.randrange(2, 12)))
    }
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, corpus.values())
        resolving.bring_together(writer)
        for step in range(3):
            for _ in range(drawn.randrange(1, 4)):
                key = f"{drawn.randrange(30):02}.txt"
                if drawn.random() < 0.6 or not corpus:
                    corpus[key] = made(key, drawn.randrange(10**6))
                    store(writer, [corpus[key]])
                else:
                    gone = drawn.choice(sorted(corpus))
                    del corpus[gone]
                    writer.remove_files([gone])
            resolving.bring_together(writer)
            assert held(writer) == resolved(tmp_path / f"new {step}", corpus.values())


@pytest.mark.parametrize("seed", range(3))
def test_names_that_are_alike_stay_known_as_such_when_others_come_and_go(tmp_path, seed) -> None:
    drawn = random.Random(seed)
    corpus = {f"{number:02}.txt": made(f"{number:02}.txt", number + seed) for number in range(8)}
    with CatalogueWriter(tmp_path / "kept") as writer:
        for step in range(4):
            key = f"{drawn.randrange(12):02}.txt"
            corpus[key] = made(key, drawn.randrange(10**6))
            store(writer, corpus.values() if step == 0 else [corpus[key]])
            resolving.bring_together(writer)
        known = kept_alike(writer)
    assert known >= alike(tmp_path / "new", corpus.values())
    assert known == {(other, one) for one, other in known}


def test_what_a_store_adds_up_of_undated_articles_is_that_of_a_new_store(tmp_path) -> None:
    dated = [made(f"{number:02}.txt", number) for number in range(8)]
    undated = [replace(each, published=None) for each in dated[:4]]
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, dated)
        resolving.bring_together(writer)
        for each in undated:
            store(writer, [each])
            resolving.bring_together(writer)
        found = held(writer)
    assert found == resolved(tmp_path / "new", [*undated, *dated[4:]])


def test_one_article_more_is_no_reason_to_resolve_everything(tmp_path, never_whole) -> None:
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, (made(f"{number:02}.txt", number) for number in range(12)))
        resolving.bring_together(writer)
        store(writer, [made("new.txt", 99)])
        resolving.bring_together(writer)
    assert never_whole == ["whole"]


def test_what_is_touched_by_too_much_is_resolved_as_a_whole(
    tmp_path, never_whole, monkeypatch
) -> None:
    monkeypatch.setattr("explorer.actors.neighbourhood._NAMES", 1)
    monkeypatch.setattr("explorer.actors.neighbourhood._PART", 0)
    corpus = [made(f"{number:02}.txt", number) for number in range(12)]
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, corpus[:-1])
        resolving.bring_together(writer)
        store(writer, corpus[-1:])
        resolving.bring_together(writer)
        found = held(writer)
    assert never_whole == ["whole", "whole"]
    assert found == resolved(tmp_path / "new", corpus)


@pytest.mark.parametrize(("share", "whole"), [(3, ["whole"]), (6, ["whole", "whole"])])
def test_how_many_articles_may_change_at_a_time_follows_the_archive(
    tmp_path, never_whole, monkeypatch, share, whole
) -> None:
    """Of eighteen articles a third is few where one in three is, and too many where one in six."""
    monkeypatch.setattr(resolving, "_FEW", 1)
    monkeypatch.setattr(resolving, "_SHARE", share)
    corpus = [made(f"{number:02}.txt", number) for number in range(18)]
    with CatalogueWriter(tmp_path / "kept") as writer:
        store(writer, corpus[:-6])
        resolving.bring_together(writer)
        store(writer, corpus[-6:])
        resolving.bring_together(writer)
        found = held(writer)
    assert never_whole == whole
    assert found == resolved(tmp_path / "new", corpus)
