"""What the text has been speaking of so far: who was mentioned where, and how prominently."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from explorer.actors.bodies import head_nouns
from explorer.actors.drafts import Draft
from explorer.actors.grammar import SUBJECTS, main_subject
from explorer.model import Annotation, Form, Kind, Mention, Parse, Quote

MAIN_SUBJECT, SUBJECT, OBJECT, ASIDE = 3.0, 2.0, 1.0, 0.5


class Trace(NamedTuple):
    """One mention of a referent: its sentence (counted over the article), place and prominence."""

    draft: Draft
    mention: int
    paragraph: int
    sentence: int
    start: int
    prominence: float
    governor: int


class Discourse:
    """The traces of one article in order; read-only questions about focus."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.traces: list[Trace] = []
        self._last: dict[int, Trace] = {}
        self._of_mention: dict[int, list[Draft]] = {}
        self._bodies: dict[str, list[Trace]] = {}
        self._groups: dict[int, list[tuple[Trace, list[Draft]]]] = {}

    @cached_property
    def quotes(self) -> dict[int, list[Quote]]:
        """The direct speech of each paragraph."""
        found: dict[int, list[Quote]] = {}
        for quote in self.annotation.quotes:
            if quote.direct:
                found.setdefault(quote.paragraph, []).append(quote)
        return found

    @cached_property
    def closed_names(self) -> dict[int, set[str]]:
        """The members of closed lists that each sentence names."""
        found: dict[int, set[str]] = {}
        for mention in self.annotation.mentions:
            if mention.canonical is not None:
                found.setdefault(self.sentence(mention), set()).add(mention.canonical)
        return found

    @cached_property
    def places_of(self) -> dict[int, list[str]]:
        """The places of closed lists that each sentence names."""
        found: dict[int, list[str]] = {}
        for mention in self.annotation.mentions:
            if mention.kind is Kind.PLACE and mention.canonical is not None:
                found.setdefault(self.sentence(mention), []).append(mention.canonical)
        return found

    @cached_property
    def _starts(self) -> list[list[int]]:
        """The first token of each sentence, for each paragraph."""
        return [[first for first, _ in parse.sentences] for parse in self.annotation.parses]

    @cached_property
    def _first_sentence(self) -> list[int]:
        """For each paragraph the number of its first sentence in the article."""
        numbers, total = [], 0
        for parse in self.annotation.parses:
            numbers.append(total)
            total += max(1, len(parse.sentences))
        return numbers

    def sentence(self, mention: Mention) -> int:
        """Number the mention's sentence over the whole article."""
        own = max(0, bisect_right(self._starts[mention.paragraph], mention.head) - 1)
        return self._first_sentence[mention.paragraph] + own

    def prominence(self, mention: Mention) -> tuple[float, int]:
        """Grammatical rank and the index of the governing verb (or the head's own governor)."""
        tokens = self.annotation.parses[mention.paragraph].tokens
        if not 0 <= mention.head < len(tokens):
            return OBJECT, -1
        parse = self.annotation.parses[mention.paragraph]
        at = _office_named_before(parse, mention)
        if main_subject(parse, at) == at:
            return MAIN_SUBJECT, tokens[at].head
        for _ in range(len(tokens)):  # out of coordinations and appositions to what they stand for
            if tokens[at].dep not in ("conj", "appos") or tokens[at].head == at:
                break
            at = tokens[at].head
        token = tokens[at]
        if token.dep in SUBJECTS:
            governor = tokens[token.head]
            main = governor.dep == "ROOT" or (governor.dep in ("conj", "ccomp") and token.head < at)
            return (MAIN_SUBJECT if main or governor.dep == "conj" else SUBJECT), token.head
        if token.dep in ("dobj", "pobj", "dative", "agent", "iobj", "attr", "ROOT"):
            return OBJECT, token.head
        owned = tokens[token.head].dep in SUBJECTS if token.dep == "poss" else False
        return (SUBJECT - 0.5 if owned else ASIDE), token.head

    def note(self, index: int, drafts: tuple[Draft, ...]) -> None:
        """Record that a mention points at these referents."""
        mention = self.annotation.mentions[index]
        rank, governor = self.prominence(mention)
        sentence = self.sentence(mention)
        for draft in drafts:
            trace = Trace(draft, index, mention.paragraph, sentence, mention.start, rank, governor)
            self.traces.append(trace)
            self._last[id(draft)] = trace
            self._of_mention.setdefault(index, []).append(draft)
            if draft.form is Form.NAME and draft.kind is not Kind.PERSON:
                for noun in head_nouns(draft.fullest):
                    self._bodies.setdefault(noun, []).append(trace)
        persons = [draft for draft in drafts if draft.kind is Kind.PERSON]
        if len(persons) > 1:
            self._groups.setdefault(len(persons), []).append((self.traces[-1], persons))

    def last_group(self, mention: Mention, size: int) -> list[Draft]:
        """The last mention of so many persons at once in front of this one, however far back."""
        groups = reversed(self._groups.get(size, []))
        return next((group for trace, group in groups if self.is_before(trace, mention)), [])

    def before(self, mention: Mention, kind: Kind | None = None) -> Iterator[Trace]:
        """Traces in front of a mention, latest first; stop when they are too far away."""
        for trace in reversed(self.traces):
            if self.is_before(trace, mention) and (kind is None or trace.draft.kind is kind):
                yield trace

    def is_before(self, trace: Trace, mention: Mention) -> bool:
        """Tell whether a trace stands in front of a mention."""
        return (trace.paragraph, trace.start) < (mention.paragraph, mention.start)

    def back_to(self, paragraph: int) -> Iterator[Trace]:
        """Traces down to a paragraph, latest first."""
        for trace in reversed(self.traces):
            if trace.paragraph < paragraph:
                return
            yield trace

    def bodies_called(self, word: str) -> Iterator[Trace]:
        """Traces of named bodies and places whose name says that they are such, latest first."""
        return reversed(self._bodies.get(word, []))

    def meant_by(self, index: int) -> list[Draft]:
        """Whom a mention points at, as far as it is known yet."""
        return self._of_mention.get(index, [])

    def last(self, draft: Draft) -> Trace | None:
        """The trace of a referent that was noted last."""
        return self._last.get(id(draft))


def _office_named_before(parse: Parse, mention: Mention) -> int:
    """In "Chile's envoy to Lima, Ada Moss, left" the envoy's token, which the verb governs."""
    for claim in mention.roles:
        gap = parse.text[claim.end : mention.start].strip()
        if claim.paragraph != mention.paragraph or claim.end > mention.start or gap != ",":
            continue
        span = parse.begun_in(claim.start, claim.end)
        roots = [i for i in span if parse.tokens[i].head not in span]
        if roots:
            return roots[0]
    return mention.head
