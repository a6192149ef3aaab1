"""Where a dated happening was that names nobody: "a crash on a highway near X killed five"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from explorer.events.candidates import Candidate
from explorer.events.grammar import SUBJECTS, climb
from explorer.events.kinds import is_located
from explorer.events.lexicon import lemma_of, words
from explorer.events.places import LOCAL
from explorer.events.roles import Cast
from explorer.events.scene import Scene
from explorer.events.triggers import HAPPENING, Trigger
from explorer.model import Form, Kind, Parse

_OTHER_CLAUSE = frozenset({"relcl", "ccomp", "conj", "parataxis", "csubj"})
_ALONG = frozenset({"advcl", "xcomp", "pcomp"})
_AIMED = frozenset(
    {"from", "to", "with", "by", "than", "like", "between", "via", "on", "toward", "towards"}
)
"""What stands right behind these is where somebody comes from or who has a part in it."""
_TOPICS = frozenset(
    {"over", "about", "after", "amid", "concerning", "regarding", "following", "since", "despite"}
    | {"against", "for"}
)
"""All that stands behind these is what it is about, or what was before."""
_PARTS = frozenset(
    {"city", "town", "village", "district", "capital", "suburb", "outskirt", "outskirts", "coast"}
    | {"centre", "center", "north", "south", "east", "west", "edge", "part", "region", "province"}
    | {"area", "street", "port", "border"}
)
"""Behind "in" or "on" and before "of", these are a part of the place or the place itself."""


def in_that_sentence(scene: Scene, candidate: Candidate, told: Container[int]) -> Candidate:
    """Give a dated happening of nobody the place that its clause names anywhere.

    ``told`` are the verbs of the sentence that tell something already.
    """
    open_ = not candidate.cast.everyone and candidate.own_time
    if not open_ or not is_located(candidate.trigger.entry):
        return candidate
    if _is_aside(scene, candidate.trigger) or _is_outcome(scene, candidate.trigger, told):
        return candidate
    place = _place_around(scene, candidate)
    if place is None:
        return candidate
    return replace(candidate, cast=Cast((), (place,), place))


def _is_aside(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun is not what its clause tells: "protests" in "met after the protests"."""
    token = scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
    return trigger.nominal and token.dep not in SUBJECTS


def _is_outcome(scene: Scene, trigger: Trigger, told: Container[int]) -> bool:
    """Tell whether it is only what came of another: "a quake struck X, killing 14"."""
    token = scene.annotation.parses[trigger.paragraph].tokens[trigger.token]
    return token.tag == "VBG" and token.dep == "advcl" and token.head in told


def _place_around(scene: Scene, candidate: Candidate) -> int | None:
    """Return the first place behind a local preposition, else what is struck or in the subject.

    A verb that no lexicon knows needs the preposition: "two X generals" may be anywhere.
    """
    paragraph = candidate.trigger.paragraph
    parse = scene.annotation.parses[paragraph]
    loose: int | None = None
    for token in _of_clause(parse, candidate.trigger.token):
        place = _named_at(scene, paragraph, token)
        if place is None or _is_aimed(parse, token, candidate.trigger.token):
            continue
        if _preposition_of(parse, token) in LOCAL or _is_part(parse, token):
            return place
        if loose is None and _takes_part(parse, token, candidate.trigger.token):
            loose = place
    return None if candidate.trigger.entry is HAPPENING else loose


def _is_aimed(parse: Parse, token: int, verb: int) -> bool:
    """Tell whether something between the verb and a name says that it did not happen there.

    "protested over the war in X", "arrested a man wanted in X"; but an object's own place is
    where it was hit: "killed villagers in X".
    """
    if _preposition_of(parse, token) in _AIMED:
        return True
    for above in climb(parse, token):
        word = parse.tokens[above]
        if above == verb:
            return False
        if word.dep == "prep" and word.text.casefold() in _TOPICS:
            return True
        if word.dep == "acl" and word.tag == "VBN" and parse.tokens[word.head].dep == "dobj":
            return True
    return False


def _is_part(parse: Parse, token: int) -> bool:
    """Tell whether a name stands behind "in the city of", "on the outskirts of"."""
    of = parse.tokens[token].head
    part = parse.tokens[of].head
    above = parse.tokens[parse.tokens[part].head]
    named = parse.tokens[of].text.casefold() == "of" and lemma_of(parse.tokens[part]) in _PARTS
    return named and above.text.casefold() in LOCAL | {"on", "into"}


def _takes_part(parse: Parse, token: int, verb: int) -> bool:
    """Tell whether a name is in the subject or the object: "the X quake", "rockets hit X"."""
    if parse.tokens[token].dep == "dobj" and parse.tokens[token].head == verb:
        return True
    chain = [token, *climb(parse, token)]
    return any(parse.tokens[t].dep in SUBJECTS and parse.tokens[t].head == verb for t in chain)


def _of_clause(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the tokens of the verb's clause and of the participles in it, not of other clauses."""
    top = verb
    while parse.tokens[top].dep in _ALONG:
        top = parse.tokens[top].head
    for token in range(*parse.sentence_of(verb)):
        for head in (token, *climb(parse, token)):
            if head in (top, verb):
                yield token
                break
            if parse.tokens[head].dep in _OTHER_CLAUSE and parse.tokens[head].pos == "VERB":
                break


def _preposition_of(parse: Parse, token: int) -> str:
    """Return the preposition of the noun phrase that a name ends or stands in front of."""
    head = token
    while parse.tokens[head].dep in {"compound", "poss", "nmod", "amod", "appos"}:
        head = parse.tokens[head].head
    above = parse.tokens[parse.tokens[head].head]
    owned = lemma_of(parse.tokens[above.head]) in words("owning")
    return above.text.casefold() if parse.tokens[head].dep == "pobj" and not owned else ""


def _named_at(scene: Scene, paragraph: int, token: int) -> int | None:
    """Return the place or country whose name ends at a token."""
    for index in scene.mentions_at[paragraph].get(token, ()):
        mention = scene.annotation.mentions[index]
        if mention.form is not Form.NAME or mention.head != token:
            continue
        for referent in scene.references.of_mention[index]:
            if scene.kind(referent) in {Kind.PLACE, Kind.COUNTRY}:
                return referent
    return None
