"""A citation tells what is known, in the style that the user chose, and nothing dangles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.citation import STYLES, Citation, style_of
from explorer.citation.source import FIELDS
from explorer.errors import ConfigError

FULL = Citation("The Daily", "2025-02-08", "Talks held", "a/b.txt", 2, "Ann Smith")
BARE = Citation(None, None, None, "a/b.txt", 0)


def test_the_default_names_what_is_known_and_counts_paragraphs_from_one() -> None:
    style = style_of("default")
    assert style.cite(FULL) == "The Daily, 2025-02-08, “Talks held”, paragraph 3"
    assert style.cite(BARE) == "a/b.txt, undated, paragraph 1"
    assert style.cite(BARE, "Yes.") == "a/b.txt, undated, paragraph 1: “Yes.”"


@pytest.mark.parametrize(
    ("name", "full", "bare"),
    [
        ("short", "The Daily 2025-02-08 ¶3", "a/b.txt undated ¶1"),
        (
            "chicago",
            "Ann Smith, “Talks held,” The Daily, February 8, 2025, para. 3.",
            "a/b.txt, para. 1.",
        ),
        (
            "apa",
            "Ann Smith (2025, February 8). Talks held. The Daily, para. 3.",
            "(n.d.). a/b.txt, para. 1.",
        ),
        (
            "mla",
            "Ann Smith. “Talks held.” The Daily, 8 February 2025, par. 3.",
            "a/b.txt, par. 1.",
        ),
        (
            "markdown",
            "Ann Smith, “Talks held”, *The Daily*, 2025-02-08, ¶3",
            "a/b.txt, undated, ¶1",
        ),
    ],
)
def test_a_named_style_writes_all_that_is_known_and_leaves_out_the_rest(
    name: str, full: str, bare: str
) -> None:
    assert style_of(name).cite(FULL) == full
    assert style_of(name).cite(BARE) == bare


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("known", range(16))
def test_no_style_leaves_a_dangling_sign_whatever_is_unknown(name: str, known: int) -> None:
    given = [value if known >> bit & 1 else None for bit, value in enumerate(("P", "T", "A"))]
    published = "2025-02-08" if known & 8 else None
    citation = Citation(given[0], published, given[1], "f.txt", 0, given[2])
    for text in ("", "Words."):
        cited = style_of(name).cite(citation, text)
        assert not re.search(r"“”|\(\)|\*\*|,\s*,|^[\s,.;:]|\s[,.;]|[,;:]$|  ", cited), cited


@pytest.mark.parametrize(
    ("format", "wanted"),
    [
        ("[{publication}, ][{published}, ]“{title}”, ¶{paragraph}", "“Talks”, ¶1"),
        ("[{author}|{publication}|anonymous]: {title}", "anonymous: Talks"),
        ("[[{author}][{publication}]; ]{title}", "Talks"),
        ("[{title}[ by {author}]]!", "Talks!"),
        (r"\[{title}\] \{x\} a\|b", "[Talks] {x} a|b"),
        ("{title}|{article}", "Talks|f.txt"),
    ],
)
def test_an_optional_part_is_left_out_where_what_it_names_is_unknown(
    format: str, wanted: str
) -> None:
    assert style_of(format).cite(Citation(None, None, "Talks", "f.txt", 0)) == wanted


def test_days_can_be_written_in_several_ways() -> None:
    format = "{published} {published_long} {published_us} {month_day} {year}"
    cited = style_of(format).cite(FULL)
    assert cited == "2025-02-08 8 February 2025 February 8, 2025 February 8 2025"


@pytest.mark.parametrize(
    ("format", "said", "hint"),
    [
        ("{titel}", "{titel}", "{title}"),
        ("{publisher} {title}", "character 1", "{published}"),
        ("{title.__class__}", "only a field's name", "The fields are"),
        ("{title[0]}", "only a field's name", "The fields are"),
        ("{title!r}", "only a field's name", "The fields are"),
        ("{title:>9999999999}", "only a field's name", "The fields are"),
        ("{}", "only a field's name", "The fields are"),
        ("[{title}", "[ is not closed (character 1)", "\\"),
        ("{title}]", "] closes nothing (character 8)", "\\"),
        ("{title", "{ is not closed (character 1)", "\\"),
        ("title}", "} closes nothing (character 6)", "\\"),
        ("[" * 30 + "{title}" + "]" * 30, "brackets", "Close"),
        ("chicgo", "no style", "chicago"),
        ("", "no style", "default"),
        ("{title}\n", "control character", "one line"),
    ],
)
def test_a_mistake_in_a_format_is_named_with_its_place_and_the_nearest_right_word(
    format: str, said: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        style_of(format)
    assert said in raised.value.message
    assert hint in raised.value.hint


@given(st.text(alphabet="{}[]|\\ab{title}{paragraph}", max_size=40))
def test_any_text_is_a_format_or_a_mistake_that_is_named(format: str) -> None:
    try:
        style = style_of(format)
    except ConfigError as error:
        assert error.message and error.hint
    else:
        assert isinstance(style.cite(FULL, "x"), str)


@given(st.text(), st.text())
def test_values_are_never_read_as_a_format_and_stay_on_one_line(title: str, words: str) -> None:
    cited = style_of("{title} {text}").cite(Citation("P", None, title, "f", 0), words)
    assert not set("\n\r\t\x1b\x07\x9b") & set(cited)
    braces = style_of("<{title}>").cite(Citation("P", None, "{publication}[x|y]", "f", 0))
    assert braces == "<{publication}[x|y]>"


def test_every_field_has_a_value_and_a_meaning() -> None:
    assert set(FULL.fields("x")) == set(BARE.fields()) == set(FIELDS)
    assert all(FIELDS.values()) and all(FULL.fields("x").values())
