"""Which tellings of short reports are held to be one event, beside what a careful reader holds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from explorer.actors import link, resolve
from explorer.dates import timexes
from explorer.events import Source, extract, merge
from explorer.language import Annotator
from explorer.model import Article, Event, Paragraph

_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """One case as it was found: of every telling the event, of every event its date and disputes.

    ``held`` has the number of the expected event and the id of the found one, None where a
    telling was not found; ``dates`` and ``disputes`` pair what is expected with what was found.
    """

    why: str
    held: tuple[tuple[int, str | None], ...]
    dates: tuple[tuple[str, str], ...]
    disputes: tuple[tuple[str, ...], tuple[str, ...]]

    def pairs(self) -> Iterator[tuple[bool, bool]]:
        """Yield for every two tellings whether they are one event, expected and found."""
        for (event, found), (other, beside) in combinations(self.held, 2):
            yield event == other, found is not None and found == beside

    def faults(self) -> list[str]:
        """Say in words what is wrong."""
        lost = sum(found is None for _, found in self.held)
        split = sum(expected and not found for expected, found in self.pairs())
        joined = sum(found and not expected for expected, found in self.pairs())
        named = ((lost, "not found"), (split, "split"), (joined, "joined"))
        said = [f"{count} {words}" for count, words in named if count]
        said += [f"date {found} for {day}" for day, found in self.dates if day != found]
        expected, found = self.disputes
        if sorted(expected) != sorted(found):
            said.append(f"disputes {'+'.join(found) or 'none'} for {'+'.join(expected) or 'none'}")
        return said


def report(folder: Path) -> str:
    """Return one line for each case and the figures of all."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))["case"]
    outcomes = [outcome_of(case) for case in cases]
    lines = [f"{'; '.join(one.faults()) or 'right':<40}  {one.why}" for one in outcomes]
    figures = (f"{name:<22}{value:.3f}" for name, value in _figures(outcomes).items())
    return "\n".join(["# cases", *lines, "", "# figures", *figures]) + "\n"


def _figures(outcomes: Sequence[Outcome]) -> Mapping[str, float]:
    """Return the figures that the cases can tell: none of pairs where each event is told once."""
    pairs = [pair for one in outcomes for pair in one.pairs()]
    right = sum(expected and found for expected, found in pairs)
    dates = [pair for one in outcomes for pair in one.dates]
    asked = sum(len(one.disputes[0]) for one in outcomes)
    met = sum(len(set(one.disputes[0]) & set(one.disputes[1])) for one in outcomes)
    told = [found is not None for one in outcomes for _, found in one.held]
    shares = {
        "cases_right": (sum(not one.faults() for one in outcomes), len(outcomes)),
        "tellings_found": (sum(told), len(told)),
        "pair_precision": (right, sum(found for _, found in pairs)),
        "pair_recall": (right, sum(expected for expected, _ in pairs)),
        "date_accuracy": (sum(day == found for day, found in dates), len(dates)),
        "conflict_recall": (met, asked),
    }
    figures = {name: part / whole for name, (part, whole) in shares.items() if whole}
    return {**figures, "false_conflicts": sum(len(one.disputes[1]) for one in outcomes) - met}


def outcome_of(case: Mapping[str, Any]) -> Outcome:
    """Run the program over the reports of one case and compare."""
    events, names = events_of(case)
    held: list[tuple[int, str | None]] = []
    dates, asked, disputed = [], [], []
    for number, expected in enumerate(case["event"]):
        tellings = [_candidates(telling, expected, events, names) for telling in expected["told"]]
        found = [_favoured(each, tellings) for each in tellings]
        held += [(number, None if event is None else event.id) for event in found]
        known = [event for event in found if event is not None]
        best = max(known, key=known.count) if known else None
        dates.append((expected["date"], _UNKNOWN if best is None else best.date or _UNKNOWN))
        asked += expected.get("conflicts", [])
        if best is not None:
            disputed += [conflict.field for conflict in best.conflicts]
    return Outcome(case["why"], tuple(held), tuple(dates), (tuple(asked), tuple(disputed)))


def _favoured(candidates: Sequence[Event], tellings: Sequence[Sequence[Event]]) -> Event | None:
    """Of several events that a sentence tells, take the one that most of the tellings share."""
    if not candidates:
        return None
    return max(candidates, key=lambda event: sum(event in others for others in tellings))


def _candidates(
    telling: str, expected: Mapping[str, Any], events: Sequence[Event], names: Mapping[str, str]
) -> list[Event]:
    number, _, words = telling.partition(": ")
    return [
        event
        for event in events
        if expected.get("kind", event.type) in {event.type, event.mode}
        and expected.get("place") in {None, names.get(event.place or "")}
        and any(e.article == number and words in e.text for e in event.evidence)
    ]


def events_of(case: Mapping[str, Any]) -> tuple[tuple[Event, ...], Mapping[str, str]]:
    """Return the events of a case's reports and the names of its actors by their ids."""
    articles = [_article(i, told) for i, told in enumerate(case["report"], start=1)]
    facts = []
    for article, annotation in zip(articles, _annotator().annotate(articles), strict=True):
        references = link(annotation, publication=article.publication)
        times = timexes(annotation.parses, article.published)
        facts.append((references, extract(annotation, times, references)))
    resolution = resolve([references for references, _ in facts])
    sources = {a.key: Source(a.published, a.publication) for a in articles}
    mentions = [mention for _, found in facts for mention in found]
    names = {actor.id: actor.name for actor in resolution.actors}
    return merge(mentions, resolution, sources), names


@cache
def _annotator() -> Annotator:
    return Annotator()


def _article(number: int, told: Mapping[str, str]) -> Article:
    texts = [" ".join(text.split()) for text in told["text"].split("\n\n")]
    article = Article(
        key=str(number),
        title="",
        title_is_lead=True,
        published=date.fromisoformat(told["published"]),
        updated=None,
        author=None,
        publication=told.get("paper", f"paper {number}"),
        dateline=None,
        paragraphs=tuple(Paragraph(i, text) for i, text in enumerate(filter(None, texts))),
        digest=str(number),
    )
    return replace(article, title=article.paragraphs[0].text[:60])
