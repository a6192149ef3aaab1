"""Whose name is it in this corpus: referents known by one word alone ("Marin")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from explorer.actors.bundles import Bundle, Record, articles_of, country_of
from explorer.actors.fold import plain, sound
from explorer.actors.merging import Cluster
from explorer.actors.names import person_name
from explorer.actors.owners import full_name
from explorer.actors.titles import fit
from explorer.model import Merge

_COMMON = 5
_ONLY = "the only person of that family name"
_OFFICE = "the only one of that family name who holds the office"
_COMMONEST = "by far the commonest person of that family name here"
REASONS = frozenset((_ONLY, _OFFICE, _COMMONEST))
"""Why a surname alone is held to be somebody's."""


@dataclass(frozen=True, eq=False)
class Holder:
    """A person of the corpus as full names alone know them, before any surname joins."""

    cluster: Cluster
    countries: frozenset[str]
    titles: frozenset[str]
    told: tuple[Record, ...]

    @cached_property
    def articles(self) -> int:
        """In how many articles full names tell of them."""
        return len(articles_of(self.told))


def _holder(cluster: Cluster) -> Holder:
    return Holder(
        cluster,
        frozenset(country for bundle in cluster.bundles for country in bundle.countries),
        frozenset(title for bundle in cluster.bundles for title in bundle.titles),
        tuple(record for bundle in cluster.bundles for record in bundle.records),
    )


class SurnameIndex:
    """Full-named persons by family name, as spelt and as it sounds."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._spelt: dict[str, list[Holder]] = defaultdict(list)
        self._sounds: dict[str, list[Holder]] = defaultdict(list)
        for cluster in clusters:
            holder = _holder(cluster)
            families = {name for bundle in cluster.bundles for name in _families(bundle)}
            for form in sorted(families | _families_by_use(cluster, families)):
                self._spelt[form].append(holder)
            for form in sorted({sound(form) for form in families}):
                self._sounds[form].append(holder)

    def spelt(self, word: str) -> bool:
        """Tell whether somebody's family name has just these letters."""
        return word_of(word) in self._spelt

    def holders(self, word: str) -> list[Holder]:
        """Everybody of that family name; those of the same sound where nobody is spelt so."""
        folded = word_of(word)
        if not folded:
            return []
        return self._spelt.get(folded) or (
            self._sounds.get(sound(folded), []) if len(folded) > 4 else []
        )


def _families(bundle: Bundle) -> set[str]:
    parsed = [person_name(name) for name in bundle.names]
    return {name.surname.text for name in parsed if name.full and name.surname is not None}


def _families_by_use(cluster: Cluster, families: set[str]) -> set[str]:
    """Another part that articles use alone where the last one never is: "Kishida Fumio"."""
    parsed = [person_name(name) for bundle in cluster.bundles for name in bundle.names]
    alone = {name.parts[0].text for name in parsed if len(name.parts) == 1}
    if alone & families:
        return set()
    return alone & {part.text for name in parsed if name.full for part in name.parts}


def word_of(word: str) -> str:
    """Return a surname alone as families are looked up by it; empty of what is none."""
    parts = person_name(word).parts
    return parts[0].text if len(parts) == 1 and not parts[0].initials else ""


def whose(record: Record, index: SurnameIndex) -> tuple[Cluster, Merge] | None:
    """The one person of the corpus whom a surname can mean, with the reason; else None."""
    name = record.referent.names[0]
    holders = index.holders(name)
    countries = {country for claim in record.referent.roles if (country := country_of(claim))}
    holders = [one for one in holders if not _is_father(record, one)]
    fitting = [one for one in holders if _possible(countries, one)]
    if not fitting and len(holders) == 1:
        # A stray country: the one holder of the name counts where the office is the same.
        fitting = [one for one in holders if _same_office(record, one)]
    if not index.spelt(name):
        # Only the sound is the same: "Smiths" may well not be "Schmitz".
        fitting = [one for one in fitting if countries & one.countries or _same_office(record, one)]
    possible = fitting
    reason, score = _ONLY, 0.75
    if len(fitting) > 1:
        fitting = [one for one in possible if _same_office(record, one)]
        reason, score = _OFFICE, 0.85
    if len(fitting) != 1:
        fitting = _by_far_the_commonest(fitting or possible)
        reason, score = _COMMONEST, 0.7
    if len(fitting) != 1:
        return None
    cluster = fitting[0].cluster
    return cluster, Merge(
        full_name(cluster.bundles[0]), name, score, (reason, f"in {record.article}")
    )


def _is_father(record: Record, holder: Holder) -> bool:
    """Tell whether a word with an office is only the father's name of somebody without that.

    "King Salman" is not Khalid bin Salman.
    """
    own = person_name(record.referent.names[0]).parts
    if not record.referent.roles or any(part.father for part in own):
        return False
    names = (person_name(name) for bundle in holder.cluster.bundles for name in bundle.names)
    surnames = [name.surname for name in names if name.full and name.surname is not None]
    sons = bool(surnames) and all(surname.father for surname in surnames)
    return sons and not _same_office(record, holder)


def _by_far_the_commonest(holders: list[Holder]) -> list[Holder]:
    """The one who is in five times as many articles as the next, or nobody."""
    ranked = sorted(holders, key=lambda one: -one.articles)
    if len(ranked) < 2 or ranked[0].articles < _COMMON * ranked[1].articles:
        return []
    return ranked[:1]


def _possible(countries: set[str], holder: Holder) -> bool:
    return not countries or not holder.countries or bool(countries & holder.countries)


def _same_office(record: Record, holder: Holder) -> bool:
    return any(
        fit(claim.title, held) >= 0.6 for claim in record.referent.roles for held in holder.titles
    )


def surname_key(record: Record) -> str:
    """What referents of one unknown person share: the word, and the country where it is known."""
    countries = sorted(c for claim in record.referent.roles if (c := country_of(claim)))
    return f"{plain(record.referent.names[0])}|{countries[0] if countries else ''}"
