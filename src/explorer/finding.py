"""Finding an actor by a name that is half written, misspelt, turned round or abbreviated.

All names are kept folded in memory, so that each keystroke is answered without asking anything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from explorer.catalogue import KnownName, fold

_LAST = "\U0010ffff"
_LEAST = 70  # of 100: how like two words have to be where one is misspelt
_LEAST_WHOLE = 80  # the same of whole names without their blanks
_KEPT = 50  # words whose like ones are remembered while further ones are typed
_LIKE = 200  # words, or names, that are looked at where one is misspelt


class NameFinder:
    """The names of all actors, to be looked through at each keystroke.

    ``names`` are in the order in which equally good ones are wanted, the most mentioned first.
    """

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._names = names
        texts = [name.folded.strip() for name in names]
        self._sorted = sorted(zip(texts, range(len(texts)), strict=True))
        self._lines = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]
        self._closed = [text.replace(" ", "") for text in texts]
        rows: defaultdict[str, list[int]] = defaultdict(list)
        initials: defaultdict[str, list[int]] = defaultdict(list)
        for row, text in enumerate(texts):
            words = text.split()
            for word in set(words):
                rows[word].append(row)
            if len(words) > 1:
                initials["".join(word[0] for word in words)].append(row)
        self._rows, self._initials = rows, initials
        self._words = sorted(rows)
        self._beginnings: dict[int, list[str]] = {}
        self._like: dict[str, Mapping[str, float]] = {}

    def find(self, text: str, limit: int = 50) -> list[KnownName]:
        """Return a name of each actor that fits a text, the best first.

        A whole name goes before the beginning of one, that before beginnings of its words in any
        order, initials, a part of a word, and at last what is only spelt like it.
        """
        found: dict[str, KnownName] = {}
        for row in self._rows_in_order(fold(text)):
            name = self._names[row]
            found.setdefault(name.actor, name)
            if len(found) == limit:
                break
        return list(found.values())

    def _rows_in_order(self, wanted: str) -> Iterator[int]:
        words = wanted.split()
        if not words:
            return
        beginning = self._beginning_with(wanted)
        same = [row for row in beginning if len(self._closed[row]) == len(wanted.replace(" ", ""))]
        yield from same
        yield from beginning
        yield from sorted(self._with_words(words))
        if len(words) == 1 and len(wanted) > 1:
            yield from sorted(
                row
                for initials, rows in self._initials.items()
                if initials.startswith(wanted)
                for row in rows
            )
        yield from self._containing(wanted)
        if len(wanted) > 2:
            yield from self._spelt_like(words)

    def _beginning_with(self, wanted: str) -> list[int]:
        first = bisect_left(self._sorted, (wanted,))
        last = bisect_right(self._sorted, (wanted + _LAST,))
        return sorted(row for _, row in self._sorted[first:last])

    def _with_words(self, words: Iterable[str]) -> set[int]:
        """Return the rows that have a word beginning with each of some."""
        sets = []
        for word in words:
            begun = self._words_beginning_with(word)
            sets.append({row for each in begun for row in self._rows[each]})
        return set.intersection(*sets)

    def _words_beginning_with(self, start: str) -> list[str]:
        first = bisect_left(self._words, start)
        return self._words[first : bisect_right(self._words, start + _LAST)]

    def _containing(self, wanted: str) -> Iterator[int]:
        at = self._lines.find(wanted)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            yield row
            at = self._lines.find(wanted, self._starts[row + 1])

    def _spelt_like(self, words: Sequence[str]) -> list[int]:
        """Return the rows with a word like each of some, or whose letters are like all of them."""
        from rapidfuzz import fuzz, process

        scores = self._with_words_like(words)
        near = process.extract(
            "".join(words),
            self._closed,
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_WHOLE,
            limit=_LIKE,
        )
        for _, score, row in near:
            scores[row] = max(score, scores.get(row, 0))
        return sorted(scores, key=lambda row: (-round(scores[row]), row))

    def _with_words_like(self, words: Sequence[str]) -> dict[int, float]:
        """Return rows with how like their words are to all of some, the longer ones counting."""
        like = sorted(
            ((word, self._words_like(word)) for word in set(words)),
            key=lambda each: sum(len(self._rows[near]) for near in each[1]),
        )
        if len(like) == 1:
            return self._best_of_rows(like[0][1])
        total = sum(len(word) for word, _ in like)
        rows = {row for near in like[0][1] for row in self._rows[near]}  # of the rarest word
        scores: dict[int, float] = {}
        for row in rows:
            own = self._names[row].folded.split()
            best = [max(near.get(each, 0) for each in own) for _, near in like]
            if all(best):
                parts = (score * len(word) for score, (word, _) in zip(best, like, strict=True))
                scores[row] = sum(parts) / total
        return scores

    def _best_of_rows(self, like: Mapping[str, float]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word in sorted(like, key=like.__getitem__):
            scores.update(dict.fromkeys(self._rows[word], like[word]))
        return scores

    def _words_like(self, word: str) -> Mapping[str, float]:
        """Return the words that begin with one, or are like it or begin like it."""
        found = self._like.get(word)
        if found is None:
            if len(self._like) > _KEPT:
                self._like.clear()
            found = self._like[word] = self._look_for_words_like(word)
        return found

    def _look_for_words_like(self, word: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        found = dict.fromkeys(self._words_beginning_with(word), 100.0)
        if len(word) < 3:
            return found
        size = len(word)
        if size not in self._beginnings:
            self._beginnings[size] = sorted({each[:size] for each in self._words})
        for words in (self._words, self._beginnings[size]):
            for near, score, _ in process.extract(
                word, words, scorer=fuzz.ratio, score_cutoff=_LEAST, limit=_LIKE
            ):
                for each in self._words_beginning_with(near):
                    found[each] = max(score, found.get(each, 0))
        return found
