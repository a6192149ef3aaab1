"""Realistic news made from a seed: any number of articles, the same ones for the same seed.

People, states and towns are invented, and as unevenly met as in real news: a few are everywhere,
most are seen once (their ranks follow Zipf's law). Several reports tell of one happening, each in
words of its own, some with another day or place. Sentences are English, for the parser; the long
tail of the vocabulary is names, numbers and compounds, for the index.

``python benchmarks/newsroom.py FOLDER --articles N [--seed N] [--jsonl]``
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_name("generated_words.toml").read_text("utf-8"))
SYLLABLES, STATES, CITIES, MONTHS, VERBS, NOUNS, ADJECTIVES = (
    _WORDS[name].split()
    for name in ("syllables", "states", "cities", "months", "verbs", "nouns", "adjectives")
)
OFFICES, OPENINGS, OUTLETS, SUBJECTS, DEEDS = (
    _WORDS[name] for name in ("offices", "openings", "outlets", "subjects", "deeds")
)
_FIRST, _DAYS = date(2005, 1, 1), 7300
_REPORTS = (1, 1, 1, 1, 2, 2, 3, 4, 7)
"""How many articles tell of one happening, each number as likely as the others."""


@dataclass(frozen=True, slots=True)
class News:
    """One generated article; ``name`` is its path below the corpus, without a suffix."""

    name: str
    title: str
    published: date
    publication: str
    author: str
    paragraphs: tuple[str, ...]

    def text(self) -> str:
        """Return the article as a Markdown file with a header."""
        head = (
            f"---\ntitle: {self.title}\npublished: {self.published}\n"
            f"publication: {self.publication}\nauthor: {self.author}\n---\n\n"
        )
        return head + "\n\n".join(self.paragraphs) + "\n"

    def record(self) -> str:
        """Return the article as a line of JSONL."""
        fields = {
            **{"title": self.title, "published": self.published.isoformat()},
            **{"publication": self.publication, "author": self.author},
            "text": "\n\n".join(self.paragraphs),
        }
        return json.dumps(fields)


class Ranks:
    """Numbers below ``count``, each as often as the law of Zipf gives its rank."""

    def __init__(self, count: int, exponent: float = 1.0) -> None:
        self._sums = list(accumulate(1 / (rank + 3) ** exponent for rank in range(count)))

    def one(self, chance: random.Random) -> int:
        """Draw a rank."""
        return bisect(self._sums, chance.random() * self._sums[-1])


@dataclass(frozen=True, slots=True)
class Happening:
    """What several reports tell of: who did what with whom, where and when."""

    who: int
    whom: int
    deed: int
    city: int
    day: date


class Newsroom:
    """Makes articles; ``people`` is how many different persons there are to write about."""

    def __init__(self, seed: int = 1, *, people: int = 40_000, words: int = 250) -> None:
        self._seed, self._words = seed, words
        self._people, self._terms = Ranks(people, 0.9), Ranks(300_000, 1.05)
        self._nouns, self._adjectives = Ranks(len(NOUNS)), Ranks(len(ADJECTIVES))

    def articles(self, count: int) -> Iterator[News]:
        """Yield so many articles, in no order of time."""
        made = happening = 0
        while made < count:
            chance = random.Random(f"{self._seed} {happening}")
            told = self._happening(chance)
            for _ in range(min(chance.choice(_REPORTS), count - made)):
                yield self._report(chance, told, made)
                made += 1
            happening += 1

    def _happening(self, chance: random.Random) -> Happening:
        who, whom = self._people.one(chance), self._people.one(chance)
        day = _FIRST + timedelta(days=int(_DAYS * chance.random() ** 0.7))
        return Happening(
            who, whom, chance.randrange(len(DEEDS)), chance.randrange(len(CITIES)), day
        )

    def _report(self, chance: random.Random, told: Happening, number: int) -> News:
        published = told.day + timedelta(days=chance.choice((0, 0, 1, 1, 1, 2, 9)))
        who, whom = person(told.who), person(told.whom)
        verb = DEEDS[told.deed][0]
        city = CITIES[told.city]
        outlet = OUTLETS[chance.randrange(len(OUTLETS))]
        paragraphs = [self._lead(chance, told, published, city)]
        while sum(map(len, paragraphs)) < self._words * 6:
            paragraphs.append(self._paragraph(chance, told))
        return News(
            f"{published:%Y/%m}/{number:07}",
            f"{who.rpartition(' ')[2]} {verb} {whom.rpartition(' ')[2]} in {city}",
            *(published, outlet, person(number % 199), tuple(paragraphs)),
        )

    def _lead(self, chance: random.Random, told: Happening, published: date, city: str) -> str:
        days = (published - told.day).days
        when = (
            f"on {told.day:%A}" if days < 6 else f"on {MONTHS[told.day.month - 1]} {told.day.day}"
        )
        if chance.random() < 0.04:  # a report that has the day wrong
            wrong = told.day + timedelta(days=1)
            when = f"on {MONTHS[wrong.month - 1]} {wrong.day}"
        return (
            f"{city.upper()} - {self._named(told.who)} {DEEDS[told.deed][1]}"
            f" {self._named(told.whom)} in {city} {when}, {chance.choice(OPENINGS)}."
        )

    def _named(self, number: int) -> str:
        office, state = OFFICES[number % len(OFFICES)], STATES[number * 7 % len(STATES)]
        return f"{state} {office} {person(number)}"

    def _paragraph(self, chance: random.Random, told: Happening) -> str:
        return " ".join(self._sentence(chance, told) for _ in range(chance.randint(2, 4)))

    def _sentence(self, chance: random.Random, told: Happening) -> str:
        kind = chance.random()
        surname = person(told.who).rpartition(" ")[2]
        matter = (
            f"the {self._adjective(chance)} {self._noun(chance)} of {term(self._terms.one(chance))}"
        )
        if kind < 0.15:
            return f'"We {chance.choice(VERBS)} {matter}," {surname} said.'
        if kind < 0.25:
            other = self._people.one(chance)
            earlier = told.day - timedelta(days=chance.randint(3, 900))
            when = f"{MONTHS[earlier.month - 1]} {earlier.day}, {earlier.year}"
            did = DEEDS[other % len(DEEDS)][1]
            return f"{self._named(other)} {did} {person(told.whom)} on {when}."
        if kind < 0.32:
            number = chance.randint(2, 99_999)
            return f"The {self._noun(chance)} will cost {number:,} crowns, {surname} added."
        subject = chance.choice(SUBJECTS)
        near = f"the {self._noun(chance)} near {term(self._terms.one(chance))}"
        return f"{subject} {chance.choice(VERBS)} {matter} and {chance.choice(VERBS)} {near}."

    def _noun(self, chance: random.Random) -> str:
        return NOUNS[self._nouns.one(chance)]

    def _adjective(self, chance: random.Random) -> str:
        return ADJECTIVES[self._adjectives.one(chance)]


def person(number: int) -> str:
    """Return the name of a person: near numbers share the surname."""
    given, family = number * 31 % 997, number // 3
    return f"{_word(given, 2)} {_word(family + 7, 3)}"


def term(number: int) -> str:
    """Return an invented name from the tail of the vocabulary."""
    return _word(number * 17 + 5, 3)


def _word(number: int, syllables: int) -> str:
    parts: list[str] = []
    while len(parts) < syllables or number:
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def write_folder(news: Iterator[News], folder: Path) -> None:
    """Write a file for each article, in folders of a month."""
    made: set[Path] = set()
    for each in news:
        path = folder / f"{each.name}.md"
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(each.text(), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jsonl", action="store_true", help="one file, a line an article")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    news = Newsroom(asked.seed).articles(asked.articles)
    if asked.jsonl:
        with (asked.folder / "news.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(f"{each.record()}\n" for each in news)
    else:
        write_folder(news, asked.folder)


if __name__ == "__main__":
    main()
