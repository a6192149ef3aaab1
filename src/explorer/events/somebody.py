"""Who or what a noun of the parse may be: a person, somebody who can act, a place."""

from __future__ import annotations

from explorer.events.lexicon import lemma_of, words
from explorer.events.participants import name_beside
from explorer.events.scene import Scene
from explorer.model import Form, Kind


def is_person(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a noun is a person's name, a description or an office: "his minister".

    The office of "the head of the council, NAME" is that of the person named.
    """
    kinds = {
        scene.annotation.mentions[m].kind
        for m in scene.mentions_at[paragraph].get(noun, ())
        if scene.annotation.mentions[m].form is not Form.PRONOUN
    }
    kinds |= {
        scene.kind(referent)
        for m in scene.mentions_at[paragraph].get(noun, ())
        for referent in scene.references.of_mention[m]
        if scene.annotation.mentions[m].form is Form.NAME
    }
    named = bool(name_beside(scene, paragraph, noun, "appos", "compound"))
    office = _lemma(scene, paragraph, noun) in words("dignitary", "office")
    return (
        Kind.PERSON in kinds
        or named
        or scene.holder_of(paragraph, noun) is not None
        or (office and not kinds)
        or _is_somebody(scene, paragraph, noun)
    )


def is_actor(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a noun is somebody who can act: a person, a country, a body, officials."""
    kinds = {scene.annotation.mentions[m].kind for m in scene.mentions_at[paragraph].get(noun, ())}
    if kinds & {Kind.PERSON, Kind.COUNTRY, Kind.ORGANIZATION}:
        return True
    if scene.holder_of(paragraph, noun) is not None:
        return True
    if name_beside(scene, paragraph, noun, "appos", "compound"):
        return True
    if Kind.PLACE in kinds:
        return _may_be_somebody(scene, paragraph, noun)
    return _lemma(scene, paragraph, noun) in words("dignitary") or _is_somebody(
        scene, paragraph, noun
    )


def _may_be_somebody(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether the article, or nothing but the parser, holds a name for a place."""
    return any(
        scene.kind(referent) is not Kind.PLACE or scene.is_doubtful(referent)
        for index in scene.mentions_at[paragraph].get(noun, ())
        for referent in scene.references.of_mention[index]
    )


def _is_somebody(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a pronoun means a person; "them" only where it is known whom it means."""
    token = scene.annotation.parses[paragraph].tokens[noun]
    if token.tag not in {"PRP", "WP"}:
        return False
    known = {
        scene.kind(referent)
        for index in scene.mentions_at[paragraph].get(noun, ())
        for referent in scene.references.of_mention[index]
    }
    return bool(known) or token.text.casefold() in {"him", "her", "he", "she", "who", "whom"}


def is_body(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a body's name stands at the noun."""
    mentions = map(
        scene.annotation.mentions.__getitem__, scene.mentions_at[paragraph].get(noun, ())
    )
    return any(m.kind is Kind.ORGANIZATION and m.form is Form.NAME for m in mentions)


def is_place(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a place's name stands at the noun."""
    return any(
        scene.annotation.mentions[m].kind is Kind.PLACE
        for m in scene.mentions_at[paragraph].get(noun, ())
    )


def _lemma(scene: Scene, paragraph: int, noun: int) -> str:
    return lemma_of(scene.annotation.parses[paragraph].tokens[noun])
