"""The rules run over a paragraph: quickly, since most words cannot begin or end any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from explorer.dates.found import Found
from explorer.dates.narrative import Matches
from explorer.dates.patterns import expression
from explorer.dates.pieces import OTHER, Alphabet, letters_of, pieces_of
from explorer.dates.rules import RULES, Rule
from explorer.dates.suppress import is_false_friend
from explorer.dates.vocabulary import words
from explorer.model import Parse

# Words that rules use but that alone never make a time expression.
_COMMON = words(
    "the of in on at by for from to or and this that other before after back part recent "
    "first second last next some many several few half number o one"
)
_COMMON_CLASSES = ("A", "DASH", "COMMA", "SLASH", "OPEN", "CLOSE", "APOSTROPHE", "POSSESSIVE")
_RUN = re.compile(f"[^{re.escape(OTHER)}]+")


class _Compiled(NamedTuple):
    """A rule, its expression, and the letters of which a text must hold one for it to match."""

    rule: Rule
    expression: re.Pattern[str]
    letters: frozenset[str]


class Matcher:
    """All rules compiled over one alphabet."""

    def __init__(self) -> None:
        self.alphabet = Alphabet()
        expressions = [expression(rule.pattern, self.alphabet) for rule in RULES]
        common = {self.alphabet.letter(word) for word in _COMMON}
        common |= {letter for name in _COMMON_CLASSES for letter in self.alphabet.of_class(name)}
        own = set(self.alphabet.words.values()) | set(self.alphabet.shapes.values())
        self.telling = frozenset(own - common)
        self.rules = [
            _Compiled(rule, expression, self.telling & set(expression.pattern))
            for rule, expression in zip(RULES, expressions, strict=True)
        ]
        self.applicable = lru_cache(maxsize=8192)(self._applicable)

    def _applicable(self, letters: frozenset[str]) -> list[_Compiled]:
        return [rule for rule in self.rules if rule.letters & letters]

    def candidates(self, letters: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield every match of every rule; only runs of known words can hold one."""
        for run in _RUN.finditer(letters):
            telling = self.telling.intersection(run[0])
            if not telling:
                continue
            for rule, pattern, _ in self.applicable(telling):
                for match in pattern.finditer(letters, run.start(), run.end()):
                    yield rule, match


@cache
def matcher() -> Matcher:
    """Return the compiled rules; made at the first call."""
    return Matcher()


def matches_of(parse: Parse) -> Matches:
    """Return what the rules find in a paragraph in its order: the longest, none overlapping."""
    rules = matcher()
    candidates = list(rules.candidates(letters_of(parse, rules.alphabet)))
    if not candidates:
        return []
    pieces = pieces_of(parse)
    found = [(rule, Found(pieces, match)) for rule, match in candidates]
    found.sort(key=lambda pair: -pair[1].size)  # stable: the table's order on ties
    taken: set[int] = set()
    chosen: list[tuple[Rule, Found]] = []
    for rule, match in found:
        if taken.isdisjoint(match.places) and not is_false_friend(rule.name, match, parse):
            taken.update(match.places)
            chosen.append((rule, match))
    return sorted(chosen, key=lambda pair: pair[1].places.start)
