"""What resolving a mention gives: the referents, and in words why these."""

from __future__ import annotations

from typing import NamedTuple

from explorer.actors.drafts import Draft


class Resolved(NamedTuple):
    """The referents of a mention that is no name, and why these."""

    drafts: tuple[Draft, ...]
    reason: str
    office: bool = False
    """The office itself was found, not only a broader word for it."""


UNRESOLVED = Resolved((), "")
