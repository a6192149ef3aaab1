"""Who is meant, resolved anew for all that is filed: records in, actors out one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from explorer.actors.describing_again import KeptOffices
from explorer.actors.gathering import Description, signature
from explorer.actors.holders import Holders
from explorer.actors.resolver import Decided, actors_of, decide
from explorer.actors.tenures import tenures_of
from explorer.build.all_records import AllRecords
from explorer.build.kept_names import KeptNames
from explorer.catalogue import Joining
from explorer.catalogue.actors_anew import ActorsAnew, DescriptionRow
from explorer.catalogue.rowcodec import day
from explorer.model import ActorId, Kind


def resolve_all(joining: Joining, names: KeptNames) -> None:
    """Resolve everything and store it, in place of the actors and events of before."""
    decided = _decided(joining)
    anew = joining.actors_anew()
    names.forget()
    countries: dict[str, ActorId] = {}
    for actor, cluster in actors_of(decided.placed):
        anew.add(actor, [r.number for bundle in cluster.bundles for r in bundle.records])
        names.keep_tenures({}, tenures_of(actor, cluster))
        if actor.kind is Kind.COUNTRY:
            countries[actor.name] = actor.id
        for bundle in cluster.bundles:
            if bundle.key in decided.states:
                decided.states[bundle.key] = decided.states[bundle.key]._replace(actor=actor.id)
    names.keep_whole(decided)
    anew.tell()
    anew.describe(_described(anew, names, countries.get))


def _decided(joining: Joining) -> Decided:
    """Hold the names only in what was decided of them."""
    records = AllRecords(joining.records)
    return decide(records.bundles(), records.beside)


def _described(
    anew: ActorsAnew, names: KeptNames, country: Callable[[str], ActorId | None]
) -> Iterator[tuple[int, int, ActorId, str]]:
    """Yield whom descriptions mean; what is known of offices is held for one owner at a time."""
    for _, rows in groupby(anew.descriptions(), key=lambda row: row.office):
        holders = Holders(cache(lambda owner: KeptOffices(names, owner)), country, names.present)
        for row in rows:
            found = holders.resolve(_description(row))
            if found:
                yield row.number, row.referent.id, found.actor, found.reason


def _description(row: DescriptionRow) -> Description:
    alike = signature(row.referent)
    return Description(row.article, day(row.published), row.referent.id, alike.kind, alike.roles)
