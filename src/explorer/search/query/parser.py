"""Tokens into a tree: NOT binds closest, then AND (written or not), then OR.

Strict parsing raises on the first mistake. Lenient parsing, for a query that is still being
typed, leaves the mistaken or unfinished part out and notes where it stood.
"""

from __future__ import annotations

from explorer.errors import QueryError
from explorer.search.query.leaves import read_leaf
from explorer.search.query.lexer import Sort, Token, tokens
from explorer.search.query.limits import MAX_DEPTH, MAX_LENGTH, MAX_WORDS
from explorer.search.query.messages import mistake, unknown_field
from explorer.search.query.rendering import nesting, rendered
from explorer.search.query.tree import And, DateRange, Field, Leaf, Node, Not, Or, Position, Query
from explorer.search.words import term_texts

_FIELDS = {field.value: field for field in Field}
_STARTS = {Sort.OPEN, Sort.NOT, Sort.FIELD, Sort.PHRASE, Sort.WORD}


def parse(text: str, *, lenient: bool = False) -> Query:
    """Read a query; QueryError says what is wrong and where.

    With ``lenient`` nothing is raised: what is wrong or unfinished is left out, and its positions
    are in the query's ``dropped``.
    """
    parser = _Parser(text, lenient)
    tree = parser.whole()
    parsed = rendered(tree)
    # The plain form is longer than the typed one, and has to be a query itself.
    if len(parsed) > MAX_LENGTH or nesting(tree) > MAX_DEPTH:
        everything = Position(0, len(text))
        parser.complain(_too_long(text) if len(parsed) > MAX_LENGTH else _too_deep(everything))
        tree, parsed = None, ""
    return Query(text, tree, parsed, tuple(parser.dropped))


def _too_long(text: str) -> QueryError:
    at = Position(min(MAX_LENGTH, len(text)), len(text))
    return mistake(f"The query is longer than {MAX_LENGTH:,} characters", at, "Ask for less.")


class _Parser:
    def __init__(self, text: str, lenient: bool) -> None:
        self.text = text
        self.lenient = lenient
        self.dropped: list[Position] = []
        self.end = Position(len(text), len(text))
        self.tokens: list[Token] = []
        self.next = 0
        self.words = 0

    def complain(self, error: QueryError) -> None:
        """Raise the mistake, or note that its part is left out."""
        if not self.lenient:
            error.text = self.text
            raise error
        self.dropped.append(Position(error.start, error.end))

    def whole(self) -> Node | None:
        if len(self.text) > MAX_LENGTH:
            self.complain(_too_long(self.text))
            return None
        found = list(tokens(self.text))
        self.dropped += [token.at for token in found if token.sort is Sort.PUNCTUATION]
        self.tokens = [token for token in found if token.sort is not Sort.PUNCTUATION]
        parts = []
        while self.next < len(self.tokens):
            parts.append(self.any_of(None, 0))
            if stray := self.take(Sort.CLOSE):
                self.complain(mistake("This ) closes nothing", stray.at, "Remove it, or open a (."))
        return _joined(And, parts)

    def take(self, *sorts: Sort) -> Token | None:
        """Step over the next token where it is one of these."""
        if self.next < len(self.tokens) and self.tokens[self.next].sort in sorts:
            self.next += 1
            return self.tokens[self.next - 1]
        return None

    def sees(self, *sorts: Sort) -> bool:
        return self.next < len(self.tokens) and self.tokens[self.next].sort in sorts

    def any_of(self, field: Field | None, depth: int) -> Node | None:
        """One or more conjunctions with OR between them."""
        parts = [self.all_of(field, depth)]
        while operator := self.take(Sort.OR):
            if not self.sees(*_STARTS):
                self.nothing_after(operator)
                continue
            parts.append(self.all_of(field, depth))
        return _joined(Or, parts)

    def all_of(self, field: Field | None, depth: int) -> Node | None:
        """One or more operands with AND, or nothing, between them."""
        parts: list[Node | None] = []
        while True:
            if self.sees(*_STARTS):
                parts.append(self.operand(field, depth))
            elif operator := self.take(Sort.AND):
                if not parts:
                    self.nothing_before(operator)
                elif not self.sees(*_STARTS):
                    self.nothing_after(operator)
            elif self.sees(Sort.OR) and not parts:
                self.nothing_before(self.tokens[self.next])
                self.next += 1
            else:
                return _joined(And, parts)

    def operand(self, field: Field | None, depth: int) -> Node | None:
        """A word, phrase, field or group with any number of NOT in front."""
        first, negative = self.tokens[self.next], False
        operator = None
        while token := self.take(Sort.NOT):
            negative, operator = not negative, token
        if operator and not self.sees(*_STARTS):
            self.nothing_after(operator)
            return None
        part = self.positive(field, depth)
        if part is None or not negative:
            return part
        at = Position(first.at.start, part.at.end)
        return part.part if isinstance(part, Not) else Not(part, at)

    def positive(self, field: Field | None, depth: int) -> Node | None:
        if token := self.take(Sort.FIELD):
            return self.fielded(token, field, depth)
        if token := self.take(Sort.OPEN):
            return self.group(token, field, depth)
        return self.leaf(self.tokens[self.next], field)

    def fielded(self, token: Token, outer: Field | None, depth: int) -> Node | None:
        field = _FIELDS.get(token.text.lower())
        if field is None:
            self.complain(unknown_field(token.text, token.at))
        elif outer is not None and outer is not field:
            self.complain(
                mistake(f"{field}: stands inside {outer}:( )", token.at, "Close the ) before it.")
            )
            field = None
        if not self.sees(Sort.OPEN, Sort.PHRASE, Sort.WORD):
            self.complain(
                mistake(
                    f"Nothing stands behind {token.text}:",
                    token.at,
                    f'Write a word, a "phrase" or a (group): {token.text}:word',
                )
            )
            return None
        if opening := self.take(Sort.OPEN):
            part = self.group(opening, field, depth)
        else:
            part = self.leaf(self.tokens[self.next], field)
        # Lenient: what belongs to a field that does not exist is left out with it.
        return part if field else None

    def group(self, opening: Token, field: Field | None, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self.complain(_too_deep(opening.at))
            self.next = len(self.tokens)
            return None
        if closing := self.take(Sort.CLOSE):
            at = Position(opening.at.start, closing.at.end)
            self.complain(mistake("There is nothing between ( and )", at, "Remove them."))
            return None
        part = self.any_of(field, depth + 1)
        if not self.take(Sort.CLOSE):
            self.complain(mistake("This ( is never closed", opening.at, "Close it with )."))
        return part

    def leaf(self, token: Token, field: Field | None) -> Node | None:
        self.next += 1
        try:
            finished = token if token.closed else self.finished(token)
            if finished is None:
                return None
            part = read_leaf(finished, field)
            self.count(part)
        except QueryError as error:
            self.complain(error)
            return None
        return part

    def finished(self, token: Token) -> Token | None:
        """Return the finished words of a phrase that is still being typed."""
        self.complain(mistake("This quote is never closed", token.at, 'Close it with ".'))
        words = token.text if token.text[-1:].isspace() else token.text.rpartition(" ")[0]
        return Token(token.sort, words, token.at) if words.strip() else None

    def count(self, part: Leaf) -> None:
        self.words += 1 if isinstance(part, DateRange) else len(term_texts(part.text))
        if self.words > MAX_WORDS:
            raise mistake(f"The query has more than {MAX_WORDS} words", part.at, "Use fewer.")

    def nothing_before(self, token: Token) -> None:
        self.complain(
            mistake(
                f"Nothing stands before {token.text}",
                token.at,
                f'Write a word there, or "{token.text.lower()}" to look for the word.',
            )
        )

    def nothing_after(self, token: Token) -> None:
        self.complain(
            mistake(
                f"Nothing stands behind {token.text}",
                token.at,
                f'Write a word there, or "{token.text.lower()}" to look for the word.',
            )
        )


def _too_deep(at: Position) -> QueryError:
    return mistake(f"Groups stand more than {MAX_DEPTH} deep in each other", at, "Use fewer ( ).")


def _joined(join: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """Join what there is; a join of one kind inside the same kind becomes part of it."""
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, join):
            flat.extend(part.parts)
        elif part is not None:
            flat.append(part)
    if len(flat) < 2:
        return flat[0] if flat else None
    return join(tuple(flat), Position(flat[0].at.start, flat[-1].at.end))
