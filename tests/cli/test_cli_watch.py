"""`explorer watch` takes in files as they come and go, and tells of each on a line of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from indexed_news import own_places

from explorer.cli.exits import Exit
from explorer.cli.watch import Every

REPORT = (
    "Published: 2024-05-14\n\nNorwegian Foreign Minister Ingrid Solvang met Kenyan President"
    " Daniel Mutiso in Nairobi on Monday.\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "first.txt").write_text(REPORT)
    return folder


@contextmanager
def watching(tmp_path: Path, corpus: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Start the command; it has looked at the folder when the block begins."""
    with subprocess.Popen(
        [sys.executable, "-m", "explorer", "watch", str(corpus), *options],
        env={**os.environ, **own_places(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if "Watching for changes" in line:
                    break
            yield process
        finally:
            process.kill()


def run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "explorer", *arguments],
        env={**os.environ, **own_places(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )


def told(process: subprocess.Popen[str], kind: str) -> dict[str, object]:
    """Return the next change of a kind."""
    assert process.stdout is not None
    for line in process.stdout:
        record: dict[str, object] = json.loads(line)
        if record["change"] == kind:
            return record
    raise AssertionError(f"it ended before a change {kind!r}")


def test_a_folder_is_kept_up_with_until_it_is_interrupted(tmp_path: Path, corpus: Path) -> None:
    with watching(tmp_path, corpus, "--json") as process:
        (corpus / "late.txt").write_text(REPORT.replace("Nairobi", "Mombasa"))
        record = told(process, "read")
        assert (record["path"], record["articles"], record["reason"]) == ("late.txt", 1, None)
        assert told(process, "ready")["added"] == 1
        found = run(tmp_path, "search", "mombasa", "--corpus", str(corpus), "--format=json")
        assert [hit["article"] for hit in json.loads(found.stdout)["hits"]] == ["late.txt"]

        (corpus / "late.txt").rename(corpus / "later.txt")
        record = told(process, "moved")
        assert (record["before"], record["path"]) == ("late.txt", "later.txt")
        (corpus / "later.txt").unlink()
        assert told(process, "removed")["path"] == "later.txt"
        (corpus / "empty.txt").touch()
        assert told(process, "read")["reason"] == "empty"

        second = run(tmp_path, "watch", str(corpus))
        assert second.returncode == Exit.STORE
        assert f"watched by process {process.pid}" in second.stderr
        process.send_signal(signal.SIGINT)
        _, words = process.communicate(timeout=60)
        assert process.returncode == Exit.OK and "No longer watching" in words


def test_changes_are_told_to_people_in_lines_where_nothing_tells_the_program(
    tmp_path: Path, corpus: Path
) -> None:
    with watching(tmp_path, corpus, "--every", "0.2") as process:
        assert process.stdout is not None
        (corpus / "a folder").mkdir()
        (corpus / "first.txt").rename(corpus / "a folder/second.txt")
        assert process.stdout.readline()[8:].split() == [
            *("moved", "first.txt", "->", "a", "folder/second.txt")
        ]


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "0", "1e300", "soon", ""])
def test_a_pause_that_would_see_no_file_is_refused(seconds: str) -> None:
    with pytest.raises(click.BadParameter, match=r"no number of seconds from 0\.1 to 86,400"):
        Every().convert(seconds, None, None)


def test_an_index_among_the_articles_is_refused_but_in_a_hidden_folder(
    tmp_path: Path, corpus: Path
) -> None:
    """Its files would be read as articles, and each reading would wake the one that watches."""
    for place in (corpus, corpus / "index" / "here"):
        done = run(tmp_path, "watch", str(corpus), "--store", str(place))
        assert done.returncode == Exit.STORE and "read as articles" in done.stderr
    assert [each.name for each in corpus.iterdir()] == ["first.txt"]
    done = run(tmp_path, "index", str(corpus), "--store", str(corpus / ".index"))
    assert done.returncode == Exit.OK, done.stderr
