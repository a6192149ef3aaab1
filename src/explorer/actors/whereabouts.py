"""Which actor every referent of the corpus is: millions of small answers, kept small."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping

from explorer.actors.bundles import Record
from explorer.model import ActorId, ArticleKey

_NOBODY = -1


class ActorOf(Mapping[tuple[ArticleKey, int], ActorId]):
    """The actor by (article, referent id): for each article a row of numbers of actors."""

    def __init__(self) -> None:
        self._rows: dict[ArticleKey, array[int]] = {}
        self._ids: list[ActorId] = []
        self._numbers: dict[ActorId, int] = {}

    def put(self, article: ArticleKey, referent: int, actor: ActorId) -> None:
        """Note who a referent is."""
        number = self._numbers.get(actor)
        if number is None:
            number = self._numbers[actor] = len(self._ids)
            self._ids.append(actor)
        row = self._rows.get(article)
        if row is None:
            row = self._rows[article] = array("i")
        if len(row) <= referent:
            row.extend([_NOBODY] * (referent + 1 - len(row)))
        row[referent] = number

    def add(self, record: Record, actor: ActorId) -> None:
        """Note who the referents of a record are."""
        for article, referent in record.keys:
            self.put(article, referent, actor)

    def within(self, article: ArticleKey) -> frozenset[ActorId]:
        """Return the actors of an article."""
        return frozenset(self._ids[n] for n in self._rows.get(article, ()) if n != _NOBODY)

    def __getitem__(self, key: tuple[ArticleKey, int]) -> ActorId:
        article, referent = key
        row = self._rows.get(article, ())
        if not 0 <= referent < len(row) or row[referent] == _NOBODY:
            raise KeyError(key)
        return self._ids[row[referent]]

    def __iter__(self) -> Iterator[tuple[ArticleKey, int]]:
        for article, row in self._rows.items():
            yield from ((article, i) for i, number in enumerate(row) if number != _NOBODY)

    def __len__(self) -> int:
        return sum(number != _NOBODY for row in self._rows.values() for number in row)
