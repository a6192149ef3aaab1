"""Status: did it happen, will it, was it called off, or is it only thought of."""

from __future__ import annotations

from enum import StrEnum

from explorer.events.grammar import children, climb, is_passive, is_verb
from explorer.events.lexicon import words
from explorer.events.tenses import in_past_perfect
from explorer.events.triggers import Trigger
from explorer.model import Parse, Status


class Force(StrEnum):
    """How the words put an event; a ``DEMAND`` says that it must be."""

    FACT = "fact"
    FUTURE = "future"
    POSSIBLE = "possible"
    DEMAND = "demand"
    CANCELLED = "cancelled"
    WISHED = "wished"
    NEGATED = "negated"


STATUS = {
    Force.FACT: Status.OCCURRED,
    Force.FUTURE: Status.SCHEDULED,
    Force.POSSIBLE: Status.HYPOTHETICAL,
    Force.DEMAND: Status.OCCURRED,
    Force.NEGATED: Status.OCCURRED,
    Force.CANCELLED: Status.CANCELLED,
    Force.WISHED: Status.HYPOTHETICAL,
}
_CONDITIONS = frozenset({"if", "unless", "whether", "should"})
_OF_THE_VERB = frozenset({Force.NEGATED, Force.POSSIBLE})
_SETTING = frozenset({"during", "in", "at", "after", "before", "following", "since", "despite"})
_PURPOSE = frozenset({"for", "toward", "towards", "about"})
_NOTHING = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NEGATIVE = frozenset({"no", "never", "without", "neither", "nor"})


def force_of(parse: Parse, trigger: Trigger) -> Force:
    """Return how the sentence puts the trigger's event."""
    own = _of_noun(parse, trigger.token) if trigger.nominal else _of_verb(parse, trigger.token)
    if own is not Force.FACT:
        return own
    if trigger.nominal:
        return Force.FACT
    return _from_above(parse, trigger.token)


def _of_verb(parse: Parse, verb: int) -> Force:
    """Read the auxiliaries, the negation and the conjunction of a clause."""
    if children(parse, verb, "neg") or _of_nothing(parse, verb):
        return Force.NEGATED
    for child in children(parse, verb, "aux"):
        word = parse.tokens[child].text.casefold()
        if word in words("coming"):
            return Force.FUTURE
        if word in words("doubting"):
            return Force.FUTURE if word == "would" and _is_told(parse, verb) else Force.POSSIBLE
        if word in words("obliging"):
            return Force.DEMAND
    marks = {parse.tokens[child].text.casefold() for child in children(parse, verb, "mark")}
    if marks & _CONDITIONS or _is_inverted(parse, verb):
        return Force.POSSIBLE
    due = {parse.tokens[child].text.casefold() for child in children(parse, verb, "acomp")}
    return Force.FUTURE if due & _EXPECTED else Force.FACT


_EXPECTED = frozenset({"due", "expected", "scheduled"})


def _of_nothing(parse: Parse, verb: int) -> bool:
    """Tell whether nobody did it, or it was done to nothing: "no agreement was signed"."""
    taking = children(parse, verb, "nsubj", "nsubjpass", "dobj")
    words_of = [t for noun in taking for t in (noun, *children(parse, noun, "det"))]
    return any(parse.tokens[t].text.casefold() in _NOTHING for t in words_of)


def _is_inverted(parse: Parse, verb: int) -> bool:
    """Tell whether the clause is a condition without "if": "had they closed the border"."""
    if parse.tokens[verb].dep != "advcl":
        return False
    before = [t for t in children(parse, verb, "aux") if parse.tokens[t].lemma == "have"]
    heads = children(parse, verb, "nsubj", "nsubjpass")
    return bool(before and heads) and before[0] < heads[0]


def _is_told(parse: Parse, verb: int) -> bool:
    """Tell whether the clause is reported: "said he would" announces what "will" does."""
    token = parse.tokens[verb]
    return token.dep == "ccomp" and parse.tokens[token.head].lemma in words("speaking")


def _from_above(parse: Parse, verb: int) -> Force:
    """Read what governs an infinitive, a complement or a coordinated verb without auxiliary."""
    token = parse.tokens[verb]
    head = token.head
    infinitive = any(parse.tokens[child].tag == "TO" for child in parse.children[verb])
    infinitive = infinitive or _is_bare(parse, verb)
    if token.dep == "conj" and is_verb(parse, head) and head != verb:
        shared = (
            Force.FACT if children(parse, verb, *("nsubj", "nsubjpass")) else _of_verb(parse, head)
        )
        return shared if shared is not Force.FACT else _from_above(parse, head)
    denying = parse.tokens[head].head if token.dep == "acl" else head
    denied = parse.tokens[denying].lemma.casefold() in words("denying")
    if denied and token.dep in {"xcomp", "ccomp", "acl"}:
        return Force.WISHED
    if _is_subjunctive(parse, verb):
        return Force.WISHED
    if infinitive:
        told = _is_reported(parse, verb)
        return Force.FACT if told else _infinitive(token.dep, parse.tokens[head].lemma.casefold())
    if token.dep in {"xcomp", "advcl"} and is_verb(parse, head) and head != verb:
        above = _of_verb(parse, head)
        above = above if above is not Force.FACT else _from_above(parse, head)
        unreal = {Force.WISHED, Force.POSSIBLE, Force.FUTURE}
        if token.dep == "xcomp" or (token.tag == "VBG" and above in unreal):
            return above
    aimed = token.dep == "pcomp" and _aimed(parse, head)
    return Force.WISHED if aimed else Force.FACT


def _is_subjunctive(parse: Parse, verb: int) -> bool:
    """Tell whether it is the wish of "insisted that he leave", "demanded that they leave"."""
    token = parse.tokens[verb]
    governor = parse.tokens[token.head].lemma.casefold()
    wished = governor == "insist" or governor in words("hoping")
    plain = token.tag in {"VB", "VBP"} and not children(parse, verb, "aux", "auxpass")
    return wished and plain and token.dep == "ccomp" and bool(children(parse, verb, "nsubj"))


def _is_reported(parse: Parse, verb: int) -> bool:
    """Tell whether it is what "is reported to have happened", and no more in doubt than that."""
    done = any(parse.tokens[t].lemma == "have" for t in children(parse, verb, "aux"))
    token = parse.tokens[verb]
    said = parse.tokens[token.head].lemma in words("speaking")
    return done and said and token.dep == "xcomp" and is_passive(parse, token.head)


def _is_bare(parse: Parse, verb: int) -> bool:
    """Tell whether it is the infinitive of "helped them defend it", which has no "to"."""
    token = parse.tokens[verb]
    helped = parse.tokens[token.head].lemma in {"help", "let", "make"}
    return token.tag == "VB" and token.dep in {"ccomp", "xcomp"} and helped


def _infinitive(dep: str, governor: str) -> Force:
    """Read "plans to", "hopes to", "is to", "in order to"; "began to" is a fact."""
    if governor in words("scheduling"):
        return Force.FUTURE
    if dep in {"advcl", "acl", "relcl", "pcomp"} or governor in words("hoping"):
        return Force.WISHED
    if governor in {"be", "go"}:
        return Force.FUTURE
    complement = dep in {"xcomp", "ccomp"}
    return Force.WISHED if complement and governor not in _IMPLYING else Force.FACT


_IMPLYING = frozenset(
    {"begin", "start", "continue", "manage", "proceed", "resume", "come", "gather"}
)


def _aimed(parse: Parse, prep: int) -> bool:
    """Tell whether "of doing", "on doing", "for doing" depends on a noun or a wish."""
    word = parse.tokens[prep].text.casefold()
    if word in {"after", "by", "since", "before", "while", "upon", "without"}:
        return False
    above = parse.tokens[prep].head
    governor = parse.tokens[above].lemma.casefold()
    return not is_verb(parse, above) or word in {"for", "at"} or governor in words("hoping")


def _of_noun(parse: Parse, noun: int) -> Force:
    """Read the words in front of an event noun and what governs it."""
    front = {parse.tokens[child].text.casefold() for child in parse.children[noun] if child < noun}
    lemmas = {
        parse.tokens[child].lemma.casefold() for child in parse.children[noun] if child < noun
    }
    if front & _NEGATIVE:
        return Force.NEGATED
    if front & {"cancelled", "canceled", "postponed"} or _called_off(parse, noun):
        return Force.CANCELLED
    if front & {"planned", "scheduled"} and _noun_governor(parse, noun) is Force.NEGATED:
        return Force.CANCELLED
    if front & {"possible", "potential", "proposed", "any", "hypothetical"} or "such" in front:
        return Force.POSSIBLE
    if front & {"upcoming", "planned", "scheduled", "forthcoming", "future", "next"} or (
        lemmas & {"upcoming", "plan", "schedule"}
    ):
        return Force.FUTURE
    return Force.FUTURE if _will_be(parse, noun) else _noun_governor(parse, noun)


def _will_be(parse: Parse, noun: int) -> bool:
    """Tell whether a clause puts the noun in the future: "exercises that they will hold"."""
    return any(
        parse.tokens[word].text.casefold() in words("coming")
        and any(
            parse.tokens[t].text.casefold() in {"that", "which"} for t in parse.children[clause]
        )
        for clause in children(parse, noun, "relcl")
        for word in children(parse, clause, "aux")
    )


def _called_off(parse: Parse, noun: int) -> bool:
    token = parse.tokens[noun]
    verb = parse.tokens[token.head]
    particles = {parse.tokens[child].text for child in children(parse, token.head, "prt")}
    called = verb.lemma in words("cancelling") or (verb.lemma == "call" and "off" in particles)
    return called and token.dep in {"dobj", "nsubjpass"} and not children(parse, token.head, "neg")


def _noun_governor(parse: Parse, noun: int) -> Force:
    for head in climb(parse, noun):
        token = parse.tokens[head]
        lemma = token.lemma.casefold()
        if lemma in words("ensuing"):
            return Force.FACT
        if token.tag == "IN" or lemma in words("carrier"):
            if token.text.casefold() in _PURPOSE and parse.tokens[noun].dep == "pobj":
                return _purpose(parse, token.head)
            continue
        if not is_verb(parse, head):
            return Force.WISHED if lemma in words("hoping") else Force.FACT
        return _governing_verb(parse, noun, head)
    return Force.FACT


def _purpose(parse: Parse, verb: int) -> Force:
    """Read "will fly to X for a meeting with Y" as planned; "came for talks" leaves it open."""
    due = any(parse.tokens[t].text in _EXPECTED for t in children(parse, verb, "acomp"))
    going = is_verb(parse, verb) and (parse.tokens[verb].lemma in words("going") or due)
    planned = going and Force.FUTURE in {_of_verb(parse, verb), _from_above(parse, verb)}
    return Force.FUTURE if planned else Force.WISHED


def _is_denied(parse: Parse, verb: int) -> bool:
    """Tell whether the verb says that its object is not so: "denied a meeting", "ruled out"."""
    out = any(parse.tokens[t].text == "out" for t in children(parse, verb, "prt"))
    lemma = parse.tokens[verb].lemma.casefold()
    return lemma in words("denying") or (lemma == "rule" and out)


def _governing_verb(parse: Parse, noun: int, verb: int) -> Force:
    lemma = parse.tokens[verb].lemma.casefold()
    dep = parse.tokens[noun].dep
    own = _of_verb(parse, verb)
    prep = parse.tokens[parse.tokens[noun].head].text.casefold()
    setting = dep == "pobj" and prep in _SETTING
    undergoing = dep in {"dobj", "nsubjpass"}
    begun = in_past_perfect(parse, verb)  # "the strike had been called by X" tells what was
    called = lemma in words("calling") and undergoing and not begun
    if called or (lemma in words("scheduling") and not setting):
        return Force.FUTURE
    if undergoing and _is_denied(parse, verb):
        return Force.WISHED
    if lemma in words("hoping") and dep in {"dobj", "pobj"} and not setting:
        return Force.WISHED
    subject = dep in {"nsubj", "nsubjpass"}
    if subject and own in _OF_THE_VERB and lemma not in words("happening"):
        return Force.FACT
    if own is not Force.FACT and (subject or dep == "dobj"):
        return own
    wished = dep == "dobj" and _from_above(parse, verb) is Force.WISHED
    return Force.WISHED if wished else Force.FACT
