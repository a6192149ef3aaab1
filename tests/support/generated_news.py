"""News of a generated world, with as many facts as real articles have.

An article tells of some five happenings in 300 words and 30 mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from generated_world import Somebody, World

from explorer.model import (
    Article,
    ArticleFacts,
    EventMention,
    Form,
    Kind,
    Mention,
    Paragraph,
    Quote,
    References,
    Referent,
    RoleClaim,
    Timex,
    TimexType,
)

EXTRACTOR = "generated"
_WORDS, _SENTENCES = 30_000, 4000  # at the most; few articles have no use for so many
TITLES = ("minister", "spokesman", "envoy", "president", "director")


class Written(NamedTuple):
    """An article of the world with its facts, and which actor each referent is."""

    article: Article
    facts: ArticleFacts
    referents: tuple[int, ...]


class News:
    """The articles that report from a world; each follows from its number."""

    def __init__(self, world: World) -> None:
        self.world = world
        random = Random(11)
        count = min(_WORDS, 200 + 3 * world.articles)
        letters = "etaoinshrdlucmfwypvbgkjqxz"
        words = [
            "".join(random.choices(letters, range(52, 0, -2), k=random.randint(2, 9)))
            for _ in range(count)
        ]
        often = [1 / (rank + 2) for rank in range(count)]
        self._sentences = [
            f"{' '.join(random.choices(words, often, k=random.randint(10, 24)))}.".capitalize()
            for _ in range(min(_SENTENCES, count))
        ]

    def key(self, number: int) -> str:
        """Return the key of an article."""
        return f"paper{number % 41:02}/{self.world.day(number):%Y}/{number:06}.txt"

    def publication(self, number: int) -> str:
        """Return the publication of an article."""
        return f"Paper {number % 41}"

    def sentence(self, happening: int) -> str:
        """Return the sentence that every article tells a happening with."""
        agent, recipient, place = (self.world.actors[n].name for n in self._of(happening))
        when = self.world.happenings[happening].date or "that day"
        return f"{agent} {self.world.happenings[happening].verb} {recipient} in {place} on {when}."

    def _of(self, happening: int) -> tuple[int, int, int]:
        each = self.world.happenings[happening]
        return each.agent, each.recipient, each.place

    def article(self, number: int) -> Written:
        """Write one article."""
        return _Report(self, number).written()

    def articles(self) -> Iterator[Written]:
        """Write all articles, in order of time."""
        return map(self.article, range(self.world.articles))

    def filler(self, random: Random, count: int) -> str:
        """Return sentences that tell nothing."""
        return " ".join(random.choices(self._sentences, k=count))


class _Report:
    """One article while it is written."""

    def __init__(self, news: News, number: int) -> None:
        self._news, self._number = news, number
        self._random = Random(number)
        self._paragraphs: list[str] = []
        self._mentions: list[Mention] = []
        self._of: list[int] = []
        self._people: dict[int, list[int]] = {}
        self._timexes: list[Timex] = []
        self._quotes: list[Quote] = []
        self._events: list[EventMention] = []

    def written(self) -> Written:
        news, number = self._news, self._number
        for happening in news.world.told_by[number]:
            self._tell(happening)
        self._tell_background()
        day, key, paper = news.world.day(number), news.key(number), news.publication(number)
        title = self._paragraphs[0].partition(" on ")[0][:90]
        article = Article(
            *(key, title, False, day, None, f"Author {number % 200}", paper, None),
            *(tuple(Paragraph(i, text) for i, text in enumerate(self._paragraphs)), f"d{number}"),
        )
        places = {actor: place for place, actor in enumerate(self._people)}
        references = References(
            *(key, day, paper, tuple(map(self._referent, places, places.values()))),
            tuple((places[actor],) for actor in self._of),
            tuple(
                (n, "the nearest person named before")
                for n, each in enumerate(self._mentions)
                if each.form == Form.PRONOUN
            ),
        )
        facts = ArticleFacts(
            *(EXTRACTOR, references, tuple(self._mentions), tuple(self._timexes)),
            *(tuple(self._quotes), tuple(self._events)),
        )
        return Written(article, facts, tuple(places))

    def _referent(self, actor: int, place: int) -> Referent:
        who, mentions = self._news.world.actors[actor], self._people[actor]
        names = tuple(dict.fromkeys(self._mentions[n].text for n in mentions))
        roles = tuple(role for n in mentions for role in self._mentions[n].roles)
        return Referent(
            place, Form.NAME, who.kind, True, names, tuple(mentions), _canonical(who), roles
        )

    def _tell(self, happening: int) -> None:
        world, paragraph = self._news.world, len(self._paragraphs)
        it = world.happenings[happening]
        text = sentence = self._news.sentence(happening)
        at = 0
        for actor in (it.agent, it.recipient, it.place):
            at = self._mention(actor, text, at, world.actors[actor].name)
        self._time(it.date, text)
        who = world.actors[it.agent]
        pronoun = "He" if who.kind == Kind.PERSON else "It"
        text += f" {pronoun} had come early. {self._news.filler(self._random, 2)}"
        self._mention(it.agent, text, len(sentence) + 1, pronoun, Form.PRONOUN)
        if self._random.random() < 0.4:
            text = self._quote(it.agent, text)
        self._events.append(self._event(happening, sentence))
        self._paragraphs.append(text)
        assert paragraph == len(self._paragraphs) - 1

    def _mention(
        self, actor: int, text: str, after: int, words: str, form: Form = Form.NAME
    ) -> int:
        who, paragraph = self._news.world.actors[actor], len(self._paragraphs)
        start = text.index(words, after)
        end = start + len(words)
        claims: tuple[RoleClaim, ...] = ()
        if form == Form.NAME and who.kind == Kind.PERSON and self._random.random() < 0.1:
            title = TITLES[actor % len(TITLES)]
            claims = (RoleClaim(title, who.of, paragraph, start, end),)
        kind = None if form == Form.PRONOUN else who.kind
        self._people.setdefault(actor, []).append(len(self._mentions))
        self._mentions.append(
            Mention(
                *(paragraph, start, end, words, 0, form, kind),
                *(form == Form.NAME, _canonical(who), False, claims),
            )
        )
        self._of.append(actor)
        return end

    def _quote(self, actor: int, text: str) -> str:
        start = len(text) + 1
        text += f" “{self._news.filler(self._random, 1)}”"
        end = len(text)
        words = self._news.world.actors[actor].aliases[-1]
        text += f" said {words}."
        self._mention(actor, text, end, words)
        self._quotes.append(
            Quote(len(self._paragraphs), start, end, len(self._mentions) - 1, "said")
        )
        return text

    def _time(self, value: str | None, text: str) -> None:
        if value:
            start = text.rindex(value)
            span = (len(self._paragraphs), start, start + len(value), value)
            self._timexes.append(Timex(*span, TimexType.DATE, value, "a day in figures"))

    def _event(self, happening: int, sentence: str) -> EventMention:
        it, places = self._news.world.happenings[happening], list(self._people)
        at = sentence.index(it.verb)
        return EventMention(
            *(self._news.key(self._number), len(self._paragraphs), 0, len(sentence), sentence),
            *(it.verb, at, at + len(it.verb), it.type, it.mode, it.status),
            *((places.index(it.agent),), (places.index(it.recipient),), places.index(it.place)),
            *(it.date, it.date, "a day in the sentence", f"{it.type} by its verb"),
        )

    def _tell_background(self) -> None:
        actors = [self._news.world.somebody(self._random) for _ in range(4)]
        text = ", ".join(self._news.world.actors[actor].name for actor in actors)
        text += f" and others were near. {self._news.filler(self._random, 2)}"
        at = 0
        for actor in actors:
            at = self._mention(actor, text, at, self._news.world.actors[actor].name)
        self._paragraphs.append(text)


def _canonical(who: Somebody) -> str | None:
    return who.name if who.kind in (Kind.COUNTRY, Kind.PLACE) else None
