"""Are two names the same actor? Features in, score, verdict and reasons out.

The names alone decide here; the resolver adds what the corpus knows (roles, countries, articles).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from explorer.actors.align import Alignment, Pair, align
from explorer.actors.bodies import compare_bodies
from explorer.actors.fold import plain
from explorer.actors.names import PersonName, person_name
from explorer.model import Comparison, Kind

SAME = 0.7
"""From this score on the names alone are enough."""
UNSURE = 0.45
"""From this score on other evidence can decide; below it nothing can."""

Verdict = Literal["same", "different", "unsure"]


def compare(name: str, other: str, *, kind: Kind | None = None) -> Comparison:
    """Compare two names of one kind; without a kind they are read as persons' names.

    Symmetric, and never raises on any text.
    """
    if kind in (Kind.ORGANIZATION, Kind.COUNTRY, Kind.PLACE):
        score, reasons = compare_bodies(name, other)
    else:
        score, reasons = compare_persons(name, other)
    return Comparison(name, other, verdict_of(score), round(score, 3), reasons)


def verdict_of(score: float) -> Verdict:
    """The fixed setting."""
    return "same" if score >= SAME else "unsure" if score >= UNSURE else "different"


@lru_cache(maxsize=131072)
def compare_persons(name: str, other: str) -> tuple[float, tuple[str, ...]]:
    """Score two names of persons from 0 to 1, with reasons."""
    if name > other:  # one order, so that both directions give one answer
        name, other = other, name
    a, b = person_name(name), person_name(other)
    if not a.parts or not b.parts:
        equal = plain(name) == plain(other) and bool(plain(name))
        return (1.0, ("same words",)) if equal else (0.0, ("a name is empty",))
    if a.parts == b.parts and a.suffix == b.suffix:
        return 1.0, ("same name",)
    found = align(a, b)
    reasons = [pair.likeness.reason for pair in found.pairs]
    if conflict := _conflict(a, b, found):
        return 0.2, (*reasons, conflict)
    score = _weighted(a, b, found.pairs)
    for penalty, reason in (
        _left_over(a, b, found),
        _surname_missing(a, b, found),
        _order(a, b, found),
        _suffixes(a, b),
    ):
        if reason:
            score -= penalty
            reasons.append(reason)
    return max(0.0, min(1.0, score)), tuple(reasons)


def _conflict(a: PersonName, b: PersonName, found: Alignment) -> str | None:
    """Parts left over on both sides contradict each other."""
    if not found.pairs:
        return "no part in common"
    if found.left_one and found.left_other:
        mine = " ".join(a.parts[index].text for index in found.left_one)
        theirs = " ".join(b.parts[index].text for index in found.left_other)
        return f"{mine!r} against {theirs!r}"
    if _initial_for_family(a, b, found) or _initial_for_family(b, a, _turned(found)):
        return "an initial stands against a family name"
    if all(_is_initial(a, b, pair) for pair in found.pairs):
        return "only initials in common"
    return _fathers(a, b, found)


def _fathers(a: PersonName, b: PersonName, found: Alignment) -> str | None:
    """Fathers' names where the other has a given name, or the other way round."""
    if _is_father(a, b, found) or _is_father(b, a, _turned(found)):
        return "the given name of the one is the other's father's"
    if _fathers_swapped(a, b, found):
        return "father and son stand the other way round"
    return None


def _initial_for_family(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """The family name of ``a`` has no partner and that of ``b`` only an initial."""
    if a.family not in found.left_one:
        return False
    return any(b.family in p.other and any(a.parts[i].initials for i in p.one) for p in found.pairs)


def _turned(found: Alignment) -> Alignment:
    pairs = tuple(Pair(pair.other, pair.one, pair.likeness) for pair in found.pairs)
    return Alignment(pairs, found.left_other, found.left_one)


def _is_initial(a: PersonName, b: PersonName, pair: Pair) -> bool:
    return any(a.parts[i].initials for i in pair.one) or any(
        b.parts[j].initials for j in pair.other
    )


def _fathers_swapped(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Know "X bin Y" from "Y bin X"."""
    fathers = [(a.parts[pair.one[0]].father, b.parts[pair.other[0]].father) for pair in found.pairs]
    return (True, False) in fathers and (False, True) in fathers


def _is_father(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Know "Y Z" from "X bin Y Z": what ``a`` is called by is the name of ``b``'s father."""
    if 0 not in found.left_other or b.family == 0 or a.parts[0].father or len(a.parts) < 2:
        return False
    return any(pair.one == (0,) and b.parts[pair.other[0]].father for pair in found.pairs)


def _weighted(a: PersonName, b: PersonName, pairs: tuple[Pair, ...]) -> float:
    """Mean likeness, long parts counting more than short ones."""
    weights: list[float] = [
        max(
            sum(len(a.parts[i].text) for i in pair.one),
            sum(len(b.parts[j].text) for j in pair.other),
        )
        ** 0.5
        for pair in pairs
    ]
    mean = sum(w * pair.likeness.score for w, pair in zip(weights, pairs, strict=True))
    mean /= sum(weights)
    # Two doubtful parts are more than twice as doubtful as one.
    doubtful = sum(pair.likeness.score < 0.9 for pair in pairs)
    return mean - 0.08 * max(0, doubtful - 1)


def _left_over(a: PersonName, b: PersonName, found: Alignment) -> tuple[float, str]:
    """Parts that only the longer name has: a second given name, a patronymic."""
    longer, left = (a, found.left_one) if found.left_one else (b, found.left_other)
    if not left:
        return 0.0, ""
    matched = len(found.pairs)
    words = " ".join(longer.parts[index].text for index in left)
    initials = all(longer.parts[index].initials for index in left)
    if matched == 1:
        return 0.35, f"one name lacks {words!r}"
    return (0.02 if initials else 0.06 * len(left)), f"one name lacks {words!r}"


def _surname_missing(a: PersonName, b: PersonName, found: Alignment) -> tuple[float, str]:
    """The family name of the one is not among what they share."""
    mine = any(a.family in pair.one for pair in found.pairs)
    theirs = any(b.family in pair.other for pair in found.pairs)
    if mine and theirs:
        return 0.0, ""
    return 0.08, "a family name is missing from the other"


def _order(a: PersonName, b: PersonName, found: Alignment) -> tuple[float, str]:
    if found.in_order or a.sure_order or b.sure_order:
        return 0.0, ""
    return 0.1, "the parts stand in another order"


def _suffixes(a: PersonName, b: PersonName) -> tuple[float, str]:
    generations = {"jr", "sr", "ii", "iii", "iv", "junior", "senior"}
    if a.suffix in generations and b.suffix in generations and a.suffix[:1] != b.suffix[:1]:
        return 0.5, f"{a.suffix!r} against {b.suffix!r}"
    return 0.0, ""
