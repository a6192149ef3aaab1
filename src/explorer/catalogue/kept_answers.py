"""Answers that take long and are asked for again, kept for one state of the catalogue."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


class KeptAnswers(Generic[Asked, Answer]):
    """The last few answers of a function; safe to ask from several threads."""

    def __init__(self, find: Callable[[sqlite3.Connection, Asked], Answer], most: int) -> None:
        self._find, self._most = find, most
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, Asked], Answer] = OrderedDict()

    def of(self, connection: sqlite3.Connection, asked: Asked) -> Answer:
        """Return the answer in the state of the catalogue that the connection sees."""
        key = state_of(connection), asked
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        answer = self._find(connection, asked)
        with self._lock:
            self._known[key] = answer
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return answer


def state_of(connection: sqlite3.Connection) -> str:
    """Return what tells this state of the catalogue from every other one."""
    rows = connection.execute(
        "SELECT value FROM meta WHERE name IN ('born', 'generation') ORDER BY name"
    )
    return " ".join(value for (value,) in rows)
