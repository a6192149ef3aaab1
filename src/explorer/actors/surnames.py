"""Whose name is it in this corpus: referents known by one word alone ("Hajiyev")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from explorer.actors.bundles import Bundle, Record, country_of
from explorer.actors.fold import plain, sound
from explorer.actors.merging import Cluster, full_name
from explorer.actors.names import person_name
from explorer.actors.titles import fit
from explorer.model import Merge


class SurnameIndex:
    """Clusters of full-named persons by family name, as spelt and as it sounds."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._spelt: dict[str, list[Cluster]] = defaultdict(list)
        self._sounds: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            forms = {surname for bundle in cluster.bundles for surname in _surnames(bundle)}
            for form in sorted(forms):
                self._spelt[form].append(cluster)
            for form in sorted({sound(form) for form in forms}):
                self._sounds[form].append(cluster)

    def holders(self, word: str) -> list[Cluster]:
        """Everybody of that family name; those of the same sound where nobody is spelt so."""
        folded = _closed(word)
        if not folded:
            return []
        return self._spelt.get(folded) or (
            self._sounds.get(sound(folded), []) if len(folded) > 3 else []
        )


def _surnames(bundle: Bundle) -> set[str]:
    parsed = [person_name(name) for name in bundle.names]
    full = [name for name in parsed if name.full]
    families = {name.surname.text for name in full if name.surname is not None}
    # A part that articles use alone is a family name, wherever it stands ("Kishida Fumio").
    alone = {name.parts[0].text for name in parsed if len(name.parts) == 1}
    return families | (alone & {part.text for name in full for part in name.parts})


def _closed(word: str) -> str:
    parts = person_name(word).parts
    return parts[0].text if len(parts) == 1 and not parts[0].initials else ""


def whose(record: Record, index: SurnameIndex) -> tuple[Cluster, Merge] | None:
    """The one person of the corpus whom a surname can mean, with the reason; else None."""
    name = record.referent.names[0]
    holders = index.holders(name)
    countries = {country for claim in record.referent.roles if (country := country_of(claim))}
    fitting = [one for one in holders if _possible(countries, one)]
    reason, score = "the only person of that family name", 0.75
    if len(fitting) > 1:
        fitting = [one for one in fitting if _same_office(record, one)]
        reason, score = "the only one of that family name who holds the office", 0.85
    if len(fitting) != 1:
        return None
    holder = fitting[0]
    return holder, Merge(full_name(holder.bundles[0]), name, score, (reason,))


def _possible(countries: set[str], cluster: Cluster) -> bool:
    known = {country for bundle in cluster.bundles for country in bundle.countries}
    return not countries or not known or bool(countries & known)


def _same_office(record: Record, cluster: Cluster) -> bool:
    return any(
        fit(claim.title, held.title) >= 0.6
        for claim in record.referent.roles
        for bundle in cluster.bundles
        for _, held in bundle.claims
    )


def surname_key(record: Record) -> str:
    """What referents of one unknown person share: the word, and the country where it is known."""
    countries = sorted(c for claim in record.referent.roles if (c := country_of(claim)))
    return f"{plain(record.referent.names[0])}|{countries[0] if countries else ''}"
