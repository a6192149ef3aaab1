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
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from app_timing import app_timing
from benchmark_places import LARGEST, articles_in, store_in, surroundings, write_articles
from engine_rates import document_of, print_head, print_rates
from facts_run import print_facts, print_facts_rate
from index_run import Timeline, index
from newsroom import Newsroom, write_folder
from peers import MAKERS, Peer, Question, peers, size_of
from questions_of import kinds, questions_of
from standing_archive import print_archive
from terminal import show_start
from texts import folder_of

from explorer.config import Store, store_of
from explorer.corpus import scan
from explorer.errors import QueryError
from explorer.library import Library
from explorer.search import open_engine, parse

_STARTS = 9
_FEWER = 10_000  # files of the folder whose first hit is told beside a larger one's
_FROM_MEMORY = {"tantivy": 100_000, "whoosh": 3_000}  # articles: some seconds, in turns
_TURNS = 3
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
    parser.add_argument("--peers", default=",".join(MAKERS), help="which of them; empty for none")
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
    stores, rows, asks, alone = {}, [], {}, {}
    for engine in asked.engines.split(","):
        env = surroundings(room / engine, engine)
        root = store_in(corpus, env)
        line = index(corpus, root, env, until="facts", probe=probe)
        stores[engine] = (env, root)
        rows.append((f"explorer, {engine}", count / line.searchable, root, line))
        asks[f"explorer, {engine}"] = library_ask(corpus, env)
        alone[f"{engine} of explorer, alone"] = engine_ask(root)
    others = []
    if asked.peers:
        files = one_file_each(corpus, count, room / "files")
        names = asked.peers.split(",")
        others = peers(names, lambda: articles_in(corpus), files, room / "peers")
    print_taking_in(rows, others, count)
    print_engines(corpus, asked.engines.split(","))
    print_first_hits(corpus, room, asked.engines.split(","), probe)
    print_answers(questions, asks | alone, others)
    for engine, (env, _) in stores.items():
        print_app(engine, corpus, env)
    print_facts(corpus, room, asked.facts)
    print_facts_rate(corpus)


def machine() -> str:
    """Name the processor and how many of its cores may be used, with the load just now."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    name = next((line.partition(":")[2].strip() for line in lines if "model name" in line), "?")
    return f"{len(os.sched_getaffinity(0))} cores of {name}, load {os.getloadavg()[0]:.1f}"


def one_file_each(corpus: Path, count: int, folder: Path) -> Path:
    """Return a folder with a file an article, which the peers need that read files themselves."""
    if sum(1 for _ in scan(corpus, max_file_bytes=LARGEST)) == count:
        return corpus
    write_articles(articles_in(corpus), folder)
    return folder


def library_ask(corpus: Path, env: dict[str, str]) -> Callable[[Question], object]:
    """Return what answers a question whole: hits, their best paragraphs, the count."""
    store_in(corpus, env)
    library = Library.open(corpus, store_of(corpus))
    return lambda question: library.search(question.text, limit=50)


def engine_ask(root: Path) -> Callable[[Question], object]:
    """Return what answers a question as the peers do: the keys of the best, and no texts."""
    engine = open_engine(Store(root).index)
    return lambda question: engine.search(parse(question.text), limit=50)


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


def print_engines(corpus: Path, engines: list[str]) -> None:
    """Print how fast the engines alone take articles in from memory."""
    print("\nThe engines alone, the same articles and fields from memory\n")
    print_head()
    for engine in engines:
        articles = islice(articles_in(corpus), _FROM_MEMORY[engine])
        print_rates(list(map(document_of, articles)), engine, _TURNS)


def print_first_hits(corpus: Path, room: Path, engines: list[str], probe: str) -> None:
    """Print how soon something is found in a new folder of fewer files, where there are more."""
    files = list(scan(corpus, max_file_bytes=LARGEST))
    if len(files) <= _FEWER:
        return
    folder = room / "fewer"
    for number, file in enumerate(files[:_FEWER]):
        path = folder / f"{number // 1000}" / Path(file.name).name
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(file.path, path)
    print(f"\nA new folder of {_FEWER:,} files:", end="")
    for engine in engines:
        env = surroundings(room / f"fewer-{engine}", engine)
        line = index(folder, store_in(folder, env), env, until="facts", probe=probe)
        print(f" {engine} finds the first after {line.first_hit or line.total:.1f} s,", end="")
        print(f" all after {line.searchable:.1f} s;", end="")
    print(flush=True)


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


if __name__ == "__main__":
    main()
