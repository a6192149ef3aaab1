"""Offices over time: claims of all articles brought to one list a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from explorer.actors.bodies import country_named
from explorer.actors.bundles import Record, articles_of, country_of, keys_among, weighed
from explorer.actors.fold import best_cased, plain
from explorer.actors.titles import title_head, title_words
from explorer.model import Role, RoleClaim

Claim = tuple[Record, RoleClaim]


def roles_of(claims: Iterable[Claim]) -> tuple[Role, ...]:
    """Merge claims of one office in other words; the best supported first."""
    groups: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for record, claim in claims:
        if claim.title.strip():
            groups[_office(claim)].append((record, claim))
    _join_bare_nouns(groups)
    roles = [_role(group) for part in groups.values() for group in _by_country(part)]
    roles.sort(key=lambda role: (-len(role.articles), role.first or date.max, role.title))
    return tuple(roles)


def _office(claim: RoleClaim) -> frozenset[str]:
    """The words of the office with those of its body: "Head" of a department is not any head."""
    owner = claim.of if claim.of and country_named(claim.of) is None else ""
    office = title_words(f"{claim.title} {owner}")
    return office or frozenset({plain(claim.title) or claim.title})


def _join_bare_nouns(groups: dict[frozenset[str], list[Claim]]) -> None:
    """Let "Ambassador" belong to the one office here that is a kind of ambassador."""
    for bare in sorted((office for office in groups if len(office) == 1), key=sorted):
        fuller = [
            office for office in groups if bare < office and title_head_of(groups[office]) in bare
        ]
        if len(fuller) == 1:
            groups[fuller[0]] += groups.pop(bare)


def title_head_of(claims: Sequence[Claim]) -> str:
    """The noun of an office."""
    return title_head(claims[0][1].title)


def _by_country(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of different countries stay apart; those that name none join the commonest."""
    countries = weighed((country_of(claim), len(record)) for record, claim in claims)
    if not countries:
        return [list(claims)]
    commonest = max(countries, key=lambda name: (countries[name], name or ""))
    groups: dict[str | None, list[Claim]] = {}
    for record, claim in claims:
        groups.setdefault(country_of(claim) or commonest, []).append((record, claim))
    return list(groups.values())


def _role(claims: Sequence[Claim]) -> Role:
    told = _telling(claims)
    titles = best_cased(weighed((claim.title, len(record)) for record, claim in told))
    title = max(titles, key=lambda text: (titles[text], len(text), text))
    named = [(record, claim) for record, claim in claims if claim.of]
    said_so = [row for row in named if row[1].title.casefold() == title.casefold()]
    owners = weighed((_owner(claim), len(record)) for record, claim in said_so or named)
    owner = max(owners, key=lambda text: (owners[text], text)) if owners else None
    days = [record.days for record, claim in claims if record.days and not claim.former]
    records = [record for record, _ in claims]
    return Role(
        title,
        owner,
        min((first for first, _ in days), default=None),
        max((last for _, last in days), default=None),
        tuple(keys_among(records, articles_of(records))),
    )


def _telling(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Leave out what says less: "Minister" where others say "Minister of Foreign Affairs"."""
    offices = {title_words(claim.title) for _, claim in claims}
    less = {office for office in offices if any(office < other for other in offices)}
    return [row for row in claims if title_words(row[1].title) not in less]


def _owner(claim: RoleClaim) -> str:
    return country_named(claim.of or "") or claim.of or ""


def country_of_roles(countries: Counter[str]) -> str | None:
    """The best supported country; a tie goes by name."""
    return max(countries, key=lambda name: (countries[name], name)) if countries else None
