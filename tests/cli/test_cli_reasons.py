"""Who is so and why, as text for a person and as JSON for a program."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from generated_store import write
from indexed_news import own_places

from explorer.catalogue import ActorFilter, ActorQuestions, Connections
from explorer.cli.exits import Exit
from explorer.cli.run import run


def test_of_an_office_text_has_the_first_places_and_json_has_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in own_places(tmp_path).items():
        monkeypatch.setenv(name, value)
    store = tmp_path / "store"
    store.mkdir(mode=0o700)
    write(store / "catalogue.sqlite", 40)
    with closing(Connections(store / "catalogue.sqlite")) as connections:
        (most,) = ActorQuestions(connections).rows(ActorFilter(kind="person"), limit=1)

    def told(*more: str) -> str:
        words = ["show", most.id, "--store", str(store), "--read-only", *more]
        assert run(words) == Exit.OK
        return capfd.readouterr().out

    count = len(json.loads(told("--format", "json"))["offices"][0]["words"])
    assert "more articles" not in told()
    monkeypatch.setattr("explorer.cli.show.PLACES", 1)
    rest = f"and in {count - 1} more articles: --format json tells of them all"
    assert rest in " ".join(told().split())
    assert len(json.loads(told("--format", "json"))["offices"][0]["words"]) == count
