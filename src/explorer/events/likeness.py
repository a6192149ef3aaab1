"""Whether two claims say the same of the same people: their sides and their words."""

from __future__ import annotations

from explorer.events.claims import Claim
from explorer.events.lexicon import verbs, words
from explorer.model import ActorId, EventType

_CONCLUDING = frozenset(
    {"sign", "ink", "initial", "reach", "strike", "conclude", "make", "clinch", "finalize"}
    | {"finalise", "seal", "agree", "come", "put", "affix", "append", "negotiate", "announce"}
)
_TEXTS = frozenset({"memora", "agreem", "accord", "treaty", "protoc", "declar", "statem", "contra"})
"""Stems of the words that say which text it is."""


def sides_match(claim: Claim, head: Claim) -> bool:
    """Tell whether both sides are filled alike, by the same, or by a country and who serves it."""
    pairs = ((claim.agents, head.agents), (claim.recipients, head.recipients))
    return all(
        bool(mine) == bool(theirs)
        and all(any(stands_for(claim, a, head, b) for b in theirs) for a in mine)
        for mine, theirs in pairs
    )


def stands_for(claim: Claim, actor: ActorId, head: Claim, other: ActorId) -> bool:
    """Tell whether two actors are the same, or one is the country that the other serves."""
    if actor == other:
        return True
    land = claim.homes.get(actor)
    state = actor in claim.states or other in head.states
    return state and land is not None and land == head.homes.get(other)


def sides_agree(claim: Claim, head: Claim) -> bool:
    """Tell whether nobody is on both sides: who did it and to whom do not contradict."""
    for mine, theirs in ((claim.agents, head.agents), (claim.recipients, head.recipients)):
        if mine and theirs and not set(mine) & set(theirs):
            return False
    return bool(
        set(claim.agents) & set(head.agents) or set(claim.recipients) & set(head.recipients)
    )


def said_alike(claim: Claim, head: Claim) -> bool:
    """Tell whether two texts of the same days have the same people say the same: "X invited Y"."""
    both = bool(claim.agents and claim.recipients)
    return both and verb_of(claim) == verb_of(head) and sides_match(claim, head)


def retells(claim: Claim, head: Claim, least: int = 1) -> bool:
    """Tell whether an undated deed is the dated one told again, by a noun or in its words.

    "Police released her": one who was arrested once may be told to have been seized before.
    ``least`` is how many words they share; one may be the name of a country.
    """
    noun = any(each.mention.rule.startswith("noun") for each in (claim, head))
    return noun or verb_of(claim) == verb_of(head) or len(claim.content & head.content) >= least


def one_death(claim: Claim, head: Claim) -> bool:
    """Tell whether both say that the same person died, which happens once."""
    died = verb_of(claim) == verb_of(head) and verb_of(claim) in words("dying")
    return died and claim.everyone == head.everyone and not claim.everyone & claim.states


def other_deed(claim: Claim, head: Claim) -> bool:
    """Tell whether two happenings of no known type have verbs of their own: "expired", "closed"."""
    lemmas = {verb_of(claim), verb_of(head)}
    unknown = any(
        all(entry.type is not EventType.OTHER for entry in verbs().get(lemma, ()))
        for lemma in lemmas
    )
    unknown = unknown or bool(lemmas & words("feat"))
    noun = any(each.mention.rule.startswith("noun") for each in (claim, head))
    other = claim.mention.type is EventType.OTHER
    return other and not noun and len(lemmas) > 1 and unknown


def other_text(claim: Claim, head: Claim) -> bool:
    """Tell whether both name what was signed, and it is not the same."""
    named = all("noun" not in each.mention.rule and each.content for each in (claim, head))
    bare = any(bare_text(each) for each in (claim, head))
    return named and not bare and not claim.content & head.content


def bare_text(claim: Claim) -> bool:
    """Tell whether it says no more of a text than that it is one: "the document was signed"."""
    return "docume" in claim.content and not claim.content & _TEXTS


def deed_of(claim: Claim) -> str:
    """Return the verb of an agreement, one word for all that conclude a text."""
    lemma = verb_of(claim)
    noun = claim.mention.rule.startswith("noun")
    return "conclude" if noun or lemma in _CONCLUDING else lemma


def verb_of(claim: Claim) -> str:
    """Return the lemma that the claim was read from."""
    return claim.mention.rule.partition("'")[2].rstrip("'")
