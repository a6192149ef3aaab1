"""Which event of its sentence a time expression belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from explorer.events.grammar import children, climb, is_verb
from explorer.events.lexicon import words
from explorer.events.tenses import in_present_perfect
from explorer.events.timed import says, verb_right_behind
from explorer.model import Parse

_APART = frozenset({"after", "before", "since", "until", "following"})
"""What stands behind these words was at another time than the clause above them."""
_TOPICS = frozenset({"for", "over", "about", "against", "regarding", "concerning"})
_PARTS = frozenset(
    {"morning", "afternoon", "evening", "night", "day", "week", "month", "hour", "eve", "course"}
    | {"end", "beginning", "start", "middle", "half", "quarter", "spring", "summer", "autumn"}
    | {"fall", "winter", "weekend", "dawn", "noon", "midnight", "close", "outset", "rest"}
)
_ASKED = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def owner_of(parse: Parse, head: int, anchors: Mapping[int, int]) -> tuple[int | None, bool]:
    """Return the trigger that a time expression belongs to, and whether a verb of speech has it."""
    behind = verb_right_behind(parse, head)
    inside = takewhile(lambda token: token != behind, climb(parse, head))
    if behind is None or any(token in anchors for token in inside):
        return _climbed(parse, head, anchors)
    owner = _owner_at(parse, head, behind, anchors)
    return owner, owner is None


def told_there(
    parse: Parse, head: int, owner: int | None, spoken: bool, anchors: Mapping[int, int]
) -> tuple[int | None, bool]:
    """Give a time behind "that" to what is told there: "announced that from May 1 fees rise".

    The parser hangs a time at the beginning of such a clause on the verb that announces it.
    """
    speech = _speech_before(parse, head)
    if speech is not None and owner != speech:
        return anchors.get(speech), speech not in anchors
    if owner is None or owner > head or parse.tokens[owner].lemma not in words("speaking"):
        return owner, spoken
    for mark in range(owner + 1, head):
        word = parse.tokens[mark]
        if word.dep == "mark" and word.text.casefold() == "that" and word.head > head:
            return anchors.get(word.head), word.head not in anchors
    return owner, spoken


def _speech_before(parse: Parse, head: int) -> int | None:
    """Return the verb of "police said on Monday they saw X", whose day the parser gives "saw"."""
    first = head - 1 if parse.tokens[head - 1].text.casefold() == "on" else head
    verb = parse.tokens[first - 1] if first > 0 else None
    if verb is None or verb.tag != "VBD" or verb.lemma not in words("speaking"):
        return None
    bare = first == head and parse.tokens[head].dep in {"compound", "nmod"}
    clause = next((t for t in climb(parse, head) if is_verb(parse, t)), None)
    below = clause is not None and parse.tokens[clause].head == first - 1
    return first - 1 if below and (bare or first < head) else None


def apart_from(parse: Parse, token: int, above: int | None) -> bool:
    """Tell whether "after", "following" or "since" parts an event from the clause above it."""
    below = token
    for governor in climb(parse, token):
        word = parse.tokens[below]
        marks = children(parse, below, "mark") if word.dep == "advcl" else []
        behind = word.dep == "prep" and word.text.casefold() in _APART
        if behind or any(parse.tokens[mark].text.casefold() in _APART for mark in marks):
            return True
        if governor == above:
            return False
        below = governor
    return False


def _climbed(parse: Parse, head: int, anchors: Mapping[int, int]) -> tuple[int | None, bool]:
    """Climb from a time expression to the first trigger; stop at a verb of speech."""
    clause = next(
        (child for child in parse.children[head] if parse.tokens[child].dep in {"relcl", "acl"}),
        None,
    )
    if clause is not None and not says(parse, clause, "where", "when"):
        subject = _subject_event(parse, clause, anchors)
        if subject is not None or clause in anchors:
            return anchors[clause] if subject is None else subject, False
    below = head
    for governor in climb(parse, head):
        which = parse.tokens[head].head == below and _dates_a_thing(parse, below, governor)
        if which and governor not in anchors:
            return None, True
        told_of = parse.tokens[below].dep == "relcl" and governor in anchors
        if not told_of and _shuts(parse, below, governor):
            return None, parse.tokens[below].dep == "ccomp"
        below_it, below = below, governor
        found = _owner_at(parse, head, governor, anchors)
        if found is not None:
            other = _is_reason(parse, head, governor) or _names_a_topic(parse, head, below_it)
            return (None, True) if other else (found, False)
        if is_verb(parse, governor) and (
            parse.tokens[governor].lemma in words("speaking") or _is_aim(parse, governor)
        ):
            return None, True
    return anchors.get(clause) if clause is not None else None, False


def _names_a_topic(parse: Parse, head: int, below: int) -> bool:
    """Tell whether the time is part of what a deed was for: "jailed for the 2015 raid"."""
    prep = parse.tokens[below]
    named = parse.tokens[head].dep in {"compound", "nmod", "nummod", "poss", "amod"}
    return named and prep.dep == "prep" and prep.text.casefold() in _TOPICS


def asked_by(parse: Parse, head: int, anchors: Mapping[int, int]) -> int | None:
    """Return the trigger of "urged X to sign on Tuesday", when the day has been: it was asked then.

    What is asked lies ahead, whatever the parser hangs the time on.
    """
    for verb in climb(parse, head):
        if not is_verb(parse, verb):
            continue
        above = parse.tokens[verb].head
        asking = above in anchors and parse.tokens[above].lemma in words("urging")
        finite = parse.tokens[above].tag == "VBD" and parse.tokens[verb].dep in _ASKED
        return anchors[above] if asking and finite and _is_aim(parse, verb) else None
    return None


def _is_reason(parse: Parse, head: int, verb: int) -> bool:
    """Tell whether the time is that of a reason: "has been held for driving drunk on Monday".

    A present perfect takes no such time itself, nor does "won it for finding X in 1995".
    """
    between = list(takewhile(lambda token: token != verb, climb(parse, head)))
    gerunds = [t for t in between if parse.tokens[t].tag == "VBG"]
    reasons = [parse.tokens[t].head for t in gerunds if parse.tokens[t].dep == "pcomp"]
    year = parse.tokens[head].text.isdigit()
    due = any(parse.tokens[t].text.casefold() == "for" for t in reasons)
    return bool(reasons) and (in_present_perfect(parse, verb) or (year and due))


def _dates_a_thing(parse: Parse, below: int, above: int) -> bool:
    """Tell whether the time only says which one: "the statement of November 10"."""
    of = parse.tokens[below].text.casefold() == "of" and parse.tokens[below].dep == "prep"
    thing = parse.tokens[above]
    part = thing.entity in {"DATE", "TIME"} or thing.lemma.casefold() in _PARTS
    return of and thing.pos in {"NOUN", "PROPN"} and not part


def _shuts(parse: Parse, below: int, above: int) -> bool:
    """Tell whether the time of what stands below is not that of what governs it.

    "X, who flew in on Sunday, will meet Y", "said that the launch on May 15 was a mistake",
    "resigned after riots on May 24", "after a gunman killed nine people on May 3".
    """
    clause = parse.tokens[below]
    if clause.dep == "relcl":
        return _has_subject(parse, below) and not says(parse, below, "where", "when", "during")
    if clause.dep == "ccomp":
        spoken = parse.tokens[above].lemma in words("speaking")
        return spoken and below > above and _has_subject(parse, below)
    if clause.dep == "advcl":
        marks = children(parse, below, "mark")
        return any(parse.tokens[mark].text.casefold() in _APART for mark in marks)
    behind = clause.dep == "prep" and clause.text.casefold() in _APART
    return behind and bool(children(parse, below, "pobj")) and is_verb(parse, above)


def _has_subject(parse: Parse, verb: int) -> bool:
    return bool(children(parse, verb, "nsubj", "nsubjpass"))


def _owner_at(parse: Parse, head: int, governor: int, anchors: Mapping[int, int]) -> int | None:
    """Return the trigger that a governor of the time expression stands for, if any."""
    if governor in anchors and parse.tokens[governor].lemma not in words("speaking"):
        return _praised(parse, head, governor, anchors)
    if not is_verb(parse, governor):
        return None
    if parse.tokens[governor].lemma in words("speaking"):
        told = _told_before(parse, head, governor, anchors)
        return anchors.get(governor) if told is None else told
    hosts = parse.tokens[governor].lemma in words("hosting")  # "hosted on Monday a meeting of X"
    direct = [noun for noun in children(parse, governor, "dobj") if governor < noun]
    after = [noun for noun in direct if noun < head or hosts]
    object_event = next((anchors[noun] for noun in after if noun in anchors), None)
    happening = _subject_event(parse, governor, anchors) if object_event is None else object_event
    if happening is None:
        happening = _arranged(parse, governor, anchors)
    if happening is not None or _is_aim(parse, governor):
        return happening
    return _when_clause(parse, governor, anchors)


def _subject_event(parse: Parse, verb: int, anchors: Mapping[int, int]) -> int | None:
    """Return the event noun that is the verb's subject: "the talks took place on Friday"."""
    if not is_verb(parse, verb) or parse.tokens[verb].lemma not in words("happening"):
        return None
    heads = children(parse, verb, "nsubj", "nsubjpass")
    return next((anchors[head] for head in heads if head in anchors), None)


def _arranged(parse: Parse, verb: int, anchors: Mapping[int, int]) -> int | None:
    """Return the event of "the visit, which was planned for Friday", wherever "which" hangs."""
    if parse.tokens[verb].lemma.casefold() not in words("arranging"):
        return None
    heads = [*children(parse, verb, "nsubjpass"), verb]
    above = [head for head in heads if head in anchors]
    if not above and parse.tokens[verb].dep in {"relcl", "acl"}:
        above = [head for head in climb(parse, verb) if head in anchors]
    return anchors[above[0]] if above else None


def _praised(parse: Parse, head: int, verb: int, anchors: Mapping[int, int]) -> int:
    """Return the noun of "praised X's visit on Monday", whose time the parser gives the verb."""
    if not is_verb(parse, verb) or parse.tokens[verb].lemma not in words("judging"):
        return anchors[verb]
    for noun in children(parse, verb, "dobj"):
        if noun in anchors and verb < noun < head:
            return anchors[noun]
    return anchors[verb]


def _told_before(parse: Parse, head: int, verb: int, anchors: Mapping[int, int]) -> int | None:
    """Return the trigger of "X did Y on Monday, the ministry said", whose time it is."""
    speaker = children(parse, verb, "nsubj")
    for clause in children(parse, verb, "ccomp"):
        if clause in anchors and speaker and clause < head < speaker[0]:
            return anchors[clause]
    return None


def _is_aim(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is an infinitive, whose time is not that of what governs it."""
    return any(parse.tokens[child].tag == "TO" for child in parse.children[verb])


def _when_clause(parse: Parse, verb: int, anchors: Mapping[int, int]) -> int | None:
    """Return the trigger of "..., when X happened" under a verb that only sets the time."""
    for child in children(parse, verb, "advcl", "relcl", "ccomp"):
        marks = {parse.tokens[inner].text.casefold() for inner in parse.children[child]}
        if "when" not in marks:
            continue
        if child in anchors:
            return anchors[child]
        for inner in children(parse, child, "nsubj", "nsubjpass", "dobj"):
            if inner in anchors:
                return anchors[inner]
    return None
