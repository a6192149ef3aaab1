"""Are two names the same actor? Features in, score, verdict and reasons out.

The names alone decide here; the resolver adds what the corpus knows (roles, countries, articles).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from explorer.actors.align import Alignment, Pair, align
from explorer.actors.bodies import compare_bodies
from explorer.actors.features import likeness
from explorer.actors.fold import plain
from explorer.actors.names import NUMBERS, PersonName, person_name
from explorer.gazetteer import is_given_name
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


def have_other_halves(a: PersonName, b: PersonName) -> bool:
    """Tell at a glance that two names of two words share one of them and not the other.

    Then `compare_persons` finds parts left over on both sides: it scores them below UNSURE.
    """
    if not (len(a.parts) == len(b.parts) == 2) or a.particles or b.particles:
        return False
    equal = [(i, j) for i in (0, 1) for j in (0, 1) if a.parts[i].text == b.parts[j].text]
    if len(equal) != 1:
        return False
    i, j = equal[0]
    return likeness(a.parts[1 - i], b.parts[1 - j]).score == 0


def _conflict(a: PersonName, b: PersonName, found: Alignment) -> str | None:
    """What the names say that cannot be true of one person."""
    if not found.pairs:
        return "no part in common"
    turned = _turned(found)
    return next(
        (
            reason
            for rule, reason in _CONFLICTS
            if rule(a, b, found) or (rule in _ONE_SIDED and rule(b, a, turned))
        ),
        None,
    ) or _both_left(a, b, found)


def _both_left(a: PersonName, b: PersonName, found: Alignment) -> str | None:
    """Parts left over on both sides contradict each other."""
    if not (found.left_one and found.left_other):
        return None
    mine = [w for i in found.left_one if (w := a.parts[i].text) not in b.particles]
    theirs = [w for i in found.left_other if (w := b.parts[i].text) not in a.particles]
    return f"{' '.join(mine)!r} against {' '.join(theirs)!r}" if mine and theirs else None


def _only_initials(a: PersonName, b: PersonName, found: Alignment) -> bool:
    return all(_is_initial(a, b, pair) for pair in found.pairs)


def _initials_of(name: PersonName) -> str:
    return "".join(part.text for part in name.parts if part.initials)


def _initials_apart(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Both give first letters, and those of neither begin like the other's."""
    mine, theirs = _initials_of(a), _initials_of(b)
    return bool(found.pairs and mine and theirs) and not (
        mine.startswith(theirs) or theirs.startswith(mine)
    )


def _second_half(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Know "Anna Kessler-Braun", who may be Anna Braun, from "Jean-Claude", who is not Claude."""
    for pair in found.pairs:
        part, other = a.parts[pair.one[0]], b.parts[pair.other[0]]
        if len(pair.one) == 1 and len(part.pieces) == 2 and other.text == part.pieces[1]:
            return pair.one[0] != a.family
    return False


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


def _servant_beside(a: PersonName, b: PersonName, found: Alignment) -> bool:
    """Leave "Abdul" out only where nothing else is: "Dost Mohammad" is not "Abdul Mohammad"."""
    dropped = any("without 'abdul'" in pair.likeness.reason for pair in found.pairs)
    return dropped and bool(found.left_one or found.left_other)


Rule = Callable[[PersonName, PersonName, Alignment], bool]
_ONE_SIDED: tuple[Rule, ...] = (_initial_for_family, _second_half, _is_father)
"""Rules that look at the first name's parts; they are asked in both directions."""
_CONFLICTS: tuple[tuple[Rule, str], ...] = (
    (_initial_for_family, "an initial stands against a family name"),
    (_only_initials, "only initials in common"),
    (_initials_apart, "other first letters"),
    (_second_half, "the second half of a double name that is no family name"),
    (_is_father, "the given name of the one is the other's father's"),
    (_fathers_swapped, "father and son stand the other way round"),
    (_servant_beside, "another word stands for 'abdul'"),
)


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
    if initials:
        return 0.02, f"one name lacks {words!r}"
    # A word that is missing weighs more beside a slip.
    doubtful = any(pair.likeness.score < 0.8 for pair in found.pairs)
    return 0.06 * len(left) + (0.12 if doubtful else 0.0), f"one name lacks {words!r}"


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
    given = all(is_given_name(part.text) and not part.father for part in (*a.parts, *b.parts))
    if len(a.parts) == len(b.parts) == 2 and given:
        return 0.4, "each part is a given name, and they stand the other way round"
    return 0.1, "the parts stand in another order"


def _suffixes(a: PersonName, b: PersonName) -> tuple[float, str]:
    mine, theirs = (
        _GENERATIONS.get(s or "", s if s in NUMBERS else None) for s in (a.suffix, b.suffix)
    )
    if mine and theirs and mine != theirs:
        return 0.5, f"{a.suffix!r} against {b.suffix!r}"
    return 0.0, ""


_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
