"""One mention in the terms of the corpus: actors instead of referents, days instead of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from explorer.events.kinds import PASSING, VERBAL
from explorer.events.lexicon import words
from explorer.events.sources import Source
from explorer.events.when import SHARED
from explorer.gazetteer import lookup
from explorer.model import (
    Actor,
    ActorId,
    ArticleKey,
    EventMention,
    EventType,
    Kind,
    Mode,
    Status,
)
from explorer.model.isodates import Span, span_of


@dataclass(frozen=True, slots=True)
class Claim:
    """An event mention with its actors; ``principals`` are those that decide on sameness.

    ``homes`` has for each participant that is or serves a country the name of that country,
    ``states`` are the participants that are countries themselves. ``joined`` says in words why
    it is held to tell of an event that another claim opened. The others are worked out from these
    when they are first asked for: of a large archive very many claims are in memory at once, and
    a dictionary for each of them would take more room than all else that it has.
    """

    mention: EventMention
    agents: tuple[ActorId, ...]
    recipients: tuple[ActorId, ...]
    place: ActorId | None
    homes: Mapping[ActorId, str]
    states: frozenset[ActorId]
    published: date | None
    publication: str | None
    joined: str = ""
    everyone: frozenset[ActorId] = field(init=False, repr=False, compare=False)
    principals: frozenset[ActorId] = field(init=False, repr=False, compare=False)
    countries: frozenset[str] = field(init=False, repr=False, compare=False)
    content: frozenset[str] = field(init=False, repr=False, compare=False)
    family: str = field(init=False, repr=False, compare=False)
    span: Span | None = field(init=False, repr=False, compare=False)
    vague: bool = field(init=False, repr=False, compare=False)
    width: int = field(init=False, repr=False, compare=False)

    if not TYPE_CHECKING:  # what is asked for and is no field is an error before it runs

        def __getattr__(self, name: str) -> object:
            """Work out what was not asked for before."""
            if name not in _WORKED_OUT:
                raise AttributeError(name)
            value = _WORKED_OUT[name](self)
            object.__setattr__(self, name, value)
            return value

    def _everyone(self) -> frozenset[ActorId]:
        """Return all participants."""
        return _shared(frozenset((*self.agents, *self.recipients)))

    def with_sentence(self, end: int, text: str) -> Claim:
        """Return the claim in another sentence, which begins where its own does."""
        return self._but(replace(self.mention, end=end, text=text), self.joined)

    def with_reason(self, joined: str) -> Claim:
        """Return the claim as one that tells of an event for some reason."""
        return self._but(self.mention, joined)

    def _but(self, mention: EventMention, joined: str) -> Claim:
        """Copy it with what sorting works out, none of which rests on reason or sentence."""
        told = (self.agents, self.recipients, self.place, self.homes, self.states)
        other = Claim(mention, *told, self.published, self.publication, joined)
        for name in _SORTED_BY:
            object.__setattr__(other, name, getattr(self, name))
        return other

    def involves(self, actors: Collection[ActorId]) -> bool:
        """Tell whether any of some actors takes part, or is the place."""
        return any(each in actors for each in (*self.agents, *self.recipients, self.place))

    def _principals(self) -> frozenset[ActorId]:
        """Return who must agree: the visitor of a visit, else everybody."""
        visiting = self.mention.mode is Mode.VISIT
        return frozenset(self.agents) if visiting and self.agents else self.everyone

    def _countries(self) -> frozenset[str]:
        """Return the countries that take part, themselves or by who serves them."""
        return _shared(frozenset(self.homes.values()))

    def _content(self) -> frozenset[str]:
        """Return the stems of the words that say what it is about."""
        said = self.mention.trigger.replace(self.mention.date_expression or "\n", "")
        _, *found = re.findall(r"[^\W\d_]+", said.casefold()) or [""]
        telling = (word for word in found if len(word) > 2 and word not in words("empty"))
        return frozenset(intern(word[:6]) for word in telling)  # of all claims at once in memory

    def _family(self) -> str:
        """Return the group of types that can be one event."""
        return family_of(self.mention)

    def _span(self) -> Span | None:
        """Return the days that the date covers."""
        return reach(self.mention.date)

    def _vague(self) -> bool:
        """Tell whether the date's words were chosen loosely: "earlier this month"."""
        expression = (self.mention.date_expression or "").casefold().split()
        return bool(set(expression) & words("vague")) and self.width > 0

    @property
    def shared(self) -> bool:
        """Tell whether the day is given for what it is coordinated with, and may be another."""
        return SHARED in self.mention.derivation

    def _width(self) -> int:
        """Return the length of the date in days less one; a year for an unknown date."""
        return (self.span.last - self.span.first).days if self.span else 366

    @property
    def passing(self) -> bool:
        """Tell whether the event is only referred to, by who is named beside it: it opens none."""
        return self.mention.rule.startswith(PASSING)

    @property
    def spoken(self) -> bool:
        """Tell whether it is something said, not a meeting and not a deed."""
        return self.mention.type in VERBAL and self.mention.mode is None

    @property
    def order(self) -> tuple[object, ...]:
        """Return a key that sorts the surest first, whatever order the mentions came in."""
        mention = self.mention
        return (
            self.passing,
            self.span is None,
            mention.status is not Status.OCCURRED,
            self.vague,
            self.shared,
            self.width,
            mention.date or "",
            self.place is None,
            -len(self.everyone),
            mention.article,
            mention.paragraph,
            mention.start,
            mention.trigger_start,
            mention.trigger_end,
            mention.type,
            mention.agents,
            mention.recipients,
            f"{mention.mode} {mention.place} {mention.rule} {mention.derivation}",
        )


_WORKED_OUT: Mapping[str, Callable[[Claim], object]] = {
    "everyone": Claim._everyone,
    "principals": Claim._principals,
    "countries": Claim._countries,
    "content": Claim._content,
    "family": Claim._family,
    "span": Claim._span,
    "vague": Claim._vague,
    "width": Claim._width,
}
_SORTED_BY = ("everyone", "family", "span", "vague", "width")


@lru_cache(maxsize=16384)
def _shared(some: frozenset[str]) -> frozenset[str]:
    """Return an equal set that was there before: of all claims at once in memory few differ."""
    return some


@lru_cache(maxsize=16384)
def reach(value: str | None) -> Span | None:
    """Return the days of a date or of an interval ``first/last``."""
    first, _, last = (value or "").partition("/")
    start, end = span_of(first), span_of(last or first)
    return Span(start.first, end.last) if start and end and start.first <= end.last else None


def family_of(mention: EventMention) -> str:
    """Return "consult" for all that is a meeting, announced and cancelled ones too."""
    if mention.type is EventType.CONSULT or mention.mode is not None:
        return "consult"
    if mention.type in {EventType.ASSAULT, EventType.COERCE}:
        return "force"
    return mention.type.value


class Cast:
    """Who the referents of the articles are, to turn mentions into claims."""

    def __init__(
        self,
        actors: Mapping[ActorId, Actor],
        actor_of: Mapping[tuple[ArticleKey, int], ActorId],
        sources: Mapping[ArticleKey, Source],
    ) -> None:
        self.actors = actors
        self._actor_of = actor_of
        self._sources = sources
        self._countries: dict[ActorId | None, str | None] = {}

    def claim(self, mention: EventMention) -> Claim:
        """Return the mention with actors; a person stands for the country named beside him."""
        acting = self._actors(mention, mention.agents)
        told_of = self._actors(mention, mention.recipients)
        everyone = (*acting, *told_of)
        homes = {self.actors[a].of for a in everyone if self._kind(a) is Kind.PERSON}
        agents, recipients = self._without(acting, homes), self._without(told_of, homes)
        source = self._sources.get(mention.article, Source(None, None))
        place = (
            None if mention.place is None else self._actor_of.get((mention.article, mention.place))
        )
        receiving = tuple(a for a in recipients if a not in agents)
        countries = {a: self._home(a) for a in (*agents, *receiving)}
        serving = {a: country for a, country in countries.items() if country}
        states = frozenset(actor for actor in countries if self._kind(actor) is Kind.COUNTRY)
        told = (source.published, source.publication)
        return Claim(mention, agents, receiving, place, serving, states, *told)

    def _home(self, actor: ActorId) -> str | None:
        about = self.actors[actor]
        return about.name if about.kind is Kind.COUNTRY else about.of

    def _actors(self, mention: EventMention, referents: tuple[int, ...]) -> tuple[ActorId, ...]:
        found = (self._actor_of.get((mention.article, referent)) for referent in referents)
        return tuple(dict.fromkeys(actor for actor in found if actor and actor in self.actors))

    def _kind(self, actor: ActorId) -> Kind:
        return self.actors[actor].kind

    def _without(self, actors: tuple[ActorId, ...], homes: set[str | None]) -> tuple[ActorId, ...]:
        return tuple(
            actor
            for actor in actors
            if self._kind(actor) is not Kind.COUNTRY or self.actors[actor].name not in homes
        )

    def name(self, actor: ActorId | None) -> str:
        """Return an actor's canonical name."""
        return self.actors[actor].name if actor and actor in self.actors else ""

    def country(self, place: ActorId | None) -> str | None:
        """Return the country that a place is or lies in, where the closed lists know it."""
        if place not in self._countries:
            self._countries[place] = self._country(place)
        return self._countries[place]

    def _country(self, place: ActorId | None) -> str | None:
        entry = lookup(self.name(place)) if place is not None else None
        if entry is None:
            return None
        return entry.name if entry.kind is Kind.COUNTRY else entry.country

    def places_agree(self, one: ActorId | None, other: ActorId | None) -> bool:
        """Tell whether both can be true: the same, unknown, or a place and its country."""
        if one is None or other is None or one == other:
            return True
        home, away = self.country(one), self.country(other)
        if home is None or away is None or home != away:
            return False
        return home in {self.name(one), self.name(other)}
