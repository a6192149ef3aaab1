"""In which tense a clause tells its deed: "did", "has done", "had done", active or passive."""

from __future__ import annotations

from explorer.events.grammar import children
from explorer.model import Parse

_HAS = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
_HAD = frozenset({"had", "'d", "’d"})
_DONE = frozenset({"VBN", "VBD"})
"""The tags of a participle; the tagger takes some for a past tense."""


def in_present_perfect(parse: Parse, verb: int) -> bool:
    """Tell whether a clause says that somebody "has done" it, "'s done" or "has been" done to.

    Not that he "has been doing" it, nor that he "is" ("'s") doing it: neither is done with.
    """
    return parse.tokens[verb].tag in _DONE and not _HAS.isdisjoint(_helping(parse, verb))


def in_past_perfect(parse: Parse, verb: int) -> bool:
    """Tell whether a clause says that somebody "had done" it, "'d done" or "had been" done to."""
    return parse.tokens[verb].tag in _DONE and not _HAD.isdisjoint(_helping(parse, verb))


def in_simple_past(parse: Parse, verb: int) -> bool:
    """Tell whether a clause is in the simple past, active or passive."""
    if in_past_perfect(parse, verb):
        return False
    helping = [parse.tokens[t] for t in children(parse, verb, "aux", "auxpass")]
    tag = parse.tokens[verb].tag
    if tag == "VBN" and not helping and children(parse, verb, "nsubj"):
        return True  # the tagger takes "X and Y discussed it, the agency said" for a participle
    return tag == "VBD" or any(token.tag == "VBD" and token.dep == "auxpass" for token in helping)


def _helping(parse: Parse, verb: int) -> set[str]:
    """Return the helping verbs but those of the passive, so that "'s" is "has"."""
    return {parse.tokens[t].text.casefold() for t in children(parse, verb, "aux")}
