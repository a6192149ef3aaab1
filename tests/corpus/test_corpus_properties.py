"""Whatever a file holds, reading it ends in articles that keep their promises, or in reasons."""

import json
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.corpus import read_path
from explorer.model import Article, Rejection

LIMIT = 100_000
SUFFIXES = st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl"])
SCRAPS = st.sampled_from(
    ["Published: 2024-03-05", "By Jane Roe", "OSLO –", "LAGOS, Nigeria (AP) _", "---", "title: x",
     "# Head", "None", "Leave a Comment", "March 5, 2024 - 22:17", "Related:", "They met.", "",
     "They met. / x.example", "Photo: They met.", "<p>", "</div>", "\x1b[31m", "\u202e", "{", "[",
     "World | Politics", "Published", "By", "Jane Roe in Lima and agencies", "© 2024", "Topics:",
     "Jane Roe Mar 5, 2024", "Baku/05.03.24/Turan: They met.", "(AA - AFP) They met."]
)  # fmt: skip
PAGES = st.lists(st.one_of(SCRAPS, st.text(max_size=40)), max_size=15).map("\n".join)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.sampled_from(["title", "text", "date", "author", "id", "source", "articles"]),
                st.text(max_size=5),
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


def read_bytes(suffix: str, data: bytes) -> list[Article | Rejection]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        return list(read_path(path, max_file_bytes=LIMIT))


def check(items: list[Article | Rejection]) -> None:
    assert items
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert is_safe(item.key)
        if isinstance(item, Rejection):
            assert item.reason
            continue
        assert item.title and item.paragraphs
        assert [p.index for p in item.paragraphs] == list(range(len(item.paragraphs)))
        fields = [item.title, item.author, item.publication, item.dateline]
        for text in [*fields, *(p.text for p in item.paragraphs)]:
            assert text is None or is_safe_line(text)


def is_safe(text: str) -> bool:
    return not {unicodedata.category(char) for char in text} & {"Cc", "Cs", "Zl", "Zp"}


def is_safe_line(text: str) -> bool:
    return bool(text) and is_safe(text) and " ".join(text.split()) == text


@given(suffix=SUFFIXES, data=st.binary(max_size=400))
@settings(deadline=None, max_examples=150)
def test_any_bytes_are_read_or_listed(suffix: str, data: bytes) -> None:
    check(read_bytes(suffix, data))


@given(suffix=SUFFIXES, text=PAGES)
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_or_listed(suffix: str, text: str) -> None:
    check(read_bytes(suffix, text.encode("utf-8", errors="surrogatepass")))


@given(value=JSON)
@settings(deadline=None, max_examples=200)
def test_any_json_value_is_read_or_listed(value: object) -> None:
    check(read_bytes(".json", json.dumps(value).encode()))
    check(read_bytes(".jsonl", (json.dumps(value) + "\n").encode() * 2))


@given(suffix=SUFFIXES, text=PAGES)
@settings(deadline=None, max_examples=50)
def test_reading_twice_gives_the_same(suffix: str, text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    first, second = (list(read_bytes(suffix, data)) for _ in range(2))
    assert [strip_key(item) for item in first] == [strip_key(item) for item in second]


def strip_key(item: Article | Rejection) -> tuple[object, ...]:
    if isinstance(item, Rejection):
        return (item.reason,)
    return (item.title, item.published, item.paragraphs, item.digest)
