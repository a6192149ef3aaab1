"""Very long articles, very long words, articles without a text: they open and scroll at once."""

from time import perf_counter

import pytest
from rich.cells import cell_len
from tui_driving import Opened, press, screen_text

from explorer.catalogue import ArticleView
from explorer.model import Article, Paragraph
from explorer.tui.panes.marks import Facts, Mark, Placed
from explorer.tui.panes.reading import Layout


def view_of(*texts: str) -> ArticleView:
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts))
    nothing = (None, None, None, None, None)
    article = Article("long.md", "A long one", False, *nothing, paragraphs, "")
    return ArticleView(article, True, (), (), (), ())


WORDS = "The harbour was opened on Tuesday and “closed” again. "


@pytest.mark.parametrize(
    "texts",
    [
        [WORDS] * 20_000,
        [WORDS * 40] * 500,
        [WORDS * 20_000],
        ["x" * 1_000_000],
        ["漢字フェリー" * 160_000],
        ["e\u0301" * 500_000],
    ],
    ids=["20,000 paragraphs", "500 paragraphs", "one paragraph", "one word", "wide", "combining"],
)
async def test_a_text_of_a_million_characters_opens_and_scrolls(
    opened: Opened, texts: list[str]
) -> None:
    """Open such an article, go to its end, scroll back a page and some lines."""
    view = view_of(*texts)
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "2")
        started = perf_counter()
        app.desk.lay_view(view)
        laid_out = perf_counter() - started
        await press(app, pilot, "G")
        reader = app.main.article.reader
        assert reader.line == len(reader.lines) - 1
        drawn = []
        draw = reader.render_line
        reader.render_line = lambda y: (drawn.append(y), draw(y))[1]
        await press(app, pilot, "pageup", "k", "k", "k")
        assert len(drawn) < 200
        assert max(line.end - line.start for line in reader.lines[-9:]) <= 200
        assert all(cell_len(line) <= 80 for line in screen_text(app).splitlines())
    assert laid_out < 10  # seconds on a machine that does much else; some tenths on one of its own


def test_the_lines_of_a_long_text_are_all_of_it() -> None:
    texts = ["", WORDS * 30, "x" * 500, "短い", "e\u0301" * 300]
    layout = Layout(view_of(*texts), 79, 84)
    for number, text in enumerate(texts):
        lines = [line for line in layout.lines if line.paragraph == number and line.end >= 0]
        shown = "".join(text[line.start : line.end] for line in lines)
        assert shown.replace(" ", "") == text.replace(" ", "")
        for line in lines:
            at = layout.line_of(number, line.start)
            assert layout.lines[at] == line


async def test_an_article_without_text_says_so(opened: Opened) -> None:
    """Open an article that has a headline alone and try every way of going on in it."""
    async with opened((80, 24)) as (app, pilot):
        await press(app, pilot, "2")
        app.desk.lay_view(view_of())
        await press(app, pilot, "j", "}", "G", "v", "n", "l", "]", "e")
        assert "This article has no text." in screen_text(app)
        assert "no text" in screen_text(app).splitlines()[0]


def test_the_marks_of_a_line_are_found_in_a_paragraph_with_many() -> None:
    marks = [Mark(0, at, at + 30, str(at)) for at in range(0, 100_000, 7)]
    placed = Placed(marks)
    for start in (0, 500, 511, 512, 70_000):
        expected = [m for m in marks if m.start < start + 80 and m.end > start]
        assert placed.within(0, start, start + 80) == expected
    assert placed.within(1, 0, 80) == []
    assert Facts().events.within(0, 0, 80) == []
