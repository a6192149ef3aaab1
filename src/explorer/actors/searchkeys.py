"""Keys by which the names are found that a change of one name can touch."""

from __future__ import annotations

from functools import lru_cache

from explorer.actors.blocking import body_keys, person_keys
from explorer.actors.fold import sound
from explorer.actors.names import person_name

GIVEN, PERSON, BODY, FAMILY, ALONE = "g:", "p:", "b:", "f:", "n:"
FAMILY_SOUND, ALONE_SOUND = "fs:", "ns:"
PARTNERS = {
    FAMILY: ALONE,
    ALONE: FAMILY,
    FAMILY_SOUND: ALONE_SOUND,
    ALONE_SOUND: FAMILY_SOUND,
}
"""What looks for what: a surname alone for the families, and the other way round."""


@lru_cache(maxsize=4096)
def search_keys(names: tuple[str, ...]) -> frozenset[str]:
    """Return the keys of a referent of these names, whatever it turns out to be."""
    keys: set[str] = set()
    parsed = [person_name(name) for name in names]
    alone = {one.parts[0].text for one in parsed if len(one.parts) == 1}
    if parsed[0].parts:
        keys.add(f"{GIVEN}{parsed[0].parts[0].text}")
    for name, one in zip(names, parsed, strict=True):
        keys.update(f"{BODY}{key}" for key in body_keys(name))
        if one.full and one.surname is not None:
            keys.update(f"{PERSON}{key}" for key in person_keys(one))
            keys |= {f"{FAMILY}{one.surname.text}", f"{FAMILY_SOUND}{sound(one.surname.text)}"}
            keys.update(f"{FAMILY}{word}" for word in alone)
    if not any(one.full for one in parsed):
        keys.update(f"{ALONE}{word}" for word in alone)
        keys.update(f"{ALONE_SOUND}{sound(word)}" for word in alone)
    return frozenset(keys)
