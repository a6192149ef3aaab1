"""Reading: opening an article, its paragraphs one by one or a page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.amounts import counted
from explorer.errors import NotUnderstood
from explorer.model import ArticleKey, Paragraph
from explorer.plain import telling
from explorer.plain.listing import is_number
from explorer.plain.reader import Reader
from explorer.plain.wrapping import wrapped


def open_(reader: Reader, rest: str) -> None:
    """Open a result by its number, or an article by the name of its file."""
    if is_number(rest) or not rest:
        entry = reader.list_of("result").entry(int(rest or 1))
        open_article(reader, entry.target, entry.paragraph)
    else:
        open_article(reader, reader.library.articles.key_of(rest))


def open_article(reader: Reader, key: ArticleKey, paragraph: int = 0) -> None:
    """Open an article at a paragraph."""
    reader.library.articles.article(key)  # one that is gone leaves everything as it is
    place = replace(reader.spot, article=key, paragraph=paragraph)
    reader.jump(replace(place, pane="article", event=None, source=0))
    show_article(reader)


def show_article(reader: Reader) -> None:
    """Tell what the article of the spot is, and its paragraph."""
    view = reader.view
    reader.hand = "article"
    reader.unread = 0
    reader.voice.say(*telling.opened(view))
    parts = view.article.paragraphs
    here = [part for part in parts if part.index == reader.spot.paragraph]
    reader.voice.say(*(telling.paragraph(part, len(parts)) for part in here))
    if here and len(parts) > 1:
        reader.voice.say("To hear it from its beginning say read.")


def read(reader: Reader, rest: str) -> None:
    """Read on: a page, all of it, or paragraphs by their numbers."""
    parts = reader.view.article.paragraphs
    if rest == "all":
        _say(reader, parts)
        return
    first, last = _numbers(rest, len(parts)) if rest else (reader.unread, None)
    if first >= len(parts):
        raise NotUnderstood(
            f"The article ends with paragraph {len(parts)}.", hint="To hear it again say read 1."
        )
    _say(reader, parts[first : last + 1] if last is not None else _page(reader, parts[first:]))
    left = len(parts) - reader.unread
    if left:
        reader.voice.say(f"{counted(left, 'more paragraph')}. To go on say read.")
    else:
        reader.voice.say("This is the end of the article.")


def paragraph(reader: Reader, rest: str) -> None:
    """Read one paragraph by its number, or the one where one is."""
    parts = reader.view.article.paragraphs
    first, _ = _numbers(rest, len(parts)) if rest else (reader.spot.paragraph, None)
    _say(reader, parts[first : first + 1])


def step(reader: Reader, by: int) -> None:
    """Read the next paragraph, or the one before."""
    parts = reader.view.article.paragraphs
    at = reader.spot.paragraph + by
    if not 0 <= at < len(parts):
        end = "end" if by > 0 else "beginning"
        raise NotUnderstood(f"This is the {end} of the article.", hint="To go back say back.")
    _say(reader, parts[at : at + 1])


def _say(reader: Reader, parts: Sequence[Paragraph]) -> None:
    """Read paragraphs; the last of them is where one is then."""
    if not parts:
        raise NotUnderstood("This article has no paragraphs.", hint="To go back say back.")
    count = len(reader.view.article.paragraphs)
    reader.voice.say(*(telling.paragraph(part, count) for part in parts))
    reader.spot = replace(reader.spot, pane="article", paragraph=parts[-1].index)
    reader.unread = parts[-1].index + 1
    reader.hand = "article"


def _page(reader: Reader, parts: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return as many paragraphs as fit the terminal, all where there is none."""
    width, height = reader.voice.width, reader.voice.height
    if height is None:
        return parts
    room = height - 3
    for number, part in enumerate(parts):
        room -= len(wrapped(telling.paragraph(part, len(parts)), width))
        if room < 0:
            return parts[: max(number, 1)]
    return parts


def _numbers(text: str, count: int) -> tuple[int, int | None]:
    """Return the first and last paragraph of ``3`` or ``3-5``, from 0; ``3`` has no last one."""
    found = re.fullmatch(r"(\d{1,6})(?:\s*(?:-|to)\s*(\d{1,6}))?", text)
    if not found:
        raise NotUnderstood(
            f"{text} is no number of a paragraph.", hint="Say read 3, read 3-5 or read all."
        )
    first, last = int(found[1]), int(found[2]) if found[2] else None
    if not 1 <= first <= count or (last is not None and last < first):
        raise NotUnderstood(
            f"There is no paragraph {text}.", hint=f"This article has 1 to {count}."
        )
    return first - 1, None if last is None else last - 1
