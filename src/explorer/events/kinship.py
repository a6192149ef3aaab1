"""Whose mother, friend or lawyer somebody is, and therefore not that person."""

from __future__ import annotations

from explorer.events.grammar import children
from explorer.events.lexicon import words
from explorer.model import Parse


def is_another(parse: Parse, noun: int) -> bool:
    """Tell whether what X's people do or undergo is not X's: "his mother", "arrested his aide"."""
    word = parse.tokens[noun]
    lemmas = {parse.tokens[t].lemma.casefold() for t in (noun, *children(parse, noun, "compound"))}
    undergoing = word.dep in {"dobj", "nsubjpass"}
    return bool(lemmas & words("kin")) or (undergoing and word.lemma.casefold() in words("staff"))
