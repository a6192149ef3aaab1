"""What one article more costs an archive that has all its facts, and how the app opens on it.

To find the facts of 100,000 articles takes hours, so here they come with the articles: a generated
world tells both (`generated_news`). Everything else is the program's own: the files are read and
indexed by the real command, the facts are stored and brought together by the real writer, and each
article that comes is found, parsed and joined by ``explorer index`` run from nothing.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from index_run import index

sys.path.append(str(Path(__file__).parent.parent / "tests" / "support"))
from generated_news import News, Written
from generated_world import World

from explorer.build.resolving import bring_together
from explorer.build.versions import extractor_of
from explorer.catalogue import CatalogueWriter, writer_lock
from explorer.config import BUNDLED_MODEL, Store
from explorer.library import Library
from explorer.model import ArticleKey, Kind

_BATCH = 500
_MIB = 1024  # kB, as the system counts resident memory


class Archive(NamedTuple):
    """Seconds until all names and events of the archive were joined, and until the index had them.

    ``peak`` is the most memory of this process, in MiB, which holds the generated world as well.
    """

    articles: int
    actors: int
    events: int
    joined: float
    peak: float
    fields: float
    nothing_new: float


class Came(NamedTuple):
    """Seconds from the start of the command until an article was found, by facts too, and ended."""

    found: float
    joined: float
    ended: float


class MarkdownNews(News):
    """The same news in files whose header tells day and source."""

    def key(self, number: int) -> ArticleKey:
        """Return the path of an article."""
        return super().key(number).removesuffix(".txt") + ".md"


def write_files(news: News, corpus: Path) -> None:
    """Write every article of the world as a file."""
    for written in news.articles():
        article = written.article
        path = corpus / article.key
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"title: {article.title!r}\npublished: {article.published}\n"
        body = "\n\n".join(each.text for each in article.paragraphs)
        path.write_text(
            f"---\n{head}publication: {article.publication}\n---\n\n{body}\n", encoding="utf-8"
        )


def made(news: News, corpus: Path, root: Path, env: Mapping[str, str]) -> Archive:
    """Make the archive: index the text, store the facts, join them, give them to the index."""
    index(corpus, root, env, until="facts")
    store = Store(root)
    with writer_lock(store.lock), CatalogueWriter(store.catalogue) as writer:
        _store_facts(writer, news)
        begun = time.perf_counter()
        bring_together(writer)
        joined = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    fields = index(corpus, root, env).total
    nothing_new = index(corpus, root, env).total
    with closing(Library.open(corpus, store)) as library:
        status = library.status().catalogue
    counts = (status.articles, status.actors, status.events)
    return Archive(*counts, joined, peak, fields, nothing_new)


def _store_facts(writer: CatalogueWriter, news: News) -> None:
    extractor = extractor_of(BUNDLED_MODEL)
    every = iter(news.articles())
    while batch := list(islice(every, _BATCH)):
        _same_text(writer, batch[0])
        facts = [(each.article.key, replace(each.facts, extractor=extractor)) for each in batch]
        writer.store_facts(extractor, facts)
    writer.note(model=BUNDLED_MODEL)


def _same_text(writer: CatalogueWriter, written: Written) -> None:
    """Make sure that the facts are of the text that was read."""
    (read,) = writer.articles([written.article.key])
    if read.paragraphs != written.article.paragraphs:
        raise SystemExit(f"{written.article.key} was read otherwise than it was written")


def one_by_one(
    news: News, corpus: Path, root: Path, env: Mapping[str, str], count: int
) -> Iterator[Came]:
    """Add so many articles, each about actors of the archive, well known and hardly known."""
    people = [each.name for each in news.world.actors if each.kind is Kind.PERSON]
    places = [each.name for each in news.world.actors if each.kind is Kind.PLACE]
    for number in range(count):
        word = f"zyxwv{'abcdefghij'[number % 10] * (1 + number // 10)}"
        one, other = people[number], people[-1 - number * 7 % len(people)]
        (corpus / f"more-{number}.md").write_text(
            f"---\ntitle: A visit of {word}\npublished: 2025-03-0{1 + number % 9}\n---\n\n"
            f"{places[number].upper()} - {one} met {other} in {places[number]} on Monday,"
            f" and Norwegian Prime Minister {word.capitalize()} Solberg signed an agreement"
            f" with {one}.\n\n{other} said on Tuesday that Iran had accepted the offer.\n",
            encoding="utf-8",
        )
        line = index(corpus, root, env, probe=word, facts=f"actor:{word}")
        yield Came(line.first_hit or line.total, line.facts_hit or line.total, line.total)


def print_archive(corpus: Path, env: Mapping[str, str], root: Path, count: int, more: int) -> News:
    """Make an archive and print its tables."""
    news = MarkdownNews(World(count))
    write_files(news, corpus)
    it = made(news, corpus, root, env)
    print(f"\nAn archive with all its facts: {it.articles:,} articles,", end=" ")
    print(f"{it.actors:,} actors, {it.events:,} events")
    print(f"- brought together from nothing: {it.joined:,.1f} s, peak {it.peak:,.0f} MiB")
    print(f"- and known to the index: {it.fields:,.1f} s")
    print(f"- a refresh with nothing new: {it.nothing_new:.1f} s", flush=True)
    came = list(one_by_one(news, corpus, root, env, more))
    for what, seconds in (
        ("found", [each.found for each in came]),
        ("found by its facts", [each.joined for each in came]),
        ("the command at its end", [each.ended for each in came]),
    ):
        middle, most = statistics.median(seconds), max(seconds)
        print(f"- one article more, {what}: after {middle:.1f} s, at the most {most:.1f} s")
    return news
