"""Where the parser hangs a clause on the wrong word."""

from __future__ import annotations

from explorer.model import Parse

_OWN = frozenset({"mark", "aux", "auxpass", "agent", "nsubj", "nsubjpass", "dobj"})


def is_behind_object(parse: Parse, verb: int) -> bool:
    """Tell whether a participle is that of the object in front of it, hung on the verb.

    "To honour the truce agreed on 2 May": who honours it did not agree.
    """
    token, noun = parse.tokens[verb], parse.tokens[verb - 1]
    bare = token.tag in {"VBN", "VBD"} and _OWN.isdisjoint(parse.dependents[verb])
    held = noun.dep == "dobj" and token.head in {noun.head, parse.tokens[noun.head].head}
    return token.dep == "advcl" and bare and held and noun.tag in {"NN", "NNS"}


def swallowed(parse: Parse, verb: int) -> int:
    """Return the noun that a preposition governs, where the parser puts a verb between them.

    "With X to discuss Y": X for the verb's subject. "With visiting minister X": X for its object.
    """
    guest = guest_of(parse, verb)
    if guest is not None:
        return guest
    infinitive = any(parse.tokens[child].tag == "TO" for child in parse.children[verb])
    inside = parse.dependents[verb].get("nsubj", []) if infinitive else []
    return inside[0] if inside else verb


def guest_of(parse: Parse, verb: int) -> int | None:
    """Return X of "met (with) visiting minister X", where it only says that X is a guest."""
    token = parse.tokens[verb]
    beside = token.head == verb - 1 and token.dep in {"pcomp", "xcomp", "ccomp", "advcl"}
    if token.text.casefold() != "visiting" or not beside:
        return None
    return next(iter(parse.dependents[verb].get("dobj", [])), None)
