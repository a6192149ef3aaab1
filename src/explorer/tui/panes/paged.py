"""A long list that is read a page at a time, when its rows come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from explorer.errors import ExplorerError

Row = TypeVar("Row")
_PAGE = 100
_KEPT = 40


class RowGone(ExplorerError):
    """A row that a refresh took away since the rows were counted."""


def nothing() -> Paged[Any]:
    """Return a list without rows."""
    return Paged(0, lambda offset, limit: ())


class Paged(Generic[Row]):
    """``count`` rows that ``fetch(offset, limit)`` gives; the pages read last are kept."""

    def __init__(self, count: int, fetch: Callable[[int, int], Sequence[Row]]) -> None:
        self.count = count
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return self.count

    def warm(self, index: int) -> Paged[Row]:
        """Fetch the page of a row now, in the thread that asks, and return the list."""
        if 0 <= index < self.count:
            self[index]
        return self

    def known(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows that were fetched with their numbers, asking for none."""
        for number, page in list(self._pages.items()):
            yield from enumerate(page, number * _PAGE)

    def __getitem__(self, index: int) -> Row:
        if not 0 <= index < self.count:
            raise IndexError(index)
        number, offset = divmod(index, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(number * _PAGE, _PAGE)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        if offset >= len(page):
            raise RowGone("The list has changed meanwhile.", hint="It is about to be shown anew.")
        return page[offset]
