"""Answers are whole, stream, and hold to the contract."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from explorer.catalogue import ActorFilter, EventFilter
from explorer.contract.records import (
    ActorRecord,
    AnnotatedArticleRecord,
    EventRecord,
    ExplainedActorRecord,
    ExplainedEventRecord,
    Record,
    SearchRecord,
)
from explorer.errors import ActorUnknown, ArticleUnknown, ExportError, ExportExists, QueryError
from explorer.export import (
    FORMATS,
    ActorsAsked,
    EventsAsked,
    Manner,
    Question,
    SearchAsked,
    Shown,
    format_of,
    save,
    written,
)
from explorer.export.files import free_name
from explorer.library import Library


def text_of(library: Library, question: Question, fmt: str, **manner: object) -> str:
    manner = Manner(made=datetime(2025, 1, 2, tzinfo=UTC), **manner)
    return "".join(written(question.answer(library), library, fmt, manner))


def test_json_is_the_contract_and_looks_as_json_dumps_writes_it(library: Library) -> None:
    for question, kind in (
        (EventsAsked(), list[EventRecord]),
        (ActorsAsked(), list[ActorRecord]),
        (SearchAsked("harbour"), SearchRecord),
        (SearchAsked(""), SearchRecord),
        (SearchAsked("nobody wrote this"), SearchRecord),
        (EventsAsked(EventFilter(type="sanction")), list[EventRecord]),
        (Shown("harbour.md"), AnnotatedArticleRecord),
        (Shown("solberg"), ExplainedActorRecord),
    ):
        text = text_of(library, question, "json")
        TypeAdapter(kind).validate_json(text)
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_an_event_can_be_had_by_its_id(library: Library) -> None:
    first = next(library.events.events())
    told = ExplainedEventRecord.model_validate_json(text_of(library, Shown(first.id), "json"))
    assert told.id == first.id
    assert first.title in text_of(library, Shown(first.id), "csv")


def test_json_lines_are_the_records_one_a_line(library: Library) -> None:
    lines = text_of(library, EventsAsked(), "jsonl").splitlines()
    whole = json.loads(text_of(library, EventsAsked(), "json"))
    assert [json.loads(line) for line in lines] == whole
    hits = text_of(library, SearchAsked("harbour"), "jsonl").splitlines()
    assert len(hits) == 3


def test_a_limit_cuts_every_list(library: Library) -> None:
    for question in (EventsAsked(), ActorsAsked(), SearchAsked("harbour"), SearchAsked("")):
        lines = text_of(library, replace(question, limit=2), "jsonl").splitlines()
        assert len(lines) == 2
        assert lines == text_of(library, question, "jsonl").splitlines()[:2]


def test_a_table_names_the_citation_of_every_row(library: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(text_of(library, EventsAsked(), "csv"), newline="")))
    met = next(row for row in rows if row["title"] == "Solberg meets Laine in Oslo")
    assert met["disagreement"] == "date: 2024-05-13 ([1], [2]) / 2024-05-14 ([3])"
    assert "[3] Baltic Wire, 2024-05-15, “Laine and Solberg discuss" in met["citations"]
    rows = list(csv.DictReader(io.StringIO(text_of(library, Shown("solberg"), "csv"), newline="")))
    assert {"person", "office", "name"} <= {row["fact"] for row in rows}
    assert all(row["citation"] for row in rows if row["fact"] == "office")
    rows = list(csv.DictReader(io.StringIO(text_of(library, Shown("harbour"), "csv"), newline="")))
    assert [row["¶"] for row in rows] == ["0", "1"]


def test_a_byte_order_mark_is_written_before_csv_alone_and_when_asked_for(library: Library) -> None:
    for fmt in FORMATS:
        assert not text_of(library, EventsAsked(), fmt).startswith("\ufeff")
        assert text_of(library, EventsAsked(), fmt, bom=True).startswith("\ufeff") is (fmt == "csv")


def test_actors_can_be_those_of_articles_or_of_a_search(library: Library) -> None:
    of_one = ActorsAsked(ActorFilter(articles=("hostile.md",)))
    assert "Jukka Laine" not in text_of(library, of_one, "csv")
    text = text_of(library, ActorsAsked(found_by="tallinn"), "md")
    assert "in articles found by tallinn" in text and "Laine" not in text


def test_a_question_that_cannot_be_answered_says_so_before_anything_is_written(
    library: Library,
) -> None:
    for question, error in (
        (EventsAsked(EventFilter(actors=("nobody",))), ActorUnknown),
        (SearchAsked("(half"), QueryError),
        (Shown("nothing"), ArticleUnknown),
        (Shown("harbour.md", 9), ArticleUnknown),
    ):
        with pytest.raises(error):
            question.answer(library)


def test_records_are_read_while_they_are_written(library: Library) -> None:
    answer = EventsAsked().answer(library)
    (record,) = EventsAsked(limit=1).answer(library).records
    read = 0

    def many() -> Iterator[Record]:
        nonlocal read
        for _ in range(5_000):
            read += 1
            yield record

    ahead = []
    done: list[int] = []
    pieces = written(replace(answer, records=many()), library, "json", Manner(), told=done.append)
    for number, _ in enumerate(pieces):
        ahead.append(read - number)
    assert max(ahead) <= 2 and done == list(range(1, 5_001))
    pieces = written(replace(answer, records=many()), library, "md", Manner())
    read = 0
    for _ in range(10):
        next(pieces)
    assert read <= 300


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise ExportError("stopped")

    corpus = tmp_path / "news"
    corpus.mkdir()
    with pytest.raises(ExportError):
        save(tmp_path / "a.md", broken(), corpus)
    assert [path.name for path in tmp_path.iterdir()] == ["news"]
    save(tmp_path / "a.md", ["ä\r\n", "b"], corpus)
    assert (tmp_path / "a.md").read_bytes() == "ä\r\nb".encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "news"]


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    path, corpus = tmp_path / "a.md", tmp_path / "news"
    path.write_text("mine")

    def slow() -> Iterator[str]:
        (tmp_path / "late.md").write_text("another's")
        yield "text"

    with pytest.raises(ExportExists) as raised:
        save(path, ["text"], corpus)
    assert "a-2.md is still free" in raised.value.hint and path.read_text() == "mine"
    with pytest.raises(ExportExists):
        save(tmp_path / "late.md", slow(), corpus)
    assert (tmp_path / "late.md").read_text() == "another's"
    save(path, ["text"], corpus, force=True)
    assert path.read_text() == "text" and free_name(path).name == "a-2.md"


def test_what_cannot_be_a_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    corpus = tmp_path / "news"
    corpus.mkdir()
    link = tmp_path / "link"
    link.symlink_to(corpus)
    for path, said in (
        (corpus / "a.md", "lies in the corpus"),
        (link / "a.md", "lies in the corpus"),
        (tmp_path / "x" / ".." / "news" / "a.md", "lies in the corpus"),
        (tmp_path / "none" / "a.md", "no folder"),
        (tmp_path, "is a folder"),
        (tmp_path / ("n" * 300), "cannot be written"),
    ):
        for force in (False, True):
            with pytest.raises(ExportError) as raised:
                save(path, ["x"], corpus, force=force)
            assert said in raised.value.message and raised.value.hint
    assert not list(corpus.iterdir())


def test_a_device_takes_what_is_written_and_is_left_alone(tmp_path: Path) -> None:
    save(Path("/dev/null"), ["x"], tmp_path / "news", force=True)
    assert Path("/dev/null").is_char_device()


def test_the_ending_of_a_name_tells_the_format() -> None:
    for name, fmt in (
        ("a.md", "md"),
        ("A.CSV", "csv"),
        ("a.b.json", "json"),
        ("a.ndjson", "jsonl"),
    ):
        assert format_of(Path(name)) == fmt
    for name in ("a", "a.txt", ".md", "json"):
        assert format_of(Path(name)) is None
