"""Whatever a corpus becomes between its walk and its reading, nothing outside it is opened."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.corpus import SourceFile, digest_of, read, scan
from explorer.model import Article, Rejection

LIMIT = 100_000
TEXT = "Published: 2024-05-06\n\nThe envoys met in Lima on Monday.\n"
SECRET = "Published: 2024-05-06\n\nThe vault is behind the stove in the cellar.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.txt").write_text(SECRET)
    folder = tmp_path / "corpus/inner/deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    return tmp_path / "corpus"


def only(corpus: Path) -> SourceFile:
    (source,) = [each for each in scan(corpus, max_file_bytes=LIMIT) if each.problem is None]
    return source


def outcome(source: SourceFile) -> Article | Rejection:
    (found,) = read(source, max_file_bytes=LIMIT)
    return found


def file_becomes_link(corpus: Path) -> None:
    (corpus / "inner/deep/a.txt").unlink()
    (corpus / "inner/deep/a.txt").symlink_to(corpus.parent / "outside/a.txt")


def folder_becomes_link(corpus: Path) -> None:
    (corpus / "inner/deep").rename(corpus.parent / "moved")
    (corpus / "inner/deep").symlink_to(corpus.parent / "outside")


def folder_above_becomes_link(corpus: Path) -> None:
    (corpus / "inner").rename(corpus.parent / "moved")
    (corpus.parent / "outside/deep").mkdir()
    (corpus.parent / "outside/a.txt").rename(corpus.parent / "outside/deep/a.txt")
    (corpus / "inner").symlink_to(corpus.parent / "outside")


def file_becomes_pipe(corpus: Path) -> None:
    (corpus / "inner/deep/a.txt").unlink()
    os.mkfifo(corpus / "inner/deep/a.txt")


def file_becomes_folder(corpus: Path) -> None:
    (corpus / "inner/deep/a.txt").unlink()
    (corpus / "inner/deep/a.txt").mkdir()


@pytest.mark.parametrize(
    "swap",
    [
        file_becomes_link,
        folder_becomes_link,
        folder_above_becomes_link,
        file_becomes_pipe,
        file_becomes_folder,
    ],
)
@pytest.mark.parametrize("linked", [False, True])
def test_what_was_exchanged_after_the_walk_is_listed_and_not_opened(
    corpus: Path, swap: Callable[[Path], None], linked: bool
) -> None:
    if linked:  # the same file, reached through a link inside the corpus
        (corpus / "inner").rename(corpus / ".kept")
        (corpus / "way").symlink_to(".kept/deep")
        source = only(corpus)
        assert source.key == "way/a.txt" and source.linked
        (corpus / ".kept").rename(corpus / "inner")
        swap(corpus)
        (corpus / "inner").rename(corpus / ".kept")
    else:
        source = only(corpus)
        swap(corpus)
    found = outcome(source)
    assert isinstance(found, Rejection)
    assert "link" in found.reason or "not a plain file" in found.reason
    with pytest.raises(OSError, match=r"link|plain"):
        digest_of(source)


def test_links_that_lead_nowhere_new_are_not_followed(corpus: Path) -> None:
    (corpus / "loop").symlink_to(".")
    (corpus / "inner/up").symlink_to("../inner")
    (corpus / "one").symlink_to("two")
    (corpus / "two").symlink_to("one")
    (corpus / "self.txt").symlink_to("self.txt")
    (corpus / "device.txt").symlink_to("/dev/zero")
    (corpus / "root").symlink_to("/")
    assert only(corpus).key == "inner/deep/a.txt"


def test_a_corpus_that_is_named_through_a_link_is_read(corpus: Path) -> None:
    way = corpus.parent / "way"
    way.symlink_to(corpus)
    assert isinstance(outcome(only(way)), Article)
    file = corpus.parent / "way.txt"
    file.symlink_to(corpus / "inner/deep/a.txt")
    assert isinstance(outcome(only(file)), Article)


def test_a_file_that_grows_is_read_as_far_as_it_reached(corpus: Path) -> None:
    path = corpus / "inner/deep/a.jsonl"
    line = '{"title": "A pact", "text": "They signed it in Lima."}\n'
    path.write_text(line * 3)
    (corpus / "inner/deep/a.txt").unlink()
    records = read(only(corpus), max_file_bytes=LIMIT)
    found = [next(records)]
    for _ in range(3):
        with path.open("a") as file:
            file.write(line)
        found += [each for each in [next(records, None)] if each]
    assert [each.key for each in found] == [f"inner/deep/a.jsonl#{n}" for n in (1, 2, 3)]


def test_what_the_program_keeps_itself_is_no_article(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.errors import CorpusUnreadable

    monkeypatch.setenv("XDG_CACHE_HOME", str(corpus / "caches"))
    monkeypatch.setenv("XDG_STATE_HOME", str(corpus / "states"))
    for place in ("caches/explorer/news-1/index/index.json", "states/explorer/sessions/s.json"):
        (corpus / place).parent.mkdir(parents=True)
        (corpus / place).write_text('{"text": "The envoys met."}')
    (corpus / "caches/other").mkdir()
    (corpus / "caches/other/b.txt").write_text(TEXT)
    keys = [source.key for source in scan(corpus, max_file_bytes=LIMIT)]
    assert keys == ["caches/other/b.txt", "inner/deep/a.txt"]
    with pytest.raises(CorpusUnreadable, match="explorer itself"):
        scan(corpus / "caches/explorer/news-1", max_file_bytes=LIMIT)
