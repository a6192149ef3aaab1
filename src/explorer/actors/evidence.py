"""What the corpus says for or against two bundles being one actor, beside their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.actors.bundles import Bundle
from explorer.actors.titles import title_words
from explorer.model import ArticleKey

Companions = Callable[[Sequence[ArticleKey]], frozenset[str]]
"""Tells the keys of the full-named persons of some articles."""


def against(one: Bundle, other: Bundle) -> bool:
    """Tell whether their countries differ, or an article names both."""
    if one.countries and other.countries and one.countries.keys().isdisjoint(other.countries):
        return True
    return not one.articles.isdisjoint(other.articles)


def support(one: Bundle, other: Bundle, companions: Companions) -> tuple[str, ...]:
    """Return what speaks for one actor: country, office and company; each counts one."""
    found: list[str] = []
    shared = one.countries.keys() & other.countries.keys()
    if shared:
        found.append(f"both of {min(shared)}")
    offices = _offices(one) & _offices(other)
    if offices:
        found.append(f"same office: {' '.join(sorted(min(offices, key=sorted)))}")
    company = (_company(one, companions) & _company(other, companions)) - {one.key, other.key}
    if company:
        found.append(f"both named with {min(company)}")
    return tuple(found)


def _offices(bundle: Bundle) -> set[frozenset[str]]:
    offices = (title_words(title) for title in bundle.titles)
    return {office for office in offices if office}


def _company(bundle: Bundle, companions: Companions) -> frozenset[str]:
    """Those named in the same articles; of many articles a fixed few speak for all."""
    return companions(bundle.first_articles(50))
