"""Each command as a script uses it: data on stdout, narration on stderr, a code at the end."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from indexed_news import own_places
from pydantic import TypeAdapter

from explorer.cli.exits import Exit
from explorer.contract.records import (
    ActorRecord,
    AnnotatedArticleRecord,
    EventRecord,
    SearchRecord,
)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]

ARTICLES = {
    "lisbon.txt": """Kenyan minister received in Lisbon

March 5, 2024

LISBON - Kenyan Foreign Minister Grace Njoroge met with Portuguese Prime Minister Rui Tavares in
Lisbon on Monday. They signed an agreement on fisheries.

Njoroge said that the talks were fruitful.
""",
    "nairobi.md": """---
title: Tavares to visit Nairobi
date: 2024-03-20
source: Coast Daily
---

Portuguese Prime Minister Rui Tavares will visit Nairobi on April 2, the government said on
Wednesday.
""",
    "broken.json": '{"title": "half',
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command with a home of its own."""
    home = tmp_path_factory.mktemp("home")
    places = own_places(home)

    def _run(*words: object) -> Ran:
        command = [sys.executable, "-m", "explorer", *map(str, words)]
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **places}, check=False
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return _run


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    indexed = run("index", folder)
    assert indexed.code == Exit.OK
    assert indexed.out == ""
    assert "2 articles" in indexed.err
    assert "broken.json" in indexed.err
    return folder


def test_search_answers_with_the_contract(run: Run, corpus: Path) -> None:
    ran = run("search", "fisheries", "--corpus", corpus, "--format", "json")
    answer = SearchRecord.model_validate_json(ran.out)
    assert (answer.total, answer.hits[0].article) == (1, "lisbon.txt")
    start, end = answer.hits[0].spans[0]
    assert answer.hits[0].snippet[start:end] == "fisheries"


def test_a_mistake_in_a_query_shows_its_place(run: Run, corpus: Path) -> None:
    ran = run("search", "talks (lisbon", "--corpus", corpus)
    assert ran.code == Exit.QUERY
    assert ran.out == ""
    shown, marks = ran.err.splitlines()[:2]
    assert shown[marks.index("^")] == "("


def test_where_nothing_is_found_it_is_said_in_one_line(run: Run, corpus: Path) -> None:
    assert run("search", "zzqqy", "--corpus", corpus) == Ran(0, "", "Nothing found for zzqqy\n")


def test_an_unwritten_word_gets_a_did_you_mean(run: Run, corpus: Path) -> None:
    ran = run("search", "fisheris", "--corpus", corpus, "--format", "jsonl")
    assert (ran.code, ran.out) == (Exit.OK, "")
    assert "Did you mean: fisheries" in ran.err


def test_actors_are_listed_with_offices_and_aliases(run: Run, corpus: Path) -> None:
    ran = run("actors", "njoroge", "--corpus", corpus, "--format", "json")
    (actor,) = TypeAdapter(list[ActorRecord]).validate_json(ran.out)
    assert (actor.name, actor.kind, actor.of) == ("Grace Njoroge", "person", "Kenya")
    assert "Njoroge" in actor.aliases
    assert json.loads(ran.out)[0]["roles"][0]["from"] == "2024-03-05"


def test_events_are_filtered_and_every_one_has_its_sentence(run: Run, corpus: Path) -> None:
    ran = run("events", "--corpus", corpus, "--actor", "tavares", "--format", "json")
    events = TypeAdapter(list[EventRecord]).validate_json(ran.out)
    met = next(event for event in events if event.mode == "meeting")
    assert (met.date, met.place) == ("2024-03-04", "Lisbon")
    assert {"Grace Njoroge", "Rui Tavares"} == {*met.actors, *met.recipients}
    visit = next(event for event in events if event.mode == "visit")
    assert (visit.date, visit.status) == ("2024-04-02", "scheduled")
    text = (corpus / met.evidence[0].article).read_text(encoding="utf-8")
    assert met.evidence[0].text in " ".join(text.split())
    modes = run("events", "--corpus", corpus, "--type", "meeting", "--format", "json")
    assert [event["id"] for event in json.loads(modes.out)] == [met.id]
    later = run("events", "--corpus", corpus, "--from", "2024-04", "--format", "json")
    assert [event["id"] for event in json.loads(later.out)] == [visit.id]


def test_events_as_a_spreadsheet_and_as_a_timeline(run: Run, corpus: Path) -> None:
    table = run("events", "--corpus", corpus, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert {"2024-03-04", "2024-04-02"} <= {row["date"] for row in rows}
    timeline = run("events", "--corpus", corpus, "--format", "md")
    assert "## 2024-04-02 · " in timeline.out
    assert "— Coast Daily, 2024-03-20, “Tavares to visit Nairobi”, paragraph 1" in timeline.out


def test_an_article_is_shown_with_what_was_found_in_it(run: Run, corpus: Path) -> None:
    ran = run("show", "lisbon", "--corpus", corpus, "--format", "json")
    article = AnnotatedArticleRecord.model_validate_json(ran.out)
    assert (article.title, article.dateline) == ("Kenyan minister received in Lisbon", "LISBON")
    for mention in article.mentions:
        text = article.paragraphs[mention.paragraph].text
        assert text[mention.start : mention.end]
    text = run("show", "lisbon.txt", "--corpus", corpus, "--paragraph", 1)
    assert "fruitful" in text.out
    assert "fisheries" not in text.out


def test_a_file_is_annotated_without_an_index(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The Kenyan president visited Oslo yesterday.\n", encoding="utf-8")
    ran = run("annotate", path, "--published", "2024-03-05")
    (article,) = TypeAdapter(list[AnnotatedArticleRecord]).validate_json(ran.out)
    assert [timex.value for timex in article.timexes] == ["2024-03-04"]
    assert article.path == str(path)


def test_two_names_are_compared_with_reasons(run: Run, tmp_path: Path) -> None:
    ran = run("compare", "Rui Tavares", "R. Tavares", "--format", "json")
    (verdict,) = json.loads(ran.out)
    assert verdict["verdict"] != "different"
    assert verdict["reasons"]
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("name1,name2\nAsadov,Asadi\nRui Tavares,Rui Tavares\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("compare", "--pairs", pairs).out)))
    assert [row["verdict"] for row in rows] == ["different", "same"]


def test_status_lists_what_was_skipped_and_why(run: Run, corpus: Path) -> None:
    ran = run("status", "--corpus", corpus, "--format", "json")
    status = json.loads(ran.out)
    assert (status["articles"], status["searchable"], status["pending"]) == (2, 2, 0)
    assert [failure["article"] for failure in status["failed"]] == ["broken.json"]
    assert status["failed"][0]["reason"]


def test_a_changed_corpus_is_refreshed_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Snow fell on Oslo.\n", encoding="utf-8")
    assert run("search", "snow", "--corpus", tmp_path, "--format", "jsonl").out.count("\n") == 1
    (tmp_path / "b.txt").write_text("More snow fell on Bergen.\n", encoding="utf-8")
    (tmp_path / "a.txt").unlink()
    hits = run("search", "snow", "--corpus", tmp_path, "--format", "jsonl").out.splitlines()
    assert [json.loads(hit)["article"] for hit in hits] == ["b.txt"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["search", "x", "--corpus", "/no/such/folder"], Exit.CORPUS, "/no/such/folder"),
        (["serach", "x"], Exit.USAGE, "explorer search"),
        (["evnts"], Exit.CORPUS, "explorer events"),
        (["events", "--from", "soon"], Exit.USAGE, "2025-02"),
        (["events", "--type", "metting"], Exit.USAGE, "consult"),
        (["compare", "one"], Exit.USAGE, "two names"),
        (["compare", "--pairs", "/no/such.csv"], Exit.FAILED, "read: no such file or directory."),
        (["--read-only", "search", "oslo"], Exit.USAGE, "explorer search ... --read-only"),
        (["--store", "a", "actors"], Exit.USAGE, "explorer actors ... --store a"),
        (["--plain", "events", "--from", "2024"], Exit.USAGE, "explorer events ... without it"),
        (["annotate", "/no/such.txt"], Exit.FAILED, "/no/such.txt"),
        ([], Exit.FAILED, "terminal"),
    ],
)
def test_a_mistake_is_met_with_what_to_do(
    run: Run, words: list[str], code: Exit, said: str
) -> None:
    ran = run(*words)
    assert ran.code == code
    assert said in ran.err
    assert ran.out.strip() in ("", "[]")


def test_an_unknown_name_or_article_is_met_with_the_nearest(run: Run, corpus: Path) -> None:
    shown = run("show", "lisbn", "--corpus", corpus)
    assert (shown.code, "lisbon.txt" in shown.err) == (Exit.UNKNOWN, True)
    for fmt in ("text", "json"):
        shown = run("show", "Grace Njorogge", "--corpus", corpus, "--format", fmt)
        assert shown.code == Exit.UNKNOWN
        assert "There is no article Grace Njorogge." in shown.err
        assert "Did you mean Grace Njoroge?" in shown.err
    events = run("events", "--actor", "tavaris", "--corpus", corpus)
    assert (events.code, "Tavares" in events.err) == (Exit.UNKNOWN, True)
    actors = run("actors", "tavaris", "--corpus", corpus)
    assert (actors.code, actors.out) == (Exit.OK, "")
    assert actors.err == "No actor is named 'tavaris'.\nDid you mean Rui Tavares?\n"
    people = run("actors", "lisbon", "--kind", "person", "--corpus", corpus)
    assert people.err == "No person is named 'lisbon'.\n"
    beyond = run("show", "lisbon", "--paragraph", 9, "--corpus", corpus)
    assert (beyond.code, "0 to" in beyond.err) == (Exit.UNKNOWN, True)


def test_who_asks_what_a_place_did_is_told_that_it_is_a_place(run: Run, corpus: Path) -> None:
    ran = run("events", "--actor", "lisbon", "--corpus", corpus)
    assert (ran.code, ran.out) == (Exit.OK, "")
    assert ran.err == "No such event.\nLisbon is a place here; try --place Lisbon.\n"
    both = run("events", "--actor", "lisbon", "--place", "lisbon", "--corpus", corpus)
    assert both.err == "No such event.\nLisbon is a place here.\n"
    person = run(
        "events", "--actor", "tavares", "--from", "2001", "--to", "2002", "--corpus", corpus
    )
    assert person.err == "No such event.\n"


def test_an_empty_folder_says_what_would_be_read(run: Run, tmp_path: Path) -> None:
    ran = run("index", tmp_path)
    assert ran.code == Exit.CORPUS
    assert ".txt" in ran.err
    (tmp_path / "report.pdf").write_text("%PDF-1.7")
    assert "holds no article files, only files in .pdf." in run("index", tmp_path).err


def test_escape_sequences_of_an_article_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    text = "The \x1b]0;owned\x07 minister \x1b[31mspoke\x9b2J in Oslo.\n"
    (tmp_path / "evil\x1b[2J.txt").write_text(text, encoding="utf-8")
    for words in (["search", "minister"], ["show", "evil"], ["events"], ["status"]):
        for fmt in ("table", "json", "csv", "text"):
            ran = run(*words, "--corpus", tmp_path, "--format", fmt)
            assert not set("\x1b\x07\x9b") & set(ran.out + ran.err)


def test_progress_for_a_program_is_json_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Snow fell on Oslo.\n", encoding="utf-8")
    lines = run("index", tmp_path, "--progress", "json").err.splitlines()
    steps = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"stage", "done", "total", "message", "rate", "seconds_left"} <= set(steps[0])
    assert "facts" in {step["stage"] for step in steps}
