"""Each limit of reading has its message, and what is not hostile beside it is read."""

import bz2
import gzip
import json
import lzma
import unicodedata
from pathlib import Path

import pytest

from explorer.corpus import read_path, scan
from explorer.model import Article, Rejection

LIMIT = 5_000_000


def found(path: Path, content: str | bytes, **limits: int) -> list[Article | Rejection]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_path(path, **{"max_file_bytes": LIMIT, **limits}))


def reason(path: Path, content: str | bytes, **limits: int) -> str:
    (only,) = found(path, content, **limits)
    assert isinstance(only, Rejection), only
    return only.reason


def article(path: Path, content: str | bytes) -> Article:
    (only,) = found(path, content)
    assert isinstance(only, Article), only
    return only


DEEP = "[" * 100_000
HTML = {
    "deeper than 200 levels": "<p>They met.</p>" + "<div>" * 100_000,
    "too many HTML elements": "<p>They met.</p>" * 51_000,
    "more than 1,000 attributes": f"<p {' '.join(f'a{n}=1' for n in range(60_000))}>They met.</p>",
    "1,000 attributes": "<!-- <b x=' --><p " + 'a b="c d" ' * 60_000 + ">They met.</p>",
}


@pytest.mark.parametrize(("said", "page"), HTML.items(), ids=HTML)
def test_a_page_made_to_stall_the_parser_is_listed(tmp_path: Path, said: str, page: str) -> None:
    assert said in reason(tmp_path / "a.html", page)


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><p>They met in Lima &b;.</p>',
        f"<p title='{'x' * 2_000_000}'>They met in Lima.</p>",
        "<p>They met in Lima.</p><script>" + "<div>" * 150 + "</script>",
        "<!-- a -->x<?xml b?>" * 40_000 + "<p>They met in Lima.</p>",
        '<meta charset="utf-7"><p>They met in Lima.</p>',
        '<meta charset="nonsense"><p>They met in Lima.</p>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        + "9" * 100_000
        + "}</script><p>They met in Lima.</p>",
    ],
    ids=lambda page: page[:12],
)
def test_a_page_with_one_strange_thing_is_read_all_the_same(tmp_path: Path, page: str) -> None:
    assert "They met in Lima" in article(tmp_path / "a.html", page).paragraphs[-1].text


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_json_made_to_break_its_reader_is_listed(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    assert "deeper than 100" in reason(path, DEEP)
    assert "deeper than 100" in reason(path, '{"a":' * 100_000)
    assert "too many values" in reason(path, '{"a": [' + "1," * 1_000_000 + "1]}")


def test_a_number_of_many_digits_is_no_reason_to_lose_an_article(tmp_path: Path) -> None:
    digits = "9" * 100_000
    record = f'{{"title": "A pact", "id": {digits}, "date": {digits}, "text": "They met."}}'
    found = article(tmp_path / "a.json", record)
    assert (found.title, found.published) == ("A pact", None)
    assert article(tmp_path / "a.jsonl", record).paragraphs[0].text == "They met."
    assert article(tmp_path / "b.json", record.replace(digits, "1e999")).published is None


def test_records_beyond_the_limit_are_told(tmp_path: Path) -> None:
    record = json.dumps({"title": "A pact", "text": "They signed it."})
    for path, content in (
        (tmp_path / "a.jsonl", f"{record}\n" * 9),
        (tmp_path / "a.json", f"[{','.join([record] * 9)}]"),
    ):
        *read, last = found(path, content, max_records=4)
        assert len(read) == 4 and all(isinstance(each, Article) for each in read)
        assert isinstance(last, Rejection) and "more than 4 records" in last.reason
        assert "max_records" in last.reason


def test_of_many_bad_records_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    good = json.dumps({"title": "A pact", "text": "They signed it."})
    for path, content in (
        (tmp_path / "a.jsonl", "[1]\n" * 5_000 + good),
        (tmp_path / "a.json", f"[{'[1],' * 5_000}{good}]"),
    ):
        items = found(path, content)
        bad = [each.reason for each in items if isinstance(each, Rejection)]
        assert len(bad) == 101 and "4,900 more records" in bad[-1]
        assert [each.title for each in items if isinstance(each, Article)] == ["A pact"]
        assert len({each.key for each in items}) == len(items)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("suffix", ["txt", "html", "json", "jsonl"])
def test_nothing_is_unpacked_and_that_is_said(tmp_path: Path, pack, suffix: str) -> None:
    said = reason(tmp_path / f"a.{suffix}", pack(b'{"text": "They met."}\n' * 50))
    assert said == "not text but compressed data; nothing is unpacked, do that first"


def test_a_packed_file_of_articles_is_listed(tmp_path: Path) -> None:
    for name in ("news.jsonl.gz", "a.txt.xz", "picture.png.gz", "all.tar.gz", "b.md"):
        (tmp_path / name).write_bytes(gzip.compress(b"They met."))
    problems = {each.key: each.problem for each in scan(tmp_path, max_file_bytes=LIMIT)}
    assert problems.keys() == {"a.txt.xz", "b.md", "news.jsonl.gz"}
    assert problems["news.jsonl.gz"] == "compressed; nothing is unpacked, do that first"


def test_a_tower_of_accents_is_cut_and_honest_marks_stay(tmp_path: Path) -> None:
    tower = "e" + "\u0301\u0327" * 40_000  # sorting these alone would take seconds
    (paragraph,) = article(tmp_path / "a.txt", f"They met in Lim{tower}a on Monday.").paragraphs
    assert len(paragraph.text) < 40 and paragraph.text.endswith("a on Monday.")
    honest = "Tiếng Việt, हिन्दी, ภาษาไทย, תּוֹרָה, e\u0301\u0327\u0323 – … “«" + "—" * 40
    assert (
        unicodedata.normalize("NFC", honest)
        in article(tmp_path / "a.txt", f"They met. {honest} It ended.").paragraphs[0].text
    )


def test_titles_bylines_and_names_of_enormous_length_are_cut(tmp_path: Path) -> None:
    long = "They met in Lima " * 60_000
    record = {
        "title": long,
        "author": f"By {long}",
        "source": long,
        "id": long,
        "text": "They met.",
    }
    read = article(tmp_path / "a.jsonl", json.dumps(record))
    for field in (read.title, read.author, read.publication, read.key):
        assert field is None or len(field) < 1_000


@pytest.mark.parametrize("mark", ["a", "(", "\u4e2d", "1,", "\U0001f642", "A.", "-"])
def test_an_endless_word_becomes_paragraphs_of_bounded_length(tmp_path: Path, mark: str) -> None:
    read = article(tmp_path / "a.txt", f"They met.\n\n{mark * (100_000 // len(mark))}\n")
    assert max(len(paragraph.text) for paragraph in read.paragraphs) <= 20_000


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_a_wide_encoding_is_read_with_and_without_its_mark(tmp_path: Path, encoding: str) -> None:
    text = "Published: 2024-05-06\n\nThe envoys met in Lima on Monday and on Friday.\n"
    read = article(tmp_path / "a.txt", text.encode(encoding))
    assert read.paragraphs[0].text.startswith("The envoys met")


@pytest.mark.parametrize(
    "day", ["0000-00-00", "9999-12-31", "2024-02-30", "-1", "1e400", "10000-01-01"]
)
def test_a_date_out_of_range_is_no_date_or_the_day_it_names(tmp_path: Path, day: str) -> None:
    record = {"title": "A pact", "date": day, "text": "They signed it."}
    found = article(tmp_path / "a.json", json.dumps(record))
    assert found.published is None or found.published.isoformat() == day


def test_a_line_of_nothing_but_dates_is_read_in_linear_time(tmp_path: Path) -> None:
    read = article(tmp_path / "a.txt", "03/05/2024 " * 3_000 + "\n\nThey met on Monday.\n")
    assert read.paragraphs[-1].text == "They met on Monday."


def test_a_word_over_many_lines_keeps_its_hyphens(tmp_path: Path) -> None:
    read = article(tmp_path / "a.txt", "They met\n" + "re-\n" * 5 + "opened it.\n" + "é\n" * 9_000)
    assert read.paragraphs[0].text == "They met re-re-re-re-re-opened it."
    assert read.paragraphs[1].text.startswith("é é é")


def test_a_path_of_a_page_with_nothing_at_its_end_costs_no_article(tmp_path: Path) -> None:
    read = article(tmp_path / "a.txt", "World > Asia >\n\nThe envoys met in Lima on Monday.\n")
    assert read.paragraphs[-1].text == "The envoys met in Lima on Monday."


def test_the_message_of_each_limit_says_what_to_do(tmp_path: Path) -> None:
    """A limit that can be set is named with its setting; of the others, another way is told."""
    for name, text, what in (
        ("a.json", "[" * 101, "leave out"),
        ("b.json", '{"a": [' + "1," * 1_000_000 + "1]}", ".jsonl"),
        ("c.html", "<div>" * 300, "as text"),
        ("d.html", "<p>They met.</p>" * 51_000, "part the page"),
        ("e.html", f"<p {' '.join(f'a{n}=1' for n in range(1_001))}>They met.</p>", "as text"),
        ("f.txt", "They met.\n" * 51_000, "part it"),
        ("g.txt", "They met. " * 800_000, "max_file_bytes under [index]"),
        ("h.jsonl", "They met. " * 800_000, "max_file_bytes under [index]"),
    ):
        path = tmp_path / name
        path.write_text(text)
        (found,) = read_path(path, max_file_bytes=7_000_000)
        assert isinstance(found, Rejection)
        assert what in found.reason
