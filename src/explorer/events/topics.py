"""What words or a protest are about: "talks about the attack in X" were not in X, that was."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from explorer.events.grammar import climb
from explorer.events.kinds import VERBAL
from explorer.events.lexicon import Entry, lemma_of, nouns, words
from explorer.model import EventType, Parse

_ABOUT = frozenset({"over", "about", "against", "concerning", "regarding"})
_UPON = _ABOUT | {"on", "at", "to"}
_JUDGING = frozenset({EventType.CONSULT, EventType.ACCUSE, EventType.STATEMENT, EventType.SUPPORT})
"""What these have for an object was elsewhere: "discussed the war", but not "banned a march"."""
_WORDS = (VERBAL - {EventType.OTHER}) | _JUDGING | {EventType.SANCTION}
"""What is only said, decided or talked about has its place where those are who do it."""


def is_of_topic(parse: Parse, entry: Entry, token: int, anchors: Container[int]) -> bool:
    """Tell whether a place belongs to another happening, which the event at the anchors is about.

    "Protested over the war in X", "anger at the killings in X", "condemned the attack in X"; but
    clashes over an election in X are in X, and a meeting at a summit in X is.
    """
    for below, above in pairwise((token, *climb(parse, token))):
        if _is_about(parse, entry, below, above):
            return True
        if above in anchors:
            return False
    return False


def _is_about(parse: Parse, entry: Entry, below: int, above: int) -> bool:
    """Tell whether the noun below is a happening, and the word above brings it in as a topic."""
    if parse.tokens[below].lemma == "connection" and parse.tokens[above].text.casefold() == "in":
        return True
    if not _befell(parse, below):
        return False
    if parse.tokens[below].dep == "dobj":
        return entry.type in _JUDGING
    return parse.tokens[above].text.casefold() in _topical(parse, entry, above)


def _topical(parse: Parse, entry: Entry, prep: int) -> frozenset[str]:
    """Return the prepositions behind which stands what it is about."""
    if lemma_of(parse.tokens[parse.tokens[prep].head]) in words("feeling"):
        return _UPON
    if entry.type in _WORDS:
        return _ABOUT | {"on"}
    return _ABOUT if entry.type in {EventType.PROTEST, EventType.OTHER} else frozenset()


def _befell(parse: Parse, noun: int) -> bool:
    """Tell whether a noun is a happening that is no gathering: a war, killings, a crackdown."""
    lemma = lemma_of(parse.tokens[noun])
    entry = nouns().get(lemma)
    known = entry is not None and entry.type not in _WORDS and entry.mode is None
    return known or lemma in words("plight")
