"""Reported speech: what is quoted or said, the reporting word, and the mention that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.language import words
from explorer.language.line import Line
from explorer.language.marks import Marked, marked
from explorer.language.speakers import Cue, Speakers, according_to, cue_after, cue_before, subject
from explorer.model import Mention, Quote

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_SHORT = 4  # words: less, without a reporting word, is a scare quote


def quotes(lines: Sequence[Line], mentions: Sequence[Mention]) -> list[Quote]:
    """Return the direct and the indirect speech of an article, in order."""
    speakers = Speakers(lines, mentions)
    found: list[Quote] = []
    before: Quote | None = None  # the last direct quote, which the next one may continue
    for line in lines:
        direct = []
        for span in marked(line.parse.text):
            quote = _direct(line, span, speakers, before)
            if quote is not None:
                direct.append(quote)
                before = quote
        found += sorted(
            [*direct, *_indirect(line, direct, speakers)], key=lambda quote: quote.start
        )
        if not direct:
            before = None
    return found


def _direct(line: Line, span: Marked, speakers: Speakers, before: Quote | None) -> Quote | None:
    cue = _cue(line, span)
    speaker = speakers.at(line.index, cue.speaker) if cue is not None else None
    if speaker is None and cue is not None and before is not None and _near(line, before):
        speaker = before.speaker
    short = line.parse.text.count(" ", span.start, span.end) + 1 < _SHORT
    if cue is not None and (speaker is not None or not short):
        return Quote(line.index, span.start, span.end, speaker, cue.word)
    if before is not None and _continues(line, span, before):
        return Quote(line.index, span.start, span.end, before.speaker, before.cue)
    return None if short else Quote(line.index, span.start, span.end, None, "")


def _cue(line: Line, span: Marked) -> Cue | None:
    first, after = _tokens_of(line, span)
    before = None if first < len(line.opens) and _opens(line, first) else cue_before(line, first)
    return before if before or span.ends_clause else cue_after(line, after)


def _tokens_of(line: Line, span: Marked) -> tuple[int, int]:
    """Return the tokens of a quotation."""
    first = after = len(line.parse.tokens)
    for position, token in enumerate(line.parse.tokens):
        if token.end > span.start and position < first:
            first = position
        if token.start >= span.end:
            after = position
            break
    return first, after


def _opens(line: Line, first: int) -> bool:
    """Tell whether a quotation opens its sentence."""
    return first == 0 or line.lower[first - 1] in (".", "!", "?", "”", '"')


def _near(line: Line, before: Quote) -> bool:
    return before.paragraph == line.index


def _continues(line: Line, span: Marked, before: Quote) -> bool:
    """Tell whether a quotation goes on with the one before: same paragraph, or the next one."""
    if before.paragraph == line.index:
        return line.parse.text.count(" ", span.start, span.end) + 1 >= _SHORT
    return before.paragraph == line.index - 1 and span.start == 0 and bool(before.cue)


def _indirect(line: Line, direct: Sequence[Quote], speakers: Speakers) -> Iterator[Quote]:
    for position, token in enumerate(line.parse.tokens):
        if token.lemma == "accord" or line.lower[position] == "according":
            yield from _accorded(line, position, direct, speakers)
        elif token.pos == "VERB" and token.lemma in words.INDIRECT:
            yield from _said(line, position, direct, speakers)


def _said(line: Line, verb: int, direct: Sequence[Quote], speakers: Speakers) -> Iterator[Quote]:
    token = line.parse.tokens[verb]
    if any(quote.start <= token.start < quote.end for quote in direct):
        return
    who = subject(line, verb)
    if who is not None and line.lower[who] in ("i", "we", "you"):
        return
    for child in line.parse.children[verb]:
        if line.parse.tokens[child].dep != "ccomp":
            continue
        first, after = _subtree(line, child)
        if first <= verb < after:
            first, after = (verb + 1, after) if child > verb else (first, verb)
        if who is not None and first < who < after <= verb:  # "..., the agency said"
            after = min(_subtree(line, who)[0], who)
        while first < after and line.lower[first] in ("that", ",", "how", "whether"):
            first += 1
        while after > first and line.lower[after - 1] in (",", "."):
            after -= 1
        if after - first < 2 or line.parse.tokens[first].tag in _FINITE:
            continue
        start, end = line.parse.span(first, after)
        if not any(quote.start < end and start < quote.end for quote in direct):
            speaker = speakers.at(line.index, who)
            yield Quote(line.index, start, end, speaker, token.lemma, direct=False)
            return


def _accorded(
    line: Line, position: int, direct: Sequence[Quote], speakers: Speakers
) -> Iterator[Quote]:
    who = according_to(line, position)
    if who is None:
        return
    first, after = line.parse.sentence_of(position)
    if position - first > 2:
        after = position
    else:
        commas = [i for i in range(position, after) if line.lower[i] == ","]
        first = commas[0] + 1 if commas else after
    while after > first and line.lower[after - 1] in (",", "."):
        after -= 1
    if after - first < 2:
        return
    start, end = line.parse.span(first, after)
    if not any(quote.start < end and start < quote.end for quote in direct):
        speaker = speakers.at(line.index, who)
        yield Quote(line.index, start, end, speaker, "according to", direct=False)


def _subtree(line: Line, root: int) -> tuple[int, int]:
    """Return the token range that a word's dependents span."""
    first, last = root, root
    stack = [root]
    while stack:
        node = stack.pop()
        first, last = min(first, node), max(last, node)
        stack += line.parse.children[node]
    return first, last + 1
