"""Why a fact is held to be so, in lines for a person: the screen and the commands show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from explorer.amounts import counted
from explorer.catalogue import (
    ActorReasons,
    AliasReason,
    DateReading,
    EventReasons,
    RoleReason,
    Taking,
    Telling,
    Words,
)
from explorer.datewords import shown_date, shown_value
from explorer.model import Conflict, Form

PLACES = 100
"""Of an office, where it is told to a person; all are in the exports."""

_PARTS = {"actor": "who", "recipient": "to", "place": "where"}
_FORMS = {Form.PRONOUN: "pronoun", Form.DESCRIPTION: "description", Form.GROUP: "group"}


# The terms of the rules, for people who do not know grammar's.
_CLEARER = (
    (re.compile(r"as what it is coordinated with"), "the time of the event told together with it"),
    (
        re.compile(r"the day of one is that of what it is coordinated with"),
        "the day of one is only that of an event told together with it",
    ),
    (re.compile(r"\b1 sentence\(s\) back"), "1 sentence before"),
    (re.compile(r"(\d+) sentence\(s\) back"), r"\1 sentences before"),
)


class Why(NamedTuple):
    """One line; ``label`` says of a fact what it is about, a ``source`` belongs to the last."""

    role: Literal["title", "about", "heading", "fact", "quote", "source", "blank"]
    text: str = ""
    label: str = ""


_BLANK = Why("blank")


def event_lines(reasons: EventReasons, *, first: int = 0) -> list[Why]:
    """Return what an event rests on; ``first`` is the number of an article's first paragraph."""
    event, tellings = reasons.event, reasons.tellings
    sources = counted(len({telling.words.article for telling in tellings}), "article")
    kind = event.mode or event.type
    about = [str(event.type)] if kind == event.type else [str(event.type), str(kind)]
    about += [str(event.status), f"{counted(len(tellings), 'sentence')} of {sources}"]
    lines = [
        Why("title", f"{shown_date(event.date, event.date_end)}  {event.title}"),
        Why("about", " · ".join([*about, event.id])),
    ]
    for conflict in event.conflicts:
        lines += _disagreement(conflict, reasons, first)
    for number, telling in enumerate(tellings, start=1):
        lines += [_BLANK, *_telling(number, telling, first)]
    return lines


def actor_lines(reasons: ActorReasons, *, further: str, first: int = 0) -> list[Why]:
    """Return what an actor's names and offices rest on; ``first`` as for an event.

    ``further`` says how to come to the articles of an office of which the words were not asked for.
    """
    actor = reasons.actor
    seen = f"{counted(actor.mentions, 'mention')} in {counted(actor.articles, 'article')}"
    of = [f"of {actor.of}"] if actor.of else []
    lines = [Why("title", actor.name), Why("about", " · ".join([actor.kind, *of, seen, actor.id]))]
    lines += [_BLANK, Why("heading", "Names")]
    for alias in reasons.aliases:
        lines += _alias(alias, first)
    if reasons.roles:
        lines += [_BLANK, Why("heading", "Offices")]
    for role in reasons.roles:
        lines += _office(role, further, first)
    if reasons.described:
        lines += [_BLANK, Why("heading", "Other words for this actor")]
    for reason, words in reasons.described:
        told = reason.removeprefix(f"{words.text!r}: ")
        lines.append(Why("fact", f"“{words.text}”{f': {_clear(told)}' if told else ''}"))
        lines.append(Why("source", _place(words, first)))
    return lines


def _disagreement(conflict: Conflict, reasons: EventReasons, first: int) -> Iterator[Why]:
    yield _BLANK
    yield Why("heading", f"≠ sources disagree on {conflict.field}")
    shown = {"date": reasons.event.date, "place": reasons.event.place}.get(conflict.field)
    for value in conflict.values:
        name = reasons.names.get(value.value) or shown_value(conflict.field, value.value)
        chosen = " (shown)" if value.value == shown else ""
        numbers = ", ".join(f"[{index + 1}]" for index in value.evidence)
        yield Why("fact", f"{name}{chosen}: {numbers}")
        for index in value.evidence[:1]:
            telling = reasons.tellings[index]
            said = None if "“" in name or conflict.field != "date" else telling.date.expression
            source = _place(telling.words, first)
            yield Why("source", f"“{said}”, {source}" if said else source)


def _telling(number: int, telling: Telling, first: int) -> Iterator[Why]:
    yield Why("heading", f"[{number}] {_place(telling.words, first)}")
    yield Why("quote", f"“{telling.words.text}”")
    if telling.trigger:
        yield Why("fact", f"“{telling.trigger}”, {_rule(telling)}; {telling.status}", "event")
    yield Why("fact", _dated(telling, telling.date, first), "date")
    label = ""
    for taking in telling.takings:
        part = _PARTS[taking.part]
        yield Why("fact", _taking(taking, telling, first), "" if part == label else part)
        label = part
    if telling.joined:
        yield Why("fact", _clear(telling.joined), "merged")


def _rule(telling: Telling) -> str:
    """Return what was found in a sentence: ``verb 'meet'`` is told by the verb “meet”."""
    kind, _, word = telling.rule.partition(" '")
    word = word.removesuffix("'")
    return f"told by the {kind} “{word}”" if word else telling.rule


def _clear(text: str) -> str:
    for term, words in _CLEARER:
        text = term.sub(words, text)
    return text


def _dated(telling: Telling, reading: DateReading, first: int) -> str:
    if reading.value is None:
        return "unknown: " + (reading.derivation or "no time given")
    parts = [reading.derivation]
    if reading.words is not None:
        rule = f"rule “{reading.rule}”"
        if reading.anchor:
            day = telling.words.published
            same = day is not None and reading.anchor == day.isoformat()
            told = f"{reading.anchor}, which the text tells before"
            rule += f", counted from {'the day of publication' if same else told}"
        apart = reading.distance == "another paragraph"
        where = f"¶{reading.words.paragraph + first}" if apart else f"the {reading.distance}"
        parts = [f"“{reading.expression}” in {where}", rule, *_steps(reading)]
    return f"{shown_date(reading.value)}: {_clear('; '.join(filter(None, parts)))}"


def _steps(reading: DateReading) -> list[str]:
    """Return what the derivation says beyond the words and the day that they are counted from."""
    return [step for step in reading.derivation.split("; ") if not step.startswith(("'", '"'))]


def _taking(taking: Taking, telling: Telling, first: int) -> str:
    words = taking.words
    if words is None:
        return f"{taking.name}: not named in this article"
    inside = (
        words.paragraph == telling.words.paragraph
        and telling.words.start <= words.start < telling.words.end
    )
    where = "" if inside else f" in ¶{words.paragraph + first}"
    if taking.form in _FORMS:
        told = taking.reason.removeprefix(f"{words.text!r}: ")
        reason = f": {_clear(told)}" if told else ""
        return f"{taking.name}, the {_FORMS[taking.form]} “{words.text}”{where}{reason}"
    said = "" if words.text == taking.name else f", named “{words.text}”"
    return f"{taking.name}{said}{where}"


def _alias(alias: AliasReason, first: int) -> Iterator[Why]:
    score = f" ({alias.score:.2f})" if alias.score is not None else ""
    yield Why("fact", f"“{alias.name}” {_times(alias.mentions)}{score}: {'; '.join(alias.reasons)}")
    if alias.first is not None:
        yield Why("source", f"first in {_place(alias.first, first)}")


def _office(reason: RoleReason, further: str, first: int) -> Iterator[Why]:
    role = reason.role
    of = f" of {role.of}" if role.of else ""
    days = list(dict.fromkeys(day.isoformat() for day in (role.first, role.last) if day))
    told = f": told {' to '.join(days)}" if days else ""
    yield Why("fact", f"{role.title}{of}{told}")
    for words in reason.words:
        yield Why("source", f"“{words.text}”, {_place(words, first)}")
    if reason.further:
        more = f"{reason.further:,} more {'article' if reason.further == 1 else 'articles'}"
        yield Why("source", f"and in {more}: {further}")


def _place(words: Words, first: int) -> str:
    """Name the source of words: publication or file, day, paragraph."""
    name = words.publication or words.article
    day = f", published {words.published.isoformat()}" if words.published else ", undated"
    return f"{name}{day}, ¶{words.paragraph + first}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times" if number else "in no article's own words"
