"""Bodies of the corpus compared: by their names, by what articles call them, by whose they are."""

from __future__ import annotations

from explorer.actors.bodies import body, compare_bodies, is_abbreviation, is_common_body
from explorer.actors.bundles import Bundle
from explorer.actors.fold import plain

_TOO_LITTLE = 0.5
_SAME_WORDS = 0.75
_LONG = 4
"""Letters from which an abbreviation stands for few names."""


def full_name(bundle: Bundle) -> str:
    """The name that the bundle's key was folded from."""
    return bundle.records[0].referent.names[0]


def compare_bundled_bodies(one: Bundle, other: Bundle) -> tuple[float, tuple[str, ...]]:
    """Score two bundles of bodies or places from 0 to 1, with reasons."""
    name, second = full_name(one), full_name(other)
    if is_abbreviation(name) != is_abbreviation(second):
        short, full = (one, other) if is_abbreviation(name) else (other, one)
        return _abbreviated(short, full)
    score, reasons = compare_bodies(name, second)
    if is_common_body(name) or is_common_body(second):
        return _common(one, other, score, reasons)
    return score, reasons


def _abbreviated(short: Bundle, full: Bundle) -> tuple[float, tuple[str, ...]]:
    """Letters stand for a name where an article says so, or where they are many."""
    letters = plain(full_name(short)).replace(" ", "")
    if any(plain(name).replace(" ", "") == letters for name in full.names):
        return 0.9, (f"{full_name(full)!r} is called so in {full.first_article}",)
    score, reasons = compare_bodies(full_name(short), full_name(full))
    core = "".join(word[0] for word in body(full_name(full)).core)
    sure = score >= 0.9 or (len(letters) >= _LONG and letters == core)
    return (score, reasons) if sure else (min(score, _TOO_LITTLE), reasons)


def _common(
    one: Bundle, other: Bundle, score: float, reasons: tuple[str, ...]
) -> tuple[float, tuple[str, ...]]:
    """A body that every country has is that of the country that its article is about."""
    country = body(full_name(one)).country or one.home
    beside = body(full_name(other)).country or other.home
    if score < _SAME_WORDS or country is None or country != beside:
        return min(score, _TOO_LITTLE), (*reasons, f"of {country} against of {beside}")
    return score, (*reasons, f"the article is about {country} most of all")
