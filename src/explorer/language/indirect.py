"""Indirect speech: the clause of a reporting verb, and what stands beside "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.language import words
from explorer.language.cues import according_to, subject, word_of
from explorer.language.line import Line
from explorer.language.speakers import SILENCE, Speakers, Voice
from explorer.model import Quote

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_DATELINE = 14  # tokens: a longer beginning is no dateline
_LEADING = frozenset({"that", ",", "how", "whether"})
_ENDING = frozenset({",", "."})
_NO_REPORT = frozenset({"so", "because", "as", "after", "before", "while", "until"})
_OPENING, _CLOSING = "“«„", "”»"


def indirect(line: Line, direct: Sequence[Quote], speakers: Speakers) -> list[Quote]:
    """Return what a paragraph reports without quotation marks; none lies in another."""
    found: list[Quote] = []
    for position, token in enumerate(line.parse.tokens):
        if line.lower[position] == "according":
            quote = _accorded(line, position, speakers)
        elif token.pos == "VERB" and word_of(token) in words.INDIRECT:
            quote = _said(line, position, speakers)
        else:
            continue
        quoted = any(other.start <= token.start < other.end for other in direct)
        if quote is not None and not quoted and not _overlaps(quote, (*direct, *found)):
            found.append(quote)
    return found


def _overlaps(quote: Quote, others: Sequence[Quote]) -> bool:
    return any(other.start < quote.end and quote.start < other.end for other in others)


def _said(line: Line, verb: int, speakers: Speakers) -> Quote | None:
    who = subject(line, verb)
    told = who is None and line.parse.tokens[verb].tag == "VB"  # "Think what it means"
    if told or (who is not None and line.lower[who] in ("i", "we", "you")):
        return None
    voice = speakers.at(line.index, who)
    for clause in _clauses(line, verb, who):
        first, after = _trimmed(line, *clause)
        if after - first < 2 or line.parse.tokens[first].tag in _FINITE:
            continue
        if line.lower[first] not in _NO_REPORT:
            return _quote(line, first, after, word_of(line.parse.tokens[verb]), voice)
    return None


def _clauses(line: Line, verb: int, who: int | None) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of the clauses that a verb reports."""
    tokens = line.parse.tokens
    for child in line.parse.children[verb]:
        colon = child < verb and line.lower[verb + 1 : verb + 2] == [":"]
        if tokens[child].dep == "ccomp" and not colon:
            first, after = _subtree(line, child)
            if ";" in line.lower[min(child, verb) : max(child, verb)]:
                continue
            if first <= verb < after:
                first, after = (verb + 1, after) if child > verb else (first, verb)
            if who is not None and first < who < after <= verb:  # "..., the agency said"
                after = min(_subtree(line, who)[0], who)
            if child > verb or any(
                line.parse.tokens[i].tag in _FINITE for i in range(first, after)
            ):
                yield _behind_dateline(line, first), _before_next_report(line, verb, child, after)
    if tokens[verb].dep == "parataxis":
        yield from _around(line, verb)
    if tokens[verb].dep == "acl" and tokens[tokens[verb].head].dep == "appos":
        yield from _before_apposed(line, tokens[verb].head)


def _around(line: Line, verb: int) -> Iterator[tuple[int, int]]:
    """Read "The port, the mayor said, will open" and "It will open, she said, Trend reports"."""
    tokens, head = line.parse.tokens, line.parse.tokens[verb].head
    inner = _subtree(line, verb)
    reported = [i for i in line.parse.children[head] if tokens[i].dep == "ccomp" and i < inner[0]]
    if reported and tokens[head].lemma in words.INDIRECT:
        yield _subtree(line, reported[0])[0], inner[0]
        return
    first, after = _subtree(line, head)
    if "," in line.lower[inner[1] - 1 : inner[1] + 1] and first < inner[0]:
        yield first, after


def _before_apposed(line: Line, agency: int) -> Iterator[tuple[int, int]]:
    """Read "The tanker is free, the agency reported", taken for an agency that was reported."""
    first, _ = line.parse.sentence_of(agency)
    begin = _subtree(line, agency)[0]
    finite = any(line.parse.tokens[i].tag in _FINITE for i in range(first, begin))
    if finite and line.lower[begin - 1 : begin] == [","]:
        yield _behind_dateline(line, first), begin - 1


def _behind_dateline(line: Line, first: int) -> int:
    """Step over "DUBAI, June 17 (Reuters) -" where a clause begins with its paragraph."""
    for at in range(1, min(_DATELINE, len(line.lower))) if first == 0 else ():
        if line.lower[at] in ("-", "–", "—") and line.lower[at - 1] == ")":
            return at + 1
    return first


def _before_next_report(line: Line, verb: int, clause: int, after: int) -> int:
    """End a clause before what is told of the speaker again: "and added", "and ordered"."""
    tokens, children = line.parse.tokens, line.parse.children
    for child in children[clause]:
        own = {tokens[i].dep for i in children[child]}
        saying = tokens[child].tag == "VBG" and tokens[child].lemma in words.INDIRECT
        if saying and "ccomp" in own and child > clause and line.lower[child - 1] == ",":
            return child - 1
        turns = [i for i in children[child] if line.lower[i] in ("while", "whereas", "although")]
        if turns and word_of(tokens[child]) in words.INDIRECT and "ccomp" in own:
            return turns[0]
        if tokens[child].dep != "conj" or own & {"nsubj", "nsubjpass", "aux", "auxpass"}:
            continue
        second = tokens[child].lemma in words.INDIRECT and "ccomp" in own
        deed = tokens[child].tag == tokens[verb].tag == "VBD" != tokens[clause].tag
        if second or deed:
            joint = [i for i in children[clause] if tokens[i].dep == "cc" and i < child]
            return joint[-1] if joint else child
    return after


def _accorded(line: Line, position: int, speakers: Speakers) -> Quote | None:
    source = according_to(line, position)
    voice = speakers.at(line.index, source)
    if source is None or voice == SILENCE:
        return None
    first, after = line.parse.sentence_of(position)
    named = _subtree(line, source)[1]
    if position - first <= 2:
        first = _behind_comma(line, source, named, after)
    elif line.lower[named : named + 1] != [","] or line.lower[position - 1] != ",":
        after = position
    first, after = _trimmed(line, first, after)
    return _quote(line, first, after, "according to", voice) if after - first > 1 else None


def _behind_comma(line: Line, source: int, named: int, after: int) -> int:
    """Return where the words begin behind "According to the mayor, Nino Beridze, ..."."""
    commas = [i for i in range(source, after) if line.lower[i] == ","]
    behind = [i for i in commas if i >= named] or commas[:1]
    if len(behind) > 1 and _goes_on_naming(line, behind[0] + 1, behind[1]):
        return behind[1] + 1
    return behind[0] + 1 if behind else after


def _goes_on_naming(line: Line, first: int, after: int) -> bool:
    """Tell whether words between two commas are a name in apposition, or a clause on it."""
    if line.lower[first] in ("who", "which", "whose"):
        return True
    name = [line.parse.tokens[i].pos for i in range(first, after)]
    return len(name) > 1 and set(name) == {"PROPN"}


def _trimmed(line: Line, first: int, after: int) -> tuple[int, int]:
    while first < after and line.lower[first] in _LEADING:
        first += 1
    while after > first and line.lower[after - 1] in _ENDING:
        after -= 1
    return first, after


def _quote(line: Line, first: int, after: int, cue: str, voice: Voice) -> Quote:
    start, end = line.parse.span(first, after)
    end = _with_closing_mark(line.parse.text, start, end)
    return Quote(line.index, start, end, voice.mention, cue, direct=False, speaker_text=voice.words)


def _with_closing_mark(text: str, start: int, end: int) -> int:
    """Take in the mark, and the full stop before it, that closes words at a clause's end."""
    inner = text[start:end]
    opened = inner.count('"') % 2 or any(
        inner.count(mark) > inner.count(closing)
        for mark, closing in zip(_OPENING, _CLOSING + "“", strict=True)
    )
    behind = text[end : end + 2]
    for size in (1, 2):
        if opened and len(behind) >= size and behind[size - 1] in _CLOSING + '"':
            return end + size
    return end


def _subtree(line: Line, root: int) -> tuple[int, int]:
    """Return the token range that a word's dependents span."""
    first, last = root, root
    stack = [root]
    while stack:
        node = stack.pop()
        first, last = min(first, node), max(last, node)
        stack += line.parse.children[node]
    return first, last + 1
