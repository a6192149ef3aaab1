"""Where words stand beside each other, for all articles of a segment at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np

from explorer.search.whoosh_engine.arrays import Numbers
from explorer.search.whoosh_engine.shard import Words

_NOWHERE = np.zeros(0, np.uint32)
_FAR = 2**32
"""More than any position: article and position together make one number."""


def articles_with(
    words: Words, phrase: Sequence[bytes], slop: int, first: int, check: Callable[[], None]
) -> Numbers:
    """Return the articles of a segment where these words stand in this order.

    ``slop`` is how many other words may stand between them in all, ``first`` the first position
    that counts. ``check`` is called now and then, and may raise.
    """
    found = [words.find(word) for word in phrase]
    if min(found) < 0:
        return _NOWHERE
    known = {word: words.ids[words.slice_of(word)] for word in found}
    fewest_first = sorted(known.values(), key=len)
    articles: Numbers = reduce(lambda a, b: a[_among(a, b)], fewest_first)
    check()
    if not len(articles):
        return _NOWHERE
    places = {word: _places(words, word, ids, articles) for word, ids in known.items()}
    check()
    in_order = [places[word] for word in found]
    begins = _side_by_side(in_order, first) if slop == 0 else _near(in_order, slop, first)
    check()
    with_phrase: Numbers = articles[np.unique(begins // _FAR)]
    return with_phrase


def _among(numbers: Numbers, others: Numbers) -> Numbers:
    """Tell of each of some sorted numbers whether it is among others."""
    at = np.searchsorted(others, numbers)
    at[at == len(others)] = 0
    return np.asarray(others[at] == numbers)


def _places(words: Words, word: int, ids: Numbers, articles: Numbers) -> Numbers:
    """Return the places of a word in these articles, which all have it, in order."""
    positions, which = words.places(word, np.searchsorted(ids, articles))
    return np.asarray(which * _FAR + positions)


def _side_by_side(places: Sequence[Numbers], first: int) -> Numbers:
    by_rarity = sorted(range(len(places)), key=lambda number: len(places[number]))
    begins = places[by_rarity[0]] - by_rarity[0]
    begins = begins[begins % _FAR >= first]
    for number in by_rarity[1:]:
        if len(begins):
            begins = begins[_among(begins + number, places[number])]
    return begins


def _near(places: Sequence[Numbers], slop: int, first: int) -> Numbers:
    begins = places[0][places[0] % _FAR >= first]
    ends = begins
    for later in places[1:]:
        # The nearest next word is the best one: it leaves the most room for those behind.
        at = np.searchsorted(later, ends, side="right")
        there = at < len(later)
        begins, ends = begins[there], later[at[there]]
    # An end in a later article is far away by itself.
    return begins[ends - begins - len(places) + 1 <= slop]
