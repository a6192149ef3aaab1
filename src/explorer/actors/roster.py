"""All of whom one article speaks, found by what a description asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from explorer.actors.drafts import Draft
from explorer.actors.titles import fit
from explorer.model import Form, Kind, RoleClaim


class Roster:
    """The drafts of an article in the order of their coming, by country, words and office."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._drafts: dict[int, Draft] = {}
        self._countries: dict[str, Draft] = {}
        self._bodies: dict[str, Draft] = {}
        self._described: dict[str, Draft] = {}
        self._by_title: dict[str, dict[int, Draft]] = defaultdict(dict)
        for draft in drafts:
            self.add(draft)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts.values())

    def add(self, draft: Draft) -> None:
        """Take somebody in; again where an office or a name has come to be known."""
        self._drafts[id(draft)] = draft
        kind = draft.kind if draft.canonical else None
        if kind is Kind.COUNTRY and draft.canonical:
            self._countries.setdefault(draft.canonical, draft)
        if kind is Kind.ORGANIZATION and draft.canonical:
            self._bodies.setdefault(draft.canonical, draft)
        if draft.form is Form.DESCRIPTION:
            for words in draft.names:
                self._described.setdefault(words, draft)
        for claim in draft.roles:
            self._by_title[claim.title].setdefault(id(draft), draft)

    def country(self, name: str) -> Draft | None:
        """The country of that canonical name, where the article names it."""
        return self._countries.get(name)

    def body(self, name: str) -> Draft | None:
        """The well-known organisation of that name, where the article names it."""
        return self._bodies.get(name)

    def described(self, words: str) -> Draft | None:
        """Who is known by just this description."""
        return self._described.get(words)

    def holders(self, claims: Iterable[RoleClaim]) -> list[Draft]:
        """Everybody whose office can be one of these in other words."""
        titles = [claim.title for claim in claims]
        found: dict[int, Draft] = {}
        for held, drafts in self._by_title.items():
            if any(fit(title, held) > 0 for title in titles):
                found.update(drafts)
        return list(found.values())
