"""Whether a deed is found however it is worded: each phrasing in each context, with its names."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explorer.build.versions import extractor_of
from explorer.config import BUNDLED_MODEL
from explorer.language import Annotator
from explorer.model import Article, ArticleFacts, EventMention, Paragraph

_DAY = date(2024, 2, 14)
_OPENING = "The region has seen much diplomacy this winter."
_PEOPLE = (
    ("Foreign Minister", "Ararat Mirzoyan"),
    ("President", "Masoud Pezeshkian"),
    ("Prime Minister", "Irakli Kobakhidze"),
    ("Defence Minister", "Zakir Hasanov"),
    ("Secretary of State", "Antony Blinken"),
    ("EU envoy", "Toivo Klaar"),
    ("Iranian Foreign Minister", "Hossein Amir-Abdollahian"),
    ("Kazakh Prime Minister", "Olzhas Bektenov"),
    ("Omani Foreign Minister", "Badr al-Busaidi"),
    ("European Union envoy", "Magdalena Grono"),
    ("Chinese Vice President", "Han Zheng"),
    ("Japanese Foreign Minister", "Takeshi Iwaya"),
    ("Kenyan President", "William Ruto"),
    ("Polish Foreign Minister", "Radoslaw Sikorski"),
)
_COUNTRIES = ("Iran", "Azerbaijan", "Armenia", "Georgia", "Turkey", "Russia", "Pakistan", "Israel")
_TOWNS = ("Baku", "Tehran", "Yerevan", "Tbilisi", "Ankara", "Geneva", "Doha", "Muscat")
_QUESTIONS = ("found", "who", "dated", "type")


@dataclass(frozen=True)
class _Case:
    types: frozenset[str]
    who: tuple[str, ...]
    words: str
    text: str


def report(folder: Path) -> str:
    """Return a line for each phrasing that is not wholly understood, and the figures."""
    cases = list(_cases(tomllib.loads((folder / "cases.toml").read_text("utf-8"))))
    answers = [_answers(case, facts) for case, facts in zip(cases, _facts(cases), strict=True)]
    lines = []
    for words in dict.fromkeys(case.words for case in cases):
        own = [found for case, found in zip(cases, answers, strict=True) if case.words == words]
        short = [
            f"{question} {count}/{len(own)}"
            for at, question in enumerate(_QUESTIONS)
            if (count := sum(found[at] for found in own)) < len(own)
        ]
        if short:
            lines.append(f"{words:<64} {', '.join(short)}")
    shares = zip(*answers, strict=True)
    figures = [
        f"{question:<10}{sum(share) / len(cases):.3f}"
        for question, share in zip(_QUESTIONS, shares, strict=True)
    ]
    return "\n".join([*lines, "", "# figures", f"{'cases':<10}{len(cases)}", *figures]) + "\n"


def _cases(gold: dict[str, list[str]]) -> Iterator[_Case]:
    chance = random.Random(7)  # the same names at every run
    for types, who, words in gold["phrasings"]:
        for context in gold["contexts"]:
            (office, a), (other, b) = chance.sample(_PEOPLE, 2)
            c, d = chance.sample(_COUNTRIES, 2)
            names = {"A": a, "B": b, "C": c, "D": d, "T": chance.choice(_TOWNS)}
            told = {**names, "A": f"{office} {a}", "B": f"{other} {b}"}
            deed = words.format(**told)
            text = context.format(S=deed[0].upper() + deed[1:], s=deed)
            yield _Case(frozenset(types.split()), tuple(names[k] for k in who), words, text)


def _facts(cases: list[_Case]) -> Iterator[ArticleFacts]:
    from explorer.build.extraction import facts_of

    articles = [
        Article(
            key=str(number),
            title="Report on the region",
            title_is_lead=False,
            published=_DAY,
            updated=None,
            author=None,
            publication=None,
            dateline=None,
            paragraphs=(Paragraph(0, _OPENING), Paragraph(1, case.text)),
            digest=str(number),
        )
        for number, case in enumerate(cases)
    ]
    annotations = Annotator(BUNDLED_MODEL).annotate(articles)
    extractor = extractor_of(BUNDLED_MODEL)
    for article, annotation in zip(articles, annotations, strict=True):
        yield facts_of(article, annotation, extractor)


def _answers(case: _Case, facts: ArticleFacts) -> tuple[bool, ...]:
    """Answer the questions for the event that fits the case best."""
    every = [_fit(case, facts, mention) for mention in facts.event_mentions]
    return max(every, key=sum, default=(False,) * len(_QUESTIONS))


def _fit(case: _Case, facts: ArticleFacts, mention: EventMention) -> tuple[bool, ...]:
    referents = {each.id: each for each in facts.references.referents}
    ids = [*mention.agents, *mention.recipients]
    ids += [] if mention.place is None else [mention.place]
    forms = {form for i in ids for form in (*referents[i].names, referents[i].canonical) if form}
    there = [any(name in form for form in forms) for name in case.who]
    if not any(there):
        return (False,) * len(_QUESTIONS)
    return True, all(there), mention.date is not None, mention.type.value in case.types
