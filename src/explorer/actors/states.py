"""What is decided of a name, as it is kept from one resolution to the next."""

from __future__ import annotations

from typing import NamedTuple

from explorer.actors.bundles import Bundle
from explorer.actors.kinds import may_be_person
from explorer.model import ActorId, Kind


class BundleState(NamedTuple):
    """What was decided of a folded name.

    ``name`` is its form in the first article, ``kind`` that of before the merging; ``company``
    tells whether it counts as a full-named person; ``actor`` is whom it is the full name of.
    """

    name: str
    kind: Kind | None
    company: bool
    actor: ActorId | None = None


def state_of(bundle: Bundle) -> BundleState:
    """Return what is decided of a bundle whose kind is known."""
    return BundleState(bundle.records[0].referent.names[0], bundle.kind, is_company(bundle))


def is_company(bundle: Bundle) -> bool:
    """Tell whether a bundle is merged as a full-named person, for now or for good."""
    return bundle.full if bundle.kind is Kind.PERSON else may_be_person(bundle)
