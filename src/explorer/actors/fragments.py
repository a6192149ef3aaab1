"""Words that only look like names: capitals of headings, of beginnings, of emphasis."""

from __future__ import annotations

import re
from functools import lru_cache

from explorer.actors.bodies import body
from explorer.actors.fold import plain
from explorer.actors.tables import words
from explorer.gazetteer import is_given_name, lookup
from explorer.model import Annotation, Kind, Mention

_DATELINE = re.compile(r"[A-Z][^().!?]{1,50}\(([^()]{2,60})\)\s*(?:--?|[–—:])\s")


def small_words(annotation: Annotation) -> frozenset[str]:
    """Every word that the article writes small."""
    tokens = (token.text for parse in annotation.parses for token in parse.tokens)
    return frozenset(text for text in tokens if text.islower())


def is_fragment(annotation: Annotation, mention: Mention, small: frozenset[str]) -> bool:
    """Judge a name that nothing in its article explains, by its own words and the text's.

    A single word that nothing proves is no name where the parser reads no proper noun, or where
    the article also writes it small.
    """
    if mention.canonical is not None:
        return False
    if only_titles(mention.text) or joins_countries(mention.text):
        return True
    if not mention.roles and mention.kind is Kind.PERSON and _written_small(mention.text, small):
        return True
    if mention.certain or mention.roles or " " in mention.text.strip():
        return False
    parse = annotation.parses[mention.paragraph]
    inside = [parse.tokens[i] for i in parse.begun_in(mention.start, mention.end)]
    if inside and not any(t.pos == "PROPN" or t.tag.startswith("NNP") for t in inside):
        return True
    return mention.text.lower() in small or is_vague(mention.text)


def _written_small(name: str, small: frozenset[str]) -> bool:
    """Tell whether the text also writes every word of a longer name small: "Financial Markets"."""
    tokens = name.split()
    if len(tokens) < 2 or any(is_given_name(token) for token in tokens):
        return False
    return all(token.lower() in small for token in tokens)


def is_agency_in_front(annotation: Annotation, mention: Mention) -> bool:
    """Tell whether a name stands in the brackets of a dateline: "LIMA, May 3 (Andes News) - "."""
    if mention.paragraph > 1:
        return False
    agency = _agency_in_front(annotation.parses[mention.paragraph].text)
    return agency is not None and agency[0] <= mention.start and mention.end <= agency[1]


@lru_cache(maxsize=64)
def _agency_in_front(text: str) -> tuple[int, int] | None:
    """Return where the brackets of a paragraph's dateline are: asked for each name in it."""
    found = _DATELINE.match(text)
    return found.span(1) if found is not None else None


def only_titles(text: str) -> bool:
    """Tell whether every word is a title, a form of address or a suffix ("Majesty King", "Jr.")."""
    titles = words("names", "honorifics", "offices", "suffixes")
    tokens = plain(text).split()
    if len(tokens) > 1 and tokens[-1] in words("names", "offices", "whips"):
        titles = titles | words("names", "houses", "whips")  # "Senate Minority Leader"
    return all(token in titles for token in tokens)


def is_vague(name: str) -> bool:
    """One word that every country has ("Ministry", "Allies") names nobody."""
    core = body(name).core
    return len(core) == 1 and body(name).country is None and core[0] in words("bodies", "vague")


def joins_countries(text: str) -> bool:
    """Tell whether hyphens or slashes only join countries and capitals ("Peru-Chile")."""
    parts = [part for part in text.replace("–", "-").replace("/", "-").split("-") if part.strip()]
    if len(parts) < 2 or lookup(text) is not None:
        return False
    return all(_is_listed(part.strip()) for part in parts)


def _is_listed(text: str) -> bool:
    return lookup(text) is not None
