"""Answers about a token, worked out once and kept as long as its parse is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from explorer.model.parse import Parse

Answer = TypeVar("Answer")


def remembered(ask: Callable[[Parse, int], Answer]) -> Callable[[Parse, int], Answer]:
    """Keep what a question finds out, for it is asked of the same verb by many rules.

    All who ask get the same value: it must be one that nobody changes.
    """
    key = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(parse: Parse, token: int) -> Answer:
        known: dict[int, Answer] | None = parse.__dict__.get(key)
        if known is None:
            known = parse.__dict__[key] = {}
        if token not in known:
            known[token] = ask(parse, token)
        return known[token]

    return answer
