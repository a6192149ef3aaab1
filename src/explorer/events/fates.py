"""What somebody can have done only before what befell him: the dead and the convicted."""

from __future__ import annotations

from explorer.events.candidates import Candidate
from explorer.events.grammar import governed
from explorer.events.kinds import VERBAL
from explorer.events.lexicon import lemma_of, words
from explorer.events.told import Told
from explorer.model import EventType, Parse

_OF = frozenset({"of"})


def was_before(told: Told, candidate: Candidate) -> bool:
    """Tell whether a deed, told without a day, was before what has just befallen its doer.

    "X died on Monday. He wrote many songs", "A court jailed X on Monday. X killed two people".
    """
    if not set(candidate.cast.agents) & set(told.cast.recipients):
        return False
    jailed = told.type is EventType.COERCE and candidate.trigger.entry.type not in VERBAL
    return jailed or bool(told.words & words("death"))


def is_looked_back_on(parse: Parse, noun: int) -> bool:
    """Tell whether a noun is only what others come after: "victims of the attack".

    So is what is asked or done "in connection with the attack".
    """
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    if token.dep == "pobj" and parse.tokens[above.head].lemma == "connection":
        return True
    if token.dep != "pobj" or above.text.casefold() != "of":
        owner = parse.tokens[token.head] if token.dep == "poss" else None
        return owner is not None and lemma_of(owner) in words("hindsight")
    of = [inner for _, inner in governed(parse, above.head, _OF)]
    return noun in of and lemma_of(parse.tokens[above.head]) in words("hindsight")
