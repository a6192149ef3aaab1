"""The walk over a corpus finds what could be an article, and nothing outside it."""

import os
from pathlib import Path

import pytest

from explorer.corpus import SourceFile, read, scan
from explorer.errors import CorpusEmpty, CorpusMissing, CorpusUnreadable
from explorer.model import Rejection

LIMIT = 1_000


def keys(corpus: Path) -> list[str]:
    return [source.key for source in scan(corpus, max_file_bytes=LIMIT)]


def write(path: Path, text: str = "The envoys met.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_article_files_are_found_in_order_in_all_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.HTML", "a.md", "c.jsonl", "z.json", "y.htm", "picture.png"):
        write(tmp_path / name)
    assert keys(tmp_path) == ["a.md", "b/1.HTML", "b/2.txt", "c.jsonl", "y.htm", "z.json"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    for name in (".a.txt", ".git/b.txt", "c.txt"):
        write(tmp_path / name)
    assert keys(tmp_path) == ["c.txt"]


def test_what_speaks_about_the_corpus_is_no_article_at_its_top(tmp_path: Path) -> None:
    for name in (
        "README.md",
        "LICENSE.txt",
        "licence-MIT.txt",
        "a/README.md",
        "license-to-sail.txt",
    ):
        write(tmp_path / name)
    assert keys(tmp_path) == ["a/README.md", "license-to-sail.txt"]


def test_links_are_followed_inside_the_corpus_only_and_nothing_is_read_twice(
    tmp_path: Path,
) -> None:
    corpus = tmp_path / "corpus"
    write(corpus / "a.txt")
    write(corpus / ".store/kept.txt")
    outside = write(tmp_path / "outside/secret.txt")
    (corpus / "0-again.txt").symlink_to("a.txt")
    (corpus / "kept.txt").symlink_to(".store/kept.txt")
    (corpus / "out.txt").symlink_to(outside)
    (corpus / "out").symlink_to(outside.parent)
    (corpus / "circle").symlink_to(corpus)
    (corpus / "nowhere.txt").symlink_to("gone.txt")
    (corpus / "device.txt").symlink_to("/dev/zero")
    (corpus / "picture.png").symlink_to(outside.parent / "picture.png")
    (corpus / "tool").symlink_to("/bin/sh")
    found = {each.key: each for each in scan(corpus, max_file_bytes=LIMIT)}
    assert [key for key, each in found.items() if each.problem is None] == ["a.txt", "kept.txt"]
    said = {key: each.problem for key, each in found.items() if each.problem is not None}
    assert all(each.startswith("a link, not followed: ") for each in said.values())
    for key, why in (
        ("0-again.txt", "under its own name"),
        ("circle", "under its own name"),
        ("device.txt", "out of the corpus; copy"),
        ("nowhere.txt", "leads nowhere"),
        ("out", "out of the corpus; copy"),
        ("out.txt", "out of the corpus; copy"),
    ):
        assert why in said.pop(key)
    assert not said


def test_a_folder_of_links_alone_says_so(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside/secret.txt")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(3):
        (corpus / f"{number}.txt").symlink_to(outside)
    with pytest.raises(CorpusEmpty, match=r"only links, which are not followed: 0\.txt is a link"):
        scan(corpus, max_file_bytes=LIMIT)


def test_the_first_hundred_links_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    for number in range(103):
        (tmp_path / f"link{number:03}.txt").symlink_to("a.txt")
    links = [each for each in scan(tmp_path, max_file_bytes=LIMIT) if each.problem]
    assert (len(links), links[99].key) == (101, "link099.txt")
    assert "3 in all" in reason(links[100])


def test_one_file_is_a_corpus(tmp_path: Path) -> None:
    assert keys(write(tmp_path / "README.md")) == ["README.md"]


def test_a_corpus_that_is_not_there_empty_or_no_article_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing) as missing:
        scan(tmp_path / "gone", max_file_bytes=LIMIT)
    assert missing.value.hint
    with pytest.raises(CorpusEmpty, match="holds no article"):
        scan(tmp_path, max_file_bytes=LIMIT)
    with pytest.raises(CorpusUnreadable, match="does not end in"):
        scan(write(tmp_path / "a.png"), max_file_bytes=LIMIT)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CorpusUnreadable, match="neither a folder nor"):
        scan(tmp_path / "pipe.txt", max_file_bytes=LIMIT)


def test_a_path_with_a_nul_is_unreadable() -> None:
    with pytest.raises(CorpusUnreadable):
        scan(Path("a\0b"), max_file_bytes=LIMIT)


def reason(source: SourceFile) -> str:
    (found,) = read(source, max_file_bytes=LIMIT)
    assert isinstance(found, Rejection)
    return found.reason


def test_what_will_not_be_opened_is_listed_with_its_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "large.txt", "x" * (LIMIT + 1))
    write(tmp_path / "na\x1bme.txt")
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("The envoys met.")
    reasons = {s.key: reason(s) for s in scan(tmp_path, max_file_bytes=LIMIT)}
    assert "pipe" in reasons["pipe.txt"]
    assert "save what it gives in a file" in reasons["pipe.txt"]
    assert "too large" in reasons["large.txt"]
    assert "max_file_bytes" in reasons["large.txt"]
    assert "name" in reasons["na␛me.txt"]
    assert "name" in reasons["bad�.txt"]


def test_a_file_that_grew_or_went_after_the_walk_is_listed(tmp_path: Path) -> None:
    (source,) = scan(write(tmp_path / "a.txt").parent, max_file_bytes=LIMIT)
    write(source.path, "x" * (LIMIT + 1))
    assert "too large" in reason(source)
    source.path.unlink()
    assert "no such file" in reason(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_listed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    (source,) = scan(tmp_path, max_file_bytes=LIMIT)
    assert "permission" in reason(source)


def test_files_that_are_as_they_are_known_are_taken_out_and_not_described(tmp_path: Path) -> None:
    names = ("a.txt", "b/1.md", "b/2.md", "b/3.txt", "b/c/4.txt")
    for name in names:
        write(tmp_path / name)
    (tmp_path / "d.txt").symlink_to("b")
    (tmp_path / "e.txt").symlink_to("a.txt")
    sources = scan(tmp_path, max_file_bytes=LIMIT)
    known = {s.key: (s.key, s.size, s.mtime_ns, 1) for s in sources if not s.problem}
    assert list(known) == list(names)
    link = (tmp_path / "e.txt").lstat()
    known["e.txt"] = ("e.txt", link.st_size, link.st_mtime_ns, 1)
    known["b/2.md"] = (*known["b/2.md"][:3], 0)
    write(tmp_path / "b/3.txt", "The envoys met again.")
    write(tmp_path / "b/0.txt")
    (tmp_path / "b/c/4.txt").unlink()
    (tmp_path / "b/c/4.txt").mkdir()
    found = [each.key for each in scan(tmp_path, max_file_bytes=LIMIT, known=known)]
    assert found == ["b/0.txt", "b/2.md", "b/3.txt", "d.txt", "e.txt"]
    assert list(known) == ["b/2.md", "b/3.txt", "b/c/4.txt", "e.txt"]
    known = {"a.txt": ("a.txt", *_stamp(tmp_path / "a.txt"), 1)}
    found = [each.key for each in scan(tmp_path, max_file_bytes=10, known=known)]
    assert "a.txt" in found  # as it is known, and too large by now


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


def test_a_folder_of_known_files_alone_is_not_empty(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    known = {s.key: (s.key, s.size, s.mtime_ns, 1) for s in scan(tmp_path, max_file_bytes=LIMIT)}
    assert list(scan(tmp_path, max_file_bytes=LIMIT, known=known)) == []
    assert not known
    (tmp_path / "a.txt").unlink()
    with pytest.raises(CorpusEmpty):
        scan(tmp_path, max_file_bytes=LIMIT, known={"a.txt": ("a.txt", 1, 1, 1)})
