"""Which candidates are events: material ones need a real happening and somebody who takes part."""

from __future__ import annotations

from explorer.events.candidates import Candidate
from explorer.events.fates import is_looked_back_on
from explorer.events.grammar import children, is_passive, subtree
from explorer.events.kinds import VERBAL, befalls, is_located
from explorer.events.lexicon import Roles, words
from explorer.events.modality import Force
from explorer.events.scene import Scene
from explorer.events.speech import dated_outside, habitual, is_quoted, says
from explorer.gazetteer import lookup
from explorer.model import EventType, Form, Kind, Mode, Parse
from explorer.model.isodates import span_of

_MASS = frozenset({"talk", "negotiation", "consultation", "discussion"})
_LEAD = 2
_BEHIND = frozenset({"after", "following", "since", "amid", "upon"})


def accepts(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the candidate is an event of its own or supports one."""
    if not any(_counts(scene, referent) for referent in candidate.cast.everyone):
        located = is_located(candidate.trigger.entry) and bool(candidate.cast.everyone)
        return located and (candidate.own_time or _plainly_told(scene, candidate))
    if candidate.trigger.entry.type in VERBAL:
        return says(scene, candidate)
    nobody_agrees = candidate.trigger.entry.type is EventType.AGREE and not candidate.cast.agents
    helping = candidate.trigger.entry.type is EventType.AID and not candidate.own_time
    nobody_agrees = nobody_agrees or (helping and not candidate.cast.agents)
    aside = dated_outside if candidate.own_time else _is_background
    if nobody_agrees or aside(scene, candidate) or _is_what_was_agreed(scene, candidate):
        return False
    if candidate.trigger.nominal:
        return _nominal(scene, candidate)
    if candidate.trigger.entry.mode is not None:
        return _consult(scene, candidate)
    return candidate.own_time or not _bare_promise(scene, candidate)


def _plainly_told(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a clause of its own says that force was used, people protested or died."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    open_ = token.tag in {"VBD", "VBN"} and token.dep in {"ROOT", "conj", "ccomp"}
    deed = trigger.entry.type not in VERBAL and trigger.entry.type is not EventType.APPOINT
    deed = deed or befalls(trigger.entry)
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


def _nominal(scene: Scene, candidate: Candidate) -> bool:
    """Accept a noun that is dated, or a meeting or visit whose participants are told."""
    trigger, cast = candidate.trigger, candidate.cast
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    if len(cast.everyone) < trigger.entry.needs or _past_plan(scene, candidate):
        return False
    if is_looked_back_on(parse, trigger.token) and not _dates_itself(scene, candidate):
        return False
    if trigger.entry.mode is None:
        return candidate.own_time or _is_past_fate(scene, candidate)
    loose = token.tag == "NNS" and token.lemma not in _MASS and not candidate.own_time
    if loose and not _determined(parse, trigger.token):
        return False
    return _consult(scene, candidate)


def _dates_itself(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the time stands beside the noun: "victims of the May 3 attack"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    under = sorted(subtree(parse, candidate.trigger.token))
    said = parse.text[parse.tokens[under[0]].start : parse.tokens[under[-1]].end]
    expression = candidate.when.expression or "?"
    behind = expression.partition(" ")[2]  # "with last year", where "with" is not the noun's
    return expression in said or (bool(behind) and behind in said)


def _is_past_fate(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether what befell somebody named lies behind: "after the arrest of X"."""
    trigger = candidate.trigger
    parse = scene.annotation.parses[trigger.paragraph]
    token = parse.tokens[trigger.token]
    behind = token.dep == "pobj" and parse.tokens[token.head].text.casefold() in _BEHIND
    fate = trigger.entry.roles is Roles.UNDERGO or token.lemma in words("leaving")
    named = any(scene.kind(r) is Kind.PERSON and scene.is_named(r) for r in candidate.cast.everyone)
    return behind and fate and named


def _past_plan(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a plan has a day before the article: the day is that of something else."""
    published, span = scene.annotation.published, span_of(candidate.when.date)
    planned = candidate.force is Force.FUTURE
    return planned and bool(published and span and span.last < published)


def _is_what_was_agreed(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether a plan behind a noun has that one's day: "agreed on May 4 on what they will"."""
    parse = scene.annotation.parses[candidate.trigger.paragraph]
    behind = parse.tokens[candidate.trigger.token].dep in {"relcl", "acl"}
    return behind and _past_plan(scene, candidate)


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
        if "placed" in trigger.entry.frame.flags and not candidate.own_time:
            return False
        inside = trigger.nominal or _goes_round(scene, candidate)
        return known and (cast.place is not None or (inside and candidate.own_time))
    if trigger.entry.mode is Mode.MULTILATERAL:
        return bool(cast.agents) and (candidate.own_time or len(cast.everyone) > 1)
    if _parties(scene, cast.everyone) < 2:
        return _meets_unnamed(scene, candidate)
    people = [r for r in cast.everyone if scene.kind(r) in {Kind.PERSON, None}]
    named = [r for r in cast.everyone if scene.referents[r].form is Form.NAME]
    known = any(scene.maybe_person(r) and scene.is_named(r) for r in cast.everyone)
    if candidate.when.date is None and not known:
        return False
    return bool(people and named) or candidate.own_time or not _loose(scene, candidate)


def _meets_unnamed(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether somebody named meets officials whom nobody names, on a day that is told."""
    trigger, cast = candidate.trigger, candidate.cast
    people = [r for r in cast.agents if scene.kind(r) is Kind.PERSON and scene.is_named(r)]
    addressed = bool(trigger.entry.frame.flags & {"who", "whom"}) or "with" in (
        trigger.entry.frame.prep
    )
    passive = is_passive(scene.annotation.parses[trigger.paragraph], trigger.token)
    return bool(people) and addressed and candidate.own_time and not passive


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
    return aside or is_quoted(scene, candidate) or habitual(scene, candidate)
