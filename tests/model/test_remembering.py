"""Answers about a token are worked out once and belong to their parse."""

from explorer.model import Parse, Token
from explorer.model.remembering import remembered


def parse_of(*words: str) -> Parse:
    tokens = tuple(
        Token(i, i + 1, word, word, "X", "XX", "dep", 0, "") for i, word in enumerate(words)
    )
    return Parse(" ".join(words), tuple(tokens), ((0, len(words)),))


def test_a_question_is_worked_out_once_for_a_token() -> None:
    """The second time the answer is the one of the first, also where it is None."""
    asked = []

    @remembered
    def word(parse: Parse, token: int) -> str | None:
        asked.append(token)
        return parse.tokens[token].text or None

    parse = parse_of("one", "")
    assert [word(parse, 0), word(parse, 1), word(parse, 0), word(parse, 1)] == ["one", None] * 2
    assert asked == [0, 1]


def test_parses_and_questions_have_answers_of_their_own() -> None:
    """An equal parse is asked anew, and one question never gets another's answer."""

    @remembered
    def word(parse: Parse, token: int) -> str:
        return parse.tokens[token].text

    @remembered
    def size(parse: Parse, token: int) -> int:
        return len(parse.tokens[token].text)

    one, other = parse_of("one"), parse_of("three")
    assert (word(one, 0), size(one, 0)) == ("one", 3)
    assert (word(other, 0), size(other, 0)) == ("three", 5)
