"""Who takes part in an event, as agent or recipient, and where it takes place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.events.kinds import is_located
from explorer.events.lexicon import Roles
from explorer.events.nominal import NounReader
from explorer.events.participants import actors_only
from explorer.events.places import place_of
from explorer.events.reader import Reader
from explorer.events.scene import Scene
from explorer.events.triggers import Trigger
from explorer.events.verbal import VerbReader
from explorer.events.whereabouts import whereabouts


@dataclass(frozen=True, slots=True)
class Cast:
    """The referents that take part, and the place."""

    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None

    @property
    def everyone(self) -> tuple[int, ...]:
        """Return agents and recipients."""
        return (*self.agents, *self.recipients)


def cast_of(scene: Scene, trigger: Trigger) -> Cast:
    """Read the participants and the place of a trigger from its clause."""
    reader = NounReader if trigger.nominal else VerbReader
    agents, recipients = reader(scene, trigger).participants()
    return _tidy(scene, trigger, agents, recipients, place_of(scene, trigger))


def _tidy(
    scene: Scene,
    trigger: Trigger,
    agents: Iterable[int],
    recipients: Iterable[int],
    place: int | None,
) -> Cast:
    doing = actors_only(scene, agents)
    receiving = [r for r in actors_only(scene, recipients) if r not in doing]
    if trigger.entry.roles is Roles.MUTUAL:
        doing, receiving = [*doing, *receiving], []
    nobody = not any(map(scene.is_named, (*doing, *receiving)))
    if nobody and not receiving and is_located(trigger.entry):
        towns = whereabouts(scene, trigger)
        street = place is not None and scene.is_street(place)
        place = next((t for t in towns if not scene.is_street(t)), place) if street else place
        towns = towns if place in towns or place is None else [place]
        where = place if place is not None else next(iter(towns), None)
        return Cast(tuple(doing), tuple(t for t in towns if t not in doing), where)
    if trigger.entry.roles is Roles.SUFFER:
        doing, receiving = [], doing + receiving
    return Cast(tuple(doing), tuple(receiving), place)


def demand_of(scene: Scene, trigger: Trigger, cast: Cast) -> Cast:
    """Turn the cast of "A said that B must": A asks, B is asked."""
    asking = actors_only(scene, Reader(scene, trigger).speaker())
    asked = [r for r in cast.agents if r not in asking]
    return Cast(tuple(asking), tuple(asked), None)
