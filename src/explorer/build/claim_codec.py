"""A claim as a text and back, without its sentence; a shelf as a number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from sys import intern
from typing import Any

from explorer.catalogue.rowcodec import day
from explorer.events.claims import Claim
from explorer.events.keeping import Membership
from explorer.events.shelving import Shelf
from explorer.model import EventMention, EventType, Mode, Status

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(claim: Claim) -> str:
    """Return all of a claim but its article and the words of its sentence."""
    m, on = claim.mention, claim.published
    return _encode(
        [
            *(m.paragraph, m.start, m.trigger, m.trigger_start, m.trigger_end, m.type, m.mode),
            *(m.status, m.agents, m.recipients, m.place, m.date, m.date_expression, m.derivation),
            *(m.rule, claim.agents, claim.recipients, claim.place, claim.homes),
            *(sorted(claim.states), on and on.isoformat(), claim.publication),
        ]
    )


def decoded(article: str, text: str) -> Claim:
    """Return the claim again."""
    row: list[Any] = json.loads(text)
    paragraph, start, trigger, trigger_start, trigger_end, type_, mode, status, *rest = row
    agents, recipients, place, when, expression, derivation, rule, *told = rest
    acting, receiving, town, homes, states, published, publication = told
    mention = EventMention(
        article=intern(article),
        paragraph=paragraph,
        start=start,
        end=0,
        text="",
        trigger=intern(trigger),
        trigger_start=trigger_start,
        trigger_end=trigger_end,
        type=EventType(type_),
        mode=mode and Mode(mode),
        status=Status(status),
        agents=_referents(tuple(agents)),
        recipients=_referents(tuple(recipients)),
        place=place,
        date=when and intern(when),
        date_expression=expression and intern(expression),
        derivation=intern(derivation),
        rule=intern(rule),
    )
    return Claim(
        mention,
        _people(tuple(acting)),
        _people(tuple(receiving)),
        town and intern(town),
        _homes(tuple(homes.items())),
        _states(tuple(states)),
        day(published),
        publication and intern(publication),
    )


@lru_cache(maxsize=16384)
def _referents(ids: tuple[int, ...]) -> tuple[int, ...]:
    """Return equal numbers that were there before: they are small, and of few kinds."""
    return ids


@lru_cache(maxsize=16384)
def _people(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return some ids, those that many claims at once in memory have in common only once."""
    return tuple(map(intern, ids))


@lru_cache(maxsize=4096)
def _states(ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_people(ids))


@lru_cache(maxsize=16384)
def _homes(homes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {intern(actor): intern(home) for actor, home in homes}


def encoded_parts(parts: Iterable[Membership]) -> str:
    """Return the events that a claim tells of."""
    return _encode(list(parts))


def decoded_parts(text: str) -> tuple[Membership, ...]:
    """Return the events that a claim tells of again."""
    if text.endswith(",null]]") and text.count(",") == 1:  # nearly all
        return ((int(text[2:-7]), None),)
    return tuple(
        (opener, None if people is None else tuple(people)) for opener, people in json.loads(text)
    )


def number_of(shelf: Shelf) -> int:
    """Return a shelf as a signed number of 64 bits; two that share one are told apart later."""
    digest = hashlib.blake2b("\n".join(shelf).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
