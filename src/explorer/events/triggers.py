"""Triggers: the words of a sentence that may name an event, each with its reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.events.frames import FrameReader
from explorer.events.grammar import children, governed, is_passive, subjects
from explorer.events.lexicon import (
    Entry,
    Frame,
    Roles,
    lemma_of,
    noun_readings,
    nouns,
    verbs,
    words,
)
from explorer.events.misreadings import guest_of
from explorer.events.scene import Scene
from explorer.events.surroundings import Surroundings
from explorer.model import EventType, Kind, Mode, Parse

_VIDEO = frozenset(
    {"phone", "telephone", "video", "videoconference", "teleconference", "conversation"}
)


_BY_OR_OF = frozenset({"by", "of"})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_WITH = frozenset({"with", "between", "from", "to"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that may name an event.

    ``token`` is its index in the parse, ``noun`` the event noun that the verb only carries
    ("held talks"), so that the noun is not taken for an event of its own.
    """

    paragraph: int
    token: int
    entry: Entry
    noun: int | None = None

    @property
    def nominal(self) -> bool:
        """Tell whether the event is named by a noun."""
        return self.noun == self.token


def find(scene: Scene, paragraph: int) -> list[Trigger]:
    """Return the triggers of a paragraph in order; a noun carried by a verb counts once."""
    parse = scene.annotation.parses[paragraph]
    found = []
    carried: set[int] = set()
    for index, token in enumerate(parse.tokens):
        if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
            guest = guest_of(parse, index) is not None
            trigger = None if guest else _verbal(scene, paragraph, index)
            if trigger is not None and trigger.noun is not None:
                trigger = _cancelled(parse, trigger) or trigger
            if trigger is not None and not _follows(parse, trigger):
                found.append(_natural(parse, trigger))
                if trigger.noun is not None:
                    carried.add(trigger.noun)
    for index, token in enumerate(parse.tokens):
        if token.tag == "NNP" and token.entity in {"DATE", "TIME"}:
            continue
        if token.tag in _NOUNS and token.dep != "compound" and index not in carried:
            entry = _reading(parse, index)
            named = entry is not None and _inside_name(scene, paragraph, index)
            if entry is not None and not named and not _is_vehicle(parse, index):
                found.append(Trigger(paragraph, index, _call(parse, index, entry), index))
    found.sort(key=lambda trigger: trigger.token)
    return found


def _is_vehicle(parse: Parse, token: int) -> bool:
    """Tell whether a noun only carries words: "condemned in a joint statement", "calls for X"."""
    word = parse.tokens[token]
    prep = parse.tokens[word.head].text.casefold()
    if lemma_of(word) == "call":
        named = {parse.tokens[child].lemma for child in children(parse, token, "compound", "amod")}
        return not named & _VIDEO and not governed(parse, token, _WITH)
    return lemma_of(word) in words("utterance") and word.dep == "pobj" and prep == "in"


def _follows(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether the verb only says what its subject, a deed of the same type, led to."""
    entries = (
        nouns().get(parse.tokens[head].lemma.casefold())
        for head in children(parse, trigger.token, "nsubj")
    )
    return any(entry is not None and entry.type is trigger.entry.type for entry in entries)


def _natural(parse: Parse, trigger: Trigger) -> Trigger:
    """Read "an earthquake struck" or "was killed in a crash" as a disaster, nobody's deed."""
    if trigger.entry.type not in _FORCE:
        return trigger
    near = [] if trigger.nominal else subjects(parse, trigger.token)
    near += [noun for head in near for noun in children(parse, head, "appos", "compound")]
    near += [
        noun
        for name, noun in governed(parse, trigger.token)
        if (name == "in" and trigger.entry.type is EventType.ASSAULT)
        or (name == "by" and not _is_gunfire(parse, noun))
    ]
    near += [noun for head in near for noun in _meant_by_it(parse, head)]
    natural = any(parse.tokens[noun].lemma.casefold() in words("nature") for noun in near)
    natural = natural or _in_a_mishap(parse, trigger)
    return replace(trigger, entry=_DISASTER) if natural else trigger


def _meant_by_it(parse: Parse, pronoun: int) -> list[int]:
    """Return the subjects of the sentence before that an "it" at the head of one may take up."""
    first, _ = parse.sentence_of(pronoun)
    if parse.tokens[pronoun].text.casefold() != "it" or not first:
        return []
    before, after = parse.sentence_of(first - 1)
    return [t for t in range(before, after) if parse.tokens[t].dep in {"nsubj", "nsubjpass"}]


def _in_a_mishap(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether people were killed when something crashed, sank or fell in, and by nobody."""
    if trigger.nominal or not is_passive(parse, trigger.token):
        return False
    clauses = children(parse, trigger.token, "advcl")
    return any(parse.tokens[verb].lemma in words("mishap") for verb in clauses)


def _is_gunfire(parse: Parse, noun: int) -> bool:
    """Tell "killed by fire from X" and "by Azerbaijani fire" from "killed by a fire"."""
    counted = any(parse.tokens[child].tag == "DT" for child in parse.children[noun])
    return parse.tokens[noun].lemma == "fire" and not counted


def _cancelled(parse: Parse, trigger: Trigger) -> Trigger | None:
    """Read "postponed a visit" as the visit that does not take place, with its own people."""
    noun = trigger.noun
    entry = nouns().get(parse.tokens[noun].lemma.casefold()) if noun is not None else None
    called_off = trigger.entry.type is EventType.REJECT
    if noun is None or entry is None or entry.mode is None or not called_off:
        return None
    return Trigger(trigger.paragraph, noun, replace(entry, type=EventType.REJECT), noun)


def _inside_name(scene: Scene, paragraph: int, token: int) -> bool:
    """Tell whether a name, not a mere description, covers the token ("NATO Summit" does not)."""
    parse = scene.annotation.parses[paragraph]
    covering = scene.mentions_at[paragraph].get(token)
    if covering is None:
        return False
    for index in covering:
        mention = scene.annotation.mentions[index]
        if mention.form == "name" and mention.head != token:
            return True
        if mention.form == "name" and mention.kind in {Kind.PERSON, Kind.COUNTRY}:
            return True
    return parse.tokens[token].entity in {"WORK_OF_ART", "LAW"}


def _qualified(parse: Parse, token: int, entry: Entry) -> bool:
    """Tell whether a noun of many senses has the word with it that makes it an event."""
    wanted = entry.frame.mod
    beside = list(parse.children[token])
    beside += [
        inner for child in children(parse, token, "compound") for inner in parse.children[child]
    ]
    beside += [noun for _, noun in governed(parse, token, _BY_OR_OF)]
    verb = parse.tokens[token].head
    calling = parse.tokens[token].dep in {"dobj", "nsubjpass"}
    beside += [verb] if calling else []
    return not wanted or bool(wanted & {lemma_of(parse.tokens[near]) for near in beside})


def _reading(parse: Parse, token: int) -> Entry | None:
    """Return the first reading of a noun whose words stand beside it."""
    readings = noun_readings().get(lemma_of(parse.tokens[token]), ())
    return next((entry for entry in readings if _qualified(parse, token, entry)), None)


def _call(parse: Parse, token: int, entry: Entry) -> Entry:
    """Read "telephone conversation" and "video talks" as calls."""
    modifiers = {parse.tokens[child].lemma for child in children(parse, token, "compound", "amod")}
    if entry.mode is Mode.MEETING and modifiers & _VIDEO:
        return Entry(entry.type, Mode.CALL, entry.roles, entry.frame, entry.needs)
    return entry


def _verbal(scene: Scene, paragraph: int, verb: int) -> Trigger | None:
    parse = scene.annotation.parses[paragraph]
    readings = verbs().get(lemma_of(parse.tokens[verb]))
    if not readings:
        return _modal(parse, paragraph, verb)
    around = FrameReader(scene, paragraph, verb)
    for entry in readings:
        noun = around.match(entry)
        if noun is not False:
            carried = None if noun is True else noun
            return Trigger(paragraph, verb, _spoken(parse, verb, entry, around), carried)
    return _modal(parse, paragraph, verb)


def _modal(parse: Parse, paragraph: int, verb: int) -> Trigger | None:
    """Read any verb of "said that X must" as a demand, of "said it would not" as a refusal."""
    token = parse.tokens[verb]
    if token.dep != "ccomp" or parse.tokens[token.head].lemma not in words("speaking"):
        return None
    auxiliaries = {parse.tokens[child].text.casefold() for child in children(parse, verb, "aux")}
    if auxiliaries & words("obliging"):
        return Trigger(paragraph, verb, _DEMAND)
    if children(parse, verb, "neg") and auxiliaries & (words("coming") | {"would"}):
        return Trigger(paragraph, verb, _REFUSAL)
    return None


def _spoken(parse: Parse, verb: int, entry: Entry, around: Surroundings) -> Entry:
    """Read a meeting "by phone" as a call, and who "spoke in Paris" as having met."""
    if entry.type is not EventType.CONSULT:
        return entry
    lemmas = {parse.tokens[child].lemma for child in parse.children[verb]}
    remote = bool({lemma for _, lemma in around.prep_lemmas} & _VIDEO) or "virtually" in lemmas
    if entry.mode is Mode.MEETING and remote:
        return Entry(entry.type, Mode.CALL, entry.roles, entry.frame, entry.needs)
    if entry.mode is Mode.CALL and parse.tokens[verb].lemma in {"speak", "talk"} and not remote:
        place = {name for name, _ in around.prep_lemmas} & {"in", "at"}
        margins = {"margin", "sideline"} & {lemma for _, lemma in around.prep_lemmas}
        if place or margins:
            return Entry(entry.type, Mode.MEETING, entry.roles, entry.frame, entry.needs)
    return entry


_DISASTER = Entry(EventType.OTHER, None, Roles.ACT, Frame(flags=frozenset({"nature"})))
_DEMAND = Entry(EventType.REQUEST, None, Roles.ACT, Frame(flags=frozenset({"must"})))
_REFUSAL = Entry(EventType.REJECT, None, Roles.ACT, Frame(flags=frozenset({"not"})))
MODAL = (_DEMAND, _REFUSAL)
HAPPENING = Entry(EventType.OTHER, None, Roles.ACT, Frame(flags=frozenset({"dated"})))
"""A verb that the lexicon does not know, in a clause that has a time and a name."""
