"""Every fact of the bundled corpus tells where it comes from, with the installed command."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def ask(indexed: dict[str, str], bundled: Path, explorer: str) -> Ask:
    """Ask a command about the bundled corpus."""

    def run(*words: str) -> str:
        command = [explorer, *words, "--corpus", str(bundled)]
        environment = {**os.environ, **indexed}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    return run


@pytest.fixture(scope="module")
def disputed(ask: Ask) -> dict[str, Any]:
    """The event of the most sources, on whose date they disagree."""
    events = json.loads(ask("events", "--format", "json"))
    return max((e for e in events if e["conflicts"]), key=lambda event: len(event["evidence"]))


@pytest.fixture(scope="module")
def explained(ask: Ask, disputed: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ask("show", disputed["id"], "--format", "json"))
    return told


def test_an_explained_event_is_the_listed_one_with_a_telling_for_each_piece_of_evidence(
    disputed: dict[str, Any], explained: dict[str, Any]
) -> None:
    assert {name: explained[name] for name in disputed} == disputed
    assert [each["words"]["text"] for each in explained["tellings"]] == [
        each["text"] for each in disputed["evidence"]
    ]


def test_each_telling_names_its_trigger_and_rule(explained: dict[str, Any]) -> None:
    for telling in explained["tellings"]:
        assert telling["trigger"] in telling["words"]["text"]
        assert telling["rule"]


def test_a_date_tells_its_words_its_rule_and_the_day_it_was_counted_from(
    explained: dict[str, Any],
) -> None:
    dated = [each["date"] for each in explained["tellings"] if each["date"]["value"]]
    assert {reading["value"] for reading in dated} >= {explained["date"]}
    for reading in dated:
        assert reading["words"]["text"] in reading["expression"]
        assert reading["rule"] and reading["distance"] != "nowhere found"
    for each in explained["tellings"]:
        if each["date"]["expression"] == "earlier this month":
            assert each["date"]["anchor"] == each["words"]["published"]


def test_participants_tell_which_words_mean_them_and_why(explained: dict[str, Any]) -> None:
    people = [who for each in explained["tellings"] for who in each["participants"]]
    assert {who["name"] for who in people} >= set(explained["actors"])
    for who in people:
        assert who["words"]["text"]
        assert who["form"] in ("name", "demonym") or who["reason"], who


def test_each_telling_but_one_says_why_it_was_merged(explained: dict[str, Any]) -> None:
    reasons = [each["joined"] for each in explained["tellings"]]
    assert reasons.count("") == 1
    for reason in filter(None, reasons):
        assert all(actor in reason for actor in explained["actors"]), reason


def test_the_text_shows_the_dispute_and_each_source(ask: Ask, explained: dict[str, Any]) -> None:
    text = ask("show", explained["id"])
    assert "≠ sources disagree on date" in text
    assert f"{explained['date']} (shown)" in text
    for each in explained["tellings"]:
        assert each["words"]["article"] in text
    assert "counted from the day of publication" in " ".join(text.split())


def test_each_event_of_the_corpus_can_be_explained(ask: Ask) -> None:
    events = json.loads(ask("events", "--format", "json"))
    for event in events[:: max(len(events) // 8, 1)]:
        told = json.loads(ask("show", event["id"], "--format", "json"))
        assert all(each["rule"] and each["participants"] for each in told["tellings"]), event["id"]


def test_an_actor_tells_why_its_names_are_one_and_which_words_give_its_offices(ask: Ask) -> None:
    actors = json.loads(ask("actors", "--kind", "person", "--format", "json"))
    actor = next(a for a in actors if a["merges"] and a["roles"] and len(a["aliases"]) > 2)
    told = json.loads(ask("show", actor["name"], "--format", "json"))
    assert {name: told[name] for name in actor} == actor
    assert {each["name"] for each in told["names"]} == set(actor["aliases"])
    assert all(each["reasons"] and each["first"]["text"] for each in told["names"])
    assert any(each["score"] for each in told["names"])
    assert [each["title"] for each in told["offices"]] == [r["title"] for r in actor["roles"]]
    assert all(each["words"][0]["text"] for each in told["offices"])
    assert ask("show", actor["id"]).startswith(actor["name"])
