"""Whatever articles say, what is written of them stays text: no markup, no formula, no control."""

import csv
import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fuzzing import SCRAPS, fuzzed
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from explorer.build.refreshing import engine_for, writing
from explorer.build.run import Finders, Run
from explorer.build.surveying import survey
from explorer.citation import style_of
from explorer.citation.styles import STYLES
from explorer.config import IndexSettings, Store
from explorer.export import ActorsAsked, EventsAsked, Manner, Question, SearchAsked, Shown, written
from explorer.export.sources import cited
from explorer.library import Library

GFM = MarkdownIt("gfm-like")
GFM.linkify.set({"fuzzy_link": False})  # GFM makes links of sites that begin with www alone
OURS = {"h1", "h2", "h3", "ul", "li", "p", "blockquote", "strong"}
FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
SETTINGS = IndexSettings(jobs=1)
MARKUP = st.sampled_from(
    ["[link](http://x.example)", "![i](x)", "<b>", "<!--", "```", "~~x~~", "| a | b |", "www.x.ex",
     "http://x.example", "mailto:a@x.ex", "me@x.ex", "&lt;", "$x$", "[1]: http://x", "1. one", "- ",
     "===", "---", "=1+1", "@SUM(1)", "+1", "-2;=3", '"', "','", "\\", "# ", "> ", "{title}", "{{",
     "@article{x,", "}", "\t=1", "\u200b=1", "；=1", "\x1b]8;;http://x\x07", "\u2066", "\r\n=1"]
)  # fmt: skip
WORDS = st.lists(
    st.one_of(MARKUP, SCRAPS, st.text(max_size=8), st.sampled_from(["Oslo", "said", "the envoy"])),
    max_size=6,
).map(" ".join)
SENTENCES = st.builds(
    "Foreign Minister Kari Solberg{} of Norway met {} Jukka Laine in Oslo on May 13, 2024.".format,
    WORDS,
    WORDS,
)
ARTICLES = st.fixed_dictionaries(
    {
        "id": st.text(min_size=1, max_size=12),
        "title": WORDS,
        "author": WORDS,
        "source": WORDS,
        "date": st.sampled_from(["2024-05-14", "2024-05-15", "", "=1"]),
        "text": st.lists(st.one_of(WORDS, SENTENCES, SENTENCES), min_size=1, max_size=4).map(
            "\n\n".join
        ),
    }
)


@pytest.fixture(scope="module")
def finders() -> Iterator[Finders]:
    with Finders() as kept:
        yield kept


def indexed(folder: Path, articles: list[dict[str, str]], finders: Finders) -> tuple[Path, Store]:
    corpus, store = folder / "news", Store(folder / "store")
    corpus.mkdir()
    lines = "".join(f"{json.dumps(article)}\n" for article in articles)
    (corpus / "a.jsonl").write_text(lines, encoding="utf-8", errors="surrogatepass")
    found = survey(corpus, store, SETTINGS)
    with writing(store) as writer, engine_for(store, writer, SETTINGS, found) as engine:
        Run(writer, engine, SETTINGS, lambda step: None, finders).go(found)
        writer.finish(corpus=corpus, program="x")
    return corpus, store


def text_of(library: Library, question: Question, fmt: str, style: str) -> str:
    answer = question.answer(library)
    text = "".join(written(answer, library, fmt, Manner(style_of(style))))
    assert is_safe(text.replace("\r", "").replace("\n", "")), fmt
    return text


def is_safe(text: str) -> bool:
    controls = {unicodedata.category(char) for char in text} & {"Cc", "Cs", "Zl", "Zp"}
    return not controls and not set(text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def check(library: Library, question: Question, style: str) -> None:
    html = GFM.render(text_of(library, question, "md", style))
    own = {"em"} if style == "markdown" else set()
    assert set(re.findall(r"<(\w+)", html)) <= OURS | own, html
    assert html.count("<h1>") == 1
    rows = list(csv.reader(io.StringIO(text_of(library, question, "csv", style), newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows[1:] for cell in row):
        number = re.fullmatch(r"-?[0-9.e-]+", cell)
        assert number or cell.lstrip()[:1] not in tuple(FORMULA), cell
    json.loads(text_of(library, question, "json", style))
    for line in text_of(library, question, "jsonl", style).splitlines():
        assert isinstance(json.loads(line), dict)


def test_exports_of_any_articles_stay_what_they_are(finders: Finders) -> None:
    @given(st.lists(ARTICLES, min_size=1, max_size=4), st.sampled_from(sorted(STYLES)))
    @fuzzed(2, 0.1)
    def target(articles: list[dict[str, str]], style: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            corpus, store = indexed(Path(folder), articles, finders)
            with closing(Library.open(corpus, store)) as library:
                rows = library.articles.rows(limit=10, offset=0)
                shown = [Shown(row.key) for row in rows[:2]]
                for asked in (EventsAsked(), SearchAsked("oslo"), SearchAsked(""), ActorsAsked()):
                    check(library, asked, style)
                for asked in shown:
                    check(library, asked, style)
                for article in library.articles.articles([row.key for row in rows]).values():
                    for name in STYLES:
                        line = cited(article, 0, article.paragraphs[0].text, style_of(name))
                        assert is_safe(line), line

    target()
