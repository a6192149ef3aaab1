"""Which words count: who says what to whom, and what is only somebody's attitude or quote."""

from __future__ import annotations

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, climb, governed, is_passive, subjects
from explorer.events.kinds import befalls
from explorer.events.lexicon import lemma_of, nouns, words
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.sides import definite_noun
from explorer.events.tenses import in_present_perfect
from explorer.events.triggers import MODAL, Trigger
from explorer.model import EventType, Kind, Parse

_SAID = ("dobj", "ccomp", "xcomp", "oprd", "acomp", "dative")
_ABOUT = frozenset(
    {"of", "about", "as", "on", "for", "against", "with", "to", "over", "from", "in"}
)
_ADDRESSING = frozenset({EventType.STATEMENT, EventType.THREATEN, EventType.REQUEST})
_ATTITUDES = frozenset({EventType.SUPPORT, EventType.CONCEDE, EventType.OTHER})
_PRESENT = frozenset({"VBZ", "VBP"})


def says(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a speech act is worth telling of: it says something, and somebody says it."""
    if candidate.trigger.nominal:
        return candidate.own_time or candidate.force is Force.CANCELLED
    demanded = candidate.force is Force.DEMAND or candidate.trigger.entry in MODAL
    if _only_leads_on(scene, candidate.trigger):
        return False
    if is_quoted(scene, candidate) and not (demanded and candidate.cast.recipients):
        return False
    if not candidate.own_time and _is_attitude(scene, candidate):
        return False
    stated = candidate.trigger.entry.type is EventType.STATEMENT
    if not candidate.cast.agents:
        parse = scene.annotation.parses[candidate.trigger.paragraph]
        undergone = candidate.when.date is not None or is_passive(parse, candidate.trigger.token)
        undergone = undergone or _befell_somebody(scene, candidate)
        return undergone and not stated
    return _says_something(scene, candidate) and (not stated or _is_told(scene, candidate))


def _only_leads_on(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether no demand is made: "Asked about it, X said", "X insisted she was not asked"."""
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    if token.lemma == "insist":
        told = children(parse, trigger.token, "ccomp")
        return any(not _is_wanted(parse, clause) for clause in told)
    aside = token.dep in {"advcl", "acl", "relcl"} and token.tag in {"VBN", "VBD"}
    bare = not children(parse, trigger.token, "aux", "auxpass", "nsubj", "nsubjpass", "agent")
    return aside and bare and token.lemma in words("questioning")


def _is_wanted(parse: Parse, clause: int) -> bool:
    """Tell whether a clause is what is asked for: "that he leave", "that he must leave"."""
    first = parse.tokens[min([clause, *children(parse, clause, "aux", "auxpass")])]
    return first.tag == "VB" or first.text.casefold() in words("obliging")


def _befell_somebody(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody named met a fate, at whatever time: "X died of pneumonia"."""
    named = any(scene.is_named(referent) for referent in candidate.cast.recipients)
    return named and candidate.force is Force.FACT and befalls(candidate.trigger.entry)


def is_attributed(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the report itself tells the deed and only adds its source.

    "X met Y, the ministry said" and "State television reported that X met Y", but not "X said that
    Y had met Z": what a person says need not be of the day.
    """
    parse = scene.annotation.parses[trigger.paragraph]
    token = trigger.token
    for head in climb(parse, token):
        dep = parse.tokens[token].dep
        if dep in {"ccomp", "parataxis"}:
            cue = parse.tokens[head].lemma in words("speaking") and parse.tokens[head].dep == "ROOT"
            return cue and (token < head or not _speaks_himself(scene, trigger.paragraph, head))
        if dep != "conj":
            return False
        token = head
    return False


def _speaks_himself(scene: Scene, paragraph: int, cue: int) -> bool:
    """Tell whether a person or a country, and no institution, is the source of a deed."""
    parse = scene.annotation.parses[paragraph]
    kinds = {
        scene.kind(referent)
        for noun in subjects(parse, cue)
        for index in scene.mentions_at[paragraph].get(noun, ())
        for referent in scene.references.of_mention[index]
    }
    return bool(kinds & {Kind.PERSON, Kind.COUNTRY})


def _is_attitude(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody only is for something: "stands with X", "committed to supporting"."""
    if candidate.trigger.entry.type not in _ATTITUDES or candidate.force is not Force.FACT:
        return False
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    aside = parse.tokens[candidate.trigger.token].dep == "pcomp"
    bare = candidate.trigger.entry.type is EventType.SUPPORT and not candidate.cast.recipients
    if bare and candidate.trigger.paragraph > 0 and not candidate.trigger.nominal:
        return not _hails_a_deed(scene, candidate)
    return aside or (candidate.trigger.paragraph > 0 and habitual(scene, candidate))


def _hails_a_deed(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody has praised what others did: "welcomed the release", not "visits"."""
    paragraph, verb = candidate.trigger.paragraph, candidate.trigger.token
    parse = scene.annotation.parses[paragraph]
    done = parse.tokens[verb].tag == "VBD" or in_present_perfect(parse, verb)
    objects = [t for t in children(parse, verb, "dobj") if definite_noun(scene, paragraph, t)]
    praised = {lemma_of(parse.tokens[noun]) for noun in objects}
    deeds = praised & (words("measure") | frozenset(nouns()))
    return done and lemma_of(parse.tokens[verb]) in words("judging") and bool(deeds)


def _is_told(scene: Scene, candidate: Candidate) -> bool:
    """Ask a statement for a speaker by name, and for a day or somebody who is told."""
    named = any(scene.is_named(agent) for agent in candidate.cast.agents)
    if not named or attributes(scene, candidate) or _only_names(scene, candidate):
        return False
    people = [r for r in candidate.cast.recipients if scene.kind(r) is not Kind.ORGANIZATION]
    return candidate.own_time or (bool(people) and _tells(scene, candidate))


def _says_something(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the words say what was said or of whom: not "X warned.", "X rejected it."."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    if trigger.entry in MODAL or candidate.force in {Force.DEMAND, Force.NEGATED}:
        return not _open_subject(scene, candidate)
    if is_passive(parse, trigger.token):
        return True
    told = [child for child in children(parse, trigger.token, *_SAID) if child > trigger.token]
    aims = children(parse, trigger.token, "advcl")
    told += [t for t in aims if any(parse.tokens[c].tag == "TO" for c in parse.children[t])]
    named = [t for t in told if parse.tokens[t].tag != "PRP" or _means(scene, candidate, t)]
    addressing = trigger.entry.type in _ADDRESSING
    if addressing:
        named = [t for t in named if parse.tokens[t].dep not in {"dative"}]
        named = [
            t for t in named if parse.tokens[trigger.token].lemma != "tell" or _is_clause(parse, t)
        ]
    phrases = [
        noun
        for prep, noun in governed(parse, trigger.token)
        if prep in _ABOUT and parse.tokens[noun].entity not in {"DATE", "TIME"}
    ]
    return bool(named or phrases) or (bool(candidate.cast.recipients) and not addressing)


def _is_clause(parse: Parse, token: int) -> bool:
    return parse.tokens[token].dep in {"ccomp", "xcomp"}


def _means(scene: Scene, candidate: Candidate, token: int) -> bool:
    """Tell whether it is known which recipient a pronoun means."""
    return any(
        set(scene.references.of_mention[index]) & set(candidate.cast.recipients)
        for index in scene.mentions_at[candidate.trigger.paragraph].get(token, ())
    )


def _open_subject(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a demand is made of "they" or "it", and nobody knows who that is."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    subject = children(parse, trigger.token, "nsubj", "nsubjpass")
    pronoun = any(parse.tokens[head].tag in {"PRP", "DT", "EX"} for head in subject)
    return candidate.force is Force.DEMAND and pronoun


def _only_names(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a verb of speech has a thing and no words: "described the house"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    verb = candidate.trigger.token
    bare = children(parse, verb, "dobj") and not children(parse, verb, "ccomp")
    return (
        bool(bare)
        and not candidate.trigger.entry.frame.obj
        and parse.tokens[verb].lemma not in words("announcing")
    )


def attributes(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the verb only names the source behind a report: "..., the ministry said"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    told = children(parse, candidate.trigger.token, "ccomp")
    return bool(told) and told[0] < candidate.trigger.token


def _tells(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether one person addresses another by name: "told X"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    return parse.tokens[candidate.trigger.token].lemma == "tell"


def habitual(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the verb is in the simple present: what is so, not what happened."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    verb = candidate.trigger.token
    auxiliaries = children(parse, verb, "aux", "auxpass")
    finite = min(auxiliaries, default=verb)
    progressive = parse.tokens[verb].tag == "VBG"
    done = in_present_perfect(parse, verb)
    present = parse.tokens[finite].tag in _PRESENT and not done and not progressive
    return candidate.force is Force.FACT and present


def dated_outside(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether what is said in a quote has only the time of the saying."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    offset = parse.tokens[candidate.trigger.token].start
    expression = candidate.when.expression or ""
    return any(
        quote.start <= offset < quote.end and expression not in parse.text[quote.start : quote.end]
        for quote in scene.spoken_in.get(candidate.trigger.paragraph, ())
    )


def is_quoted(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the trigger stands in somebody's direct speech."""
    trigger = candidate.trigger
    offset = scene.annotation.parses[trigger.paragraph].tokens[trigger.token].start
    return any(
        quote.start <= offset < quote.end for quote in scene.spoken_in.get(trigger.paragraph, ())
    )
