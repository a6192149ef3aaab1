"""Which events of a sentence share the time of another: coordinated, framed, told in one breath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from explorer.events.grammar import children, clause_of, climb
from explorer.events.lexicon import lemma_of, words
from explorer.events.timed import says
from explorer.events.triggers import Trigger
from explorer.events.when import SHARED, When
from explorer.model import EventType, Parse


def shared_dates(
    parse: Parse, triggers: Sequence[Trigger], dates: Mapping[int, When]
) -> Mapping[int, When]:
    """Return the dates of the triggers that a dated one dates too, as coordinated or framed."""
    known = dict(dates)
    for trigger in triggers if known else ():
        if trigger.token not in known:
            shared = _shared(parse, trigger, triggers, known)
            if shared is not None:
                known[trigger.token] = _as_shared(parse, trigger, known[shared])
    return known


def _as_shared(parse: Parse, trigger: Trigger, when: When) -> When:
    """Note of "arrived on Sunday and met X there" that no day is given for the meeting itself."""
    if parse.tokens[trigger.token].dep != "conj":
        return when
    return replace(when, derivation=f"{when.derivation}; {SHARED}")


def _shared(
    parse: Parse, trigger: Trigger, triggers: Sequence[Trigger], dates: Mapping[int, When]
) -> int | None:
    """Return the dated trigger whose time holds for this one too: coordinated, or its frame."""
    token = parse.tokens[trigger.token]
    if token.dep == "conj" and token.head in dates:
        return token.head
    for child in children(parse, trigger.token, "conj"):
        if child in dates and parse.tokens[child].tag == token.tag:
            return child
    for find in (_beside, _when):
        beside = find(parse, trigger.token, dates)
        if beside is not None:
            return beside
    if trigger.nominal:
        verb = clause_of(parse, trigger.token)
        bound = _planned(parse, trigger.token) or not _retrospective(parse, trigger.token)
        inside = token.dep in {"pobj", "dobj"} and bound
        return verb if inside and verb in dates else None
    return _framing(parse, trigger, triggers, dates)


def _beside(parse: Parse, token: int, dates: Mapping[int, When]) -> int | None:
    """Return the dated event that the same words make one with this one.

    "The fighting began on Monday with an attack", "the statement that ended the 2020 war", "two
    were killed and five were wounded on Monday", "on Monday, when X opened fire".
    """
    about = parse.tokens[token]
    for verb in children(parse, token, "relcl", "acl"):
        ended = [t for t in children(parse, verb, "dobj") if t in dates]
        if ended and parse.tokens[verb].lemma in words("ending"):
            return ended[0]
    head = about.head
    happening = parse.tokens[head]
    if about.dep == "nsubj" and happening.dep == "advcl" and says(parse, head, "when"):
        return happening.head if happening.head in dates else None
    if about.dep == "pobj" and parse.tokens[head].text.casefold() == "with":
        verb = parse.tokens[head].head
        subject = [t for t in children(parse, verb, "nsubj", "csubj") if t in dates]
        if subject and parse.tokens[verb].lemma in words("happening"):
            return subject[0]
    if about.dep in {"ccomp", "relcl", "advcl"} and not children(parse, token, "mark"):
        if says(parse, token, "when"):
            return next((t for t in climb(parse, token) if t in dates), None)
        pairs = [t for t in children(parse, head, about.dep) if t in dates and t != token]
        return pairs[0] if about.dep == "ccomp" and len(pairs) == 1 else None
    return None


def _when(parse: Parse, token: int, dates: Mapping[int, When]) -> int | None:
    """Return the dated verb of "was killed when his car crashed on Monday" for the one ahead."""
    later = [t for t in children(parse, token, "advcl") if t in dates and t > token]
    return next((clause for clause in later if says(parse, clause, "when")), None)


def _framing(
    parse: Parse, trigger: Trigger, triggers: Sequence[Trigger], dates: Mapping[int, When]
) -> int | None:
    """Return the dated noun of "met during a visit this week" or the verb above "where he"."""
    for other in triggers:
        framing = other.nominal and parse.tokens[other.token].dep == "pobj"
        if (
            framing
            and other.token in dates
            and not _only_says_which(dates[other.token])
            and not _is_of_crime(parse, trigger, other)
            and clause_of(parse, other.token) == trigger.token
            and not _retrospective(parse, other.token)
        ):
            return other.token
    token = parse.tokens[trigger.token]
    if token.dep in {"relcl", "acl", "xcomp"} or _is_at_once(parse, trigger.token):
        near = climb(parse, trigger.token)
        near = islice(near, 3) if token.dep == "relcl" else near
        above = [head for head in near if head in dates]
        if says(parse, trigger.token, "where"):
            above += [t.token for t in triggers if t.token in dates and t.token < trigger.token]
        return above[0] if above else None
    return None


def _is_of_crime(parse: Parse, trigger: Trigger, other: Trigger) -> bool:
    """Tell whether the day is that of a crime: "charged X in the May 3 shooting"."""
    legal = trigger.entry.type in {EventType.COERCE, EventType.ACCUSE}
    return legal and lemma_of(parse.tokens[other.token]) in words("crime")


def _only_says_which(when: When) -> bool:
    """Tell whether a day is the name of a thing: "the statement of November 10"."""
    return (when.expression or "").casefold().startswith("of ")


def _is_at_once(parse: Parse, verb: int) -> bool:
    """Tell whether a participle says what the deed above it was: "signed it, outlawing X"."""
    token = parse.tokens[verb]
    marked = children(parse, verb, "mark", "nsubj", "aux")
    return token.dep == "advcl" and token.tag == "VBG" and not marked and token.head < verb


def _planned(parse: Parse, noun: int) -> bool:
    """Tell whether somebody goes somewhere for it: "will fly to X on Monday for talks"."""
    prep = parse.tokens[parse.tokens[noun].head]
    return prep.text.casefold() == "for" and parse.tokens[prep.head].lemma in words("going")


def _retrospective(parse: Parse, noun: int) -> bool:
    """Tell whether the noun's event lies before its clause: "following", "after", "since"."""
    return parse.tokens[parse.tokens[noun].head].text.casefold() not in {
        "during",
        "at",
        "in",
        "on",
        "within",
        "amid",
        "of",
    }
