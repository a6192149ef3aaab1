"""Triggers: the words of a sentence that may name an event, each with its reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.events.grammar import (
    children,
    conjuncts,
    governed,
    objects,
    phrases,
    subjects,
)
from explorer.events.lexicon import Entry, Frame, nouns, verbs, words
from explorer.events.scene import Scene
from explorer.model import EventType, Kind, Mode, Parse

_ADDRESS = frozenset({"with", "to"})
_PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
_SHARED = frozenset({"joint", "bilateral", "common", "trilateral", "multinational", "combined"})
_VIDEO = frozenset(
    {"phone", "telephone", "video", "videoconference", "teleconference", "conversation"}
)


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
    named = {
        token for token in scene.mentions_at[paragraph] if _inside_name(scene, paragraph, token)
    }
    found = []
    carried: set[int] = set()
    for index, token in enumerate(parse.tokens):
        if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB"):
            trigger = _verbal(scene, paragraph, index)
            if trigger is not None:
                found.append(trigger)
                if trigger.noun is not None:
                    carried.add(trigger.noun)
    for index, token in enumerate(parse.tokens):
        if token.tag in {"NN", "NNS", "NNP"} and index not in carried and index not in named:
            entry = nouns().get(token.lemma.casefold())
            if entry is not None and token.dep != "compound" and _qualified(parse, index, entry):
                found.append(Trigger(paragraph, index, _call(parse, index, entry), index))
    found.sort(key=lambda trigger: trigger.token)
    return found


def _inside_name(scene: Scene, paragraph: int, token: int) -> bool:
    """Tell whether a name, not a mere description, covers the token ("NATO Summit" does not)."""
    parse = scene.annotation.parses[paragraph]
    for index in scene.mentions_at[paragraph][token]:
        mention = scene.annotation.mentions[index]
        if mention.form == "name" and mention.head != token:
            return True
        if mention.form == "name" and mention.kind in {Kind.PERSON, Kind.COUNTRY}:
            return True
    return parse.tokens[token].entity in {"WORK_OF_ART", "LAW"}


def _qualified(parse: Parse, token: int, entry: Entry) -> bool:
    """Tell whether a noun of many senses has the word with it that makes it an event."""
    wanted = entry.frame.mod
    return not wanted or bool(
        wanted & {parse.tokens[child].lemma.casefold() for child in parse.children[token]}
    )


def _call(parse: Parse, token: int, entry: Entry) -> Entry:
    """Read "telephone conversation" and "video talks" as calls."""
    modifiers = {parse.tokens[child].lemma for child in children(parse, token, "compound", "amod")}
    if entry.mode is Mode.MEETING and modifiers & _VIDEO:
        return Entry(entry.type, Mode.CALL, entry.roles, entry.frame, entry.needs)
    return entry


def _verbal(scene: Scene, paragraph: int, verb: int) -> Trigger | None:
    parse = scene.annotation.parses[paragraph]
    readings = verbs().get(parse.tokens[verb].lemma.casefold())
    if not readings:
        return None
    around = Surroundings(scene, paragraph, verb)
    for entry in readings:
        noun = around.match(entry)
        if noun is not False:
            carried = None if noun is True else noun
            return Trigger(paragraph, verb, _spoken(parse, verb, entry, around), carried)
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


class Surroundings:
    """What stands around a verb, gathered once for all its readings."""

    def __init__(self, scene: Scene, paragraph: int, verb: int) -> None:
        self.scene, self.paragraph, self.verb = scene, paragraph, verb
        self.parse = parse = scene.annotation.parses[paragraph]
        self.objects = [noun for head in objects(parse, verb) for noun in conjuncts(parse, head)]
        self.preps = phrases(parse, verb, words("carrier") | frozenset(nouns()))
        for noun in self.objects:
            self.preps = self.preps + governed(parse, noun)
        self.prep_lemmas = {(name, self._lemma(noun)) for name, noun in self.preps}
        self.particles = {
            self._lemma(child) for child in children(parse, verb, "prt", "advmod", "prep")
        }

    def _lemma(self, token: int) -> str:
        return self.parse.tokens[token].lemma.casefold()

    def match(self, entry: Entry) -> int | bool:
        """Return the event noun that fills the frame, True where it asks for none, else False."""
        frame = entry.frame
        noun = self._noun(frame)
        if noun is False or not self._phrases(frame):
            return False
        if frame.prt and not frame.prt & self.particles:
            return False
        if frame.to and not frame.to & {self._lemma(child) for child in self._infinitives()}:
            return False
        return noun if all(self._flag(flag) for flag in frame.flags) else False

    def _noun(self, frame: Frame) -> int | bool:
        if not frame.obj:
            return True
        for noun in self.objects:
            inside = {self._lemma(noun)}
            inside |= {self._lemma(child) for child in children(self.parse, noun, "compound")}
            for _, inner in governed(self.parse, noun, frozenset({"of"})):
                if self._lemma(noun) in words("partitive") | words("carrier"):
                    inside.add(self._lemma(inner))
            if inside & frame.obj:
                return noun
        return False

    def _phrases(self, frame: Frame) -> bool:
        if frame.pobj:
            return any(
                lemma in frame.pobj and (not frame.prep or name in frame.prep)
                for name, lemma in self.prep_lemmas
            )
        return not frame.prep or any(name in frame.prep for name, _ in self.preps)

    def _infinitives(self) -> list[int]:
        return children(self.parse, self.verb, "xcomp", "ccomp", "advcl")

    def _flag(self, flag: str) -> bool:
        match flag:
            case "xcomp":
                return bool(self._infinitives())
            case "ccomp":
                return bool(children(self.parse, self.verb, "ccomp"))
            case "who":
                return any(self._is_actor(noun) for noun in self.objects)
            case "whom":
                addressed = [noun for name, noun in self.preps if name in _ADDRESS]
                return any(self._is_actor(noun) for noun in [*self.objects, *addressed])
            case "plural":
                return self._is_plural()
            case "joint":
                return any(
                    self._lemma(child) in _SHARED
                    for noun in self.objects
                    for child in children(self.parse, noun, "amod", "compound")
                )
        raise ValueError(flag)

    def _is_actor(self, noun: int) -> bool:
        kinds = {
            self.scene.annotation.mentions[m].kind
            for m in self.scene.mentions_at[self.paragraph].get(noun, ())
        }
        if kinds & {Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION}:
            return True
        if Kind.PLACE in kinds:
            return False
        return self._lemma(noun) in words("dignitary") or (
            self.parse.tokens[noun].tag in {"PRP", "WP"}
            and (self.parse.tokens[noun].text.casefold() not in {"it", "itself"})
        )

    def _is_plural(self) -> bool:
        for head in subjects(self.parse, self.verb):
            token = self.parse.tokens[head]
            if token.tag in _PLURAL_NOUNS or children(self.parse, head, "conj"):
                return True
            if token.text.casefold() in {"they", "we", "both", "two", "sides"}:
                return True
        return False


def nominal_words(parse: Parse, token: int) -> Iterator[str]:
    """Yield the determiners and adjectives in front of a noun, folded."""
    for child in parse.children[token]:
        if child < token:
            yield parse.tokens[child].text.casefold()
