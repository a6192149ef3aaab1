"""How fast each engine takes articles in from memory, beside the bare engine on the same articles.

The bare engine is given the same fields in an analysis of its own, as texts, and commits once;
explorer's commits as the program does, after two seconds first. They take turns. Processor
time stands beside the time on the clock, because other work may keep the machine busy, and because
bare Tantivy takes every core: with one thread, as explorer has it, it stands there once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from peers import size_of

from explorer.build.pacing import Pace
from explorer.model import Article
from explorer.search import Document, EngineName, open_engine

_ONE_THREAD = "tantivy, bare, one thread"

Make = Callable[[Sequence[Document], Path], None]


class Taken(NamedTuple):
    """One turn of one side: seconds by the clock and of the processors, and bytes on disk."""

    clock: float
    processor: float
    size: int


def print_rates(documents: Sequence[Document], engine: EngineName, rounds: int) -> None:
    """Print a line for the bare engine and one for explorer's, with what it is of the bare one."""
    makers = {f"{engine}, bare": BARE[engine]}
    if engine == "tantivy":
        makers[_ONE_THREAD] = partial(_bare_tantivy, threads=1)
    makers[f"explorer, {engine}"] = _ours(engine)
    taken: dict[str, list[Taken]] = {name: [] for name in makers}
    for _ in range(rounds):
        for name, make in makers.items():
            taken[name].append(_turn(make, documents))
    bare = next(iter(taken.values()))
    for name, turns in taken.items():
        print(f"| {name} | {len(documents):,} | {_rates(turns, len(documents))}", end="")
        print(" | |" if turns is bare else f" {_ratios(bare, turns)} |", flush=True)
    if _ONE_THREAD in taken:
        ratios = _ratios(taken[_ONE_THREAD], taken[f"explorer, {engine}"])
        print(f"| the same beside one thread | | | | | {ratios} |", flush=True)


def _rates(turns: Sequence[Taken], count: int) -> str:
    clock, processor, _ = (median(each) for each in zip(*turns, strict=True))
    return f"{count / clock:,.0f} | {count / processor:,.0f} | {turns[-1].size / 1e6:.0f} |"


def print_head() -> None:
    """Print the head of the table that `print_rates` fills."""
    print("| engine | articles | articles/s | of a processor's second | MB", end="")
    print(" | of the bare rate by the clock | by processor time |")
    print("|---|---|---|---|---|---|---|")


def _ratios(bare: Sequence[Taken], ours: Sequence[Taken]) -> str:
    pairs = list(zip(bare, ours, strict=True))
    clock = median(one.clock / other.clock for one, other in pairs)
    processor = median(one.processor / other.processor for one, other in pairs)
    return f"{clock:.2f} | {processor:.2f}"


def _turn(make: Make, documents: Sequence[Document]) -> Taken:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        clock, processor = time.perf_counter(), time.process_time()
        make(documents, place)
        taken = time.perf_counter() - clock, time.process_time() - processor
        return Taken(*taken, size_of(place))


def document_of(article: Article) -> Document:
    """Return an article as it is indexed before its facts are known."""
    return Document(
        key=article.key,
        title=article.title,
        body=[paragraph.text for paragraph in article.paragraphs],
        publication=article.publication,
        author=article.author,
        date=article.published,
    )


def _ours(engine: EngineName) -> Make:
    def make(documents: Sequence[Document], place: Path) -> None:
        made = open_engine(place, create=True, engine=engine)
        for number, batch in enumerate(batches(documents), start=1):
            with made.writer() as writer:
                writer.add_all(batch)
                writer.commit(number)
        made.settle()
        made.close()

    return make


def batches(documents: Iterable[Document]) -> Iterator[Iterator[Document]]:
    """Yield what the program commits together; each is to be taken before the next."""
    left, pace = iter(documents), Pace()
    for first in left:
        yield _one_commit(chain([first], left), pace)


def _one_commit(left: Iterator[Document], pace: Pace) -> Iterator[Document]:
    pace.begin()
    for count, document in enumerate(left, start=1):
        yield document
        if pace.has_enough(count):
            return


def _bare_tantivy(documents: Sequence[Document], place: Path, threads: int = 0) -> None:
    import tantivy

    place.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    for name in ("title", "body", "source", "author"):
        builder.add_text_field(name)
    builder.add_integer_field("day", fast=True)
    writer = tantivy.Index(builder.build(), path=str(place)).writer(128_000_000, threads)
    for each in documents:
        made = tantivy.Document(key=each.key, title=each.title, body="\n".join(each.body))
        made.add_text("source", each.publication or "")
        made.add_text("author", each.author or "")
        made.add_integer("day", each.date.toordinal() if each.date else 0)
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()


def _bare_whoosh(documents: Sequence[Document], place: Path) -> None:
    from whoosh import fields, index

    place.mkdir()
    texts = {name: fields.TEXT() for name in ("title", "body", "source", "author")}
    schema = fields.Schema(key=fields.ID(stored=True), day=fields.NUMERIC(), **texts)
    writer = index.create_in(place, schema).writer(limitmb=128)
    for each in documents:
        writer.add_document(
            key=each.key,
            title=each.title,
            body="\n".join(each.body),
            source=each.publication or "",
            author=each.author or "",
            day=each.date.toordinal() if each.date else 0,
        )
    writer.commit()


BARE: dict[EngineName, Make] = {"tantivy": _bare_tantivy, "whoosh": _bare_whoosh}
