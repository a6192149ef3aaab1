"""The query language: what is understood, what is refused and how, what is left out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.errors import QueryError
from explorer.search.query import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Not,
    Or,
    Pattern,
    Phrase,
    Position,
    Word,
    parse,
)

HERE = Position(0, 0)


def word(text: str, field: Field | None = None) -> Word:
    return Word(text, field, HERE)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("envoy harbour", "envoy AND harbour"),
        ("envoy AND harbour", "envoy AND harbour"),
        ("envoy OR harbour", "envoy OR harbour"),
        ("a b OR c", "(a AND b) OR c"),
        ("a (b OR c)", "a AND (b OR c)"),
        ("-envoy", "NOT envoy"),
        ("NOT NOT envoy", "envoy"),
        ("a -(b c)", "a AND NOT (b AND c)"),
        ('"grain deal"', '"grain deal"'),
        ("“grain deal”", '"grain deal"'),
        ('"grain deal"~5', '"grain deal"~5'),
        ("minist* wom?n", "minist* AND wom?n"),
        ("what happened?", "what AND happened?"),
        ("harbor~ harbor~2", "harbor~ AND harbor~2"),
        ("actor:(envoy OR consul)", "actor:envoy OR actor:consul"),
        ('actor:"ana lind"', 'actor:"ana lind"'),
        ("Actor: envoy", "actor:envoy"),
        ("type:MEETING", "type:meeting"),
        ("date:2024-02..2024-03-15", "date:2024-02..2024-03-15"),
        ("tea & sugar - milk", "tea AND sugar AND milk"),
        ("at 12:30 http://example.org/a", "at AND 12:30 AND http://example.org/a"),
        ("and or not", "and AND or AND not"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_was_understood_is_shown_plainly(text: str, parsed: str) -> None:
    assert parse(text).parsed == parsed


def test_the_tree_keeps_its_meaning_and_its_places() -> None:
    tree = parse('title:port "grain deal"~2 -har*').tree
    expected = (
        word("port", Field.TITLE),
        Phrase("grain deal", None, HERE, 2),
        Not(Pattern("har*", None, HERE), HERE),
    )
    assert tree == And(expected, HERE)
    assert [part.at for part in tree.parts] == [
        Position(6, 10),
        Position(11, 25),
        Position(26, 31),
    ]


def test_a_group_gives_its_field_to_each_part() -> None:
    inside = (word("a", Field.ACTOR), Fuzzy("consul", Field.ACTOR, HERE, 1))
    assert parse("actor:(a OR consul~)").tree == Or(inside, HERE)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-W05", "2024-01-29", "2024-02-04"),
        ("2024-q2", "2024-04-01", "2024-06-30"),
        ("2024-02..2024-03-15", "2024-02-01", "2024-03-15"),
        ("..2024", None, "2024-12-31"),
        ("2024..", "2024-01-01", None),
        (">=2024", "2024-01-01", None),
        (">2024", "2025-01-01", None),
        ("<2024-03", None, "2024-02-29"),
        ("<=2024-03", None, "2024-03-31"),
    ],
)
def test_a_date_is_the_days_it_covers(text: str, first: str | None, last: str | None) -> None:
    tree = parse(f"date:{text}").tree
    assert isinstance(tree, DateRange)
    days = [day and day.isoformat() for day in (tree.first, tree.last)]
    assert days == [first, last]


@pytest.mark.parametrize(
    ("text", "marked", "message", "hint"),
    [
        ("tea actr:lind", "actr:", "no field actr:", "Did you mean actor:"),
        ("publication:x", "publication:", "no field", "Did you mean source:"),
        ("type:meating", "meating", "no event type meating", "Did you mean type:meeting"),
        ("type:attack", "attack", "no event type", "Did you mean type:assault"),
        ("date:2024/2/3", "2024/2/3", "not a date", "Did you mean date:2024-02-03"),
        ("date:soon", "soon", "soon is not a date", "2025-02"),
        ("date:2024-13", "2024-13", "not a date", "2025-02"),
        ("date:2024-05..2024-02", "2024-05..2024-02", "ends before", "date:2024-02..2024-05"),
        ("date:<0001", "<0001", "leaves no day", ""),
        ('tea "grain deal', '"grain deal', "quote is never closed", "Close it"),
        ("tea (a OR b", "(", "never closed", "Close it"),
        ("tea)", ")", "closes nothing", "Remove it"),
        ("tea ()", "()", "nothing between", "Remove"),
        ("tea AND", "AND", "Nothing stands behind AND", '"and"'),
        ("OR tea", "OR", "Nothing stands before OR", '"or"'),
        ("a OR OR b", "OR", "Nothing stands behind OR", '"or"'),
        ("NOT", "NOT", "Nothing stands behind NOT", '"not"'),
        ("tea actor:", "actor:", "Nothing stands behind actor:", "actor:word"),
        ("actor:(title:x)", "title:", "stands inside actor:", "Close the )"),
        ("*ova", "*ova", "too few letters", "minist*"),
        ("m*", "m*", "too few letters", "minist*"),
        ("north-har*", "north-har*", "more than one word", "north corr*"),
        ("harbour~3", "harbour~3", "too far", "harbour~2"),
        ("ab~", "ab~", "too short", "3 letters"),
        ('"a b"~x', '"a b"~x', "needs a number", "~5"),
        ('"a b"~500', '"a b"~500', "At most 100", ""),
        ('""', '""', "no word between the quotes", "letters or digits"),
        ('"*"', '"*"', "no word between the quotes", "letters or digits"),
        ("title:&", "&", "no word behind title:", "letters or digits"),
    ],
)
def test_a_mistake_is_shown_where_it_is_with_the_nearest_right_word(
    text: str, marked: str, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert text[error.start : error.end] == marked
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "a" + ")" * 500,
        "-(" * 500 + "a" + ")" * 500,
        "a " * 3_000,
        "x" * 101,
        "a " * 200,
    ],
)
def test_a_query_out_of_all_bounds_is_refused_not_a_crash(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)
    parse(text, lenient=True)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ('tea "grain de', 'tea AND "grain"'),
        ('tea "grai', "tea"),
        ('tea "grain deal now', 'tea AND "grain deal"'),
        ('tea "grain ', 'tea AND "grain"'),
        ("tea AND", "tea"),
        ("tea OR ", "tea"),
        ("tea -", "tea"),
        ("tea actor:", "tea"),
        ("tea actr:lind", "tea"),
        ("tea (a OR ", "tea AND a"),
        ("tea date:20", "tea"),
        ("tea type:mee", "tea"),
        ("tea)", "tea"),
        ("tea m*", "tea"),
    ],
)
def test_an_unfinished_query_is_searched_as_far_as_it_goes(text: str, parsed: str) -> None:
    query = parse(text, lenient=True)
    assert query.parsed == parsed
    assert query.dropped


PIECES = st.sampled_from(
    [
        *("a", "Şahin", "north-south", "wor*", "wo?d", "word~", "word~2", '"', '"a b"', '"a b"~3'),
        *("(", ")", "AND", "OR", "NOT", "-", "actor:", "title:", "date:", "type:", "meeting", "&"),
        *(
            "2024-02",
            "..2024",
            ">=2024",
            "2024..",
            "x:",
            "“",
            "*",
            "~",
            "?",
            "12:30",
            "\u00ad",
            "''",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


@given(TEXTS)
@example('AND"x"')
@example("--a")
@example("a~~")
@example("actor:(a b) OR -(c d)")
def test_any_text_is_a_query_or_a_mistake_with_a_place(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(text)
        assert error.message
    else:
        again = parse(query.parsed)
        assert again.tree == query.tree
        assert again.parsed == query.parsed


@given(TEXTS)
def test_lenient_parsing_never_raises_and_equals_the_strict_where_that_is_right(text: str) -> None:
    lenient = parse(text, lenient=True)
    assert all(0 <= at.start <= at.end <= len(text) for at in lenient.dropped)
    assert parse(lenient.parsed).tree == lenient.tree
    try:
        strict = parse(text)
    except QueryError:
        assert lenient.dropped
    else:
        assert strict == lenient
