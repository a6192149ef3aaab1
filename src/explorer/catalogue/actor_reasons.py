"""What an actor rests on: its names with their merges, its offices, the words that mean it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter

from explorer.catalogue.reason_rows import AliasReason, RoleReason, Words
from explorer.catalogue.rowcodec import day, to_json
from explorer.catalogue.uses import uses_of
from explorer.model import Actor, Merge, Role

_CLAIMS = """
    SELECT m.article, m.paragraph, m.start, m.roles, r.key, r.published, r.publication, t.text
    FROM (
        SELECT id AS article FROM (SELECT value AS told FROM json_each(:articles))
        CROSS JOIN articles ON key = told
    ) told
    CROSS JOIN mentions m INDEXED BY mentions_of_offices
        ON m.article = told.article AND m.roles IS NOT NULL
    CROSS JOIN links l ON l.article = m.article AND l.mention = m.position
    CROSS JOIN appearances p
        ON p.article = l.article AND p.referent = l.referent AND p.actor = :actor
    CROSS JOIN articles r ON r.id = m.article
    CROSS JOIN paragraphs t ON t.article = m.article AND t.position = m.paragraph
"""
_IN_TEXT = itemgetter(0, 1, 2)  # quicker than SQLite, which takes all the texts along

_Claims = dict[tuple[str, str | None], Words]
"""The first words of an article for each title and country."""


def aliases_of(
    connection: sqlite3.Connection, number: int, actor: Actor
) -> tuple[AliasReason, ...]:
    """Return each name with its uses and the reasons of the merge that brought it in."""
    first: dict[str, Words] = {}
    counts = Counter[str]()
    for use in uses_of(connection, number, named=True):
        name = use.first.text.casefold()
        first.setdefault(name, use.first)
        counts[name] += use.mentions
    names = dict.fromkeys((actor.name, *reversed(actor.aliases)))
    folded = ((name, name.casefold()) for name in names)
    return tuple(_alias(actor, name, counts[key], first.get(key)) for name, key in folded)


def _alias(actor: Actor, name: str, count: int, first: Words | None) -> AliasReason:
    merge = _merge_of(actor, name)
    if merge is None:
        return AliasReason(name, count, first, tuple(_own_reason(actor, name)), None)
    other = merge.other if merge.name == name else merge.name
    return AliasReason(name, count, first, (f"merged with “{other}”", *merge.reasons), merge.score)


def _merge_of(actor: Actor, name: str) -> Merge | None:
    """Return the merge that brought a name in; the name of the actor itself needs none."""
    if name == actor.name:
        return None
    named = [merge for merge in actor.merges if name in (merge.name, merge.other)]
    return next((merge for merge in named if merge.other == name), next(iter(named), None))


def _own_reason(actor: Actor, name: str) -> Iterator[str]:
    if name == actor.name:
        yield "the fullest name"
    elif set(name.casefold().split()) <= set(actor.name.casefold().split()):
        yield "part of the full name, in an article that gives it"
    elif actor.kind.value in ("country", "place"):
        yield "from the closed list of countries and places"
    else:
        yield "named so beside the full name in one article"


def roles_of(
    connection: sqlite3.Connection, number: int, actor: Actor, most: int | None
) -> tuple[RoleReason, ...]:
    """Return each office with the words that give it, the first of each of ``most`` articles."""
    claims: dict[str, _Claims] = {}
    articles = dict.fromkeys(key for role in actor.roles for key in role.articles[:most])
    asked = {"actor": number, "articles": to_json(list(articles))}
    rows = connection.execute(_CLAIMS, asked).fetchall()
    rows.sort(key=_IN_TEXT)
    for article, read, _, roles, key, published, publication, text in rows:
        of_article = claims.setdefault(key, {})
        for title, of, paragraph, start, end, _ in json.loads(roles):
            if (title.casefold(), of) in of_article:
                continue
            told = text if paragraph == read else _text(connection, article, paragraph)
            of_article[title.casefold(), of] = Words(
                key, day(published), publication, paragraph, start, end, told[start:end]
            )
    return tuple(
        RoleReason(role, tuple(_claimed(claims, role, most)), _left_out(role, most))
        for role in actor.roles
    )


def _left_out(role: Role, most: int | None) -> int:
    return 0 if most is None else max(0, len(role.articles) - most)


def _claimed(claims: Mapping[str, _Claims], role: Role, most: int | None) -> Iterator[Words]:
    """Yield the words of an office, those of the same title and country before others."""
    wanted = role.title.casefold(), role.of
    for article in role.articles[:most]:
        of_article = claims.get(article, {})
        if found := of_article.get(wanted) or _near(of_article, *wanted):
            yield found


def _near(of_article: _Claims, wanted: str, country: str | None) -> Words | None:
    """Return the words of the same title in an article, else those of the same country."""
    same = [words for (title, _), words in of_article.items() if title == wanted]
    near = [words for (_, of), words in of_article.items() if of == country]
    return next(iter(same + near), None)


def _text(connection: sqlite3.Connection, article: int, paragraph: int) -> str:
    (text,) = connection.execute(
        "SELECT text FROM paragraphs WHERE article = ? AND position = ?", (article, paragraph)
    ).fetchone()
    return str(text)


def described_of(connection: sqlite3.Connection, number: int) -> tuple[tuple[str, Words], ...]:
    """Return the descriptions and pronouns that mean an actor, each wording once."""
    found: dict[str, tuple[str, Words]] = {}
    for use in uses_of(connection, number, named=False):
        found.setdefault(use.first.text.casefold(), (use.reason, use.first))
    return tuple(found.values())
