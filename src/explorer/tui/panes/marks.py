"""What is marked in the text of an article: names by kind, dates, quotes, hits, evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explorer.catalogue import ArticleView, MentionSpan
from explorer.model import Form
from explorer.tui.display.lines import Piece


class Mark(NamedTuple):
    """A span of a paragraph and what it is."""

    paragraph: int
    start: int
    end: int
    role: str


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


class Marked:
    """The marks of an article by paragraph, cut into pieces for any part of a paragraph."""

    def __init__(self, facts: Iterable[Mark], layers: Iterable[Mark] = ()) -> None:
        self._facts = _by_paragraph(facts)
        self._layers = _by_paragraph(layers)

    def facts_of(self, paragraph: int) -> list[Mark]:
        """Return the marks of the facts in a paragraph."""
        return self._facts[paragraph]

    def pieces(self, paragraph: int, text: str, start: int, end: int) -> list[Piece]:
        """Return ``text[start:end]`` with its roles; layers lie over the facts."""
        roles = [""] * (end - start)
        for mark in self._facts[paragraph]:
            span = _within(mark, start, end)
            roles[span] = [mark.role] * len(roles[span])
        for mark in self._layers[paragraph]:
            span = _within(mark, start, end)
            roles[span] = [f"{role} {mark.role}".strip() for role in roles[span]]
        return _grouped(text[start:end], roles)


def _by_paragraph(marks: Iterable[Mark]) -> defaultdict[int, list[Mark]]:
    table: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        table[mark.paragraph].append(mark)
    return table


def _within(mark: Mark, start: int, end: int) -> slice:
    first = min(max(mark.start, start), end)
    return slice(first - start, max(min(mark.end, end), first) - start)


def _grouped(text: str, roles: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    first = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or roles[at] != roles[first]:
            pieces.append(Piece(text[first:at], roles[first]))
            first = at
    return pieces
