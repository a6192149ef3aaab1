"""The fast engine alone: how fast it takes articles in, beside bare Tantivy, and answers.

    python benchmarks/fast_engine.py [--articles N] [--rate N] [--rounds N]

All take the same articles of `newsroom` from memory, in turns.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from engine_rates import batches, print_head, print_rates
from newsroom import News, Newsroom
from peers import size_of
from questions_of import kinds, questions_of

from explorer.errors import QueryError
from explorer.model import Article, Paragraph
from explorer.search import Document, open_engine, parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000, help="to answer from")
    parser.add_argument("--rate", type=int, default=20_000, help="to take in, in turns")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    print_head()
    print_rates(list(map(document, Newsroom().articles(asked.rate))), "tantivy", asked.rounds)
    print_answers(asked.articles)


def document(news: News) -> Document:
    return Document(
        key=news.name,
        title=news.title,
        body=news.paragraphs,
        publication=news.publication,
        author=news.author,
        date=news.published,
    )


def print_answers(count: int) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        engine = open_engine(place, create=True, engine="tantivy")
        made = map(document, Newsroom().articles(count))
        for number, batch in enumerate(batches(made), start=1):
            with engine.writer() as writer:
                writer.add_all(batch)
                writer.commit(number)
        engine.refresh()
        print(f"\n{engine.count:,} articles, {size_of(place) / 1e6:.0f} MB, best 50\n")
        print("| question | median ms | 95 % ms | worst ms |\n|---|---|---|---|")
        questions = questions_of(articles(), 40)
        for kind in kinds(questions):
            taken = []
            for question in questions:
                if question.kind == kind:
                    begun = time.perf_counter()
                    with suppress(QueryError):  # a pattern that stands for too many words
                        engine.search(parse(question.text), limit=50)
                    taken.append((time.perf_counter() - begun) * 1e3)
            taken.sort()
            high = taken[int(len(taken) * 0.95)]
            print(f"| {kind} | {median(taken):.2f} | {high:.2f} | {taken[-1]:.2f} |")


def articles() -> Iterator[Article]:
    for each in Newsroom().articles(2_000):
        yield Article(
            key=each.name,
            title=each.title,
            title_is_lead=False,
            published=each.published,
            updated=None,
            author=each.author,
            publication=each.publication,
            dateline=None,
            paragraphs=tuple(Paragraph(at, text) for at, text in enumerate(each.paragraphs)),
            digest="",
        )


if __name__ == "__main__":
    main()
