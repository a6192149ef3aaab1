"""Who is told twice in one breath: "Hezbollah, the Lebanese group", "its envoy, Ada Moss"."""

from __future__ import annotations

import re

from explorer.actors.bodies import body
from explorer.actors.fold import plain
from explorer.actors.tables import words
from explorer.actors.within import numbered_from
from explorer.model import Annotation, Form, Kind, Mention, Parse

_BEHIND_NAME = re.compile(r"(?:['’]s?)?\s*(?:\([^()]{1,60}\)\s*)?,\s*")
_BEFORE_NAME = re.compile(r"[^.;:]*,\s*(?:the )?")


def name_beside(annotation: Annotation, mention: Mention) -> int | None:
    """Return the index of the name of a person or body that a description is in apposition to."""
    parse = annotation.parses[mention.paragraph]
    told = mention.kind in (Kind.ORGANIZATION, Kind.PERSON) and not mention.plural
    if not told or not 0 <= mention.head < len(parse.tokens):
        return None
    if _is_listed(parse, mention.head):
        return None
    for index, other in numbered_from(annotation, mention.paragraph):
        if other.form is not Form.NAME or other.kind is not mention.kind:
            continue
        if _are_one(parse, mention, other) and not _is_another_organ(mention, other):
            return index
    return None


def _are_one(parse: Parse, mention: Mention, name: Mention) -> bool:
    """Tell whether the parser hangs one on the other, with nothing but commas between."""
    if _is_listed(parse, name.head):
        return False
    if name.end <= mention.start:
        told = parse.tokens[mention.head]
        between = parse.text[name.end : mention.start]
        hung = told.dep == "appos" and told.head in parse.begun_in(name.start, name.end)
        return hung and _BEHIND_NAME.fullmatch(between) is not None
    named = parse.tokens[name.head]
    between = parse.text[mention.end : name.start]
    hung = named.dep == "appos" and named.head == mention.head
    return hung and _BEFORE_NAME.fullmatch(between) is not None


def _is_listed(parse: Parse, head: int) -> bool:
    """Tell whether a noun is one of several: then a comma may part what is not the same."""
    beside = {parse.tokens[child].dep for child in parse.children[head]}
    return parse.tokens[head].dep == "conj" or bool(beside & {"conj", "cc"})


def _is_another_organ(mention: Mention, name: Mention) -> bool:
    """Tell whether a ministry or court stands behind the name of something else."""
    noun = plain(mention.text).rpartition(" ")[2]
    return noun in words("discourse", "organs") and noun not in body(name.text).core
