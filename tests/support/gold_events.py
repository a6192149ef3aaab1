"""What the extractor makes of short texts beside the events that a careful reader lists.

A found event pairs with a gold event when their types agree, or when they share a participant;
each is used once, the best pairs first. Every surplus event counts against precision, words
as well as deeds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from explorer.actors import link, resolve
from explorer.dates import timexes
from explorer.events import Source, extract, merge
from explorer.language import Annotator
from explorer.model import Annotation, Article, Event, Paragraph

_PUBLISHED = "2024-03-13"
_BEFORE = "It was a long week."


@dataclass(frozen=True)
class Found:
    """An event in the terms of the gold: names instead of ids."""

    type: str
    mode: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    place: str | None
    date: str | None
    title: str

    @property
    def who(self) -> frozenset[str]:
        return self.actors | self.recipients


@dataclass(frozen=True)
class Outcome:
    """One case: its pairs of (gold, found), the gold not found, what was found besides."""

    why: str
    pairs: tuple[tuple[dict[str, Any], Found], ...]
    missing: tuple[dict[str, Any], ...]
    surplus: tuple[Found, ...]

    @property
    def wrong(self) -> list[str]:
        """Return what is not as the gold has it, a phrase each."""
        said = [f"missing {gold['type']}" for gold in self.missing]
        said += [f"surplus {found.type}: {found.title}" for found in self.surplus]
        for gold, found in self.pairs:
            said += [
                f"{field} of {gold['type']}: {_shown(value)}, not {_shown(wanted)}"
                for field, value, wanted in _compared(gold, found)
                if value != wanted
            ]
        return said


def report(folder: Path) -> str:
    """Return one line for each case, what is wrong with it, and the figures."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))["case"]
    outcomes = outcomes_of(cases)
    lines = []
    for outcome in outcomes:
        lines.append(f"{'wrong' if outcome.wrong else 'right'}  {outcome.why}")
        lines += [f"         {said}" for said in outcome.wrong]
    figures = (f"{name:<22}{value:.3f}" for name, value in _figures(outcomes).items())
    return "\n".join([*lines, "", "# figures", *figures]) + "\n"


def outcomes_of(cases: Sequence[dict[str, Any]]) -> list[Outcome]:
    """Read every case as an article of its own and compare."""
    articles = [_article(number, case) for number, case in enumerate(cases)]
    annotations = Annotator().annotate(articles)
    return [
        _compare(case, _events(annotation, case))
        for case, annotation in zip(cases, annotations, strict=True)
    ]


def _article(number: int, case: dict[str, Any]) -> Article:
    told = case["text"].split("\n\n")
    paragraphs = told if case.get("lead") else [_BEFORE, *told]
    return Article(
        key=f"case-{number}",
        title=paragraphs[0][:60],
        title_is_lead=True,
        published=date.fromisoformat(case.get("published", _PUBLISHED)),
        updated=None,
        author=None,
        publication=None,
        dateline=None,
        paragraphs=tuple(Paragraph(i, text) for i, text in enumerate(paragraphs)),
        digest=str(number),
    )


def _events(annotation: Annotation, case: dict[str, Any]) -> list[Found]:
    references = link(annotation)
    mentions = extract(annotation, timexes(annotation.parses, annotation.published), references)
    resolution = resolve([references])
    wanted = {name for gold in case["events"] for name in (*_who(gold), gold.get("place"))}
    names = {
        actor.id: next((form for form in actor.aliases if form in wanted), actor.name)
        for actor in resolution.actors
    }
    sources = {annotation.article: Source(annotation.published, None)}
    return [_found(event, names) for event in merge(mentions, resolution, sources)]


def _found(event: Event, names: dict[str, str]) -> Found:
    return Found(
        event.type.value,
        event.mode.value if event.mode else None,
        event.status.value,
        frozenset(names[actor] for actor in event.actors),
        frozenset(names[actor] for actor in event.recipients),
        names[event.place] if event.place else None,
        event.date,
        event.title,
    )


def _compare(case: dict[str, Any], found: Sequence[Found]) -> Outcome:
    gold = case["events"]
    ranked = sorted(
        ((_likeness(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        reverse=True,
    )
    left, right = dict(enumerate(gold)), dict(enumerate(found))
    pairs = []
    for likeness, i, j in ranked:
        if likeness > 0 and -i in left and -j in right:
            pairs.append((left.pop(-i), right.pop(-j)))
    missing = tuple(g for g in left.values() if not g.get("optional"))
    return Outcome(case["why"], tuple(pairs), missing, tuple(right.values()))


def _likeness(gold: dict[str, Any], found: Found) -> float:
    """Return how well two events fit, 0 where they cannot be one."""
    wanted = _who(gold)
    shared = len(wanted & found.who)
    typed = found.type in _types(gold)
    if not shared and not (typed and found.date == gold.get("date")):
        return 0.0
    same = [typed, found.mode == gold.get("mode"), found.date == gold.get("date")]
    return sum(same) + shared / len(wanted | found.who or {""}) + 0.1 * bool(shared)


def _types(gold: dict[str, Any]) -> list[str]:
    return [gold["type"], *gold.get("or", [])]


def _who(gold: dict[str, Any]) -> frozenset[str]:
    return frozenset(gold.get("actors", [])) | frozenset(gold.get("recipients", []))


def _compared(gold: dict[str, Any], found: Found) -> Iterable[tuple[str, Any, Any]]:
    """Yield (field, found value, gold value); a type that is as right counts as the gold's."""
    yield "type", gold["type"] if found.type in _types(gold) else found.type, gold["type"]
    yield "mode", found.mode, gold.get("mode") if found.type == gold["type"] else found.mode
    yield "status", found.status, gold.get("status", "occurred")
    yield "participants", found.who, _who(gold)
    if found.who == _who(gold):
        yield "actors", found.actors, frozenset(gold.get("actors", []))
    yield "place", found.place if "place" in gold else None, gold.get("place")
    yield "date", found.date, gold.get("date")


def _shown(value: Any) -> str:
    return " + ".join(sorted(value)) or "nobody" if isinstance(value, frozenset) else str(value)


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    pairs = [pair for outcome in outcomes for pair in outcome.pairs]
    asked = [pair for pair in pairs if not pair[0].get("optional")]
    missing = sum(len(outcome.missing) for outcome in outcomes)
    surplus = sum(len(outcome.surplus) for outcome in outcomes)
    compared = [_compared(gold, found) for gold, found in asked]
    right: dict[str, list[bool]] = {}
    for fields in compared:
        for field, value, wanted in fields:
            right.setdefault(field, []).append(value == wanted)
    return {
        "precision": len(pairs) / max(1, len(pairs) + surplus),
        "recall": len(asked) / max(1, len(asked) + missing),
        **{field: sum(values) / len(values) for field, values in right.items()},
        "whole cases": sum(not outcome.wrong for outcome in outcomes) / len(outcomes),
    }
