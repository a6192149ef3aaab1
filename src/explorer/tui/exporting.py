"""What is taken away from the screen: citations, texts, Markdown, and where the source is.

The room of exports is imported when something is taken: opening the app needs nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.catalogue import ActorFilter
from explorer.config import data_root
from explorer.ownership import private_folder
from explorer.state.asked import event_filter, query_of
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.export import Question
    from explorer.tui.app import ExplorerApp


def citation(app: ExplorerApp) -> str | None:
    """Return the citation of what the cursor is on, with its text."""
    from explorer.export.sources import cited

    place = _words_here(app)
    if place is None:
        return None
    key, paragraph, words = place
    article = app.library.articles.article(key)
    return cited(article, paragraph, words, app.settings.citation.style)


def text(app: ExplorerApp) -> str | None:
    """Return the words that the cursor is on."""
    if app.main.focused_name == ACTORS:
        return _actor_text(app)
    place = _words_here(app)
    return place[2] if place else None


def _actor_text(app: ExplorerApp) -> str | None:
    pane = app.main.actors
    if pane.dossier.dossier and pane.in_dossier:
        return pane.dossier.dossier.actor.name
    return pane.list.here.name if pane.list.here else None


def _words_here(app: ExplorerApp) -> tuple[str, int, str] | None:
    """Return (article, paragraph, words) of what the cursor is on."""
    main, desk = app.main, app.desk
    if app.desk.library is None:
        return None
    if main.focused_name == ACTORS and (told := _told_in_dossier(app)):
        return told
    if main.focused_name == EVENTS and main.events.timeline.here:
        id = main.events.timeline.here.id
        event = app.library.events.event(id)
        open_here = desk.event is not None and desk.event.id == id
        evidence = event.evidence[desk.source if open_here else 0]
        return evidence.article, evidence.paragraph, evidence.text
    if main.focused_name == SEARCH:
        found = main.search.results.article_at(main.search.results.cursor)
        return _paragraph_text(app, *found) if found else None
    if desk.view and main.focused_name in (ARTICLE, ACTORS):
        return _paragraph_text(app, desk.view.article.key, main.article.reader.paragraph)
    return None


def _told_in_dossier(app: ExplorerApp) -> tuple[str, int, str] | None:
    """Return the words of the quote, the office or the event that a dossier's row leads to."""
    pane = app.main.actors
    link = pane.dossier.link if pane.in_dossier else None
    if link and link.words:
        return link.words.article, link.words.paragraph, link.words.text
    if link and link.event:
        evidence = app.library.events.event(link.event).evidence[0]
        return evidence.article, evidence.paragraph, evidence.text
    return None


def _paragraph_text(app: ExplorerApp, key: str, paragraph: int) -> tuple[str, int, str] | None:
    paragraphs = app.library.articles.article(key).paragraphs
    return (key, paragraph, paragraphs[paragraph].text) if paragraph < len(paragraphs) else None


def asked(app: ExplorerApp) -> tuple[Question, str] | None:
    """Return the list or article in focus as a question, and a name for its file."""
    from explorer.export import EventsAsked, SearchAsked, Shown

    pane, desk = app.main.focused_name, app.desk
    if desk.library is None:
        return None
    query = query_of(desk.query, desk.filters).text
    if pane == EVENTS:
        which = event_filter(desk.filters)
        chosen = (each.name or each.value or each.kind for each in desk.filters.chosen)
        return EventsAsked(which), _named("events", *chosen)
    if pane == ARTICLE:
        return (
            (Shown(desk.view.article.key), _named(desk.view.article.title)) if desk.view else None
        )
    if pane == SEARCH:
        return SearchAsked(query), _named("search", query) if query else "articles.md"
    return _actors_asked(app, query)


def _actors_asked(app: ExplorerApp, query: str) -> tuple[Question, str]:
    from explorer.export import ActorsAsked, Shown

    desk = app.desk
    if desk.dossier:
        dossier = app.main.actors.dossier.dossier
        return Shown(desk.dossier), _named(dossier.actor.name if dossier else "actor")
    kind = desk.actors_listed.kind
    if desk.scope == "article" and desk.view:
        article = desk.view.article
        which = ActorFilter(kind=kind, articles=(article.key,))
        return ActorsAsked(which), _named("actors", article.title)
    return ActorsAsked(ActorFilter(kind=kind), found_by=query), _named("actors", query)


def pieces(
    app: ExplorerApp,
    question: Question,
    fmt: str,
    *,
    told: Callable[[int], None] = lambda number: None,
    counted: Callable[[int], None] = lambda total: None,
    bom: bool = False,
) -> Iterator[str]:
    """Yield the whole answer to a question as text; the library is asked when it is read."""
    from explorer.export import Manner, written

    answer = question.answer(app.library)
    counted(answer.total)
    manner = Manner(app.settings.citation.style, bom and app.settings.export.bom)
    yield from written(answer, app.library, fmt, manner, told=told)


def _named(*parts: str) -> str:
    return f"{slug(' '.join(part for part in parts if part))}.md"


def slug(title: str) -> str:
    """Return a title as a file name."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "article"


def free_name(path: Path) -> Path:
    """Return a path like this one at which there is nothing yet."""
    from explorer.export.files import free_name

    return free_name(path)


def offered(name: str, corpus: Path) -> str:
    """Return a new file in the current folder, in the user's data where that will not do.

    It must not be the corpus, and it may be gone.
    """
    from explorer.export.files import in_corpus

    try:
        here = Path.cwd()
    except OSError:
        here = corpus
    if not in_corpus(here, corpus):
        return free_name(here / name).name
    return str(free_name(private_folder(data_root() / "exports") / name))


def source_place(app: ExplorerApp) -> tuple[Path, int] | None:
    """Return the source file of what the cursor is on, and the 1-based line of its paragraph."""
    from explorer.tui.sourceline import line_of

    place = _words_here(app)
    if place is None:
        return None
    key, index, _ = place
    corpus = app.library.corpus.absolute()
    path = corpus if corpus.is_file() else corpus / key.partition("#")[0]
    paragraphs = [paragraph.text for paragraph in app.library.articles.article(key).paragraphs]
    return path, line_of(path, key, paragraphs, index)
