"""Which verb a time expression hangs on, whatever the lexicon knows of it."""

from __future__ import annotations

from explorer.events.grammar import children, climb, is_verb
from explorer.events.lexicon import lemma_of, words
from explorer.model import Parse

_WITHIN = frozenset({"on", "in", "at", "during", "over", "late", "early"})
_ADVERBIAL = frozenset({"npadvmod", "advmod", "pobj", "prep", "pcomp"})
_BEHIND = frozenset({"after", "before", "since", "until", "following"})
_COMPLEMENTS = frozenset({"dobj", "pobj", "prep", "attr", "oprd"})


def verb_of_time(parse: Parse, head: int) -> int | None:
    """Return the verb that says what happened at a time: not of "Friday's talks", "since May".

    A time behind an object or a place ("took power in Lima in 1990") is the verb's as well.
    """
    behind = verb_right_behind(parse, head)
    if behind is not None:
        return behind
    token = head
    for step in range(0 if says(parse, head, "'s", "’s") else 6):
        word = parse.tokens[token]
        held = word.dep in (_ADVERBIAL if step < 2 else _ADVERBIAL | _COMPLEMENTS)
        preposition = word.dep == "prep" and step < 2
        outside = preposition and word.text.casefold() not in _WITHIN
        behind = word.dep == "prep" and word.text.casefold() in _BEHIND
        if not held or outside or behind or word.head == token:
            break
        above = parse.tokens[word.head]
        if is_verb(parse, word.head):
            verb = above.head if above.dep in {"aux", "auxpass"} else word.head
            return _told_in(parse, verb)
        if above.dep == "ROOT":
            return _misread_verb(parse, word.head)
        token = word.head
    return None


def _told_in(parse: Parse, verb: int) -> int:
    """Return the main verb of "In an advisory issued on Sunday, X upgraded Y", else the verb."""
    token = parse.tokens[verb]
    text = parse.tokens[token.head]
    prep = parse.tokens[text.head]
    issued = token.dep == "acl" and token.tag == "VBN" and token.lemma in words("printing")
    fronted = (
        text.dep == "pobj" and prep.text == "In" and lemma_of(text) in words("utterance", "account")
    )
    main = issued and fronted and prep.dep == "prep" and is_verb(parse, prep.head)
    return prep.head if main and prep.head > verb else verb


def verb_right_behind(parse: Parse, head: int) -> int | None:
    """Return the verb of "X on Sunday renamed Y", whose day the parser hangs inside the subject.

    Not of "a man arrested on Sunday died": a passive participle has the day itself.
    """
    verb = next((t for t in range(head + 1, len(parse.tokens)) if not _helps(parse, t)), None)
    word = parse.tokens[head]
    within = word.dep == "pobj" and parse.tokens[word.head].text.casefold() != "on"
    if verb is None or within or parse.tokens[verb].tag not in {"VBD", "VBN"}:
        return None
    token = head
    for above in climb(parse, head):
        word = parse.tokens[token]
        if word.head == verb:
            # "The concert on Saturday was banned": the day is the concert's.
            named = word.dep == "nsubjpass" and word.pos == "PROPN"
            return verb if (word.dep == "nsubj" or named) and token < head else None
        if parse.tokens[above].tag == "VBN" or word.dep in {"relcl", "acl"}:
            return None
        token = above
    return None


def _helps(parse: Parse, token: int) -> bool:
    return parse.tokens[token].dep in {"aux", "auxpass", "neg"} or parse.tokens[token].tag == "RB"


def _misread_verb(parse: Parse, root: int) -> int | None:
    """Return the verb of "The court jailed X on Friday" that the parser took for an adjective."""
    front = [root, *children(parse, root, "compound")]
    verbs = [t for noun in front for t in children(parse, noun, "amod")]
    return next((t for t in verbs if parse.tokens[t].tag == "VBD"), None)


def says(parse: Parse, clause: int, *opening: str) -> bool:
    """Tell whether the clause, which the parser hangs on the time, goes with the main verb."""
    return any(parse.tokens[c].text.casefold() in opening for c in parse.children[clause])
