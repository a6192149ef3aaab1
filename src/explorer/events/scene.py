"""One article laid out for the extractor: which mention and time stands at which token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.events.lexicon import words
from explorer.events.reanchoring import counted_anew
from explorer.gazetteer import lookup
from explorer.model import (
    Annotation,
    Form,
    Kind,
    Mention,
    Parse,
    Quote,
    References,
    Referent,
    Timex,
)


@dataclass(frozen=True)
class Scene:
    """An article's annotation, times and referents, indexed by paragraph and token."""

    annotation: Annotation
    timexes: Sequence[Timex]
    references: References

    @cached_property
    def referents(self) -> dict[int, Referent]:
        """Return the referents by their id."""
        return {referent.id: referent for referent in self.references.referents}

    @cached_property
    def mentions_at(self) -> list[dict[int, list[int]]]:
        """Return for each paragraph the mentions that cover a token, the longest first."""
        table: list[dict[int, list[int]]] = [{} for _ in self.annotation.parses]
        for index, mention in enumerate(self.annotation.mentions):
            parse = self.annotation.parses[mention.paragraph]
            for token in token_range(parse, mention.start, mention.end):
                table[mention.paragraph].setdefault(token, []).append(index)
        for cells in table:
            for covering in cells.values():
                if len(covering) > 1:
                    covering.sort(key=lambda m: self._mention(m).start - self._mention(m).end)
        return table

    @cached_property
    def _holders(self) -> list[dict[int, int]]:
        """Return for each paragraph whose office a token's words name: "the Secretary of ..."."""
        table: list[dict[int, int]] = [{} for _ in self.annotation.parses]
        for index, mention in enumerate(self.annotation.mentions):
            if mention.form is not Form.NAME or mention.kind is not Kind.PERSON:
                continue
            for claim in mention.roles:
                parse = self.annotation.parses[claim.paragraph]
                for token in token_range(parse, claim.start, claim.end):
                    table[claim.paragraph].setdefault(token, index)
        return table

    def holder_of(self, paragraph: int, token: int) -> int | None:
        """Return the mention of the person whose office is named at the token, if any.

        None inside the name itself and where the words name a country.
        """
        for index in self.mentions_at[paragraph].get(token, ()):
            if self._mention(index).kind in {Kind.PERSON, Kind.COUNTRY}:
                return None
        return self._holders[paragraph].get(token)

    def _mention(self, index: int) -> Mention:
        return self.annotation.mentions[index]

    @cached_property
    def times_in(self) -> list[list[Timex]]:
        """Return the time expressions of each paragraph in order, counted from the story's days."""
        table: list[list[Timex]] = [[] for _ in self.annotation.parses]
        parses, published = self.annotation.parses, self.annotation.published
        for timex in counted_anew(parses, self.timexes, published):
            if timex.paragraph < len(table):
                table[timex.paragraph].append(timex)
        return table

    @cached_property
    def _timed_tokens(self) -> list[list[tuple[range, Timex]]]:
        """Return the time expressions of each paragraph with their tokens, in order of these."""
        table: list[list[tuple[range, Timex]]] = []
        for parse, times in zip(self.annotation.parses, self.times_in, strict=True):
            ranges = [(token_range(parse, timex.start, timex.end), timex) for timex in times]
            table.append(sorted((each for each in ranges if each[0]), key=_first_token))
        return table

    def times_of(self, paragraph: int, first: int, after: int) -> list[tuple[range, Timex]]:
        """Return the time expressions that begin at the tokens ``first`` up to ``after``."""
        times = self._timed_tokens[paragraph]
        start = bisect_left(times, first, key=_first_token)
        return times[start : bisect_left(times, after, key=_first_token)]

    @cached_property
    def spoken_in(self) -> dict[int, list[Quote]]:
        """Return the direct speech of each paragraph that has any."""
        table: dict[int, list[Quote]] = {}
        for quote in self.annotation.quotes:
            if quote.direct:
                table.setdefault(quote.paragraph, []).append(quote)
        return table

    @cached_property
    def country_ids(self) -> dict[str, int]:
        """Return the referent of each country that the article names."""
        return {
            referent.canonical: referent.id
            for referent in self.references.referents
            if referent.kind is Kind.COUNTRY and referent.canonical
        }

    def kind(self, referent: int) -> Kind | None:
        """Return what a referent is."""
        return self.referents[referent].kind

    def is_named(self, referent: int) -> bool:
        """Tell whether the article gives a name, not only a description."""
        return self.referents[referent].form in {Form.NAME, Form.DEMONYM}

    def is_capital(self, referent: int) -> bool:
        """Tell whether a place can stand for a government: "Beirut rejected"."""
        entries = map(lookup, self.referents[referent].names)
        return any(entry is not None and entry.form == "capital" for entry in entries)

    def is_street(self, referent: int) -> bool:
        """Tell whether a place is only a street or a square: its town is what counts."""
        lasts = (name.casefold().split()[-1] for name in self.referents[referent].names if name)
        return self.kind(referent) is Kind.PLACE and any(last in words("street") for last in lasts)

    def is_doubtful(self, referent: int) -> bool:
        """Tell whether nothing but the parser's label makes the name a place."""
        about = self.referents[referent]
        return about.form is Form.NAME and not about.certain and not any(map(lookup, about.names))

    def maybe_person(self, referent: int) -> bool:
        """Tell whether a name can be a person's, though the parser's label says otherwise."""
        about = self.referents[referent]
        if about.kind in {Kind.PERSON, None}:
            return True
        full = any(len(name.split()) in {2, 3} for name in about.names)
        unknown = (
            about.form is Form.NAME and not about.certain and not any(map(lookup, about.names))
        )
        return full and unknown

    def country_of_place(self, referent: int) -> int | None:
        """Return the country, if the article names it, that a capital stands for."""
        for name in self.referents[referent].names:
            entry = lookup(name)
            if entry is not None and entry.country and entry.form == "capital":
                return self.country_ids.get(entry.country)
        return None


def token_range(parse: Parse, start: int, end: int) -> range:
    """Return the tokens that character offsets touch."""
    first = max(0, bisect_right(parse.starts, start) - 1)
    if first < len(parse.tokens) and parse.tokens[first].end <= start:
        first += 1
    return range(first, max(first, bisect_right(parse.starts, end - 1)))


def _first_token(timed: tuple[range, Timex]) -> int:
    return timed[0].start
