"""The few questions about a sentence's grammar that coreference asks of a parse."""

from __future__ import annotations

from explorer.model import Parse
from explorer.model.remembering import remembered

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def main_subject(parse: Parse, token: int) -> int | None:
    """Index of the main subject's head word in the sentence that holds ``token``.

    Behind a fronted phrase ("At a talk with Ada Moss, the mayor said") parsers often call the
    subject an apposition; a noun right in front of a root verb without subject is taken for it.
    """
    return _main_subject(parse, parse.sentence_of(token)[0])


@remembered
def _main_subject(parse: Parse, first: int) -> int | None:
    """Find it in the sentence that begins at a token."""
    _, after = parse.sentence_of(first)
    root = next((i for i in range(first, after) if parse.tokens[i].dep == "ROOT"), None)
    if root is None:
        return None
    for index in parse.children[root]:
        if parse.tokens[index].dep in SUBJECTS:
            return index
    before = root - 1
    verb = parse.tokens[root].pos in ("VERB", "AUX")
    if verb and before >= first and parse.tokens[before].dep in ("appos", "conj"):
        return before
    return None


def inside(parse: Parse, inner: int, outer: int) -> bool:
    """Tell whether token ``inner`` hangs below token ``outer``."""
    at = inner
    while parse.tokens[at].head != at:
        at = parse.tokens[at].head
        if at == outer:
            return True
    return False


def first_of_joined(parse: Parse, token: int) -> int:
    """Index of the first noun of those that "and" joins this one to."""
    at = token
    while parse.tokens[at].dep == "conj" and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    return at


def coordinated_owner(parse: Parse, pronoun: int) -> int | None:
    """In "Moss's greetings and her invitation" the token of the owner named first, for "her"."""
    tokens = parse.tokens
    owned = tokens[pronoun].head
    if tokens[pronoun].dep != "poss" or tokens[owned].dep != "conj":
        return None
    first = tokens[owned].head
    return next((i for i in parse.children[first] if tokens[i].dep == "poss"), None)
