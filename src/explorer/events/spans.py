"""The words that name an event: the trigger and what follows, of which its line is made."""

from __future__ import annotations

from itertools import takewhile

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, is_passive, objects, subjects, subtree
from explorer.events.lexicon import Roles, lemma_of, nouns
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.speech import attributes
from explorer.events.triggers import HAPPENING, MODAL, Trigger
from explorer.model import EventType, Form, Kind, Parse

_LONGEST = 20
_FRONT = 20
"""Tokens of a subject that are shown in front of its verb."""
_MARKS = frozenset({"-", "’", "'", '"', "“", "”", "‘", "``", "''"})
_OPEN = frozenset({"IN", "DT", "CC", "TO", "PRP$", "``"})
_CONTENT = ("dobj", "ccomp", "xcomp", "oprd", "acomp")


def way_of(scene: Scene, candidate: Candidate) -> str:
    """Return how the words tell the event: noun, (passive) verb, clause, words, demand or refusal.

    A clause is told in whole, because its subject has no name that could replace it; "words" are
    what is said in front of the verb of speech.
    """
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    if trigger.nominal:
        return "noun"
    demanded = candidate.force is Force.DEMAND
    if demanded or trigger.entry in MODAL:
        return "demand" if demanded else "refusal"
    if candidate.force is Force.NEGATED:
        return "refusal"
    if is_passive(parse, trigger.token):
        return "passive verb"
    if trigger.entry.type is EventType.STATEMENT and attributes(scene, candidate):
        return "words"
    whole = _is_told_of(parse, trigger) or _is_unnamed(scene, candidate)
    return "clause" if whole or _is_at_a_place(scene, candidate) else "verb"


def _is_told_of(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether the verb stands behind what it concludes: "the accord that X and Y signed"."""
    behind = parse.tokens[trigger.token].dep in {"relcl", "acl"}
    return behind and trigger.noun == parse.tokens[trigger.token].head < trigger.token


def _is_at_a_place(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether only a place or an owner has a name: "gunmen killed six soldiers in X"."""
    trigger, cast = candidate.trigger, candidate.cast
    parse = scene.annotation.parses[trigger.paragraph]
    heads = children(parse, trigger.token, "nsubj")
    told = any(parse.tokens[head].tag.startswith("NN") for head in heads)
    people = any(scene.kind(r) in {Kind.PERSON, Kind.ORGANIZATION} for r in cast.recipients)
    suffering = people and trigger.entry.roles is Roles.SUFFER
    if not told or cast.agents or trigger.entry.mode is not None or suffering:
        return False
    behind = range(trigger.token + 1, parse.sentence_of(trigger.token)[1])
    direct = takewhile(lambda t: parse.tokens[t].tag not in {"IN", ","}, behind)
    struck = {
        referent
        for head in direct
        for index in scene.mentions_at[trigger.paragraph].get(head, ())
        for referent in scene.references.of_mention[index]
        if scene.kind(referent) is not Kind.PLACE
    }
    held = trigger.noun is not None and lemma_of(parse.tokens[trigger.noun]) in nouns()
    open_ = held or not children(parse, trigger.token, "dobj")
    protest = trigger.entry.type is EventType.PROTEST and open_
    return not protest and not struck & set(cast.recipients)


def _is_unnamed(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a happening's subject is no actor's name or pronoun: "Kenyan soldiers"."""
    trigger = candidate.trigger
    if trigger.entry != HAPPENING:
        return False
    parse = scene.annotation.parses[trigger.paragraph]
    heads = subjects(parse, trigger.token)
    if not heads or parse.tokens[heads[0]].tag in {"PRP", "WP", "WDT"}:
        return not candidate.cast.everyone
    return not any(
        mention.form is Form.NAME or (mention.form is Form.DEMONYM and mention.head == head)
        for head in heads
        for mention in map(
            scene.annotation.mentions.__getitem__,
            scene.mentions_at[trigger.paragraph].get(head, ()),
        )
    )


def trigger_span(scene: Scene, candidate: Candidate, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens of the trigger and what follows: "carried out an attack on X".

    A demand is its whole clause; a passive keeps the subject that nobody's name can replace.
    """
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    end = min(_end(parse, trigger), sentence[1])
    if trigger.nominal:
        front = children(parse, trigger.token, "amod", "compound", "nummod")
        return min([trigger.token, *front]), end
    way = way_of(scene, candidate)
    if way == "words":
        return _what_is_said(parse, trigger.token)
    nobody = not _somebody(scene, candidate) or _is_unnamed(scene, candidate)
    if way == "clause" and _is_told_of(parse, trigger) and trigger.noun is not None:
        named = [t for t in subtree(parse, trigger.noun) if t <= trigger.noun]
        return min(named), end
    if way in {"demand", "clause"} or (way == "passive verb" and nobody):
        return _subject_start(parse, trigger.token), end
    return trigger.token, end


def _what_is_said(parse: Parse, verb: int) -> tuple[int, int]:
    """Return the clause in front of a verb of speech."""
    clause = children(parse, verb, "ccomp")[0]
    said = [token for token in subtree(parse, clause) if parse.tokens[token].text not in _MARKS]
    return min(said), max(said) + 1


def _somebody(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a person or body undergoes it, whose name can stand for the subject."""
    return any(
        scene.kind(r) in {Kind.PERSON, Kind.ORGANIZATION} and scene.referents[r].form is Form.NAME
        for r in (*candidate.cast.recipients, *_met(candidate))
    )


def _met(candidate: Candidate) -> tuple[int, ...]:
    return candidate.cast.agents if candidate.trigger.entry.mode is not None else ()


def _subject_start(parse: Parse, verb: int) -> int:
    heads = children(parse, verb, "nsubj", "nsubjpass")
    if not heads and parse.tokens[verb].dep == "acl":
        heads = [parse.tokens[verb].head]
    words = [token for head in heads for token in subtree(parse, head) if token < verb]
    relative = any(parse.tokens[head].tag.startswith("W") for head in heads)
    first = min(words, default=verb)
    return verb if relative or verb - first > _FRONT else first


def _end(parse: Parse, trigger: Trigger) -> int:
    """Return where the words stop; a comma stops them only if they already say something."""
    head = trigger.token
    end = _line_end(parse, head, head)
    if trigger.nominal:
        return end
    later = [child for child in children(parse, head, *_CONTENT) if child > head]
    if later and end <= min(later) <= head + _LONGEST // 2:
        return _line_end(parse, head, min(later))
    return end


def _held(parse: Parse, head: int) -> list[int]:
    """Return the object of a verb that the parser hung on it: "jailed politician X"."""
    misread = parse.tokens[head].dep == "amod"
    return [noun for noun in objects(parse, head) if noun > head] if misread else []


def _line_end(parse: Parse, head: int, start: int) -> int:
    """Return the token where the words under a head stop, at a comma or after twenty words."""
    under = {
        *subtree(parse, head),
        *(t for noun in _held(parse, head) for t in subtree(parse, noun)),
    }
    after = start + 1
    while after < len(parse.tokens) and after in under and after - head < _LONGEST:
        word = parse.tokens[after]
        if word.dep == "punct" and word.text not in _MARKS:
            break
        if word.tag == "CC" and parse.tokens[word.head].tag.startswith("VB"):
            break
        after += 1
    while after > head + 1 and parse.tokens[after - 1].tag in _OPEN:
        after -= 1
    return after
