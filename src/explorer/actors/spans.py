"""The words of a name as an article writes them, where its mention covers only a part."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.actors.bodies import is_common_body
from explorer.gazetteer import is_given_name
from explorer.model import Annotation, Form, Kind, Mention

_SON_OF = re.compile(
    r" (?:bin|bint|binti|ibn|ben|van|von|de|der|del|della|di|da|dos|y)"
    r"(?: (?:der|den|la|las|los|el|al))? ",
    re.IGNORECASE,
)
_WITHIN = frozenset(("in", "near", "outside", "around", "across", "throughout", "inside"))
_GOING = frozenset(
    (
        "travel",
        "go",
        "fly",
        "come",
        "arrive",
        "return",
        "move",
        "drive",
        "send",
        "head",
        "journey",
        "flee",
        "march",
        "visit",
    )
)


def whole_names(annotation: Annotation) -> dict[int, Mention]:
    """The mentions whose words are more than their spans, by index, with all their words.

    "Mariam" and "Ahmed Sadi" around "bint" are one name; "Peru's Foreign Ministry" is not only
    a foreign ministry.
    """
    whole: dict[int, Mention] = {}
    mentions = annotation.mentions
    for index, mention in enumerate(mentions):
        if mention.form is not Form.NAME or mention.canonical is not None:
            continue
        if index + 1 < len(mentions) and (
            text := _continued(annotation, mention, mentions[index + 1])
        ):
            whole[index] = replace(mention, text=text)
            whole[index + 1] = replace(mentions[index + 1], text=text, certain=mention.certain)
        elif text := _owned(annotation, index):
            whole[index] = replace(mention, text=text)
        elif _is_where(annotation, mention):
            whole[index] = replace(mention, kind=Kind.PLACE)
        elif mention.kind is not Kind.PERSON and _is_addressed(annotation, mention):
            whole[index] = replace(mention, kind=Kind.PERSON, certain=True)
    return whole


def _continued(annotation: Annotation, mention: Mention, other: Mention) -> str | None:
    """The words of two mentions of one person that a particle joins."""
    same = other.paragraph == mention.paragraph and other.form is Form.NAME
    if not same or Kind.PERSON not in (mention.kind, other.kind) or other.canonical or other.roles:
        return None
    text = annotation.parses[mention.paragraph].text
    if not _SON_OF.fullmatch(text, mention.end, other.start):
        return None
    return text[mention.start : other.end]


def _owned(annotation: Annotation, index: int) -> str | None:
    """The words of a body that every country has, with the country it belongs to."""
    mention = annotation.mentions[index]
    if mention.kind is not Kind.ORGANIZATION or not is_common_body(mention.text):
        return None
    text = annotation.parses[mention.paragraph].text
    for other in annotation.mentions[max(0, index - 2) : index + 3]:
        if other.paragraph != mention.paragraph or other.kind is not Kind.COUNTRY:
            continue
        if other.end <= mention.start and _OWNS.fullmatch(text, other.end, mention.start):
            return text[other.start : mention.end]
        if other.start >= mention.end and _OF.fullmatch(text, mention.end, other.start):
            return text[mention.start : other.end]
    return None


_OWNS = re.compile(r"(?:['’]s?)? ")
_OF = re.compile(r" of (?:the )?")


def _is_addressed(annotation: Annotation, mention: Mention) -> bool:
    """Tell whether a form of address that persons alone have stands in front: "Ms. Moss"."""
    text = annotation.parses[mention.paragraph].text
    return _ADDRESS.search(text, max(0, mention.start - 6), mention.start) is not None


_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|MR|MRS|MS|Dr|DR)\.? $")


def _is_where(annotation: Annotation, mention: Mention) -> bool:
    """Tell whether one word taken for a person says where: "in Breda", "flew to Breda"."""
    proven = mention.certain or mention.roles or mention.kind is not Kind.PERSON
    if proven or " " in mention.text or is_given_name(mention.text):
        return False
    tokens = annotation.parses[mention.paragraph].tokens
    at = mention.head
    while tokens[at].dep == "conj" and tokens[at].head < at:
        at = tokens[at].head  # "in Antwerp, Breda and Delft"
    front = tokens[at].head
    if not front < at or tokens[at].start - tokens[front].end > 1:
        return False
    word = tokens[front].text.lower()
    return word in _WITHIN or (word == "to" and tokens[tokens[front].head].lemma in _GOING)
