"""Names that the parser hangs on each other, though they are one person or two."""

from __future__ import annotations

from explorer.events.grammar import children, subtree
from explorer.events.named_at import person_at, start_of_person
from explorer.events.scene import Scene
from explorer.model import Form, Kind


def same_person(scene: Scene, paragraph: int, head: int) -> int | None:
    """Return the name of "author and activist X", who is one and no country's people besides."""
    parse = scene.annotation.parses[paragraph]
    joined = children(parse, head, "conj")
    if parse.tokens[head].tag != "NN" or len(joined) != 1 or children(parse, head, "det", "poss"):
        return None
    called = [t for t in children(parse, joined[0], "compound") if parse.tokens[t].tag == "NN"]
    for index in scene.mentions_at[paragraph].get(joined[0], ()) if called else ():
        mention = scene.annotation.mentions[index]
        if mention.kind is Kind.PERSON and mention.form is Form.NAME:
            return index
    return None


def joined_in_front(scene: Scene, paragraph: int, head: int) -> list[int]:
    """Return A of "President A and President B", where the parser hangs A on B's title."""
    parse = scene.annotation.parses[paragraph]
    own = start_of_person(scene, paragraph, head)
    if own is None:
        return []
    before = sorted([t for t in subtree(parse, head) if parse.tokens[t].end <= own])
    joints = [t for t in before if parse.tokens[t].tag == "CC"]
    if not joints or any(parse.tokens[t].pos in {"VERB", "AUX"} for t in before):
        return []
    others = [m for t in before if t < joints[-1] and (m := person_at(scene, paragraph, t))]
    return [
        referent
        for mention in dict.fromkeys(others)
        for referent in scene.references.of_mention[scene.annotation.mentions.index(mention)]
    ]
