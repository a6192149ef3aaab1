"""Finding: articles by a query, and words in the open article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.amounts import counted
from explorer.errors import NotUnderstood
from explorer.plain import telling
from explorer.plain.listing import Entry, Listing
from explorer.plain.reader import Reader
from explorer.plain.words import joined
from explorer.state.asked import query_of
from explorer.state.filters import Filters


def search(reader: Reader, words: str) -> None:
    """Find articles and tell the first of them."""
    reader.library.search(words, limit=1)  # a mistake in it leaves everything as it is
    everything = replace(reader.spot, filters=Filters(), event=None, source=0)
    reader.jump(replace(everything, pane="search", query=words))
    show_results(reader)


def show_results(reader: Reader) -> None:
    """Tell the results of the query of the spot; without one, the newest articles."""
    query = query_of(reader.spot.query, reader.spot.filters).text
    if not query:
        _show_all(reader)
        return
    answer = reader.library.search(query, limit=reader.page_size("result"))
    known = answer.hits

    def fetch(offset: int, limit: int) -> Sequence[Entry]:
        hits = known[:limit]
        if offset or limit > len(known):
            hits = reader.library.search(query, limit=limit, offset=offset).hits
        return [Entry(row.article, telling.hit(row), row.paragraph) for row in hits]

    reader.voice.say(*telling.found(answer))
    reader.lay(Listing("result", answer.total, fetch))
    if answer.total:
        reader.tell_page("result")


def _show_all(reader: Reader) -> None:
    total = reader.library.articles.count()

    def fetch(offset: int, limit: int) -> Sequence[Entry]:
        rows = reader.library.articles.rows(limit=limit, offset=offset)
        return [Entry(row.key, telling.article_row(row)) for row in rows]

    reader.voice.say(f"{counted(total, 'article')}, the newest first.")
    reader.lay(Listing("result", total, fetch))
    if total:
        reader.tell_page("result")


def results(reader: Reader, rest: str) -> None:
    """Tell the results again."""
    del rest
    reader.jump(replace(reader.spot, pane="search"))
    reader.hand = "result"
    reader.tell_page("result")


def find(reader: Reader, words: str) -> None:
    """Go to the next paragraph of the article with the words, else with those of the query."""
    article = reader.view.article
    where = _paragraphs_with(reader, words or reader.spot.query)
    if not where:
        what = words or reader.spot.query or "nothing"
        raise NotUnderstood(
            f"No paragraph of this article has {what}.", hint="Say find and other words."
        )
    at = next((p for p in where if p > reader.spot.paragraph), where[0])
    told = joined(str(p + 1) for p in where)
    noun = "paragraph" if len(where) == 1 else "paragraphs"
    reader.voice.say(f"Found in {noun} {told}.")
    reader.spot = replace(reader.spot, pane="article", paragraph=at)
    reader.unread = at + 1
    reader.hand = "article"
    part = next(part for part in article.paragraphs if part.index == at)
    reader.voice.say(telling.paragraph(part, len(article.paragraphs)))


def _paragraphs_with(reader: Reader, words: str) -> list[int]:
    """Return the paragraphs where the words of a query stand."""
    if not words:
        return []
    from explorer.search import matches, parse

    view, query = reader.view, parse(words, lenient=True)
    ids = dict.fromkeys(id for mention in view.mentions for id, _ in mention.actors)
    names = reader.library.actors.called(list(ids))
    return [
        part.index for part in view.article.paragraphs if matches(part.text, query, names=names)
    ]
