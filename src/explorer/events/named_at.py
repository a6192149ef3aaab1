"""Which person is named at a token, and where the words for him begin."""

from __future__ import annotations

from explorer.events.scene import Scene
from explorer.model import Form, Kind, Mention


def start_of_person(scene: Scene, paragraph: int, head: int) -> int | None:
    """Return where the person at a token begins, with the office where the token is in it."""
    if (own := person_at(scene, paragraph, head)) is not None:
        return own.start
    index = scene.holder_of(paragraph, head)
    if index is None:
        return None
    claims = scene.annotation.mentions[index].roles
    return min(claim.start for claim in claims if claim.paragraph == paragraph)


def person_at(scene: Scene, paragraph: int, token: int) -> Mention | None:
    """Return the person's name over a token."""
    for index in scene.mentions_at[paragraph].get(token, ()):
        mention = scene.annotation.mentions[index]
        if mention.kind is Kind.PERSON and mention.form is Form.NAME:
            return mention
    return None
