"""What an actor rests on: its names with their merges, its offices, the words that mean it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explorer.catalogue.reason_rows import AliasReason, RoleReason, Words
from explorer.catalogue.rowcodec import day, to_json
from explorer.model import Actor, Merge, Role

_MENTIONS_OF = """
    FROM actors a CROSS JOIN appearances p ON p.actor = a.id
    CROSS JOIN links l ON l.article = p.article AND l.referent = p.referent
    CROSS JOIN mentions m ON m.article = l.article AND m.position = l.mention
    CROSS JOIN articles r ON r.id = m.article
"""
_WORDS = 'r.key, r.published, r.publication, m.paragraph, m.start, m."end", m.text'
# SQLite takes the other columns of a group from the row of the least.
_FIRST = (
    "min(coalesce(r.published, '~') || ' ' || r.key || printf(' %08d %08d', m.paragraph, m.start))"
)
_IN_ORDER = "ORDER BY r.published IS NULL, r.published, r.key, m.paragraph, m.start"


_Claims = dict[tuple[str, str | None], Words]
"""The first words of an article for each title and country."""


def aliases_of(connection: sqlite3.Connection, actor: Actor) -> tuple[AliasReason, ...]:
    """Return each name with its uses and the reasons of the merge that brought it in."""
    uses: dict[str, tuple[int, str, Words]] = {}
    rows = connection.execute(
        f"SELECT {_WORDS}, count(*), {_FIRST} {_MENTIONS_OF} WHERE a.key = ?"
        " AND m.form IN ('name', 'demonym') GROUP BY m.text",
        (actor.id,),
    )
    for *row, count, at in rows:
        words = _words(row)
        name = words.text.casefold()
        before = uses.get(name, (0, at, words))
        first = min(before[1:], (at, words), key=lambda each: each[0])
        uses[name] = (before[0] + count, *first)
    names = dict.fromkeys((actor.name, *reversed(actor.aliases)))
    return tuple(_alias(actor, name, uses.get(name.casefold())) for name in names)


def _alias(actor: Actor, name: str, uses: tuple[int, str, Words] | None) -> AliasReason:
    merge = _merge_of(actor, name)
    count, _, first = uses or (0, "", None)
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


def roles_of(connection: sqlite3.Connection, actor: Actor) -> tuple[RoleReason, ...]:
    """Return each office with the words that give it, the first of each article."""
    claims: dict[str, _Claims] = {}
    rows = connection.execute(
        f"SELECT m.roles, r.id, {_WORDS} {_MENTIONS_OF} WHERE a.key = ?"
        f" AND m.roles IS NOT NULL {_IN_ORDER}",
        (actor.id,),
    ).fetchall()
    for roles, number, *row in rows:
        for title, of, paragraph, start, end, _ in json.loads(roles):
            words = _words(row)._replace(paragraph=paragraph, start=start, end=end)
            of_article = claims.setdefault(words.article, {})
            if (title.casefold(), of) not in of_article:
                text = _text(connection, number, words)
                of_article[title.casefold(), of] = words._replace(text=text)
    return tuple(RoleReason(role, tuple(_claimed(claims, role))) for role in actor.roles)


def _claimed(claims: Mapping[str, _Claims], role: Role) -> Iterator[Words]:
    """Yield the words of an office, those of the same title and country before others."""
    wanted = role.title.casefold()
    for article in role.articles:
        of_article = claims.get(article, {})
        exact = of_article.get((wanted, role.of))
        same = [words for (title, _), words in of_article.items() if title == wanted]
        near = [words for (_, of), words in of_article.items() if of == role.of]
        found = next(iter(([exact] if exact else []) + same + near), None)
        if found is not None:
            yield found


def _text(connection: sqlite3.Connection, article: int, words: Words) -> str:
    (text,) = connection.execute(
        "SELECT text FROM paragraphs WHERE article = ? AND position = ?",
        (article, words.paragraph),
    ).fetchone()
    return str(text[words.start : words.end])


def described_of(connection: sqlite3.Connection, actor: Actor) -> tuple[tuple[str, Words], ...]:
    """Return the descriptions and pronouns that mean an actor, each wording once."""
    rows = connection.execute(
        f"SELECT coalesce(p.reason, e.reason, ''), {_WORDS}, {_FIRST} AS first {_MENTIONS_OF}"
        " LEFT JOIN reasons e ON e.article = m.article AND e.mention = m.position"
        " WHERE a.key = ? AND m.form IN (SELECT value FROM json_each(?))"
        " GROUP BY m.text ORDER BY first",
        (actor.id, to_json(["description", "group", "pronoun"])),
    )
    found: dict[str, tuple[str, Words]] = {}
    for reason, *row, _ in rows:
        words = _words(row)
        found.setdefault(words.text.casefold(), (reason, words))
    return tuple(found.values())


def _words(row: Sequence[Any]) -> Words:
    key, published, *rest = row
    return Words(key, day(published), *rest)
