"""Whatever bytes a file has, a reader ends in articles that keep their promises, or in reasons."""

import tempfile
import unicodedata
from pathlib import Path

import pytest
from fuzzing import REAL, fuzzed, mangled
from hypothesis import given
from hypothesis import strategies as st

from explorer.corpus import read_path
from explorer.model import Article, Rejection

SUFFIXES = (*REAL, ".htm")


def read_bytes(suffix: str, data: bytes) -> list[Article | Rejection]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        return list(read_path(path, max_file_bytes=1_000_000, max_records=50))


def check(items: list[Article | Rejection]) -> None:
    assert items
    assert len({item.key for item in items}) == len(items)
    for item in items:
        assert is_safe(item.key)
        if isinstance(item, Rejection):
            assert item.reason and is_safe(item.reason)
            # a foreseen kind of bad input, and no accident of a parser
            assert "cannot be understood" not in item.reason, item.reason
            continue
        assert item.title and item.paragraphs and len(item.title) <= 500
        assert all(0 < len(p.text) <= 20_000 for p in item.paragraphs)
        fields = [item.title, item.author, item.publication, item.dateline]
        for text in [*fields, *(p.text for p in item.paragraphs)]:
            assert text is None or (is_safe(text) and " ".join(text.split()) == text)
        item.title.encode()


def is_safe(text: str) -> bool:
    return not {unicodedata.category(char) for char in text} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_bytes(suffix: str) -> None:
    @given(st.binary(max_size=500))
    @fuzzed(20)
    def target(data: bytes) -> None:
        check(read_bytes(suffix, data))

    target()


@pytest.mark.parametrize("suffix", REAL)
def test_a_real_looking_file_mangled(suffix: str) -> None:
    @given(mangled(REAL[suffix]))
    @fuzzed(30)
    def target(data: bytes) -> None:
        check(read_bytes(suffix, data))

    target()


@pytest.mark.parametrize("suffix", REAL)
def test_a_file_under_the_name_of_another_kind(suffix: str) -> None:
    @given(st.sampled_from(sorted(REAL.values())).flatmap(mangled))
    @fuzzed(10, 0.3)
    def target(data: bytes) -> None:
        check(read_bytes(suffix, data))

    target()
