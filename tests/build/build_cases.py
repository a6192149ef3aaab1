"""A corpus of short reports written for these tests, and what a store made from it holds."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from explorer.build import BuildSummary, refresh, survey
from explorer.config import IndexSettings, Store
from explorer.library import Library

ONE_JOB = IndexSettings(jobs=1)

REPORTS = {
    "harbour/visit.txt": (
        "Norwegian minister visits Nairobi\n\nPublished: 2024-05-14\n\n"
        "Norwegian Foreign Minister Ingrid Solvang met Kenyan President Daniel Mutiso in Nairobi"
        " on Monday.\n\nSolvang said the two countries would sign a fisheries agreement.\n"
    ),
    "harbour/talks.md": (
        "---\ntitle: Kenya and Norway hold talks\ndate: 2024-05-15\n---\n\n"
        "Kenyan President Daniel Mutiso received Ingrid Solvang in Nairobi on May 13, 2024.\n"
    ),
    "protest.txt": (
        "Published: 2024-06-02\n\n"
        "Workers protested in Lisbon on Saturday. Prime Minister Rui Calado condemned the strike.\n"
    ),
}


def is_stale(corpus: Path, store: Store, settings: IndexSettings) -> bool:
    return survey(corpus, store, settings).is_stale


def write_corpus(folder: Path, reports: dict[str, str] | None = None) -> Path:
    for name, text in (REPORTS if reports is None else reports).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def many_reports(number: int) -> dict[str, str]:
    days = ("Monday", "Tuesday", "Thursday")
    return {
        f"r{index:03}.txt": (
            f"Published: 2024-03-{index % 27 + 1:02}\n\n"
            f"Polish Foreign Minister Anna Lis{index % 7} met Kenyan President Daniel Mutiso in"
            f" Nairobi on {days[index % 3]}.\n"
        )
        for index in range(number)
    }


def build(corpus: Path, store: Store, settings: IndexSettings = ONE_JOB, **more) -> BuildSummary:
    return refresh(corpus, store, settings, **more)


def stages(corpus: Path, store: Store, settings: IndexSettings = ONE_JOB) -> set[str]:
    """The stages that a refresh went through with something to do."""
    steps = []
    build(corpus, store, settings, on_progress=steps.append)
    return {step.stage for step in steps if step.stage not in ("scan", "read")}


def contents(corpus: Path, store: Store) -> dict[str, object]:
    """Everything that a reader can ask, to compare two stores."""
    with closing(Library.open(corpus, store)) as library:
        keys = [row.key for row in library.articles.rows()]
        return {
            "articles": [library.articles.view(key) for key in keys],
            "actors": [library.actors.actor(row.id) for row in library.actors.rows()],
            "events": list(library.events.events()),
            "found": [
                (query, [hit.article for hit in library.search(query).hits])
                for query in ("nairobi", "actor:mutiso", "place:lisbon", "type:meeting")
            ],
            "searchable": library.status().searchable,
        }


def later(path: Path) -> None:
    """Give a file a new time, as an editor does."""
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 2_000_000_000))


def with_model(name: str) -> IndexSettings:
    return replace(ONE_JOB, model=name)
