"""A file in another place keeps its facts; nothing of it is found a second time."""

import pytest
from build_cases import REPORTS, build, contents, write_corpus

from explorer.config import Store


@pytest.fixture
def moved_store(corpus, store):
    build(corpus, store)
    return store


def facts_found(corpus, store) -> tuple[object, int]:
    """Refresh; return the summary, and how many articles had their facts found."""
    steps = []
    summary = build(corpus, store, on_progress=steps.append)
    return summary, max((step.total or 0 for step in steps if step.stage == "facts"), default=0)


def test_moved_files_keep_their_facts_under_their_new_keys(corpus, moved_store, tmp_path) -> None:
    (corpus / "archive").mkdir()
    (corpus / "harbour").rename(corpus / "archive/2024")
    (corpus / "protest.txt").rename(corpus / "strike.txt")
    summary, found = facts_found(corpus, moved_store)
    assert (summary.moved, summary.added, summary.removed, found) == (3, 0, 0, 0)
    fresh = Store(tmp_path / "fresh")
    build(corpus, fresh)
    assert contents(corpus, moved_store) == contents(corpus, fresh)


def test_a_file_moved_over_another_takes_its_place(corpus, moved_store, tmp_path) -> None:
    (corpus / "harbour/visit.txt").replace(corpus / "protest.txt")
    summary, found = facts_found(corpus, moved_store)
    assert (summary.moved, summary.articles, found) == (1, 2, 0)
    fresh = Store(tmp_path / "fresh")
    build(corpus, fresh)
    assert contents(corpus, moved_store) == contents(corpus, fresh)


def test_the_same_bytes_under_another_ending_are_read_as_what_they_are(corpus, moved_store) -> None:
    (corpus / "harbour/talks.md").rename(corpus / "harbour/talks.txt")
    summary, found = facts_found(corpus, moved_store)
    assert (summary.moved, summary.added, summary.removed, found) == (0, 1, 1, 1)


def test_of_two_copies_of_a_file_that_went_one_has_its_facts(corpus, moved_store) -> None:
    (corpus / "protest.txt").unlink()
    write_corpus(corpus, dict.fromkeys(("a.txt", "b.txt"), REPORTS["protest.txt"]))
    summary, found = facts_found(corpus, moved_store)
    assert (summary.moved, summary.added, summary.removed, found) == (1, 1, 0, 1)


def test_records_of_a_moved_file_move_with_it(tmp_path, store) -> None:
    corpus = write_corpus(
        tmp_path / "corpus", {"a.jsonl": '{"id": "x", "text": "Rain fell in Oslo."}\nnonsense\n'}
    )
    build(corpus, store)
    (corpus / "a.jsonl").rename(corpus / "b.jsonl")
    summary, found = facts_found(corpus, store)
    assert (summary.moved, found) == (1, 0)
    assert [each.key for each in summary.failed] == ["b.jsonl#2"]
    assert [view.article.key for view in contents(corpus, store)["articles"]] == ["b.jsonl#x"]
