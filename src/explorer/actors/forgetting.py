"""Letting go of what was worked out of names, once very many of them are resolved."""

from __future__ import annotations

from explorer.actors.align import align
from explorer.actors.bodies import body, compare_bodies, initials_of, is_abbreviation
from explorer.actors.compare import compare_persons
from explorer.actors.features import likeness
from explorer.actors.fold import hard_sound, plain, sound
from explorer.actors.names import person_name
from explorer.actors.searchkeys import search_keys

_REMEMBERED = (
    *(align, compare_bodies, compare_persons, likeness),
    *(body, initials_of, is_abbreviation, person_name, search_keys),
    *(hard_sound, plain, sound),
)


def forget_names() -> None:
    """Forget how names are read and compared, which is worked out again where it is asked for."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()
