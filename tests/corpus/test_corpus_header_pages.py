"""Heads and tails of many sites' pages are read, with blank lines between their lines or none."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.corpus import read_path
from explorer.model import Article

PAGES = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
LEAD, REST = PAGES["lead"], PAGES["rest"]


def cases() -> Iterator[Any]:
    for case in PAGES["case"]:
        for between, kind in (("\n\n", "spaced"), ("\n", "tight")):
            yield pytest.param(case, between, id=f"{case['name']}, {kind}")


def read(case: dict[str, Any], between: str, tmp_path: Path) -> Article:
    text = case["text"].strip().replace("\n", between)
    path = tmp_path / "a.txt"
    path.write_text(text.replace("{lead}", LEAD).replace("{rest}", REST), encoding="utf-8")
    (article,) = read_path(path)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(("case", "between"), cases())
def test_the_head_of_a_page_is_read(case: dict[str, Any], between: str, tmp_path: Path) -> None:
    article = read(case, between, tmp_path)
    title = None if article.title_is_lead else article.title
    assert title == case.get("title")
    for field in ("published", "updated", "dateline"):
        assert (field, getattr(article, field)) == (field, case.get(field))
    if "author" in case:
        assert article.author == case["author"]


@pytest.mark.parametrize(("case", "between"), cases())
def test_only_the_report_is_body(case: dict[str, Any], between: str, tmp_path: Path) -> None:
    texts = [paragraph.text for paragraph in read(case, between, tmp_path).paragraphs]
    above = case.get("above", [])
    assert [text[: len(start)] for start, text in zip(above, texts, strict=False)] == above
    body = texts[len(above) :]
    assert body[0].endswith(LEAD)
    assert body[1] == REST
    assert case.get("tail") == "loose" or len(body) == 2
