"""``explorer status`` of an index that is not finished says how far it is and how it goes on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer import __version__
from explorer.build import Progress, refresh
from explorer.cli.commands import explorer
from explorer.config import IndexSettings, Store


def _status(corpus: Path, store: Store, *words: str) -> str:
    asked = ["status", "--corpus", str(corpus), "--store", str(store.root), *words]
    done = CliRunner().invoke(explorer, asked)
    assert done.exit_code == 0
    return done.stdout


def _interrupted(corpus: Path, store: Store, stage: str, done: int) -> None:
    def stop(step: Progress) -> None:
        if step.stage == stage and step.done >= done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(corpus, store, IndexSettings(jobs=1), on_progress=stop)


def test_what_is_not_finished_is_not_called_changed(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", Store(tmp_path / "store")
    corpus.mkdir()
    for number in range(20):
        text = f"Anna Lis met Rui Calado in Lisbon on March {number + 1}, 2024.\n"
        (corpus / f"{number:02}.txt").write_text(text)
    _interrupted(corpus, store, "index", 16)
    said = _status(corpus, store)
    assert "not all is read yet: 4 files to go; `explorer index` goes on" in said
    _interrupted(corpus, store, "facts", 8)
    said = _status(corpus, store)
    assert "facts of 8 of 20 articles are found; `explorer index` goes on" in said
    assert "changed since" not in said
    assert "refreshed   not to its end yet" in said
    assert f"index written by explorer {__version__}" in said
    told = json.loads(_status(corpus, store, "--format", "json"))
    assert (told["changed"], told["unfinished"], told["refreshed"]) == (False, True, None)
    refresh(corpus, store, IndexSettings(jobs=1))
    assert "\n            up to date\n" in _status(corpus, store)
    (corpus / "00.txt").unlink()
    assert "changed since it was indexed: 1 file;" in _status(corpus, store)


def test_a_limit_that_was_changed_since_is_named(tmp_path: Path) -> None:
    corpus, store = tmp_path / "corpus", Store(tmp_path / "store")
    corpus.mkdir()
    (corpus / "a.txt").write_text("Anna Lis met Rui Calado in Lisbon on March 4, 2024.\n")
    summary = refresh(corpus, store, IndexSettings(jobs=1, max_words=5))
    assert "max_words" in summary.failed[0].reason
    assert "read with another limit: max_words, under [index]" in _status(corpus, store)
    told = json.loads(_status(corpus, store, "--format", "json"))
    assert (told["unfinished"], told["changed_limits"]) == (True, ["max_words"])
    refresh(corpus, store, IndexSettings(jobs=1))
    assert "\n            up to date\n" in _status(corpus, store)
