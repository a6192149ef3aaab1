"""The facts of some articles in a store of their own, found by the real command; then one more."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from itertools import islice
from pathlib import Path

import facts_rate
from benchmark_places import articles_in, store_in, surroundings, write_articles
from index_run import index
from texts import words_in

from explorer.config import store_of
from explorer.library import Library

_PARSED, _ROUNDS = 240, 3


def print_facts(corpus: Path, room: Path, count: int) -> None:
    """Find the facts of some articles, then refresh with nothing new, and with one article."""
    some = room / "some"
    write_articles(islice(articles_in(corpus), count), some)
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
    one = index(some, root, env, probe="zyxwv", facts="actor:zyxwv")
    print(f"\nFacts of {count:,} articles: {count / facts:,.1f} articles/s with all processes")
    print(f"- a refresh with nothing new: {nothing.total:.1f} s")
    found = one.first_hit or one.total
    joined = one.facts_hit or one.total
    print(f"- with one article more: found after {found:.1f} s, its facts after {joined:.1f} s")
    with closing(Library.open(some, store_of(some))) as library:
        status = library.status().catalogue
    print(f"- {status.actors:,} actors, {status.events:,} events, peak {whole.peak:,.0f} MiB")
    shutil.rmtree(some)


def print_facts_rate(corpus: Path) -> None:
    """Print how fast facts are found beside the bare parser, with a process a core."""
    articles = list(islice(articles_in(corpus), _PARSED))
    words, jobs = words_in(articles), len(os.sched_getaffinity(0))
    rounds = facts_rate.measured(articles, jobs, _ROUNDS)
    ours, bare, quick = (
        facts_rate.words_a_second(rounds, side, words) for side in ("facts", "bare", "quick")
    )
    ratio = facts_rate.beside(rounds, "bare")
    print(f"- {jobs} processes: {ours:,.0f} words/s, bare nlp.pipe {bare:,.0f};", end=" ")
    print(f"{ratio:.2f} of its rate by processor time, {ours / bare:.2f} by the clock")
    print(f"- with the program's arithmetic the bare parser does {quick:,.0f} words/s;", end=" ")
    print(f"beside it {facts_rate.beside(rounds, 'quick'):.2f} and {ours / quick:.2f}")
