"""Finding an actor by a name that is half written, misspelt, turned round or abbreviated.

All names are kept folded in memory, so that each keystroke is answered without asking anything.
They are kept in few large pieces, numbers in arrays: a hundred thousand take some 20 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.catalogue import KnownName, fold

_LAST = "\U0010ffff"
_LEAST = 70  # of 100: how like two words have to be where one is misspelt
_LEAST_WHOLE = 80  # the same of whole names without their blanks
_KEPT = 50  # words whose like ones are remembered while further ones are typed
_LIKE = 200  # words, or names, that are looked at where one is misspelt


class _Names:
    """All names in their order, each with its actor; a row is the number of a name."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.closed: list[str] = []
        """The names folded, without their blanks."""
        self._texts: list[str] = []
        self._actors: list[tuple[str, str]] = []
        self._actor_of = array("I")
        self.starts = array("Q", [0])
        lines: list[str] = []
        number: dict[str, int] = {}
        for name in names:
            if name.actor not in number:
                number[name.actor] = len(self._actors)
                self._actors.append((name.actor, name.name))
            actor = number[name.actor]
            own = self._actors[actor][1]
            folded = name.folded.strip()
            self._actor_of.append(actor)
            self._texts.append(own if name.text == own else name.text)
            self.closed.append(folded.replace(" ", ""))
            self.starts.append(self.starts[-1] + len(folded) + 1)
            lines.append(folded)
        self.lines = "\n".join(lines)

    def __len__(self) -> int:
        return len(self._texts)

    def folded(self, row: int) -> str:
        return self.lines[self.starts[row] : self.starts[row + 1] - 1]

    def actor(self, row: int) -> int:
        return self._actor_of[row]

    def known(self, row: int) -> KnownName:
        actor, name = self._actors[self._actor_of[row]]
        return KnownName(self._texts[row], f" {self.folded(row)} ", actor, name)


class _Rows:
    """The rows of each word: one array for all of them, in the order of the words."""

    def __init__(self, of_word: Iterable[tuple[str, int]]) -> None:
        met: dict[str, int] = {}
        words, rows = array("I"), array("I")
        for word, row in of_word:
            words.append(met.setdefault(word, len(met)))
            rows.append(row)
        self.words = sorted(met)
        place = array("I", bytes(4 * len(met)))
        for at, word in enumerate(self.words):
            place[met[word]] = at
        self._starts, self._rows = array("I", bytes(4 * len(met) + 4)), array("I", rows)
        for each in words:
            self._starts[place[each] + 1] += 1
        for at in range(len(met)):
            self._starts[at + 1] += self._starts[at]
        free = self._starts[:]
        for each, row in zip(words, rows, strict=True):
            self._rows[free[place[each]]] = row
            free[place[each]] += 1

    def beginning_with(self, start: str) -> range:
        """Return the numbers of the words that begin so."""
        first = bisect_left(self.words, start)
        return range(first, bisect_right(self.words, start + _LAST))

    def of(self, words: range) -> array[int]:
        """Return the rows of words that follow one another; some come again and again."""
        return self._rows[self._starts[words.start] : self._starts[words.stop]]

    def of_word(self, word: str) -> array[int]:
        at = bisect_left(self.words, word)
        found = at < len(self.words) and self.words[at] == word
        return self.of(range(at, at + 1)) if found else array("I")


class NameFinder:
    """The names of all actors, to be looked through at each keystroke.

    ``names`` are in the order in which equally good ones are wanted, the most mentioned first.
    """

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._names = known = _Names(names)
        self._sorted = array("I", sorted(range(len(known)), key=known.folded))
        self._rows = _Rows(
            (word, row) for row in range(len(known)) for word in set(known.folded(row).split())
        )
        self._initials = _Rows(
            ("".join(word[0] for word in words), row)
            for row in range(len(known))
            if len(words := known.folded(row).split()) > 1
        )
        self._beginnings: dict[int, list[str]] = {}
        self._like: dict[str, Mapping[str, float]] = {}

    def find(self, text: str, limit: int = 50) -> list[KnownName]:
        """Return a name of each actor that fits a text, the best first.

        A whole name goes before the beginning of one, that before beginnings of its words in any
        order, initials, a part of a word, and at last what is only spelt like it.
        """
        found: dict[int, int] = {}
        for row in self._rows_in_order(fold(text)):
            found.setdefault(self._names.actor(row), row)
            if len(found) == limit:
                break
        return [self._names.known(row) for row in found.values()]

    def _rows_in_order(self, wanted: str) -> Iterator[int]:
        words = wanted.split()
        if not words:
            return
        beginning = self._beginning_with(wanted)
        letters = len(wanted.replace(" ", ""))
        same = [row for row in beginning if len(self._names.closed[row]) == letters]
        yield from same
        yield from beginning
        yield from sorted(self._with_words(words))
        if len(words) == 1 and len(wanted) > 1:
            yield from sorted(self._initials.of(self._initials.beginning_with(wanted)))
        yield from self._containing(wanted)
        if len(wanted) > 2:
            yield from self._spelt_like(words)

    def _beginning_with(self, wanted: str) -> list[int]:
        folded = self._names.folded
        first = bisect_left(self._sorted, wanted, key=folded)
        last = bisect_right(self._sorted, wanted + _LAST, key=folded)
        return sorted(self._sorted[first:last])

    def _with_words(self, words: Iterable[str]) -> set[int]:
        """Return the rows that have a word beginning with each of some."""
        sets = [set(self._rows.of(self._rows.beginning_with(word))) for word in words]
        return set.intersection(*sets)

    def _words_beginning_with(self, start: str) -> list[str]:
        found = self._rows.beginning_with(start)
        return self._rows.words[found.start : found.stop]

    def _containing(self, wanted: str) -> Iterator[int]:
        lines, starts = self._names.lines, self._names.starts
        at = lines.find(wanted)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            yield row
            at = lines.find(wanted, starts[row + 1])

    def _spelt_like(self, words: Sequence[str]) -> list[int]:
        """Return the rows with a word like each of some, or whose letters are like all of them."""
        from rapidfuzz import fuzz, process

        scores = self._with_words_like(words)
        near = process.extract(
            "".join(words),
            self._names.closed,
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
            key=lambda each: sum(len(self._rows.of_word(near)) for near in each[1]),
        )
        if len(like) == 1:
            return self._best_of_rows(like[0][1])
        total = sum(len(word) for word, _ in like)
        rows = {
            row for near in like[0][1] for row in self._rows.of_word(near)
        }  # of the rarest word
        scores: dict[int, float] = {}
        for row in rows:
            own = self._names.folded(row).split()
            best = [max(near.get(each, 0) for each in own) for _, near in like]
            if all(best):
                parts = (score * len(word) for score, (word, _) in zip(best, like, strict=True))
                scores[row] = sum(parts) / total
        return scores

    def _best_of_rows(self, like: Mapping[str, float]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word in sorted(like, key=like.__getitem__):
            scores.update(dict.fromkeys(self._rows.of_word(word), like[word]))
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
            self._beginnings[size] = sorted({each[:size] for each in self._rows.words})
        for words in (self._rows.words, self._beginnings[size]):
            for near, score, _ in process.extract(
                word, words, scorer=fuzz.ratio, score_cutoff=_LEAST, limit=_LIKE
            ):
                for each in self._words_beginning_with(near):
                    found[each] = max(score, found.get(each, 0))
        return found
