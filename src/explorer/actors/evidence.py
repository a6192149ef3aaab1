"""What the corpus says for or against two bundles being one actor, beside their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.actors.bundles import Bundle, keys_among
from explorer.actors.titles import title_words
from explorer.model import ArticleKey


@dataclass(frozen=True, slots=True)
class Evidence:
    """Reasons for and against; each counts one."""

    support: tuple[str, ...]
    against: tuple[str, ...]


Companions = Callable[[Sequence[ArticleKey]], frozenset[str]]
"""Tells the keys of the full-named persons of some articles."""


def evidence(one: Bundle, other: Bundle, companions: Companions) -> Evidence:
    """Weigh country, office, articles and company."""
    support: list[str] = []
    against: list[str] = []
    if one.countries and other.countries:
        shared = one.countries.keys() & other.countries.keys()
        if shared:
            support.append(f"both of {min(shared)}")
        else:
            against.append(f"of {min(one.countries)} against of {min(other.countries)}")
    offices = _offices(one) & _offices(other)
    if offices:
        support.append(f"same office: {' '.join(sorted(min(offices, key=sorted)))}")
    together = one.articles & other.articles
    if together:
        against.append(f"named apart in {keys_among(one.records, together)[0]}")
    company = (_company(one, companions) & _company(other, companions)) - {one.key, other.key}
    if company:
        support.append(f"both named with {min(company)}")
    return Evidence(tuple(support), tuple(against))


def _offices(bundle: Bundle) -> set[frozenset[str]]:
    offices = (title_words(title) for title in bundle.titles)
    return {office for office in offices if office}


def _company(bundle: Bundle, companions: Companions) -> frozenset[str]:
    """Those named in the same articles; of many articles a fixed few speak for all."""
    return companions(bundle.first_articles(50))
