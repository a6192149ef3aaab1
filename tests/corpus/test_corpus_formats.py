"""Each format gives the same article: front matter, Markdown, JSON, HTML, and any encoding."""

import json
from datetime import date
from pathlib import Path

import pytest

from explorer.corpus import read_path
from explorer.model import Article, Rejection

LIMIT = 1_000_000
BODY = (
    "The harbour council met on Monday to settle the price of grain, the dredging of the channel "
    "and the fees for foreign ships, its speaker said after six hours of talks."
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Council meets | Gazette</title>
<meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2024-03-05T10:00:00+04:00">
<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Council meets",
"dateModified":"2024-03-06","author":[{{"@type":"Person","name":"Jane Roe"}}]}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Council meets</h1>
<p>OSLO – {BODY}</p><h2>Second day</h2><p>{BODY}<br>The <b>end</b> is near.</p><ul><li>{BODY}</li>
</ul></article><aside><a href="/x">Another story</a></aside>
<footer>© 2024 Harbour Gazette. All rights reserved.</footer></body></html>"""


def found(path: Path, content: str | bytes) -> list[Article | Rejection]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_path(path, max_file_bytes=LIMIT))


def article(path: Path, content: str | bytes) -> Article:
    (only,) = found(path, content)
    assert isinstance(only, Article), only
    return only


def reason(path: Path, content: str | bytes) -> str:
    (only,) = found(path, content)
    assert isinstance(only, Rejection), only
    return only.reason


def test_a_page_gives_its_text_and_metadata_and_not_its_furniture(tmp_path: Path) -> None:
    page = article(tmp_path / "a.html", PAGE)
    assert page.title == "Council meets"
    assert (page.published, page.updated) == (date(2024, 3, 5), date(2024, 3, 6))
    assert (page.author, page.publication) == ("Jane Roe", "Harbour Gazette")
    assert page.dateline == "OSLO"
    assert [p.text for p in page.paragraphs] == [
        BODY,
        "Second day",
        BODY,
        "The end is near.",
        BODY,
    ]
    assert [p.style for p in page.paragraphs][1] == "heading"


def test_a_page_in_its_declared_encoding_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("OSLO", "Осло")
    assert "Осло" in article(tmp_path / "a.htm", page.encode("cp1251")).paragraphs[0].text


def test_a_date_shown_in_a_bare_page_is_found(tmp_path: Path) -> None:
    page = "<h1>Council meets</h1><div class='date'>5 March 2024</div><p>They settled it.</p>"
    bare = article(tmp_path / "a.html", page)
    assert (bare.title, bare.published) == ("Council meets", date(2024, 3, 5))
    assert [p.text for p in bare.paragraphs] == ["They settled it."]


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "font"])
def test_a_page_nested_too_deeply_is_listed(tmp_path: Path, tag: str) -> None:
    assert "nested" in reason(tmp_path / "a.html", f"<{tag}>" * 50_000 + BODY)


def test_front_matter_gives_the_header(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "A pact: signed"\ndate: 2024-03-05\nauthors:\n  - Ann Bee\n  - Carl Dee\n'
        "source: Staff report\ntags: [a, b]\n---\n\n# A pact: signed\n\nThey **signed** "
        "[it](http://harbour.example).\n\n## Later\n\nThey *left*.\n"
    )
    signed = article(tmp_path / "a.md", text)
    assert (signed.title, signed.published) == ("A pact: signed", date(2024, 3, 5))
    assert (signed.author, signed.publication) == ("Ann Bee, Carl Dee", "Staff report")
    assert [(p.style, p.text) for p in signed.paragraphs] == [
        ("body", "They signed it."),
        ("heading", "Later"),
        ("body", "They left."),
    ]


def test_dashes_without_fields_are_no_front_matter(tmp_path: Path) -> None:
    plain = article(tmp_path / "a.txt", "---\nThey signed it.\n---\nThey left.\n")
    assert [p.text for p in plain.paragraphs] == ["They signed it.", "They left."]


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Council meets", "date": "2024-03-05", "text": BODY, "author": "By Jane Roe"},
        {"headline": "Council meets", "datePublished": "2024-03-05T01:00:00Z", "articleBody": BODY,
         "author": {"@type": "Person", "name": "Jane Roe"}},
        {"Title": "Council meets", "published_at": 1709596800, "content": f"<p>{BODY}</p>",
         "byline": ["Jane Roe"]},
        {"title": "Council meets", "date_published": "March 5, 2024", "authors": [{"name":
         "Jane Roe"}], "paragraphs": [{"text": BODY}]},
    ],
)  # fmt: skip
def test_json_fields_go_by_many_names(tmp_path: Path, record: dict[str, object]) -> None:
    one = article(tmp_path / "a.json", json.dumps(record))
    assert (one.title, one.published, one.author) == ("Council meets", date(2024, 3, 5), "Jane Roe")
    assert [p.text for p in one.paragraphs] == [BODY]
    assert one.key == str(tmp_path / "a.json")


def test_records_of_an_array_have_keys_by_id_or_place(tmp_path: Path) -> None:
    records = [{"id": 7, "text": BODY}, {"text": BODY}, {"id": "7", "text": BODY}]
    ends = [item.key.split("#")[1] for item in found(tmp_path / "a.json", json.dumps(records))]
    assert ends == ["7", "2", "7:3"]


def test_an_array_cut_short_keeps_its_good_records(tmp_path: Path) -> None:
    text = json.dumps([{"id": 1, "text": BODY}, {"id": 2, "text": BODY}])[:-20]
    first, bad = found(tmp_path / "a.json", text)
    assert isinstance(first, Article)
    assert isinstance(bad, Rejection) and "damaged JSON" in bad.reason


def test_a_record_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [{"text": "<div>" * 5_000}, {"text": BODY}]
    bad, good = found(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert isinstance(bad, Rejection) and "nested" in bad.reason
    assert isinstance(good, Article)


def test_html_between_plain_paragraphs_of_a_field_is_taken_off(tmp_path: Path) -> None:
    text = f"{BODY}\n\n- one\n- <b>two</b>\n\n<table><tr><td>Fee</td><td>7</td></tr></table>"
    one = article(tmp_path / "a.json", json.dumps({"text": text}))
    assert [p.text for p in one.paragraphs] == [BODY, "- one", "- two", "Fee 7"]


def test_an_object_that_wraps_articles_gives_them_all(tmp_path: Path) -> None:
    text = json.dumps({"status": "ok", "articles": [{"text": BODY}, {"text": BODY}]})
    assert len(found(tmp_path / "a.json", text)) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "damaged JSON"),
        ("[" * 100_000, "nested"),
        ('{"text":' * 5_000 + '"x"' + "}" * 5_000, "nested"),
        ('{"title": "No text"}', "no text"),
        ("[]", "empty"),
        ("7", "not an object"),
    ],
)
def test_bad_json_is_listed_with_its_reason(tmp_path: Path, text: str, why: str) -> None:
    assert why in reason(tmp_path / "a.json", text)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_a_text_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = f"Café council meets\n\nMarch 5, 2024\n\n{BODY}"
    one = article(tmp_path / "a.txt", text.encode(encoding))
    assert (one.title, one.published) == ("Café council meets", date(2024, 3, 5))


def test_an_old_cyrillic_text_is_read(tmp_path: Path) -> None:
    text = "Совет гавани встретился в понедельник. Министры обсудили железную дорогу и цены."
    assert article(tmp_path / "a.txt", text.encode("cp1251")).paragraphs[0].text == text


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"%PDF-1.7 x", "PDF"), (bytes(range(256)) * 9, "not text"), (b"a\x00b\x00\x00c", "not text")],
)
def test_binary_data_is_listed_as_such(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in reason(tmp_path / "a.txt", data)


def test_what_could_steer_a_terminal_is_made_visible(tmp_path: Path) -> None:
    one = article(
        tmp_path / "a.txt", "Title \x1b]0;x\x07 here\n\nThey \u202emet\u202c \x9b31m now."
    )
    assert one.title == "Title ␛]0;x␇ here"
    assert one.paragraphs[0].text == "They ⍰met⍰ �31m now."


def test_a_file_of_countless_short_lines_is_no_article(tmp_path: Path) -> None:
    assert "too many lines" in reason(tmp_path / "a.txt", "They met.\n" * 60_000)


def test_a_page_of_countless_elements_is_listed(tmp_path: Path) -> None:
    assert "too many HTML" in reason(tmp_path / "a.html", "<p>They met.</p>" * 60_000)


def test_comments_in_markdown_are_dropped_and_an_open_one_stays(tmp_path: Path) -> None:
    one = article(tmp_path / "a.md", "They met. <!-- a\n\nb --> They left. <!-- They came.")
    assert [p.text for p in one.paragraphs] == ["They met. They left. <!-- They came."]
