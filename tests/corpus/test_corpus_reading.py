"""Files become articles; what cannot be read is listed with its reason."""

import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest

from explorer.corpus import read, read_path, scan
from explorer.model import Article, Rejection

LIMIT = 1_000_000


def articles(path: Path) -> list[Article]:
    found = list(read_path(path, max_file_bytes=LIMIT))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def the_article(path: Path, content: str | bytes) -> Article:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = articles(path)
    return found


def the_rejection(path: Path, content: bytes) -> Rejection:
    path.write_bytes(content)
    (found,) = read_path(path, max_file_bytes=LIMIT)
    assert isinstance(found, Rejection), found
    return found


def test_a_text_gives_title_date_and_paragraphs(tmp_path: Path) -> None:
    content = "Ministers open a bridge\n\nMarch 3, 2024 - 10:15\n\nOSLO – It is open.\n\nIt is new."
    found = the_article(tmp_path / "a.txt", content)
    assert (found.title, found.title_is_lead) == ("Ministers open a bridge", False)
    assert found.published == date(2024, 3, 3)
    assert found.dateline == "OSLO"
    assert [p.text for p in found.paragraphs] == ["It is open.", "It is new."]
    assert found.digest == hashlib.sha256(content.encode()).hexdigest()


def test_a_text_of_sentences_alone_has_its_lead_for_a_title(tmp_path: Path) -> None:
    found = the_article(
        tmp_path / "a.txt", "Published: 20240303\n\nThe envoy met the king today.\n"
    )
    assert found.title_is_lead
    assert found.title == "The envoy met the king today."
    assert found.published == date(2024, 3, 3)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".json", ".jsonl"])
def test_an_empty_file_is_listed_as_empty(tmp_path: Path, suffix: str) -> None:
    assert "empty" in the_rejection(tmp_path / f"a{suffix}", b" \n").reason


def test_good_lines_of_a_jsonl_survive_bad_neighbours(tmp_path: Path) -> None:
    good = {"id": "n7", "title": "A pact", "date": "2024-05-06", "text": "They signed it."}
    (tmp_path / "many.jsonl").write_text(json.dumps(good) + '\n{"id": "cut\n\n' + json.dumps(good))
    (source,) = scan(tmp_path, max_file_bytes=LIMIT)
    first, bad, again = read(source, max_file_bytes=LIMIT)
    assert isinstance(first, Article) and first.key == "many.jsonl#n7"
    assert first.published == date(2024, 5, 6)
    assert isinstance(bad, Rejection) and bad.key == "many.jsonl#2" and "line 2" in bad.reason
    assert isinstance(again, Article) and again.key == "many.jsonl#n7:4"


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_path(tmp_path / "pipe.txt", max_file_bytes=LIMIT)
    assert isinstance(found, Rejection) and "pipe" in found.reason


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_header_without_any_text_is_listed_as_such(tmp_path: Path, suffix: str) -> None:
    found = the_rejection(tmp_path / f"a.{suffix}", b"---\ntitle: Talks in Lima\n---\n")
    assert found.reason == "no text in it besides header and page furniture"
