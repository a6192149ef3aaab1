"""Which candidates are events: material ones need a real happening and somebody who takes part."""

from __future__ import annotations

from explorer.events.candidates import Candidate
from explorer.events.grammar import children, governed, is_passive
from explorer.events.kinds import VERBAL, is_located
from explorer.events.lexicon import words
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.triggers import MODAL
from explorer.gazetteer import lookup
from explorer.model import EventType, Form, Kind, Mode, Parse
from explorer.model.isodates import span_of

_MASS = frozenset({"talk", "negotiation", "consultation", "discussion"})
_LEAD = 2
_SAID = ("dobj", "ccomp", "xcomp", "oprd", "acomp", "dative")
_ABOUT = frozenset(
    {"of", "about", "as", "on", "for", "against", "with", "to", "over", "from", "in"}
)
_ADDRESSING = frozenset({EventType.STATEMENT, EventType.THREATEN, EventType.REQUEST})
_ATTITUDES = frozenset({EventType.SUPPORT, EventType.CONCEDE, EventType.OTHER})
_PRESENT = frozenset({"VBZ", "VBP"})


def accepts(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the candidate is an event of its own or supports one."""
    if not any(_counts(scene, referent) for referent in candidate.cast.everyone):
        located = is_located(candidate.trigger.entry) and bool(candidate.cast.everyone)
        return located and (candidate.own_time or _plainly_told(scene, candidate))
    if candidate.trigger.entry.type in VERBAL:
        return _verbal(scene, candidate)
    nobody_agrees = candidate.trigger.entry.type is EventType.AGREE and not candidate.cast.agents
    if nobody_agrees or (not candidate.own_time and _is_background(scene, candidate)):
        return False
    if candidate.trigger.nominal:
        return _nominal(scene, candidate)
    if candidate.trigger.entry.mode is not None:
        return _consult(scene, candidate)
    return candidate.own_time or not _bare_promise(scene, candidate)


def _plainly_told(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a clause of its own says that force was used, or that people protested."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    open_ = token.tag in {"VBD", "VBN"} and token.dep in {"ROOT", "conj", "ccomp"}
    deed = trigger.entry.type not in VERBAL and trigger.entry.type is not EventType.APPOINT
    told = candidate.force is Force.FACT and not trigger.nominal
    return open_ and deed and told and not is_quoted(scene, candidate)


def _bare_promise(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a later paragraph only says that somebody is committed to something."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    bare = trigger.entry.type is EventType.AGREE and trigger.noun is None
    return bare and trigger.paragraph > _LEAD and parse.tokens[trigger.token].lemma != "agree"


def _counts(scene: Scene, referent: int) -> bool:
    if scene.kind(referent) is Kind.PLACE:
        return scene.is_capital(referent) or scene.is_doubtful(referent)
    return scene.kind(referent) is not None


def _verbal(scene: Scene, candidate: Candidate) -> bool:
    if candidate.trigger.nominal:
        return candidate.own_time or candidate.force is Force.CANCELLED
    demanded = candidate.force is Force.DEMAND or candidate.trigger.entry in MODAL
    if is_quoted(scene, candidate) and not (demanded and candidate.cast.recipients):
        return False
    if not candidate.own_time and _is_attitude(scene, candidate):
        return False
    stated = candidate.trigger.entry.type is EventType.STATEMENT
    if not candidate.cast.agents:
        parse = scene.annotation.parses[candidate.trigger.paragraph]
        undergone = candidate.when.date is not None or is_passive(parse, candidate.trigger.token)
        return undergone and not stated
    return _says_something(scene, candidate) and (not stated or _is_told(scene, candidate))


def _is_attitude(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody only is for something: "stands with X", "committed to supporting"."""
    if candidate.trigger.entry.type not in _ATTITUDES or candidate.force is not Force.FACT:
        return False
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    aside = parse.tokens[candidate.trigger.token].dep == "pcomp"
    return aside or (candidate.trigger.paragraph > 0 and _habitual(scene, candidate))


def _is_told(scene: Scene, candidate: Candidate) -> bool:
    """Ask a statement for a speaker by name, and for a day or somebody who is told."""
    named = any(scene.is_named(agent) for agent in candidate.cast.agents)
    if not named or _attributes(scene, candidate):
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


def _attributes(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the verb only names the source behind a report: "..., the ministry said"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    told = children(parse, candidate.trigger.token, "ccomp")
    return bool(told) and told[0] < candidate.trigger.token


def _tells(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether one person addresses another by name: "told X"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    return parse.tokens[candidate.trigger.token].lemma == "tell"


def _nominal(scene: Scene, candidate: Candidate) -> bool:
    """Accept a noun that is dated, or a meeting or visit whose participants are told."""
    trigger, cast = candidate.trigger, candidate.cast
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    if len(cast.everyone) < trigger.entry.needs or _past_plan(scene, candidate):
        return False
    if trigger.entry.mode is None:
        return candidate.own_time
    if token.tag == "NNS" and token.lemma not in _MASS and not _determined(parse, trigger.token):
        return False
    return _consult(scene, candidate)


def _past_plan(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a plan has a day before the article: the day is that of something else."""
    published, span = scene.annotation.published, span_of(candidate.when.date)
    planned = candidate.force is Force.FUTURE
    return planned and bool(published and span and span.last < published)


def _determined(parse: Parse, noun: int) -> bool:
    return bool(children(parse, noun, "poss")) or any(
        parse.tokens[child].text.casefold() in {"the", "these", "those"}
        for child in parse.children[noun]
    )


def _consult(scene: Scene, candidate: Candidate) -> bool:
    """Ask a visit for a visitor and a destination, a meeting for two who meet."""
    trigger, cast = candidate.trigger, candidate.cast
    if trigger.entry.mode is Mode.VISIT:
        visitor = any(scene.maybe_person(r) and not _is_crowd(scene, r) for r in cast.agents)
        known = visitor or (candidate.own_time and bool(cast.agents))
        inside = trigger.nominal or _goes_round(scene, candidate)
        return known and (cast.place is not None or (inside and candidate.own_time))
    if trigger.entry.mode is Mode.MULTILATERAL:
        return bool(cast.agents) and (candidate.own_time or len(cast.everyone) > 1)
    if _parties(scene, cast.everyone) < 2:
        return False
    people = [r for r in cast.everyone if scene.kind(r) in {Kind.PERSON, None}]
    named = [r for r in cast.everyone if scene.referents[r].form is Form.NAME]
    known = any(scene.maybe_person(r) and scene.is_named(r) for r in cast.everyone)
    if candidate.when.date is None and not known:
        return False
    return bool(people and named) or candidate.own_time or not _loose(scene, candidate)


def _goes_round(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a site without a name is visited: "toured the plant in April"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    verb = candidate.trigger.token
    return parse.tokens[verb].lemma in words("touring") and bool(children(parse, verb, "dobj"))


def _parties(scene: Scene, everyone: tuple[int, ...]) -> int:
    """Count who takes part; "Kenyan officials" and the Kenya that they stand for are one."""
    described = {
        entry.name
        for referent in everyone
        if scene.referents[referent].form is Form.DESCRIPTION
        for name in scene.referents[referent].names
        for word in name.split()
        if (entry := lookup(word)) is not None
    }
    return sum(scene.referents[referent].canonical not in described for referent in everyone)


def _is_crowd(scene: Scene, referent: int) -> bool:
    """Tell whether a description names nobody: "several officials"."""
    mentions = scene.annotation.mentions
    described = scene.referents[referent].form is Form.DESCRIPTION
    return described and any(mentions[m].plural for m in scene.referents[referent].mentions)


def _loose(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether countries are only said to talk about things, at no time."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    return candidate.trigger.nominal or parse.tokens[candidate.trigger.token].lemma in {
        "discuss",
        "speak",
        "talk",
        "exchange",
        "review",
        "continue",
        "call",
    }


def _is_background(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the words only mention what is so, what is quoted or was once imposed."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    token = parse.tokens[candidate.trigger.token]
    reduced = token.dep == "acl" and token.tag == "VBN" and candidate.trigger.entry.mode is None
    aside = reduced or token.dep == "pcomp"
    return aside or is_quoted(scene, candidate) or _habitual(scene, candidate)


def _habitual(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the verb is in the simple present: what is so, not what happened."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    verb = candidate.trigger.token
    auxiliaries = children(parse, verb, "aux", "auxpass")
    finite = min(auxiliaries, default=verb)
    perfect = any(parse.tokens[child].lemma == "have" for child in auxiliaries)
    progressive = parse.tokens[verb].tag == "VBG"
    present = parse.tokens[finite].tag in _PRESENT and not perfect and not progressive
    return candidate.force is Force.FACT and present


def is_quoted(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the trigger stands in somebody's direct speech."""
    trigger = candidate.trigger
    offset = scene.annotation.parses[trigger.paragraph].tokens[trigger.token].start
    return any(
        quote.direct and quote.paragraph == trigger.paragraph and quote.start <= offset < quote.end
        for quote in scene.annotation.quotes
    )
