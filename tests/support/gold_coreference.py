"""Whom descriptions and pronouns of short texts are taken to mean, beside what a reader takes."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from explorer.actors import link, resolve
from explorer.actors.fold import plain
from explorer.language import Annotator
from explorer.model import (
    Actor,
    Annotation,
    Article,
    Form,
    Kind,
    Mention,
    Paragraph,
    References,
    Resolution,
)

NOBODY = "-"
_OF_FORM = {Form.PRONOUN: "pronoun", Form.GROUP: "group", Form.DESCRIPTION: "description"}


@dataclass(frozen=True)
class Found:
    """A case as the program reads it."""

    annotation: Annotation
    references: References
    resolution: Resolution

    @property
    def actors(self) -> dict[str, Actor]:
        """All actors by id."""
        return {actor.id: actor for actor in self.resolution.actors}

    def meant(self, index: int) -> list[str]:
        """The names of the actors that a mention points at, in order of name."""
        key = self.annotation.article
        ids = (
            self.resolution.actor_of.get((key, referent))
            for referent in self.references.of_mention[index]
        )
        return sorted({self.actors[found].name for found in ids if found})

    def here(self) -> list[Actor]:
        """The actors that the case's own article speaks of."""
        key = self.annotation.article
        ids = {
            self.resolution.actor_of.get((key, referent.id))
            for referent in self.references.referents
        }
        return [actor for actor in self.resolution.actors if actor.id in ids]


def report(folder: Path) -> str:
    """Return each case with what is wrong in it, and the figures."""
    cases = tomllib.loads((folder / "cases.toml").read_text(encoding="utf-8"))["case"]
    counts: Counter[str] = Counter()
    lines = []
    for case in cases:
        found = read(case)
        wrong = [*_meant(case, found, counts), *_held(case, found, counts)]
        wrong += _people(case, found, counts)
        lines.append(f"{'wrong' if wrong else 'right'}  {case['about']}")
        lines += [f"       {line}" for line in wrong]
    return "\n".join(["# cases", *lines, "", "# figures", *_figures(counts, len(cases))]) + "\n"


def _figures(counts: Counter[str], cases: int) -> list[str]:
    names = [name.removesuffix(" right") for name in counts if name.endswith(" right")]
    rows = [("cases", str(cases))]
    for name in sorted(names):
        right, total = counts[f"{name} right"], counts[name]
        rows.append((name, f"{right / total:.3f} ({right} of {total})"))
    rows += [(name, str(counts[name])) for name in ("guessed", "surplus persons")]
    return [f"{name:<22}{value}" for name, value in rows]


def read(case: dict[str, Any]) -> Found:
    """Run the program on the article of a case and on those of its corpus."""
    texts = [(case["day"], case["text"]), *case.get("before", [])]
    articles = [_article(number, day, text) for number, (day, text) in enumerate(texts)]
    annotations = list(_annotator().annotate(articles))
    references = [link(annotation) for annotation in annotations]
    return Found(annotations[0], references[0], resolve(references))


@cache
def _annotator() -> Annotator:
    return Annotator()


def _article(number: int, day: date, text: str) -> Article:
    blocks = [" ".join(block.split()) for block in text.strip().split("\n\n")]
    paragraphs = tuple(Paragraph(index, block) for index, block in enumerate(blocks))
    return Article(f"{number}.txt", "", True, day, None, None, None, None, paragraphs, "")


def _meant(case: dict[str, Any], found: Found, counts: Counter[str]) -> Iterator[str]:
    for words, name in case.get("meant", []):
        index = _mention(found.annotation, words)
        mention = found.annotation.mentions[index] if index is not None else None
        names = found.meant(index) if index is not None else []
        sort = "left open" if name == NOBODY else _sort(mention, words)
        told = "; ".join(names) or (NOBODY if mention else "no mention")
        right = _same(name, names)
        counts[sort] += 1
        counts[f"{sort} right"] += right
        if not right:
            counts["guessed"] += bool(names)
            yield f"{words!r}: {told}, not {name}"


def _sort(mention: Mention | None, words: str) -> str:
    if mention is None:
        return (
            "pronoun" if words.partition("@")[0].islower() and " " not in words else "description"
        )
    return _OF_FORM.get(mention.form, "name")


def _same(expected: str, names: list[str]) -> bool:
    wanted = [] if expected == NOBODY else sorted(part.strip() for part in expected.split(";"))
    return [plain(name) for name in wanted] == [plain(name) for name in names]


def _mention(annotation: Annotation, words: str) -> int | None:
    """The mention at the n-th place of these words, whose own words they are."""
    text, _, number = words.partition("@")
    here = [i for i, mention in enumerate(annotation.mentions) if mention.text == text]
    which = int(number or 1) - 1
    return here[which] if which < len(here) else None


def _held(case: dict[str, Any], found: Found, counts: Counter[str]) -> Iterator[str]:
    for person, office, of, when in case.get("held", []):
        claims = {
            (_plain_office(claim.title), claim.of or "", "former" if claim.former else "")
            for actor in found.here()
            if plain(actor.name) == plain(person)
            for referent in found.references.referents
            if found.resolution.actor_of.get((found.annotation.article, referent.id)) == actor.id
            for claim in referent.roles
        }
        right = (_plain_office(office), of, when) in claims
        counts["role"] += 1
        counts["role right"] += right
        if not right:
            told = "; ".join(", ".join(filter(None, claim)) for claim in sorted(claims))
            yield f"{person} as {', '.join(filter(None, (office, of, when)))}: {told or 'no role'}"


def _plain_office(title: str) -> str:
    return " ".join(word for word in plain(title).split() if word != "the")


def _people(case: dict[str, Any], found: Found, counts: Counter[str]) -> Iterator[str]:
    if "people" not in case:
        return
    persons = {plain(a.name): a.name for a in found.here() if a.kind is Kind.PERSON}
    for name in case["people"]:
        counts["person"] += 1
        counts["person right"] += plain(name) in persons
        if plain(name) not in persons:
            yield f"{name} is not among the persons"
    known = {plain(name) for name in case["people"]}
    for folded, name in persons.items():
        if folded not in known:
            counts["surplus persons"] += 1
            yield f"{name} is no person of the text"
