"""Where a query is found in a text, and which piece of an article is shown for it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search import best_snippet, matches, parse
from explorer.search.matching import _everywhere, find_in, probes_of

TEXT = "The envoy’s boat reached East-West Harbour; Envoy Ana Lind met the harbour master."


def found(text: str, query: str, **options: object) -> list[str]:
    return [text[start:end] for start, end in matches(text, parse(query), **options)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("envoy", ["envoy", "Envoy"]),
        ("HARBOUR", ["Harbour", "harbour"]),
        ("east-west", ["East-West"]),
        ('"east west harbour"', ["East-West Harbour"]),
        ('"harbour east"', []),
        ('"envoy met"', []),
        ('"envoy met"~2', ["Envoy", "met"]),
        ("harb*", ["Harbour", "harbour"]),
        ("harbor~", ["Harbour", "harbour"]),
        ("hrabour~", ["Harbour", "harbour"]),
        ("lind -boat", ["Lind"]),
        ("title:envoy", []),
        ("body:boat", ["boat"]),
        ("date:2024 type:meeting", []),
        ("actor:lind", ["Lind"]),
    ],
)
def test_hits_are_found_as_the_index_finds_them(query: str, expected: list[str]) -> None:
    assert found(TEXT, query) == expected


PIECES = st.sampled_from(
    [
        *"aAbB 1.,'’`-\u00ad\u0301éß—\n",
        "ab",
        "U.S.",
        "us",
        "1,250",
        "o'b",
        "ob",
        " a b ",
        "'s ",
        "İ",
        "“",
        *("1,250th", "th ", "_", "a's ", "a! b? "),
        *("\u212a", "\u3000", "\t", "\u00a0é", "x" * 41, "é" * 41),
    ]
)


ASKED = [
    *("k", "ak", "kb*", '"k a"'),
    *("a", "b", "e", "s", "ab", "ob", "o'b", "us", "ss", "u.s.", "1250", "body:a"),
    *("ab*", "aa*b", "ab?", "o'b*", "ab OR us*", "abba~", "oab~", '"a b"~2'),
    *('"a b"', '"a a"', '"ab a b"', '"b s" OR a', "th", '"1250 th"', '"a 1250"', '"a é"', '"us a"'),
]


@given(
    st.lists(st.lists(PIECES, max_size=25).map("".join), max_size=3),
    st.sampled_from(ASKED),
)
def test_what_is_read_around_a_word_tells_the_same_as_the_whole_text(
    texts: list[str], asked: str
) -> None:
    probes = probes_of(parse(asked), (), title=False)
    assert find_in(texts, probes) == [_everywhere(text, probes) for text in texts]


def test_an_actor_is_found_by_every_alias_of_it() -> None:
    names = [("Ana Lind", "Lind", "A. Lind"), ("Port Authority",)]
    text = "A. Lind spoke first. Ana Lind left; the Port Authority stayed."
    assert found(text, "actor:ana", names=names) == ["A. Lind", "Ana Lind"]
    assert found(text, 'actor:"port authority"', names=names) == ["Port Authority"]
    assert found("Lind was there.", "actor:ana", names=names) == ["Lind"]


def test_a_title_answers_the_title_field_only_as_a_title() -> None:
    assert found("Boat lost", "title:boat", title=True) == ["Boat"]
    assert found("Boat lost", "body:boat", title=True) == []


PARAGRAPHS = [
    "Nothing of note was said about the boat in the first hours of the long meeting.",
    "The master asked for tea.",
    "Later the harbour was closed, and much later the envoy, who had waited, asked for a boat.",
    "A closed harbour delays the envoy.",
]


def test_the_paragraph_with_most_of_the_query_close_together_is_shown() -> None:
    assert best_snippet(PARAGRAPHS, parse("harbour envoy")).paragraph == 3
    assert best_snippet(PARAGRAPHS, parse("harbour envoy boat")).paragraph == 2
    assert best_snippet(PARAGRAPHS, parse('"asked for tea"')).paragraph == 1


def test_without_a_hit_the_first_paragraph_with_text_is_shown() -> None:
    snippet = best_snippet(["  ", "Only this."], parse("date:2024"))
    assert (snippet.paragraph, snippet.text, snippet.spans) == (1, "Only this.", ())
    assert best_snippet([], parse("tea")).text == ""


def test_a_long_paragraph_is_cut_at_words_around_the_hit() -> None:
    text = "word " * 100 + "needle in the middle " + "word " * 100
    snippet = best_snippet([text], parse("needle"), width=80)
    assert len(snippet.text) <= 80
    assert snippet.text.startswith("…word")
    assert snippet.text.endswith("word…")
    assert [snippet.text[a:b] for a, b in snippet.spans] == ["needle"]


WORDS = st.sampled_from(["tea", "Şahin", "north-south", "harbour", "x" * 50, "’s", "ﬁ", "e\u0301"])
PARAGRAPH = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
QUERIES = st.sampled_from(
    ["tea", '"tea harbour"', "har* OR sahin", "harbor~", "north-south", '"tea tea"~9', "fi OR e"]
)


@given(st.lists(PARAGRAPH, max_size=5), QUERIES, st.integers(min_value=20, max_value=300))
def test_a_snippet_is_a_piece_of_its_paragraph_with_true_spans(
    paragraphs: list[str], text: str, width: int
) -> None:
    query = parse(text)
    snippet = best_snippet(paragraphs, query, width=width)
    if not paragraphs:
        return
    whole = paragraphs[snippet.paragraph]
    assert len(snippet.text) <= width
    piece = snippet.text if snippet.text == whole else snippet.text.strip("…")
    assert piece in whole
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.spans)
    ordered = [offset for span in snippet.spans for offset in span]
    assert ordered == sorted(ordered)
    if any(matches(paragraph, query) for paragraph in paragraphs):
        assert snippet.spans


def test_highlighting_and_parsing_import_no_engine() -> None:
    code = "import sys, explorer.search; print('whoosh' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
