"""The claims of a catalogue as merging asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from explorer.build.claim_codec import (
    decoded,
    decoded_parts,
    encoded,
    encoded_parts,
    number_of,
)
from explorer.catalogue import ClaimRow, ClaimRows, NameRow
from explorer.events.claims import Claim
from explorer.events.finishing import Changes
from explorer.events.keeping import ClaimId, Kept, Membership, Named, Sought, filed
from explorer.events.outcome import Outcome
from explorer.model import ArticleKey

_REMEMBERED = 300_000
"""Places of claims on shelves that are kept in mind."""


class KeptClaims:
    """Reads and keeps the claims of a catalogue, for one update inside one of its transactions."""

    def __init__(self, rows: ClaimRows) -> None:
        self._rows = rows
        self._known: dict[ClaimId, Kept] = {}
        self._events: dict[ClaimId, tuple[ClaimId, ...]] = {}
        self._shelves: dict[Sought, set[ClaimId]] = {}
        self._room = _REMEMBERED

    def of_articles(self, articles: Collection[ArticleKey]) -> list[Kept]:
        """Return the claims of some articles."""
        return self._read(self._rows.of_articles(articles))

    def of_events(self, openers: Collection[ClaimId]) -> list[Kept]:
        """Return the claims of some events."""
        return self._read(self._rows.of_events(openers))

    def on_shelves(self, sought: Collection[Sought]) -> list[Kept]:
        """Return the claims that are filed there, each once."""
        return self._read(self._filed(sought))

    def claims(self, ids: Collection[ClaimId]) -> list[Kept]:
        """Return the claims of some ids."""
        return self._read(set(ids))

    def events_on(self, sought: Collection[Sought]) -> set[ClaimId]:
        """Return the events of the claims that are filed there."""
        ids = self._filed(sought)
        self._events.update(
            (id_, tuple(opener for opener, _ in decoded_parts(parts)))
            for id_, parts in self._rows.parts(ids - self._events.keys())
        )
        return {opener for id_ in ids for opener in self._events[id_]}

    def _filed(self, sought: Iterable[Sought]) -> set[ClaimId]:
        found = set[ClaimId]()
        for place in sought:
            if place not in self._shelves:
                shelf, first, last = place
                if self._room < 0:
                    self._shelves.clear()
                    self._room = _REMEMBERED
                self._shelves[place] = self._rows.on_shelf(number_of(shelf), first, last)
                self._room -= len(self._shelves[place])
            found |= self._shelves[place]
        return found

    def _read(self, ids: set[ClaimId]) -> list[Kept]:
        rows = self._rows.read(ids - self._known.keys())
        self._known.update((row.id, _kept(row)) for row in rows)
        return [self._known[id_] for id_ in sorted(ids)]

    def of_family(self, family: str) -> Iterator[Kept]:
        """Yield the claims of a family of types."""
        return map(_kept, self._rows.of_family(family))

    def names(self, openers: Collection[ClaimId]) -> dict[ClaimId, Named]:
        """Return the ids of those of the events that there are."""
        return {row.opener: Named(row.base, row.number) for row in self._rows.names(openers)}

    def sharing(self, bases: Collection[str]) -> dict[ClaimId, Named]:
        """Return all events of some ids."""
        return {row.opener: Named(row.base, row.number) for row in self._rows.sharing(bases)}

    def sentences(self, kept: Sequence[Kept]) -> Mapping[ClaimId, tuple[int, str]]:
        """Return for each claim where its sentence ends, and the sentence."""
        found = self._rows.sentences([(k.claim.mention.article, k.position) for k in kept])
        return {each.id: sentence for each, sentence in zip(kept, found, strict=True)}

    def keep_new(self, kept: Sequence[Kept]) -> None:
        """Keep claims that were not there."""
        self._rows.insert(map(_row, kept), _places(kept))

    def keep_all(self, kept: Sequence[Kept]) -> None:
        """Keep some of all claims, after none; their places are shelved when all have come."""
        self._rows.insert_all(map(_row, kept), _places(kept))

    def keep(self, outcome: Outcome, changes: Changes) -> None:
        """Keep what an update changed."""
        self._rows.forget([each.id for each in outcome.forgotten], _places(outcome.forgotten))
        self.keep_new(outcome.new)
        self.belong((each.id, each.parts) for each in outcome.moved)
        self.keep_events(
            {opener: [k.id for k, _ in told] for opener, told in outcome.events.items()},
            changes.names,
        )

    def keep_events(
        self, members: Mapping[ClaimId, Iterable[ClaimId]], names: Mapping[ClaimId, Named]
    ) -> None:
        """Keep the claims of some events, and the ids of these."""
        self._rows.replace_events(
            members.keys(),
            (
                (opener, each)
                for opener, claims in members.items()
                for each in dict.fromkeys(claims)
            ),
            (NameRow(opener, *named) for opener, named in names.items()),
        )

    def belong(self, parts: Iterable[tuple[ClaimId, Sequence[Membership]]]) -> None:
        """Note which events claims tell of."""
        self._rows.belong((id_, encoded_parts(told)) for id_, told in parts)


def _kept(row: ClaimRow) -> Kept:
    return Kept(row.id, row.position, decoded(row.article, row.data), decoded_parts(row.parts))


def _row(kept: Kept) -> ClaimRow:
    claim: Claim = kept.claim
    place = (claim.mention.article, kept.position)
    return ClaimRow(kept.id, *place, claim.family, encoded(claim), encoded_parts(kept.parts))


def _places(kept: Iterable[Kept]) -> Iterator[tuple[int, int, int]]:
    for each in kept:
        for shelf, day in filed(each.claim):
            yield number_of(shelf), day, each.id
