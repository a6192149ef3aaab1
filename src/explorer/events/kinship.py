"""Whose mother, friend or lawyer somebody is, and therefore not that person."""

from __future__ import annotations

from explorer.events.lexicon import words
from explorer.model import Parse


def is_another(parse: Parse, noun: int) -> bool:
    """Tell whether what X's people do or undergo is not X's: "his mother", "arrested his aide"."""
    word = parse.tokens[noun]
    lemma = word.lemma.casefold()
    undergoing = word.dep in {"dobj", "nsubjpass"}
    return lemma in words("kin") or (undergoing and lemma in words("staff"))
