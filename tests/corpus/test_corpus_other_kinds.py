"""Files among the articles that are of no kind that is read are counted, not passed in silence."""

from pathlib import Path

from explorer.corpus import other_kinds, told_kinds


def test_what_is_not_read_is_counted_by_its_ending_the_commonest_first(tmp_path: Path) -> None:
    for name in (
        *("a.txt", "b.PDF", "deep/c.pdf", "deep/d.docx", "deep/notes"),
        *("README.rst", "LICENSE.pdf", ".hidden.pdf", ".git/e.pdf", "news.jsonl.gz"),
    ):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text("x")
    assert other_kinds(tmp_path) == {".pdf": 2, ".docx": 1, "": 1}
    assert other_kinds(tmp_path / "a.txt") == {}


def test_how_many_of_which_kinds_is_told_in_words() -> None:
    assert told_kinds({}) == ""
    assert told_kinds({".pdf": 1}) == "1 file of other kinds (1 .pdf)"
    kinds = {".pdf": 1200, "": 3, ".doc": 2, ".xls": 1, ".\x1b[2J": 1}
    told = "1,207 files of other kinds (1,200 .pdf, 3 without one, 2 .doc, 1 .xls, others)"
    assert told_kinds(kinds) == told
    assert "\x1b" not in told_kinds({".\x1b[2J": 1})
