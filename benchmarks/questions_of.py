"""Queries drawn from the articles themselves, by kind, the same for the same seed."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from peers import Question

from explorer.model import Article

_WORD = re.compile(r"[A-Za-z]{3,}")
_SAMPLE = 2000  # articles whose words are counted
OWN = ("prefix of 3", "pattern", "fuzzy", "date range", "word in a month", "newest of a source")
"""Kinds that only explorer is asked."""


def questions_of(articles: Iterable[Article], count: int, seed: int = 1) -> list[Question]:
    """Return ``count`` questions of every kind; articles are read until a sample is full."""
    chance = random.Random(seed)
    texts, months, sources = _sample(articles)
    found = Counter(word for text in texts for word in {w.lower() for w in text})
    ranked = [word for word, _ in found.most_common()]
    common, rare = ranked[: max(len(ranked) // 100, 30)], ranked[len(ranked) // 2 :]
    return [
        question
        for _ in range(count)
        for question in _each(chance, texts, common, rare, months, sources)
    ]


def _sample(articles: Iterable[Article]) -> tuple[list[list[str]], list[str], list[str]]:
    texts, months, sources = [], set(), set()
    for article, _ in zip(articles, range(_SAMPLE), strict=False):
        texts += [_WORD.findall(each.text) for each in article.paragraphs]
        if article.published:
            months.add(f"{article.published:%Y-%m}")
        if article.publication:
            sources.add(article.publication)
    return [text for text in texts if len(text) > 8], sorted(months), sorted(sources)


def _each(
    chance: random.Random,
    texts: list[list[str]],
    common: list[str],
    rare: list[str],
    months: list[str],
    sources: list[str],
) -> Iterator[Question]:
    one, other, third = chance.sample(common, 3)
    seldom = chance.choice(rare)
    text = chance.choice(texts)
    at = chance.randrange(len(text) - 2)
    pair = (text[at], text[at + 1])
    yield Question("common word", one, (one,))
    yield Question("rare word", seldom, (seldom,))
    yield Question("phrase", f'"{pair[0]} {pair[1]}"', pair)
    yield Question("and", f"{one} {other}", (one, other))
    yield Question("or", f"{one} OR {other} OR {third}", (one, other, third))
    yield Question("not", f"{one} NOT {other}", (one, other))
    stem = next((word for word in chance.sample(rare, min(50, len(rare))) if len(word) > 5), seldom)
    yield Question("prefix", f"{stem[:5]}*", (stem[:5],))
    yield Question("prefix of 3", f"{stem[:3]}*", (stem[:3],))
    yield Question("pattern", f"{stem[:2]}*{stem[-2:]}", ())
    yield Question("fuzzy", f"{stem}~", ())
    if months:
        month, last = sorted(chance.choices(months, k=2))
        yield Question("date range", f"date:{month}..{last}", ())
        yield Question("word in a month", f"{one} date:{month}", ())
    if sources:
        yield Question("newest of a source", f'source:"{chance.choice(sources)}"', ())


def kinds(questions: Iterable[Question]) -> list[str]:
    """Return the kinds, each once, in their order."""
    return list(dict.fromkeys(question.kind for question in questions))
