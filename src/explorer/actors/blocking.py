"""Which pairs of names are worth comparing: those that share a key, so work is near linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from explorer.actors.bodies import body, initials_of, is_abbreviation
from explorer.actors.bundles import Bundle
from explorer.actors.fold import consonants, plain, sound
from explorer.actors.names import PersonName, person_name
from explorer.model import Kind

_CROWD = 60
"""A block with more names is cut into smaller ones by a second key."""


_FEW = 5
_NEAR = 12


def candidate_pairs(bundles: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    """Yield each pair of bundles that shares a block, once for each order that they have in one.

    All pairs of one bundle come after those of another: only these are to be remembered.
    """
    blocks = list(_blocks(bundles))
    within: dict[Bundle, list[list[Bundle]]] = {}
    for block in blocks:
        for bundle in block:
            within.setdefault(bundle, []).append(block)
    done: set[Bundle] = set()
    for bundle, mine in within.items():
        done.add(bundle)
        in_front: set[Bundle] = set()
        behind: set[Bundle] = set()
        for block in mine:
            seen = in_front
            for other in block:
                if other is bundle:
                    seen = behind
                elif other not in done and other not in seen:
                    seen.add(other)
                    yield (other, bundle) if seen is in_front else (bundle, other)


def _blocks(bundles: Sequence[Bundle]) -> Iterator[list[Bundle]]:
    blocks: dict[str, list[Bundle]] = defaultdict(list)
    for bundle in sorted(bundles, key=lambda one: one.key):
        for key in sorted(keys_of(bundle)):
            blocks[key].append(bundle)
    for key, block in blocks.items():
        if key.startswith("a:"):
            yield from _abbreviations(block)
            continue
        if key.startswith("f:") and len(block) > _NEAR:
            # One given name: only neighbours by the sound of the family name can be one person.
            block.sort(key=_family_sound)
            for first in range(0, len(block), _NEAR // 2):
                yield block[first : first + _NEAR]
            continue
        if len(block) <= _CROWD:
            yield block
            continue
        smaller: dict[str, list[Bundle]] = defaultdict(list)
        for bundle in block:
            for letter in sorted(_second_keys(bundle)):
                smaller[letter].append(bundle)
        for part in smaller.values():
            # A crowd of one name and one letter: neighbours in the alphabet are enough.
            for first in range(0, len(part), _CROWD // 2):
                yield part[first : first + _CROWD]


def _family_sound(bundle: Bundle) -> tuple[str, str]:
    surname = person_name(min(bundle.names)).surname
    return surname.sound if surname else "", bundle.key


def _abbreviations(block: list[Bundle]) -> Iterator[list[Bundle]]:
    """An abbreviation with each name that it may stand for; such names are not one another's."""
    short = [bundle for bundle in block if any(is_abbreviation(name) for name in bundle.names)]
    for one in short[:_FEW]:
        yield from ([one, other] for other in block[:_CROWD] if other is not one)


def keys_of(bundle: Bundle) -> set[str]:
    """The blocks that a bundle belongs to."""
    if bundle.kind is Kind.PERSON:
        return {key for name in bundle.names for key in person_keys(person_name(name))}
    return {key for name in bundle.names for key in body_keys(name)}


def person_keys(name: PersonName) -> set[str]:
    """By the family name's consonants; by the given name's with the family's first sound.

    The consonants of both ends and all letters together find names in the other order, the first
    letters and the letters find names run together.
    """
    if not name.full or name.surname is None:
        return set()
    ends = (name.parts[-1], name.surname)
    first = name.parts[0]
    letters = "".join(sorted(sound("".join(part.text for part in name.parts))))
    written_on = ("".join(part.before) + part.text for part in ends if part.before)
    halves = (piece for part in ends if len(part.pieces) == 2 for piece in part.pieces)
    families = [*(part.text for part in ends if not part.initials), *written_on, *halves]
    both = sorted((consonants(first.text), consonants(name.parts[-1].text)))
    begins = name.surname.sound[:1].replace("h", "g")  # Hasanov, in Russian Gasanov
    return {
        *(f"c:{consonants(word)[:6]}" for word in families),
        *([] if first.initials else [f"f:{consonants(first.text)[:6]}|{begins}"]),
        f"s:{both}",
        f"l:{letters}",
        f"r:{''.join(part.sound for part in name.parts)[:7]}",
    }


def body_keys(text: str) -> set[str]:
    """By the sound of all words, of the first, and by the ways to abbreviate them."""
    core = body(text).core
    joined = "".join(core)
    if is_abbreviation(text):
        return {f"a:{plain(text).replace(' ', '')}"}
    initials = {f"a:{letters}" for letters in initials_of(text) if len(letters) > 1}
    return {
        f"b:{sound(joined)}",
        *initials,
        *(f"w:{sound(word)}" for word in core[:1] if len(word) > 3),
    }


def _second_keys(bundle: Bundle) -> set[str]:
    letters: set[str] = set()
    for name in bundle.names:
        parsed = person_name(name)
        if parsed.full:
            letters.update(sound(part.text)[:2] for part in (parsed.parts[0], parsed.parts[-1]))
    return letters or {""}
