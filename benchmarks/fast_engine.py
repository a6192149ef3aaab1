"""The fast engine alone: how fast it takes articles in, beside bare Tantivy, and answers.

    python benchmarks/fast_engine.py [--articles N] [--rate N] [--rounds N]

Bare Tantivy is given the same titles and texts as they are, in its own analysis, from Python, and
commits once; then once more with source, author and day as fields too, as explorer has them. All
take the same articles of `newsroom` from memory, in turns; processor time stands beside the time on
the clock, because other work may keep the machine busy.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import tantivy
from newsroom import News, Newsroom
from peers import size_of
from questions_of import kinds, questions_of

from explorer.errors import QueryError
from explorer.model import Article, Paragraph
from explorer.search import Document, open_engine, parse

_FIRST, _MOST = 4096, 16_384  # articles a commit: ever more, as the program commits them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000, help="to answer from")
    parser.add_argument("--rate", type=int, default=20_000, help="to take in, in turns")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    print_rates(list(Newsroom().articles(asked.rate)), asked.rounds)
    print_answers(asked.articles)


def print_rates(news: list[News], rounds: int) -> None:
    documents = [document(each) for each in news]
    makers = {
        "bare, title and body": lambda place: bare(news, place),
        "bare, all fields": lambda place: bare(news, place, every=True),
        "explorer": lambda place: ours(documents, place),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in makers}
    sizes: dict[str, int] = {}
    for _ in range(rounds):
        for name, make in makers.items():
            with TemporaryDirectory() as folder:
                clock, processor = time.perf_counter(), time.process_time()
                make(Path(folder) / "index")
                taken[name].append((time.perf_counter() - clock, time.process_time() - processor))
                sizes[name] = size_of(Path(folder))
    print(f"{len(news):,} articles, median of {rounds} rounds\n")
    print("| engine | articles/s | of a processor's second | MB |\n|---|---|---|---|")
    for name, pairs in taken.items():
        clock, processor = (len(news) / median(each) for each in zip(*pairs, strict=True))
        print(f"| {name} | {clock:,.0f} | {processor:,.0f} | {sizes[name] / 1e6:.0f} |")


def document(news: News) -> Document:
    return Document(
        key=news.name,
        title=news.title,
        body=news.paragraphs,
        publication=news.publication,
        author=news.author,
        date=news.published,
    )


def bare(news: list[News], place: Path, *, every: bool = False) -> None:
    place.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("title")
    builder.add_text_field("body")
    if every:
        builder.add_text_field("source")
        builder.add_text_field("author")
        builder.add_integer_field("day", fast=True)
    index = tantivy.Index(builder.build(), path=str(place))
    writer = index.writer(heap_size=128_000_000)
    for each in news:
        body = "\n".join(each.paragraphs)
        made = tantivy.Document(key=each.name, title=each.title, body=body)
        if every:
            made.add_text("source", each.publication)
            made.add_text("author", each.author)
            made.add_integer("day", each.published.toordinal())
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()


def ours(documents: list[Document], place: Path) -> None:
    engine = open_engine(place, create=True, engine="tantivy")
    for number, batch in enumerate(batches(documents), start=1):
        with engine.writer() as writer:
            for each in batch:
                writer.add(each)
            writer.commit(number)
    engine.close()


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    left, size = iter(documents), _FIRST
    while batch := list(islice(left, size)):
        yield batch
        size = min(2 * size, _MOST)


def print_answers(count: int) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        engine = open_engine(place, create=True, engine="tantivy")
        made = map(document, Newsroom().articles(count))
        for number, batch in enumerate(batches(made), start=1):
            with engine.writer() as writer:
                for each in batch:
                    writer.add(each)
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
