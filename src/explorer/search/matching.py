"""Where a query is found in a text: for highlighting and for choosing a paragraph; no engine.

The words of a query are found as the index finds them: folded, as phrases, by patterns and near
spellings. What must not be there is not looked for, nor are days, types, sources and authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.search.around import Sought, Span, Texts, phrase_sought, word_sought
from explorer.search.nearness import is_near, pattern_of, phrase_places
from explorer.search.query import (
    And,
    DateRange,
    Field,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Query,
    Word,
)
from explorer.search.words import Term, fold, term_texts, terms

Names = Sequence[Sequence[str]]
"""The aliases of each actor and place of an article, one sequence an actor."""


class Match(NamedTuple):
    """One place of one part of the query: ``probe`` is the part's index, ``spans`` its words."""

    probe: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """One part of a query made ready: any of these phrases, or a word by pattern or spelling.

    ``needles`` are folded strings of which a text that is found must hold one.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    slop: int = 0
    pattern: re.Pattern[str] | None = None
    near: str = ""
    distance: int = 0
    needles: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """Whether it is found by looking around where it can begin."""
        return self.slop == 0 or all(len(each) == 1 for each in self.phrases)


def matches(text: str, query: Query, *, names: Names = (), title: bool = False) -> tuple[Span, ...]:
    """Return the spans of a text that answer a query, in order, none over another.

    ``names`` lets ``actor:`` and ``place:`` find every alias of an actor that has such an alias.
    With ``title`` the text is a title, where ``title:`` is looked for and ``body:`` is not.
    """
    probes = probes_of(query, names, title=title)
    return merged(span for match in find(text, probes) for span in match.spans)


def probes_of(query: Query, names: Names, *, title: bool) -> list[Probe]:
    """Return what to look for; parts that are the same only once."""
    wanted = {None, Field.TITLE if title else Field.BODY, Field.ACTOR, Field.PLACE}
    found: dict[Probe, None] = {}
    for leaf in _positive(query.tree):
        if not isinstance(leaf, DateRange) and leaf.field in wanted:
            probe = _probe(leaf)
            if leaf.field in (Field.ACTOR, Field.PLACE):
                probe = _named(probe, names)
            found[probe] = None
    return list(found)


def _positive(node: Node | None) -> Iterator[Leaf]:
    match node:
        case And() | Or():
            for part in node.parts:
                yield from _positive(part)
        case None | Not():
            return
        case _:
            yield node


def _probe(leaf: Word | Phrase | Pattern | Fuzzy) -> Probe:
    match leaf:
        case Pattern():
            start, expression = pattern_of(leaf.text)
            return Probe(pattern=expression, needles=(start,))
        case Fuzzy():
            word = term_texts(leaf.text)[0]
            return Probe(near=word, distance=leaf.distance, needles=(word[:1],))
        case _:
            words = tuple(term_texts(leaf.text))
            slop = leaf.slop if isinstance(leaf, Phrase) else 0
            return Probe((words,), slop, needles=words[:1])


def _named(probe: Probe, names: Names) -> Probe:
    """Return a probe for all aliases of the actors that one alias shows to be meant."""
    phrases = {
        words
        for aliases in names
        if any(find(alias, [probe]) for alias in aliases)
        for alias in aliases
        if (words := tuple(term_texts(alias)))
    }
    if not phrases:
        return probe
    ordered = tuple(sorted(phrases, key=lambda words: (-len(words), words)))
    return Probe(ordered, needles=tuple(sorted({words[0] for words in ordered})))


def find(text: str, probes: Sequence[Probe]) -> list[Match]:
    """Return every place in a text of every probe."""
    (found,) = find_in([text], probes)
    return found


def find_in(texts: Sequence[str], probes: Sequence[Probe]) -> list[list[Match]]:
    """Return for each text, as of an article's paragraphs, every place of every probe."""
    if not probes:  # days, types and sources stand in no text
        return [[] for _ in texts]
    prepared = Texts(texts)
    if not prepared.is_plain:
        return [_everywhere(text, probes) for text in texts]
    found: list[list[Match]] = [[] for _ in texts]
    for index, probe in enumerate(probes):
        if probe.is_local:
            for sought in _sought(probe):
                for place in prepared.places(sought):
                    found[place.text].append(Match(index, (place.span,)))
        else:
            for number in _holders(prepared, probe):
                whole = _everywhere(texts[number], [probe])
                found[number] += [Match(index, match.spans) for match in whole]
    return found


def _holders(texts: Texts, probe: Probe) -> list[int]:
    """Return the texts that hold all words of one of the phrases, wherever they stand."""
    found: set[int] = set()
    for words in probe.phrases:
        each = ({place.text for place in texts.places(phrase_sought((word,)))} for word in words)
        found |= set.intersection(*each)
    return sorted(found)


def _sought(probe: Probe) -> list[Sought]:
    if probe.pattern:
        return [word_sought(probe.needles[0], probe.pattern.fullmatch)]
    if probe.near:
        near, distance = probe.near, probe.distance
        return [word_sought(near[0], lambda other: is_near(near, other, distance))]
    return [phrase_sought(words) for words in probe.phrases]


def _everywhere(text: str, probes: Sequence[Probe]) -> list[Match]:
    # The folded form of every word is a part of the folded text, so most texts end here.
    loose = fold(text)
    live = [
        (index, probe)
        for index, probe in enumerate(probes)
        if any(needle in loose for needle in probe.needles)
    ]
    if not live:
        return []
    words = list(terms(text))
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        positions.setdefault(word.text, []).append(position)
    return [
        Match(index, spans) for index, probe in live for spans in _spans(probe, words, positions)
    ]


def _spans(
    probe: Probe, words: list[Term], positions: dict[str, list[int]]
) -> Iterator[tuple[Span, ...]]:
    for phrase in probe.phrases:
        if all(word in positions for word in phrase):
            places = [positions[word] for word in phrase]
            for place in phrase_places(places, probe.slop):
                yield _span(place, words, whole=probe.slop == 0)
    if probe.pattern or probe.near:
        for word, here in positions.items():
            if _is_meant(probe, word):
                for position in here:
                    yield ((words[position].start, words[position].end),)


def _span(place: tuple[int, ...], words: list[Term], *, whole: bool) -> tuple[Span, ...]:
    if whole:
        return ((words[place[0]].start, words[place[-1]].end),)
    return tuple((words[position].start, words[position].end) for position in place)


def _is_meant(probe: Probe, word: str) -> bool:
    if probe.pattern:
        return probe.pattern.fullmatch(word) is not None
    return is_near(probe.near, word, probe.distance)


def merged(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
