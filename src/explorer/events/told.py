"""What an article has told so far, one event at a time."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.events.grammar import children
from explorer.events.roles import Cast
from explorer.events.triggers import Trigger
from explorer.events.when import When
from explorer.model import EventType, Mode, Parse, Status
from explorer.model.isodates import granularity_of

TALKING = frozenset({Mode.MEETING, Mode.CALL, Mode.MULTILATERAL})
"""How people are in contact without one travelling for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event already told."""

    type: EventType
    mode: Mode | None
    cast: Cast
    when: When
    paragraph: int
    status: Status
    main: bool = True
    """Whether the sentence reports it, and does not only mention it: "after he was seized"."""
    round: bool = False
    """Whether it is a day of meetings that are told one by one behind it."""
    words: frozenset[str] = frozenset()
    """The lemmas by which it can be named again: "march" for "marched", "signing" for "signed"."""

    before: bool = False
    """Whether it is told as what "had been done" before the story."""

    @property
    def on_a_day(self) -> bool:
        """Tell whether the day on which it happened is known."""
        return self.status is Status.OCCURRED and granularity_of(self.when.date) == "day"


def words_of(parse: Parse, trigger: Trigger) -> frozenset[str]:
    """Return the lemmas by which an event can be named again, those of its objects included."""
    heads = [trigger.token, *children(parse, trigger.token, "dobj", "nsubjpass")]
    heads += [trigger.noun] if trigger.noun is not None else []
    lemmas = {parse.tokens[head].lemma.casefold() for head in heads}
    verb = parse.tokens[trigger.token].lemma.casefold()
    return frozenset(lemmas | {f"{verb}ing", f"{verb.removesuffix('e')}ing"})
