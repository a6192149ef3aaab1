"""Whether the verb that governs a time expression speaks of the past or of what is to come."""

from __future__ import annotations

from typing import Literal

from explorer.dates.vocabulary import words
from explorer.model import Parse, Token

Direction = Literal["past", "future", "present", "open", "either"]

# Verbs and participles whose complement is still to come.
_PLANNING = frozenset(
    words(
        "plan expect schedule intend hope want due set agree vow promise offer prepare aim decide "
        "ask order slate book invite urge demand propose seek wait ready need call announce direct "
        "instruct require oblige expect forecast predict project estimate anticipate likely"
    )
)
# Verbs of asking, and what one is asked to do on a day that is set.
_ASKING = frozenset(words("urge call demand appeal press order instruct direct implore"))
_ATTENDING = frozenset(
    words(
        "vote attend meet gather rally march come appear join strike turn report testify assemble"
    )
)
_INTENTIONS = frozenset(
    words("plan expect intend hope prepare aim schedule predict forecast anticipate")
)
# What was held is over, what was put off is still to come or not.
_HOLDING = frozenset(words("hold attend host conduct complete conclude convene chair pay meet"))
_RESETTING = frozenset(words("move postpone reschedule delay defer set fix"))
_SET_FOR = frozenset({"scheduled", "due", "set", "slated", "expected", "planned", "booked"})
_AHEAD = _SET_FOR | {"upcoming", "forthcoming"}
_TIMETABLE = frozenset(
    words("begin open start resume expire convene end close leave depart return reopen kick retire")
)
_MODALS = frozenset({"will", "shall", "would", "should", "may", "might", "must", "can"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
# Nouns whose date may be set: "the June summit" of a text from May is to come.
_PLANNABLE = frozenset(
    words(
        "trip visit summit meeting election vote deadline session conference talk referendum "
        "ballot hearing trial match game ceremony congress convention runoff launch parade tour "
        "retreat dialogue festival delivery contract futures"
    )
)
_REACH = 7  # tokens from a plannable noun to its date
_LIMIT = 40  # steps up a tree; parses are shallow, but never loop


def direction_of(parse: Parse, token: int) -> Direction | None:
    """Return the direction of the nearest governing verb, or None where there is none.

    An infinitive is open: it may be done or still to come. "A planned visit" is to come; the
    date of a visit or summit is on either side, whatever the past verb above ("discussed").
    """
    told = _told_above(parse, token)
    if told == "past" and _was_held(parse, token):
        return told
    return "either" if told != "future" and _dates_a_plan(parse, token) else told


def _was_held(parse: Parse, token: int) -> bool:
    """Tell whether the first verb over a date says that something took place then."""
    tokens, here = parse.tokens, token
    for _ in range(_LIMIT):
        if tokens[here].head == here:
            return False
        here = tokens[here].head
        if _is_verb(tokens[here]):
            return tokens[here].lemma in _HOLDING and tokens[here].tag in {"VBD", "VBN"}
        if tokens[here].dep in {"dobj", "nsubj", "nsubjpass"}:
            return False
    return False


def has_come_to_pass(parse: Parse, token: int) -> bool:
    """Tell whether what was set for this time is told of: "a march set for Monday drew many"."""
    tokens, here = parse.tokens, token
    for _ in range(_LIMIT):
        here = tokens[here].head
        if tokens[here].dep in {"acl", "relcl", "ROOT"}:
            break
    had = tokens[here].dep == "acl" or any(tokens[c].text == "had" for c in parse.children[here])
    if tokens[here].dep not in {"acl", "relcl"} or not had:
        return False
    if tokens[here].text.lower() not in _SET_FOR:
        return False
    verb = tokens[tokens[here].head].head
    helpers = [tokens[child].tag for child in parse.children[verb]]
    return tokens[verb].tag == "VBD" or (tokens[verb].tag == "VBN" and "VBD" in helpers)


def dates_a_deed(parse: Parse, token: int) -> bool:
    """Tell whether a date hangs on a finite verb, not "since" it or in a clause on a noun."""
    tokens, here = parse.tokens, token
    for _ in range(_LIMIT):
        above = tokens[here].head
        if above == here or tokens[here].text.lower() in {"since", "until", "before", "after"}:
            return False
        here = above
        if _is_verb(tokens[here]):
            return tokens[here].dep not in {"acl", "relcl", "amod", "pcomp", "advcl"}
    return False


def is_asked(parse: Parse, token: int) -> bool:
    """Tell whether the time stands behind what was asked: "urged Iran to sign on Tuesday".

    A weekday there is that of the asking, unless people are asked to be somewhere on it.
    """
    tokens, here = parse.tokens, token
    for _ in range(_LIMIT):
        here = tokens[here].head
        if tokens[here].head == here or _is_verb(tokens[here]):
            break
    above = tokens[tokens[here].head]
    asked = above.lemma in _ASKING and above.tag == "VBD"
    aim = any(tokens[child].tag == "TO" for child in parse.children[here])
    return asked and aim and tokens[here].lemma not in _ATTENDING


def _told_above(parse: Parse, token: int) -> Direction | None:
    tokens = parse.tokens
    here = token
    for _ in range(_LIMIT):
        above = tokens[here].head
        if above == here:
            return None
        here = above
        told = _told_by(parse, here) if _is_verb(tokens[here]) else _of_noun(parse, here)
        if told:
            return told
    return None


def _dates_a_plan(parse: Parse, token: int) -> bool:
    """Tell whether a plannable noun stands around the date: parsers attach dates to any verb."""
    tokens = parse.tokens
    if tokens[tokens[token].head].lemma.lower() in _PLANNABLE:
        return True
    for before in reversed(tokens[max(0, token - _REACH) : token]):
        if before.pos in {"VERB", "PUNCT"}:
            return False
        if before.lemma.lower() in _PLANNABLE:
            return True
    return False


def _is_verb(token: Token) -> bool:
    return token.tag in _VERBS or token.text.lower() in {"due", "set"}


def _of_noun(parse: Parse, noun: int) -> Direction | None:
    """Tell by "planned", "upcoming" in front of a noun."""
    modifiers = (parse.tokens[child] for child in parse.children[noun])
    ahead = any(
        modifier.dep == "amod" and modifier.text.lower() in _AHEAD for modifier in modifiers
    )
    return "future" if ahead else None


def _told_by(parse: Parse, verb: int) -> Direction | None:
    token = parse.tokens[verb]
    children = [parse.tokens[child] for child in parse.children[verb]]
    helpers = [child for child in children if child.dep in {"aux", "auxpass"}]
    told = _of_modals(token, helpers)
    if told:
        return told
    if any(helper.tag == "TO" for helper in helpers):
        return _of_infinitive(parse, verb)
    looks_forward = token.lemma == "look" and any(child.text == "forward" for child in children)
    if looks_forward or _plans(token, children):
        return "future"
    if token.lemma in _RESETTING and token.tag in {"VBD", "VBN"}:
        return "either"
    return _of_form(token, helpers)


def _of_modals(token: Token, helpers: list[Token]) -> Direction | None:
    """Read "will", "may" as to come; "could not be found Wednesday" as past."""
    if any(helper.text.lower() == "could" for helper in helpers):
        return "past"
    if not any(helper.tag == "MD" or helper.lemma in _MODALS for helper in helpers):
        return None
    perfect = any(helper.lemma == "have" for helper in helpers)
    return "past" if perfect and token.tag == "VBN" else "future"


def _plans(token: Token, children: list[Token]) -> bool:
    """Tell whether a verb by itself sets a date: "due", "plans", "opens", "planned"."""
    if token.text.lower() in _SET_FOR and token.tag in {"VBN", "JJ"}:
        return True
    if token.tag in {"VBZ", "VBP"}:
        if any(child.dep == "acomp" and child.text.lower() in _SET_FOR for child in children):
            return True
        return token.lemma in _INTENTIONS | _TIMETABLE or _takes_effect(token, children)
    return token.tag == "VBD" and token.lemma in {"plan", "schedule"}


def _takes_effect(token: Token, children: list[Token]) -> bool:
    """Tell "takes effect", "takes place", "comes into force"."""
    nouns = {child.text.lower() for child in children}
    return (token.lemma == "take" and bool(nouns & {"effect", "place", "office"})) or (
        token.lemma in {"come", "go", "enter"} and "into" in nouns
    )


def _of_infinitive(parse: Parse, verb: int) -> Direction | None:
    head = parse.tokens[parse.tokens[verb].head]
    if head.lemma.lower() in _PLANNING or head.text.lower() in _SET_FOR:
        return "future"
    if head.lemma == "be" and parse.tokens[verb].dep == "xcomp":
        return "future"
    return "open"  # "managed to leave", "was summoned to appear": either may be


def _of_form(token: Token, helpers: list[Token]) -> Direction | None:
    if token.tag == "VBD":
        return "past"
    finite = next((helper for helper in helpers if helper.tag in {"VBD", "VBZ", "VBP"}), None)
    if finite is None:
        return {"VBZ": "present", "VBP": "present", "VBN": "past"}.get(token.tag)  # type: ignore[return-value]
    if finite.tag == "VBD" or finite.lemma == "have":
        return "past"
    return "future" if token.tag == "VBG" else "present"
