"""The country or body that "it" means: the subject of its sentence, or of the one before."""

from __future__ import annotations

from explorer.actors.discourse import MAIN_SUBJECT, OBJECT, Discourse
from explorer.actors.drafts import Draft
from explorer.actors.tables import words
from explorer.model import Kind, Mention

_BODIES = (Kind.COUNTRY, Kind.ORGANIZATION)


def acting_body(discourse: Discourse, mention: Mention) -> Draft | None:
    """The main subject in front, where it is a country or a body.

    That of the sentence before counts only where the mention's own words act as countries and
    bodies do, or belong to such a subject ("Its leader called for talks").
    """
    here = discourse.sentence(mention)
    for trace in discourse.before(mention):
        back = here - trace.sentence
        if back > 1 or (back and not _acts(discourse, mention)):
            return None
        if trace.prominence == MAIN_SUBJECT:
            fits = trace.draft.kind in _BODIES
            return trace.draft if fits else _only_body(discourse, mention)
    return None


def _only_body(discourse: Discourse, mention: Mention) -> Draft | None:
    """The body that "its" can mean where a person acts: "thanked Oman for its help"."""
    if mention.text.lower() != "its":
        return None
    here = discourse.sentence(mention)
    named = {}
    for trace in discourse.before(mention):
        if trace.sentence != here:
            break
        if trace.draft.kind in _BODIES:
            named[id(trace.draft)] = trace
    (only,) = named.values() if len(named) == 1 else (None,)
    return only.draft if only and only.prominence == OBJECT else None


def _acts(discourse: Discourse, mention: Mention) -> bool:
    tokens = discourse.annotation.parses[mention.paragraph].tokens
    token = tokens[mention.head]
    if token.dep == "poss":
        token = tokens[token.head]
    return token.dep == "nsubj" and tokens[token.head].lemma in words("offices", "deeds")
