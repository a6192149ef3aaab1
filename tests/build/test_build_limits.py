"""A limit that is set otherwise has what it barred tried again, and nothing else."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from build_cases import ONE_JOB, build, is_stale, later, stages, write_corpus

from explorer.catalogue import CatalogueWriter
from explorer.config import Store
from explorer.library import Library

MET = "Anna Lis met Rui Calado in Lisbon on Monday."


def _failed(corpus: Path, store: Store) -> dict[str, str]:
    with closing(Library.open(corpus, store)) as library:
        return {row.key: row.reason for row in library.status().catalogue.failed}


def _keys(corpus: Path, store: Store) -> list[str]:
    with closing(Library.open(corpus, store)) as library:
        return sorted(row.key for row in library.articles.rows())


@pytest.mark.parametrize("setting", ["max_characters", "max_words"])
def test_an_article_too_long_for_facts_is_tried_again_and_no_other(
    tmp_path, store, setting
) -> None:
    texts = {"a.txt": f"{MET}\n", "long.txt": f"{MET} Rain fell on all the harbour.\n"}
    corpus = write_corpus(tmp_path / "corpus", texts)
    low = replace(ONE_JOB, **{setting: 60 if setting == "max_characters" else 12})
    build(corpus, store, low)
    assert setting in _failed(corpus, store)["long.txt"]
    assert stages(corpus, store, low) == set()
    assert is_stale(corpus, store, ONE_JOB)
    steps = []
    build(corpus, store, ONE_JOB, on_progress=steps.append)
    assert {step.total for step in steps if step.stage == "facts"} == {1}
    assert _failed(corpus, store) == {}
    assert stages(corpus, store) == set()
    assert not is_stale(corpus, store, ONE_JOB)
    build(corpus, store, low)  # what was found stays
    assert _failed(corpus, store) == {}
    later(corpus / "long.txt")
    write_corpus(corpus, {"long.txt": f"{MET} Rain fell on all the harbour again.\n"})
    build(corpus, store, low)
    assert list(_failed(corpus, store)) == ["long.txt"]


def test_files_are_read_by_the_limits_of_now_as_if_all_were_read_anew(tmp_path, store) -> None:
    lines = [
        json.dumps({"id": str(n), "text": f"Rain fell. {'It rained. ' * n * 9}"}) for n in (1, 2, 3)
    ]
    corpus = write_corpus(
        tmp_path / "corpus",
        {"few.jsonl": lines[0], "large.txt": "It rained. " * 40, "many.jsonl": "\n".join(lines)},
    )
    usual = ["few.jsonl#1", "large.txt", "many.jsonl#1", "many.jsonl#2", "many.jsonl#3"]
    for settings, keys, barred in (
        (ONE_JOB, usual, set()),
        (
            replace(ONE_JOB, max_file_bytes=300),
            ["few.jsonl#1", "many.jsonl#1", "many.jsonl#2"],
            {"large.txt", "many.jsonl#3"},
        ),
        (ONE_JOB, usual, set()),
        (replace(ONE_JOB, max_records=2), usual[:-1], {"many.jsonl#"}),
        (replace(ONE_JOB, max_records=1), usual[:-2], {"many.jsonl#"}),
        (ONE_JOB, usual, set()),
    ):
        assert settings is ONE_JOB or is_stale(corpus, store, settings)
        build(corpus, store, settings)
        assert _keys(corpus, store) == keys
        failed = _failed(corpus, store)
        assert set(failed) == barred
        assert all("under [index]" in reason for reason in failed.values())
        assert not is_stale(corpus, store, settings)


def test_links_and_what_is_barred_are_listed_and_not_written_anew(tmp_path, store) -> None:
    corpus = write_corpus(
        tmp_path / "corpus", {"a.txt": MET, ".b.txt": "It rained.", "c.txt": "x" * 99}
    )
    (corpus / "link.txt").symlink_to("gone.txt")
    settings = replace(ONE_JOB, max_file_bytes=90)
    build(corpus, store, settings)
    assert set(_failed(corpus, store)) == {"c.txt", "link.txt"}
    with CatalogueWriter(store.catalogue) as writer:
        before = writer.basis
    build(corpus, store, settings)
    with CatalogueWriter(store.catalogue) as writer:
        assert writer.basis == before
    (corpus / "link.txt").unlink()
    (corpus / "link.txt").symlink_to(".b.txt")
    assert is_stale(corpus, store, settings)
    build(corpus, store, settings)
    assert set(_failed(corpus, store)) == {"c.txt"}
    assert _keys(corpus, store) == ["a.txt", "link.txt"]
