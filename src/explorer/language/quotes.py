"""Reported speech: what is quoted or said, the reporting word, and the mention that speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.language.cues import Cue, cue_after, cue_before, cue_of_colon
from explorer.language.indirect import indirect
from explorer.language.line import Line
from explorer.language.marks import Marked, marked
from explorer.language.speakers import SILENCE, Speakers, Voice
from explorer.model import Mention, Quote, Token

_SHORT = 4  # words: less, without a reporting word, is a scare quote
_TITLE = 0.6  # of the longer words: more capitals than that make a title, not a sentence


@dataclass(frozen=True, slots=True)
class _Before:
    """The last direct quotation, which the next one may continue."""

    quote: Quote
    closed: bool


def quotes(lines: Sequence[Line], mentions: Sequence[Mention]) -> list[Quote]:
    """Return the direct and the indirect speech of an article, in order."""
    speakers = Speakers(lines, mentions)
    found: list[Quote] = []
    before: _Before | None = None
    for line in lines:
        direct: list[Quote] = []
        going_on = before is not None and not before.closed
        spans = marked(line.parse.text, going_on=going_on)
        for span in spans:
            quote = _direct(line, span, spans, speakers, before)
            if quote is not None:
                direct.append(quote)
                before = _Before(quote, span.closed)
        said = indirect(line, direct, speakers)
        found += sorted([*direct, *said], key=lambda quote: quote.start)
        if not direct:
            before = None
    return found


def _direct(
    line: Line,
    span: Marked,
    spans: Sequence[Marked],
    speakers: Speakers,
    before: _Before | None,
) -> Quote | None:
    cue = _cue(line, span)
    voice = speakers.at(line.index, cue.speaker) if cue is not None else SILENCE
    if cue is not None and cue.word == ":" and voice.mention is None:
        cue = None
    short = line.parse.text.count(" ", span.start, span.end) + 1 < _SHORT
    if cue is not None:
        if before is not None and _speaks_still(line, cue, spans, before.quote):
            return _quote(line, span, cue.word, _voice_of(before.quote))
        if voice != SILENCE or not short:
            return _quote(line, span, cue.word, voice)
    if before is not None and _continues(line, span, before, short=short):
        return _quote(line, span, before.quote.cue, _voice_of(before.quote))
    return None if short or _is_title(line, span) else _quote(line, span, "", SILENCE)


def _speaks_still(line: Line, cue: Cue, spans: Sequence[Marked], last: Quote) -> bool:
    """Tell whether a cue without a subject outside of quotations goes on with the one before."""
    if last.paragraph != line.index:
        return False
    if cue.speaker is None:
        return True
    at = line.parse.tokens[cue.speaker].start
    return any(span.start <= at < span.end for span in spans)


def _voice_of(quote: Quote) -> Voice:
    return Voice(quote.speaker, quote.speaker_text)


def _quote(line: Line, span: Marked, cue: str, voice: Voice) -> Quote:
    return Quote(line.index, span.start, span.end, voice.mention, cue, speaker_text=voice.words)


def _cue(line: Line, span: Marked) -> Cue | None:
    first, after = _tokens_of(line, span)
    opens = first < len(line.opens) and _opens(line, first)
    before = None if opens else cue_before(line, first)
    behind = None if before or span.ends_clause else cue_after(line, after)
    return before or behind or (None if opens else cue_of_colon(line, first))


def _tokens_of(line: Line, span: Marked) -> tuple[int, int]:
    """Return the tokens of a quotation: the first, and the one behind the last."""
    tokens = line.parse.tokens
    first = bisect_right(tokens, span.start, key=_end)
    return first, bisect_left(line.parse.starts, span.end)


def _end(token: Token) -> int:
    return token.end


def _opens(line: Line, first: int) -> bool:
    """Tell whether a quotation opens its sentence."""
    return first == 0 or line.lower[first - 1] in (".", "!", "?", "”", '"')


def _continues(line: Line, span: Marked, before: _Before, *, short: bool) -> bool:
    """Tell whether a quotation goes on with the one before: same paragraph, or the next one."""
    last = before.quote
    if last.paragraph == line.index:
        opens = (not short or span.ends_clause) and _opens(line, _tokens_of(line, span)[0])
        return opens or (bool(last.cue) and _coordinated(line, last.end, span.start))
    if last.paragraph != line.index - 1 or span.start != 0:
        return False
    return bool(last.cue) or not before.closed


def _coordinated(line: Line, start: int, end: int) -> bool:
    """Tell whether two quotations are joined by "and" or a comma, without a verb of another."""
    tokens = line.parse.tokens
    first = bisect_left(line.parse.starts, start)
    between = range(first, bisect_right(tokens, end, key=_end))
    tags = {tokens[position].pos for position in between}
    joined = any(line.lower[position] in ("and", "or", "but", ",") for position in between)
    return joined and not tags & {"VERB", "AUX"} and "." not in line.parse.text[start:end]


def _is_title(line: Line, span: Marked) -> bool:
    """Tell whether words in marks are the name of a book, a drill, a law: capitals throughout."""
    inner = [word.strip("“”\"'’.,") for word in line.parse.text[span.start : span.end].split()]
    long = [word for word in inner if len(word) > 3 and word[:1].isalpha()]
    return len(inner) <= 12 and sum(word[0].isupper() for word in long) > _TITLE * len(long)
