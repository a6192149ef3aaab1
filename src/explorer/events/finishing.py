"""From what an update touched to the events that are to be stored, and those to be taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.events.claims import Cast, Claim
from explorer.events.gather import event_of
from explorer.events.keeping import ClaimId, Kept, Memory, Named, part_of
from explorer.events.outcome import Outcome
from explorer.model import Event

Sentences = Callable[[Sequence[Kept]], Mapping[ClaimId, tuple[int, str]]]
"""Returns for each claim where its sentence ends, and the sentence."""


@dataclass(slots=True)
class Changes:
    """Ids of events to take out, events to store, and the ids of all that were touched."""

    gone: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    names: dict[ClaimId, Named] = field(default_factory=dict)


def finish(cast: Cast, memory: Memory, outcome: Outcome, sentences: Sentences) -> Changes:
    """Return what an update changes; of ids that several events share, the later are numbered.

    ``memory`` is still as it was before the update.
    """
    told = {opener: members for opener, members in outcome.events.items() if members}
    events = {opener: _read(cast, members, sentences) for opener, members in told.items()}
    before = memory.names(outcome.events)
    ids = {named.base for named in before.values()} | {event.id for event in events.values()}
    beside = {o: n for o, n in memory.sharing(ids).items() if o not in outcome.events}
    others = _by_event(memory, beside)
    heads = {opener: members[0][1] for opener, members in (told | others).items()}
    after = _numbered(
        {o: e.id for o, e in events.items()} | {o: n.base for o, n in beside.items()}, heads
    )
    for opener, named in beside.items():
        if after[opener] != named:  # another event of its id came or went
            before[opener] = named
            events[opener] = _read(cast, others[opener], sentences)
    names = {opener: after[opener] for opener in events}
    stored = [replace(event, id=names[opener].id) for opener, event in events.items()]
    gone = {named.id for named in before.values()} - {event.id for event in stored}
    return Changes(sorted(gone), stored, names)


def finished(
    cast: Cast,
    members: Sequence[tuple[Kept, Claim]],
    sentences: Mapping[ClaimId, tuple[int, str]],
) -> Event:
    """Return the event that some claims tell of, with their sentences as its evidence."""
    return event_of(cast, [claim.with_sentence(*sentences[kept.id]) for kept, claim in members])


def _read(cast: Cast, members: Sequence[tuple[Kept, Claim]], sentences: Sentences) -> Event:
    return finished(cast, members, sentences([kept for kept, _ in members]))


def _by_event(
    memory: Memory, openers: Iterable[ClaimId]
) -> dict[ClaimId, list[tuple[Kept, Claim]]]:
    found: dict[ClaimId, list[tuple[Kept, Claim]]] = {opener: [] for opener in openers}
    kept = memory.of_events(list(found)) if found else []
    for each in sorted(kept, key=lambda kept: kept.order):
        for opener, people in each.parts:
            if opener in found:
                found[opener].append((each, part_of(each.claim, people)))
    return found


def _numbered(bases: Mapping[ClaimId, str], heads: Mapping[ClaimId, Claim]) -> dict[ClaimId, Named]:
    seen: dict[str, int] = {}
    names = {}
    for opener in sorted(bases, key=lambda opener: heads[opener].order):
        base = bases[opener]
        count = seen[base] = seen.get(base, 0) + 1
        names[opener] = Named(base, count)
    return names
