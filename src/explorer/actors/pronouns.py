"""Pronouns: he, she, him, his, her; the nearest fitting person, subjects first.

Inside direct speech the speaker is never "he". A possessive in front of its sentence's subject
("During his visit, the minister said") looks forward to that subject.
"""

from __future__ import annotations

from explorer.actors.acting import acting_body
from explorer.actors.discourse import MAIN_SUBJECT, SUBJECT, Discourse, Trace
from explorer.actors.drafts import Draft
from explorer.actors.grammar import SUBJECTS, coordinated_owner, inside, main_subject
from explorer.actors.resolved import UNRESOLVED, Resolved
from explorer.actors.strangers import means_a_stranger, speaks_of_culprit
from explorer.actors.titles import gender_of
from explorer.model import Kind, Mention, Quote

_DECAY = 1.5
"""What a sentence of distance costs, in steps of prominence."""
_REACH = 4
"""Sentences back over a paragraph's border."""
_AGREES = {"female": 2.5, "male": 0.5}
"""What it is worth that a title says the gender: of men most reports do not say it."""
_SPEAKS = 1.2
"""What it is worth to be the subject of the pronoun's own sentence ("the envoy said she ...")."""
_POSSESSIVES = ("his", "her", "hers")
_REFLEXIVES = ("himself", "herself")
_NEUTER = ("it", "its", "itself")


def looks_forward(discourse: Discourse, mention: Mention) -> bool:
    """Tell whether a possessive stands in front of its sentence's main subject."""
    return is_possessive(discourse, mention) and _main_subject_after(discourse, mention) is not None


def _main_subject_after(discourse: Discourse, mention: Mention) -> int | None:
    """Token index of the main subject where it comes behind the mention."""
    parse = discourse.annotation.parses[mention.paragraph]
    if not 0 <= mention.head < len(parse.tokens):
        return None
    subject = main_subject(parse, mention.head)
    if subject is None or subject <= mention.head or inside(parse, mention.head, subject):
        return None
    return subject


def resolve_pronoun(discourse: Discourse, mention: Mention) -> Resolved:
    """Find the person a pronoun means, or nobody."""
    if mention.text.lower() in _NEUTER:
        return _body_meant(discourse, mention)
    gender = gender_of(mention.text)
    if gender is None or means_a_stranger(discourse.annotation, mention):
        return UNRESOLVED
    barred = speakers_of(discourse, mention)
    if ahead := _subject_ahead(discourse, mention, gender, barred):
        return Resolved((ahead,), f"{mention.text!r} looks ahead to the subject")
    if owner := _owner_before(discourse, mention, gender):
        return Resolved((owner,), f"{mention.text!r}: the owner named in the same breath")
    best = _best(discourse, mention, gender, barred)
    if best is None:
        return UNRESOLVED
    best.draft.heard = best.draft.heard or gender
    role = "subject" if best.prominence >= SUBJECT else "person"
    back = discourse.sentence(mention) - best.sentence
    where = "of this sentence" if back == 0 else f"{back} sentence{'s' * (back != 1)} before"
    return Resolved((best.draft,), f"{mention.text!r}: the {role} {where}")


def _best(discourse: Discourse, mention: Mention, gender: str, barred: list[Draft]) -> Trace | None:
    """Return where the person was last named whom the pronoun means most likely; None of a tie."""
    scores: dict[int, tuple[float, float, Trace]] = {}
    here = discourse.sentence(mention)
    culprit = speaks_of_culprit(discourse.annotation, mention)
    for trace in discourse.before(mention, Kind.PERSON):
        draft = trace.draft
        if draft in barred or not _agrees(draft, gender) or (culprit and draft.roles):
            continue
        if _same_clause(trace, mention, discourse):
            barred.append(draft)
            scores.pop(id(draft), None)
            continue
        distance = here - trace.sentence
        if trace.paragraph < mention.paragraph and distance > _REACH:
            break
        score = _score(trace, mention, gender, distance)
        known = scores.get(id(draft))
        if known is None or score > known[0]:
            scores[id(draft)] = (score, trace.prominence, trace)
    ranked = sorted(scores.values(), key=lambda row: (row[0], row[1]), reverse=True)
    tied = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
    return ranked[0][2] if ranked and not tied else None


def _score(trace: Trace, mention: Mention, gender: str, distance: int) -> float:
    """Return how likely a person is meant who was named some sentences before."""
    subject = mention.text.lower() in ("he", "she")
    speaks = subject and distance == 0 and trace.prominence == MAIN_SUBJECT
    return (
        trace.prominence
        - _DECAY * distance
        + _SPEAKS * speaks
        + _AGREES[gender] * (trace.draft.sex == gender)
        - (not trace.draft.solid)
    )


def _body_meant(discourse: Discourse, mention: Mention) -> Resolved:
    draft = acting_body(discourse, mention)
    return Resolved((draft,), f"{mention.text!r}: the subject that acts") if draft else UNRESOLVED


def first_person(discourse: Discourse, mention: Mention) -> int | None:
    """The mention of the speaker whom "I" means: the one of the direct speech around it."""
    if mention.text.lower() not in ("i", "me", "my", "myself"):
        return None
    return next((quote.speaker for quote in _around(discourse, mention)), None)


def _agrees(draft: Draft, gender: str) -> bool:
    return not draft.plural and draft.sex in (None, gender)


def _owner_before(discourse: Discourse, mention: Mention, gender: str) -> Draft | None:
    parse = discourse.annotation.parses[mention.paragraph]
    if not is_possessive(discourse, mention):
        return None
    word = next(iter(parse.begun_in(mention.start, mention.start + 1)), None)
    owner = coordinated_owner(parse, word) if word is not None else None
    for trace in discourse.back_to(mention.paragraph):
        named = discourse.annotation.mentions[trace.mention]
        if named.paragraph == mention.paragraph and named.head == owner:
            fits = trace.draft.kind is Kind.PERSON and _agrees(trace.draft, gender)
            return trace.draft if fits else None
    return None


def _subject_ahead(
    discourse: Discourse, mention: Mention, gender: str, barred: list[Draft]
) -> Draft | None:
    """The main subject behind a fronted possessive, unless it is named beside the pronoun too."""
    if not is_possessive(discourse, mention):
        return None
    subject = _main_subject_after(discourse, mention)
    if subject is None:
        return None
    sentence = discourse.sentence(mention)
    own = [
        trace
        for trace in discourse.traces
        if trace.sentence == sentence and trace.start > mention.start
    ]
    heads = discourse.annotation.mentions
    for trace in own:
        if heads[trace.mention].head == subject and trace.draft.kind is Kind.PERSON:
            between = [t for t in own if t.start < trace.start and t.draft is trace.draft]
            fits = _agrees(trace.draft, gender) and trace.draft not in barred
            return trace.draft if fits and not between else None
    return None


def _same_clause(trace: Trace, mention: Mention, discourse: Discourse) -> bool:
    """An object pronoun is not the subject of its own verb ("Marin told him").

    Nor is it that of a verb whose subject its own verb shares ("received her and told her").
    """
    if trace.prominence < SUBJECT or trace.sentence != discourse.sentence(mention):
        return False
    parse = discourse.annotation.parses[mention.paragraph]
    tokens = parse.tokens
    token = tokens[mention.head]
    object_form = mention.text.lower() in ("him", "her")
    if is_possessive(discourse, mention) or mention.text.lower() in _REFLEXIVES:
        return False
    if token.dep in SUBJECTS and not object_form:
        return False
    at = token.head
    if token.dep in SUBJECTS:  # "asked her to come": the object of the verb above
        at = tokens[at].head
    for _ in range(8):
        if at == trace.governor:
            return True
        verb = tokens[at].pos in ("VERB", "AUX")
        own = verb and any(tokens[i].dep in SUBJECTS for i in parse.children[at])
        shared = tokens[at].dep in ("conj", "xcomp", "advcl", "pcomp")
        if tokens[at].head == at or own or (verb and not shared):
            return False
        at = tokens[at].head
    return False


def is_possessive(discourse: Discourse, mention: Mention) -> bool:
    """Tell "her visit" from "received her"."""
    if mention.text.lower() != "her":
        return mention.text.lower() in _POSSESSIVES
    tokens = discourse.annotation.parses[mention.paragraph].tokens
    return not 0 <= mention.head < len(tokens) or tokens[mention.head].dep == "poss"


def speakers_of(discourse: Discourse, mention: Mention) -> list[Draft]:
    """Inside direct speech its own speaker is "I", never "he"."""
    speakers = {quote.speaker for quote in _around(discourse, mention) if quote.speaker is not None}
    return [draft for index in speakers for draft in discourse.meant_by(index)]


def _around(discourse: Discourse, mention: Mention) -> list[Quote]:
    """The direct speech that a mention stands in."""
    own = discourse.quotes.get(mention.paragraph, [])
    return [quote for quote in own if quote.start <= mention.start < quote.end]
