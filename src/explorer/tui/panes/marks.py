"""What is marked in the text of an article: names by kind, dates, quotes, hits, evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from explorer.catalogue import ArticleView, EventSpan, MentionSpan, QuoteSpan, TimexSpan
from explorer.model import Form
from explorer.tui.display.lines import Piece

_FEW = 64  # spans of a paragraph that are looked through one by one
_BLOCK = 512  # characters: those of more spans are looked for in the blocks that a line touches


class Spanned(Protocol):
    """Something that stands at a place of an article."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph from 0."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


class Mark(NamedTuple):
    """A span of a paragraph and what it is."""

    paragraph: int
    start: int
    end: int
    role: str


def place_of(span: Spanned) -> tuple[int, int]:
    """Return where a span begins: paragraph and offset."""
    return span.paragraph, span.start


Span = TypeVar("Span", bound=Spanned)


class Placed(Generic[Span]):
    """Spans by their place: those of a line are found without looking at all the others."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._of: defaultdict[int, list[Span]] = defaultdict(list)
        for span in spans:
            self._of[span.paragraph].append(span)
        self._blocks: dict[int, dict[int, list[int]]] = {}

    def within(self, paragraph: int, start: int, end: int) -> list[Span]:
        """Return the spans that lie wholly or partly there, in the order that they were given."""
        spans = self._of.get(paragraph, ())
        if len(spans) > _FEW:
            blocks = self._blocks_of(paragraph)
            touched = range(start // _BLOCK, max(end - 1, start) // _BLOCK + 1)
            near = sorted({number for block in touched for number in blocks.get(block, ())})
            spans = [spans[number] for number in near]
        return [span for span in spans if span.start < end and span.end > start]

    def _blocks_of(self, paragraph: int) -> dict[int, list[int]]:
        """Return the numbers of the spans of a long paragraph by the blocks that they touch."""
        found = self._blocks.get(paragraph)
        if found is None:
            found = self._blocks[paragraph] = defaultdict(list)
            for number, span in enumerate(self._of[paragraph]):
                last = max(span.end - 1, span.start) // _BLOCK
                for block in range(span.start // _BLOCK, last + 1):
                    found[block].append(number)
        return found


class Ordered(Generic[Span]):
    """Spans in order of the text, none over another; nothing is made ready for them."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self._spans = spans

    def within(self, paragraph: int, start: int, end: int) -> list[Span]:
        """Return the spans that lie wholly or partly there."""
        spans = self._spans
        first = bisect_left(spans, (paragraph, start), key=place_of)
        if first and spans[first - 1].paragraph == paragraph and spans[first - 1].end > start:
            first -= 1
        return list(spans[first : bisect_left(spans, (paragraph, end), key=place_of)])


class Facts:
    """What was found in an article, by place and in order of the text."""

    def __init__(self, view: ArticleView | None = None) -> None:
        marks = fact_marks(view) if view else []
        self.marks = Placed(marks)
        self.names: Sequence[MentionSpan] = reachable(view) if view else ()
        talk: list[TimexSpan | QuoteSpan] = [*view.timexes, *view.quotes] if view else []
        self.dates_and_quotes = sorted(talk, key=lambda span: (span.paragraph, span.start))
        self.events: Placed[EventSpan] = Placed(view.events if view else ())
        self.dates: Placed[TimexSpan] = Placed(view.timexes if view else ())
        self.quotes: Placed[QuoteSpan] = Placed(view.quotes if view else ())


def fact_marks(view: ArticleView) -> list[Mark]:
    """Return the marks of the facts of an article; where two overlap the later one holds."""
    marks = [Mark(q.paragraph, q.start, q.end, "quote") for q in view.quotes]
    marks += [Mark(t.paragraph, t.start, t.end, "date") for t in view.timexes]
    shown = (m for m in view.mentions if m.form in (Form.NAME, Form.DEMONYM))
    marks += [Mark(m.paragraph, m.start, m.end, str(m.kind or "unknown")) for m in shown]
    return marks


def reachable(view: ArticleView) -> list[MentionSpan]:
    """Return the mentions that the cursor steps through: names, and words that mean an actor."""
    return [m for m in view.mentions if m.actors or m.form is Form.NAME]


def pieces(text: str, start: int, facts: Iterable[Mark], layers: Iterable[Mark]) -> list[Piece]:
    """Return the text of a line, which begins at ``start`` of its paragraph, with its roles.

    Layers lie over the facts.
    """
    roles = [""] * len(text)
    for mark in facts:
        span = _within(mark, start, len(text))
        roles[span] = [mark.role] * len(roles[span])
    for mark in layers:
        span = _within(mark, start, len(text))
        roles[span] = [f"{role} {mark.role}".strip() for role in roles[span]]
    return _grouped(text, roles)


def _within(mark: Mark, start: int, size: int) -> slice:
    first = min(max(mark.start - start, 0), size)
    return slice(first, max(min(mark.end - start, size), first))


def _grouped(text: str, roles: Sequence[str]) -> list[Piece]:
    found: list[Piece] = []
    first = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or roles[at] != roles[first]:
            found.append(Piece(text[first:at], roles[first]))
            first = at
    return found
