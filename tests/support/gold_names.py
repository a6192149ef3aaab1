"""Which names are held to be one actor, beside what a careful reader holds: pairs and texts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explorer.actors import compare, link, resolve
from explorer.corpus import read_path
from explorer.language import Annotator
from explorer.model import Actor, Annotation, Article, Kind, References

_MARK = re.compile(r"\{([^={}]+)=([\w-]+)\}")
_KINDS = {
    "persons": Kind.PERSON,
    "organizations": Kind.ORGANIZATION,
    "countries": Kind.COUNTRY,
    "places": Kind.PLACE,
}


@dataclass
class Count:
    """How often two names were one actor: as expected, too often, and too seldom."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def take(self, *, expected: bool, found: bool) -> None:
        """Count one pair."""
        self.right += expected and found
        self.surplus += found and not expected
        self.missed += expected and not found

    def figures(self) -> str:
        """Precision, recall and F1 in one line."""
        precision = self.right / (self.right + self.surplus or 1)
        recall = self.right / (self.right + self.missed or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        return f"precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}"


@dataclass(frozen=True)
class Spot:
    """A marked name: its words, whom it means, and where it stands."""

    words: str
    who: str
    article: int
    paragraph: int
    start: int
    end: int


def report(folder: Path) -> str:
    """Return the figures of the pairs and of the texts, and a line for each fault."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))
    lines = [*_pairs(cases["pairs"]), "", *_texts(cases["text"])]
    return "\n".join(lines) + "\n"


def _pairs(groups: list[dict[str, Any]]) -> Iterator[str]:
    yield "# pairs"
    every: dict[str, Count] = {}
    for group in groups:
        count, faults = Count(), []
        for expected in ("same", "different"):
            for name, other in group[expected]:
                found = compare(name, other, kind=Kind(group["kind"]))
                for one in (count, every.setdefault(group["kind"], Count())):
                    one.take(expected=expected == "same", found=found.verdict == "same")
                if (found.verdict == "same") != (expected == "same"):
                    faults.append(f"  {found.verdict} {found.score:.2f}  {name} / {other}")
        total = len(group["same"]) + len(group["different"])
        yield f"{total - len(faults)} of {total}  {group['class']}"
        yield from faults
    yield from (f"{kind:<14}{count.figures()}" for kind, count in every.items())


def _texts(cases: list[dict[str, Any]]) -> Iterator[str]:
    yield "# texts"
    links, kinds, asked = Count(), 0, 0
    for case, read in zip(cases, _annotated(cases), strict=True):
        faults: list[str] = []
        rows = list(_held(case, read))
        for spot, actor in rows:
            asked += 1
            fault = _fault(case, spot, actor)
            kinds += fault is None
            faults += [fault] if fault else []
        known = [row for row in rows if row[0].who not in case.get("nobody", ())]
        faults += _grouping(known, links)
        yield f"{'right' if not faults else 'wrong'}  {case['about']}"
        yield from (f"  {fault}" for fault in dict.fromkeys(faults))
    yield f"{'one actor':<14}{links.figures()}"
    yield f"{'kinds':<14}{kinds} of {asked} marked names are of the right kind, or rightly nobody"


def _grouping(rows: Sequence[tuple[Spot, Actor | None]], links: Count) -> Iterator[str]:
    """Compare every two marked names that mean somebody, and "-" with all of them."""
    for (one, actor), (other, beside) in combinations(rows, 2):
        if one.who == other.who == "-":
            continue
        expected = one.who == other.who
        found = actor is not None and actor is beside
        links.take(expected=expected, found=found)
        if found and not expected:
            yield f"joined: {one.words} and {other.words} ({other.article + 1})"
        if expected and not found:
            yield f"split: {one.words} ({one.article + 1}) and {other.words} ({other.article + 1})"


def _fault(case: dict[str, Any], spot: Spot, actor: Actor | None) -> str | None:
    """What is wrong with one marked name by itself."""
    if spot.who == "-":
        return None
    if spot.who in case.get("nobody", ()):
        person = actor is not None and actor.kind is Kind.PERSON
        return f"a person: {spot.words}" if person else None
    kind = next(kind for field, kind in _KINDS.items() if spot.who in case.get(field, ()))
    if actor is None:
        return f"nobody: {spot.words} ({spot.article + 1})"
    return None if actor.kind is kind else f"{actor.kind.value}: {spot.words} ({spot.article + 1})"


def _held(
    case: dict[str, Any], annotations: Sequence[Annotation]
) -> Iterator[tuple[Spot, Actor | None]]:
    """For every marked name the actor that was found there."""
    linked = [link(annotation) for annotation in annotations]
    resolution = resolve(linked)
    actors = {actor.id: actor for actor in resolution.actors}
    for spot in _spots(case, annotations):
        held = _referents(spot, annotations[spot.article], linked[spot.article])
        key = linked[spot.article].article
        ids = [
            resolution.actor_of[key, number]
            for number in held
            if (key, number) in resolution.actor_of
        ]
        yield spot, actors[ids[0]] if ids else None


def _referents(spot: Spot, annotation: Annotation, references: References) -> tuple[int, ...]:
    """What the longest mention points at that lies within the marked words or holds their end."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for mention, held in zip(annotation.mentions, references.of_mention, strict=True):
        if mention.paragraph != spot.paragraph or mention.form.value in ("description", "group"):
            continue
        shared = min(mention.end, spot.end) - max(mention.start, spot.start)
        best = max(best, (shared, held))
    return best[1] if best[0] > 0 else ()


def _spots(case: dict[str, Any], annotations: Sequence[Annotation]) -> Iterator[Spot]:
    """Find the marked names again in the paragraphs that were read."""
    for number, (marked, annotation) in enumerate(zip(case["articles"], annotations, strict=True)):
        paragraph, at = 0, 0
        for words, who in _MARK.findall(marked):
            place = _find(words, annotation, paragraph, at)
            if place is not None:  # else cut off with the dateline
                paragraph, start = place
                at = start + len(words)
                yield Spot(words, who, number, paragraph, start, at)


def _find(words: str, annotation: Annotation, paragraph: int, at: int) -> tuple[int, int] | None:
    """The paragraph and the offset where these words stand next."""
    for number in range(paragraph, len(annotation.parses)):
        start = annotation.parses[number].text.find(words, at if number == paragraph else 0)
        if start >= 0:
            return number, start
    return None


def _annotated(cases: Sequence[dict[str, Any]]) -> Iterator[list[Annotation]]:
    articles = [
        replace(_article(marked), key=f"{number}.txt")
        for case in cases
        for number, marked in enumerate(case["articles"])
    ]
    annotations = iter(_annotator().annotate(articles))
    for case in cases:
        yield [next(annotations) for _ in case["articles"]]


def _article(marked: str) -> Article:
    """Read a text as a file of a corpus is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(_MARK.sub(r"\1", marked).strip(), encoding="utf-8")
        (found,) = read_path(path, max_file_bytes=100_000)
    if not isinstance(found, Article):
        raise ValueError(found.reason)
    return found


@cache
def _annotator() -> Annotator:
    return Annotator()
