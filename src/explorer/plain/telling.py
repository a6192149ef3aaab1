"""What was found, told in sentences that stand alone: results, articles, actors, reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from explorer.amounts import counted
from explorer.catalogue import (
    ActorRow,
    ArticleRow,
    ArticleView,
    CompanionRow,
    MonthCount,
    SpokenRow,
)
from explorer.datewords import month_heading
from explorer.explaining import Why
from explorer.library import SearchAnswer, SearchHit
from explorer.model import Actor, Article, Paragraph, Role
from explorer.plain.spoken import spoken_date, spoken_day
from explorer.plain.words import joined, sentence

_SIGNS = (
    (re.compile(r"¶ ?(\d+)"), r"paragraph \1"),
    (re.compile(r"\[(\d+)\]"), r"source \1"),
    (re.compile(r"≠ ?"), ""),
    (re.compile(r" · "), ", "),
    (re.compile(r" = "), " is "),
)
_DAY = re.compile(r"(?<![\w/.-])\d{4}-\d\d(-\d\d)?(?![\w/-])")
_MOST_ALIASES = 30


def found(answer: SearchAnswer) -> list[str]:
    """Tell how many articles a query found and how it was understood."""
    if answer.total:
        least = "" if answer.exact else "At least "
        told = f"{least}{counted(answer.total, 'article')} found for {answer.parsed}."
        return [told]
    told = f"Nothing was found for {answer.parsed}."
    if not answer.suggestions:
        return [told]
    return [told, f"Did you mean {' or '.join(answer.suggestions)}?"]


def hit(row: SearchHit) -> list[str]:
    """Tell a result: where it is from, and its best paragraph."""
    source = _source(row.publication, row.article)
    about = f"{sentence(row.title)} {source}, {spoken_day(row.published)}."
    return [about, f"Paragraph {row.paragraph + 1}: {row.snippet}"]


def article_row(row: ArticleRow) -> list[str]:
    """Tell an article of the list of all."""
    source = _source(row.publication, row.key)
    return [f"{sentence(row.title)} {source}, {spoken_day(row.published)}."]


def opened(view: ArticleView) -> list[str]:
    """Tell what an article is before any of it is read."""
    article = view.article
    said = "It has no title and begins: " if article.title_is_lead else "Article: "
    about = [article.publication] if article.publication else []
    about += [f"published {spoken_day(article.published)}"]
    about += [f"updated {spoken_day(article.updated)}"] if article.updated else []
    about += [f"by {article.author}"] if article.author else []
    events = len({span.event for span in view.events})
    parts = [counted(len(article.paragraphs), "paragraph"), counted(events, "event")]
    if not view.has_facts:
        parts = [parts[0], "its names and events are not found yet"]
    return [
        sentence(f"{said}{article.title}"),
        f"{_capital(', '.join(about))}. File: {article.key}",
        sentence(", ".join(parts)),
    ]


def paragraph(part: Paragraph, count: int) -> str:
    """Return a paragraph with its number."""
    what = {"heading": ", a heading", "caption": ", a caption"}.get(part.style, "")
    return f"Paragraph {part.index + 1} of {count}{what}: {part.text}"


def place(article: Article, number: int) -> str:
    """Name a paragraph by the article that it is of."""
    source = _source(article.publication, article.key)
    return f"Paragraph {number + 1} of {sentence(article.title)} {source}."


def actor_row(row: ActorRow) -> list[str]:
    """Tell an actor of a list."""
    parts = [row.name, str(row.kind)]
    parts += [row.role] if row.role else [f"of {row.of}"] if row.of else []
    return [sentence(", ".join([*parts, counted(row.mentions, "mention")]))]


def companion(row: CompanionRow) -> list[str]:
    """Tell somebody of the same events."""
    told = [row.name, str(row.kind), f"{counted(row.events, 'event')} together"]
    if row.last and row.last.date:
        what = "the last meeting" if row.last.met else "the latest"
        told.append(f"{what} {spoken_date(row.last.date, row.last.date_end)}")
    return [sentence(", ".join(told))]


def quote(row: SpokenRow) -> str:
    """Tell what an actor said, and where it is quoted."""
    words = row.words
    source = _source(words.publication, words.article)
    how = "Quoted" if row.direct else "Reported"
    where = f"{source}, {spoken_day(words.published)}, paragraph {words.paragraph + 1}"
    return sentence(f"{how} by {where}: {words.text}")


def actor(who: Actor, months: Sequence[MonthCount], events: int) -> list[str]:
    """Tell what is known of an actor, but whom it meets and what happened."""
    of = f" of {who.of}" if who.of else ""
    seen = [counted(who.mentions, "mention"), counted(who.articles, "article")]
    told = [
        f"{who.name}, {who.kind}{of}.",
        f"{seen[0]} in {seen[1]}, {counted(events, 'event')}.",
    ]
    if who.first:
        told.append(f"Seen {_between(who.first, who.last)}.")
    told += [_role(role) for role in who.roles]
    others = [alias for alias in who.aliases if alias != who.name]
    if others:
        more = len(others) - _MOST_ALIASES
        names = [*others[:_MOST_ALIASES], *([counted(more, "more name")] if more > 0 else [])]
        told.append(sentence(f"Also called {joined(names)}"))
    if len(months) > 1:
        counts = [f"{month_heading(month.month)}, {month.total}" for month in months[-12:]]
        told.append(f"Mentions by month: {'; '.join(counts)}.")
    return told


def why(lines: Sequence[Why]) -> list[str]:
    """Tell reasons without the signs and columns of a screen."""
    told = []
    for line in lines:
        if not line.text:
            continue
        text = line.text if line.role == "quote" else _in_words(line.text)
        # A name begins a sentence as it is written: a file's name with a small letter is another.
        if line.role in ("heading", "about") or text.startswith("first in "):
            text = _capital(text)
        told.append(sentence(f"{line.label}: {text}" if line.label else text))
    return told


def _in_words(text: str) -> str:
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return _DAY.sub(lambda found: spoken_date(found[0]), text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _role(role: Role) -> str:
    of = f" of {role.of}" if role.of else ""
    told = f", told {_between(role.first, role.last)}" if role.first else ""
    return f"Office: {role.title}{of}{told}."


def _between(first: date, last: date | None) -> str:
    if last in (None, first):
        return f"on {spoken_day(first)}"
    return f"from {spoken_day(first)} to {spoken_day(last)}"


def _source(publication: str | None, key: str) -> str:
    return publication or key
