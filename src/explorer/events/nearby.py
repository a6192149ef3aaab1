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
    {"from", "to", "against", "with", "for", "by", "than", "about", "like", "between", "via"}
)
"""What stands behind these is where somebody comes from or whom it is about."""


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
    """Return the first place behind a local preposition, else the first that is named at all.

    A verb that no lexicon knows needs the preposition: "two X generals" may be anywhere.
    """
    paragraph = candidate.trigger.paragraph
    parse = scene.annotation.parses[paragraph]
    loose: int | None = None
    for token in _of_clause(parse, candidate.trigger.token):
        place = _named_at(scene, paragraph, token)
        preposition = _preposition_of(parse, token)
        if place is None or preposition in _AIMED:
            continue
        if preposition in LOCAL:
            return place
        loose = place if loose is None else loose
    return None if candidate.trigger.entry is HAPPENING else loose


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
