"""Titles of office compared: "the presidential aide" may be the "Assistant to the President"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from explorer.actors.bodies import country_named
from explorer.actors.fold import plain
from explorer.actors.tables import table, words

_LEANING = re.compile(r"\b(?:pro|anti)-\w+\s*", re.IGNORECASE)
"""What a holder of the office is for or against: no part of the office."""


@lru_cache(maxsize=16384)
def title_words(title: str) -> frozenset[str]:
    """The words that tell which office it is, in one spelling; countries are left out."""
    text = plain(_LEANING.sub("", title))
    for phrase, office in table("offices")["phrases"].items():
        if phrase in text:
            text = re.sub(rf"\b{phrase}\b", office, text)
    spellings = table("offices")["spellings"]
    empty = words("offices", "empty")
    kept = [spellings.get(word, word) for word in text.split() if word not in empty]
    return frozenset(word for word in kept if word not in empty and country_named(word) is None)


@lru_cache(maxsize=16384)
def title_head(title: str) -> str:
    """The noun of the office: the last word in front of "of", "to", "for", "in"."""
    text = plain(re.split(r"[’']s\b", title)[-1] if title else "")
    for phrase, office in table("offices")["phrases"].items():
        if phrase in text:
            text = re.sub(rf"\b{phrase}\b", office, text)
    front = re.split(r"\b(?:of|to|for|in|at|on)\b", text)[0].split() or text.split()
    if not front:
        return ""
    return str(table("offices")["spellings"].get(front[-1], front[-1]))


@lru_cache(maxsize=65536)
def fit(description: str, title: str) -> float:
    """How well the holder of ``title`` fits ``description``: 1 the same office, 0 another.

    Every word of the description must be in the title ("defense minister" is no "foreign
    minister"), but its noun may be a broader one ("leader" for "president").
    """
    asked, held = title_words(description), title_words(title)
    head = title_head(description)
    broader = table("offices")["broader"].get(head, ())
    if not asked:  # "the chief" says no more than that somebody leads
        leads = head == "head" and (title_head(title) in broader or bool(held & set(broader)))
        official = "official" in plain(description) and speaks_for_country(title)
        return 0.5 if leads else 0.4 if official else 0.0
    if asked == held:
        return 1.0
    if asked <= held:
        return _narrower(head, title_head(title), held - asked, broader)
    rest = asked - {head}
    if rest <= held and (
        _any_office(broader, title) or held & set(broader) or title_head(title) in broader
    ):
        return 0.5
    return 0.0


def _narrower(head: str, own: str, more: frozenset[str], broader: Sequence[str]) -> float:
    """The fit of an office that the description tells only in part.

    "The minister" may be the foreign minister, less likely a deputy, and never his spokesman.
    """
    if head == own:
        return 0.5 if more & words("offices", "under") else 0.9
    return 0.6 if own in broader else 0.0


def _any_office(broader: Sequence[str], title: str) -> bool:
    return "*" in broader and speaks_for_country(title)


def speaks_for_country(title: str) -> bool:
    """Tell whether an office or body acts for its country: an envoy does, a tourist does not."""
    heads = table("offices")["state"]["heads"]
    head = title_head(title)
    return head in heads or head.removesuffix("s") in heads


@lru_cache(maxsize=4096)
def gender_of(text: str) -> str | None:
    """The gender that a title or pronoun tells: "male", "female" or None."""
    folded = plain(text)
    tokens = set(folded.split())
    for gender, marks in table("offices")["gender"].items():
        if any(mark in tokens or (" " in mark and mark in folded) for mark in marks):
            return str(gender)
    return None
