"""All that a large archive asks of the program, measured in one run, as Markdown tables.

``python benchmarks/scale.py [--articles N] [--corpus PATH] [--facts N] [--engines whoosh,tantivy]``

The corpus is made here, the same for the same seed, or given as a folder or (gzipped) JSONL. Peers
take in the same articles in the same run. Text is indexed by the real command, which is stopped
where facts begin; the facts of ``--facts`` articles of the corpus are found in a store of their
own. Nothing is asserted. With 100,000 articles it takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import facts_rate
from app_timing import app_timing
from index_run import Timeline, index
from newsroom import Newsroom, write_folder
from peers import Peer, Question, peers, size_of
from questions_of import kinds, questions_of
from standing_archive import print_archive
from terminal import show_start
from texts import folder_of, words_in

from explorer.config import store_of
from explorer.corpus import read, scan
from explorer.errors import QueryError
from explorer.library import Library
from explorer.model import Article

_LARGEST = 2**31
_PARSED, _ROUNDS, _STARTS = 240, 3, 9
_TYPED = ("agreement", "ministry", "border", "election", "security", "railway")


def main() -> None:
    """Measure, and print the tables one after another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000, help="of the corpus made here")
    parser.add_argument("--corpus", type=Path, help="a folder, JSONL or JSONL.gz instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--facts", type=int, default=1000, help="articles to find the facts of")
    parser.add_argument("--questions", type=int, default=40, help="of each kind")
    parser.add_argument("--engines", default="whoosh,tantivy")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--archive", type=int, help="articles that come with facts; 0 for none")
    parser.add_argument("--more", type=int, default=8, help="articles to add to them one by one")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="explorer-benchmark-") as folder:
        room = Path(folder)
        if asked.corpus is None:
            corpus = room / "news"
            write_folder(Newsroom(asked.seed).articles(asked.articles), corpus)
            measure(corpus, room, asked)
        else:
            with folder_of(asked.corpus) as corpus:
                measure(corpus, room, asked)
        if size := asked.articles if asked.archive is None else asked.archive:
            measure_archive(room / "archive", size, asked.more)


def measure_archive(room: Path, size: int, more: int) -> None:
    """Measure what an archive with all its facts takes, and the app on it."""
    corpus = room / "news"
    env = surroundings(room / "home", "auto")
    news = print_archive(corpus, env, store_in(corpus, env), size, more)
    words = tuple(each.name.split()[0].lower() for each in news.world.actors[3:40:5])
    print_app("with all facts", corpus, env, words)
    fresh = {"TERM": "xterm-256color", "XDG_STATE_HOME": str(room / "fresh")}  # no session yet
    show_start(corpus, {**env, **fresh}, _STARTS, "1/")


def measure(corpus: Path, room: Path, asked: argparse.Namespace) -> None:
    """Measure one corpus."""
    count = sum(1 for _ in articles_in(corpus))
    questions = questions_of(articles_in(corpus), asked.questions, asked.seed)
    print(f"{date.today():%d %B %Y}, {machine()}, Python {platform.python_version()}.")
    print(f"{count:,} articles, {size_of(corpus) / 2**20:,.0f} MiB of files.")
    probe = next(each.text for each in questions if each.kind == "common word")
    stores, rows, asks = {}, [], {}
    for engine in asked.engines.split(","):
        env = surroundings(room / engine, engine)
        root = store_in(corpus, env)
        line = index(corpus, root, env, until="facts", probe=probe)
        stores[engine] = (env, root)
        rows.append((f"explorer, {engine}", count / line.searchable, root, line))
        asks[f"explorer, {engine}"] = library_ask(corpus, env)
    others = [] if asked.no_peers else peers(lambda: articles_in(corpus), corpus, room / "peers")
    print_taking_in(rows, others, count)
    print_answers(questions, asks, others)
    for engine, (env, _) in stores.items():
        print_app(engine, corpus, env)
    print_facts(corpus, room, asked.facts)
    print_facts_rate(corpus)


def machine() -> str:
    """Name the processor and how many of its cores may be used, with the load just now."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    name = next((line.partition(":")[2].strip() for line in lines if "model name" in line), "?")
    return f"{len(os.sched_getaffinity(0))} cores of {name}, load {os.getloadavg()[0]:.1f}"


def surroundings(home: Path, engine: str) -> dict[str, str]:
    """Return an environment with places of its own, in which an engine is chosen."""
    own = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "STATE", "CONFIG", "DATA")}
    config = home / "CONFIG" / "explorer" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'[search]\nengine = "{engine}"\n', encoding="utf-8")
    return {**os.environ, **own, "TEXTUAL_ANIMATIONS": "none"}


def store_in(corpus: Path, env: dict[str, str]) -> Path:
    """Return where the store of a corpus is in an environment."""
    os.environ["XDG_CACHE_HOME"] = env["XDG_CACHE_HOME"]
    return store_of(corpus).root


def articles_in(corpus: Path) -> Iterator[Article]:
    """Read the articles as the program does, one after another."""
    for file in scan(corpus, max_file_bytes=_LARGEST):
        yield from (each for each in read(file, max_file_bytes=_LARGEST) if is_article(each))


def is_article(found: object) -> bool:
    """Tell whether a record could be read."""
    return isinstance(found, Article)


def library_ask(corpus: Path, env: dict[str, str]) -> Callable[[Question], object]:
    """Return what answers a question whole: hits, their best paragraphs, the count."""
    store_in(corpus, env)
    library = Library.open(corpus, store_of(corpus))
    return lambda question: library.search(question.text, limit=50)


def print_taking_in(
    rows: list[tuple[str, float, Path, Timeline]], others: list[Peer], count: int
) -> None:
    """Print how fast the text was taken in, and the ratio to the engine alone."""
    print("\nTaking in the text\n")
    print("| | articles/s | first hit, s | all searchable, s | disk, MiB | peak memory, MiB |")
    print("|---|---|---|---|---|---|")
    for name, rate, root, line in rows:
        first = "-" if line.first_hit is None else f"{line.first_hit:.1f}"
        cells = (f"{rate:,.0f}", first, f"{line.searchable:,.1f}")
        size = size_of(root) / 2**20
        print(f"| {name} | {' | '.join(cells)} | {size:,.0f} | {line.peak:,.0f} |")
    for peer in others:
        if peer.seconds:
            size = peer.size / 2**20
            rate = count / peer.seconds
            print(f"| {peer.name} | {rate:,.0f} | - | {peer.seconds:,.1f} | {size:,.0f} | - |")


def print_answers(
    questions: list[Question],
    asks: dict[str, Callable[[Question], object]],
    others: Iterable[Peer],
) -> None:
    """Print p50, p95 and p99 of each kind of question in milliseconds, a column an engine."""
    columns = dict(asks)
    can = {}
    for peer in others:
        columns[peer.name], can[peer.name] = peer.ask, peer.can
    print("\nAnswers, milliseconds: median / 95 of 100 / 99 of 100\n")
    print(f"| kind | {' | '.join(columns)} |")
    print("|---" * (len(columns) + 1) + "|")
    medians: dict[str, dict[str, float]] = {name: {} for name in columns}
    for kind in kinds(questions):
        of_kind = [each for each in questions if each.kind == kind]
        cells = []
        for name, ask in columns.items():
            if kind not in can.get(name, {kind}):
                cells.append("-")
                continue
            found, refused = timed(ask, of_kind)
            medians[name][kind] = found[0]
            said = f" ({refused} of {len(of_kind)} refused)" if refused else ""
            cells.append(" / ".join(f"{each:,.1f}" for each in found) + said)
        print(f"| {kind} | {' | '.join(cells)} |", flush=True)
    print_ratios(medians, list(asks))


def print_ratios(medians: dict[str, dict[str, float]], ours: list[str]) -> None:
    """Print how many times as long each of ours takes as each peer, over the kinds of both."""
    others = [name for name in medians if name not in ours]
    if not others:
        return
    print("\nTimes as long as a peer, geometric mean of the kinds that both answer\n")
    print(f"| | {' | '.join(others)} |")
    print("|---" * (len(others) + 1) + "|")
    for name in ours:
        cells = []
        for other in others:
            both = medians[name].keys() & medians[other].keys()
            ratios = [medians[name][kind] / max(medians[other][kind], 1e-3) for kind in both]
            cells.append(f"{statistics.geometric_mean(ratios):,.2f}")
        print(f"| {name} | {' | '.join(cells)} |")


def timed(
    ask: Callable[[Question], object], questions: list[Question]
) -> tuple[tuple[float, ...], int]:
    """Ask each question once, after one to warm up; return the percentiles in milliseconds.

    Also how many were refused: prefixes that stand for too many words, which counts as an answer.
    """
    answered(ask, questions[0])
    taken, refused = [], 0
    for question in questions:
        begun = time.perf_counter()
        refused += not answered(ask, question)
        taken.append((time.perf_counter() - begun) * 1000)
    return percentiles(taken), refused


def answered(ask: Callable[[Question], object], question: Question) -> bool:
    """Ask; False where the question is refused with words."""
    try:
        ask(question)
    except QueryError:
        return False
    return True


def percentiles(taken: list[float]) -> tuple[float, float, float]:
    """Return the median, and what 95 and 99 of a hundred do not exceed."""
    if len(taken) < 2:
        return (taken[0],) * 3
    hundredths = statistics.quantiles(taken, n=100, method="inclusive")
    return hundredths[49], hundredths[94], hundredths[98]


def print_app(
    engine: str, corpus: Path, env: dict[str, str], words: tuple[str, ...] = _TYPED
) -> None:
    """Print how the app answers keys, and its memory."""
    found = app_timing(corpus, env, words)
    patient, fast = (percentiles(each) for each in (found.patient, found.fast))
    print(f"\nThe app, {engine}: filled in {found.opened:.1f} s")
    print(f"- a letter to its results: {patient[0]:,.0f} ms, p95 {patient[1]:,.0f} ms")
    print(f"- the last of letters typed fast: {fast[0]:,.0f} ms, p95 {fast[1]:,.0f} ms")
    print(f"- memory: {found.private:,.0f} MiB its own, {found.most:,.0f} MiB at the most")


def print_facts(corpus: Path, room: Path, count: int) -> None:
    """Find the facts of some articles, then refresh with nothing new, and with one article."""
    some = room / "some"
    for number, article in enumerate(islice(articles_in(corpus), count)):
        path = some / f"{number // 1000}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
        day = article.published or date(2020, 1, 1)
        head = f"---\ntitle: {article.title!r}\npublished: {day}\n---\n\n"
        path.write_text(head + body, encoding="utf-8")
    env = surroundings(room / "facts", "auto")
    root = store_in(some, env)
    whole = index(some, root, env)
    facts = whole.total - whole.stages.get("facts", 0.0)
    nothing = index(some, root, env)
    (some / "one-more.md").write_text(
        "---\ntitle: Zyxwv visits Oslo\npublished: 2024-05-01\n---\n\n"
        "OSLO - Norwegian Prime Minister Zyxwv Solberg met Finland's Aino Laine on Monday.\n",
        encoding="utf-8",
    )
    one = index(some, root, env, probe="zyxwv")
    print(f"\nFacts of {count:,} articles: {count / facts:,.1f} articles/s with all processes")
    print(f"- a refresh with nothing new: {nothing.total:.1f} s")
    found = one.first_hit or one.total
    print(f"- with one article more: found after {found:.1f} s, its facts after {one.total:.1f} s")
    with closing(Library.open(some, store_of(some))) as library:
        status = library.status().catalogue
    print(f"- {status.actors:,} actors, {status.events:,} events, peak {whole.peak:,.0f} MiB")
    shutil.rmtree(some)


def print_facts_rate(corpus: Path) -> None:
    """Print how fast facts are found beside the bare parser, with a process a core."""
    articles = list(islice(articles_in(corpus), _PARSED))
    words, jobs = words_in(articles), len(os.sched_getaffinity(0))
    runs = facts_rate.measured(articles, jobs, _ROUNDS)
    bare, ours = (min(run.wall for run in side) for side in zip(*runs, strict=True))
    ratio = statistics.median(bare.cpu / facts.cpu for bare, facts in runs)
    print(
        f"- {jobs} processes: {words / ours:,.0f} words/s, bare nlp.pipe {words / bare:,.0f};",
        end=" ",
    )
    print(f"{ratio:.2f} of its rate by processor time, {bare / ours:.2f} by the clock")


if __name__ == "__main__":
    main()
