"""Markdown tells where everything comes from, and shows untrusted text as it is."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from explorer.catalogue import EventFilter
from explorer.citation import style_of
from explorer.export import ActorsAsked, EventsAsked, Manner, Question, SearchAsked, Shown, written
from explorer.export.escaping import at_line_start, escaped
from explorer.library import Library

MADE = datetime(2025, 1, 2, 3, 4, tzinfo=UTC)
GFM = MarkdownIt("gfm-like")
GFM.linkify.set({"fuzzy_link": False})  # GFM makes links of sites that begin with www alone
QUESTIONS = (
    EventsAsked(),
    SearchAsked("harbour"),
    SearchAsked(""),
    ActorsAsked(),
    Shown("hostile"),
    Shown("solberg"),
)


def markdown(library: Library, question: Question, style: str = "default") -> str:
    manner = Manner(style_of(style), made=MADE)
    return "".join(written(question.answer(library), library, "md", manner))


def test_events_stand_under_their_month_with_every_sentence_and_its_citation(
    library: Library,
) -> None:
    text = markdown(library, EventsAsked())
    assert re.findall(r"^## (.+)", text, re.MULTILINE) == ["2023", "May 2024"]
    assert "### 2023 · Solberg visits Estonia" in text
    assert "### 2024-05-13 · Solberg meets Laine in Oslo" in text
    assert "- who: Kari Solberg, Jukka Laine\n- where: Oslo\n" in text
    assert (
        "> [3] Finnish Foreign Minister Jukka Laine met Norway's Foreign Minister Kari Solberg in"
        " Oslo on May 14, 2024.\n>\n> — Baltic Wire, 2024-05-15, “Laine and Solberg discuss the"
        " harbour”, paragraph 1\n" in text
    )


def test_where_sources_disagree_each_value_names_its_sentences(library: Library) -> None:
    text = markdown(library, EventsAsked(EventFilter(conflicts_only=True)))
    assert "- sources disagree on date: 2024-05-13 ([1], [2]); 2024-05-14 ([3])\n" in text
    assert text.count("\n### ") == 1


def test_a_file_tells_what_was_asked_how_much_it_is_and_when_it_was_made(library: Library) -> None:
    which = EventFilter(
        actors=("laine",), first=datetime(2024, 5, 1).date(), last=datetime(2024, 5, 31).date()
    )
    head = markdown(library, EventsAsked(which)).partition("\n## ")[0]
    assert "only those with Jukka Laine; from 2024-05-01 until 2024-05-31" in head
    assert "- 1 event, in order of time" in head
    assert "made on 2025-01-02 03:04 UTC" in head and "corpus “news”" in head
    head = markdown(library, SearchAsked("harbour boats", limit=1)).partition("\n> ")[0]
    assert "# Search: harbour boats" in head and "understood as " in head
    head = markdown(library, SearchAsked("solberg", limit=2)).partition("\n> ")[0]
    assert "the first 2 of 3 articles, the best match first" in head


def test_every_part_of_a_filter_is_told(library: Library) -> None:
    which = EventFilter(
        actors=("kari solberg", "laine"),
        type="meeting",
        place="oslo",
        article="harbour.md",
        paragraph=0,
        articles=("harbour.md", "ministers.md"),
        status="occurred",
        conflicts_only=True,
        last=datetime(2024, 5, 31).date(),
    )
    head = markdown(library, EventsAsked(which))
    for words in (
        "with Kari Solberg; with Jukka Laine",
        "of the type meeting",
        "in Oslo",
        "told in paragraph 1 of “Norwegian and Finnish ministers meet in Oslo” (harbour.md)",
        "told in 2 articles",
        "that are occurred",
        "on which sources disagree",
        "until 2024-05-31",
    ):
        assert words in head


def test_results_show_what_was_found_in_bold(library: Library) -> None:
    assert "open the **harbour** to fishing boats" in markdown(library, SearchAsked("harbour"))


def test_actors_tell_offices_with_the_words_that_give_them(library: Library) -> None:
    text = markdown(library, ActorsAsked())
    assert "## Kari Solberg\n\nperson, of Norway · 6 mentions in 3 articles" in text
    assert (
        "- Foreign Minister of Finland (14–15 May 2024)\n  - “Finnish Foreign Minister” — Baltic"
        in text
    )


def test_a_dossier_holds_offices_names_company_and_all_events(library: Library) -> None:
    text = markdown(library, Shown("solberg"))
    assert text.startswith("# Kari Solberg\n")
    for part in (
        "## Offices",
        "## Names",
        "## In company of",
        "## Quotes",
        "## May 2024",
        "### 2024-05-31",
    ):
        assert part in text
    assert "- Jukka Laine (person): 1 event, last met 2024-05-13" in text
    assert '> "We agreed to open the harbour to fishing boats,"\n>\n> — Northern' in text


def test_an_article_has_numbered_paragraphs(library: Library) -> None:
    text = markdown(library, Shown("harbour.md"))
    assert "2024-05-14 · Northern Courier · by Signe Dahl · harbour.md" in text
    assert '**2.** "We agreed to open the harbour' in text


def test_citations_are_written_in_the_chosen_style(library: Library) -> None:
    text = markdown(library, Shown("solberg"), "{author} [[{publication}]]: ¶{paragraph}")
    assert "Signe Dahl Northern Courier: ¶1" in text
    text = markdown(library, EventsAsked(), "markdown")
    assert (
        "> — Signe Dahl, “Norwegian and Finnish ministers meet in Oslo”, *Northern Courier*,"
        in text
    )
    assert "*@Wire !\\[img\\]" in text


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_nothing_that_an_article_wrote_becomes_markup(library: Library, question: Question) -> None:
    html = GFM.render(markdown(library, question))
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"h1", "h2", "h3", "ul", "li", "p", "blockquote", "strong"}
    assert "evil.example" in html or "hostile" not in str(question)


HOSTILE = st.text(alphabet=st.sampled_from("<>&[]()!*_`~#|\\$^:/.@=-+ \n\t\x1b1ahtpw\u202e\u2028"))


@given(HOSTILE)
def test_any_text_is_shown_as_it_is_and_ends_where_it_ends(text: str) -> None:
    html = GFM.render(f"> {at_line_start(escaped(text))}\n\nend\n")
    assert html.endswith("<p>end</p>\n")
    assert set(re.findall(r"<(\w+)", html)) <= {"blockquote", "p"}


@pytest.mark.parametrize(
    "text",
    [
        "1. one",
        "12) two",
        "- point",
        "+ point",
        "* point",
        "# head",
        "> quote",
        "===",
        "---",
        "    code",
        "```",
        "[1]: http://x.example",
        "| a | b |",
        "www.x.example",
        "https://x.example",
        "me@x.example",
        "mailto:me@x.example",
        "&lt;b&gt;",
        "<b>",
        "![i](x)",
        "~~x~~",
        "a\\",
    ],
)
def test_a_line_that_begins_like_markup_is_text(text: str) -> None:
    html = GFM.render(at_line_start(escaped(text)))
    assert re.fullmatch(r"<p>[^<]+</p>\n", html)
    plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == f"<p>{text.strip()}</p>\n"
