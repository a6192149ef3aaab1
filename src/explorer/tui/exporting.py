"""What is taken away from the screen: citations, texts, Markdown, and where the source is.

The room of exports is imported when something is taken: opening the app needs nothing of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.catalogue import ArticleRow, ArticleView
from explorer.config import data_root, private_folder
from explorer.datewords import shown_date
from explorer.state.asked import event_filter, query_of
from explorer.tui.keymap import ACTORS, ARTICLE, EVENTS, SEARCH

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp


def citation(app: ExplorerApp) -> str | None:
    """Return the citation of what the cursor is on, with its text."""
    from explorer.export import Citation

    place = _words_here(app)
    if place is None:
        return None
    key, paragraph, words = place
    article = app.library.articles.article(key)
    published = article.published.isoformat() if article.published else None
    source = Citation(article.publication, published, article.title, key, paragraph)
    return source.with_text(words)


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


def _paragraph_text(app: ExplorerApp, key: str, paragraph: int) -> tuple[str, int, str] | None:
    paragraphs = app.library.articles.article(key).paragraphs
    return (key, paragraph, paragraphs[paragraph].text) if paragraph < len(paragraphs) else None


def markdown(app: ExplorerApp) -> tuple[str, str]:
    """Return a file name and the Markdown of the list or article in focus."""
    pane, desk = app.main.focused_name, app.desk
    if desk.library is None:
        return "", ""
    if pane == EVENTS:
        return "events.md", _events_markdown(app)
    if pane == ACTORS:
        return "actors.md", _actors_markdown(app)
    if pane == ARTICLE:
        if desk.view is None:
            return "", ""
        return f"{slug(desk.view.article.title)}.md", article_markdown(desk.view)
    return "search.md", _results_markdown(app)


def article_markdown(view: ArticleView) -> str:
    """Return an article as Markdown with numbered paragraphs."""
    from explorer.export.markdown import escaped

    article = view.article
    date = article.published.isoformat() if article.published else "undated"
    about = [date, article.publication, article.author, article.key]
    lines = [f"# {escaped(article.title)}", ""]
    lines += [escaped(" · ".join(part for part in about if part)), ""]
    for paragraph in article.paragraphs:
        lines += [f"[{paragraph.index + 1}] {escaped(paragraph.text)}", ""]
    return "\n".join(lines)


def _events_markdown(app: ExplorerApp) -> str:
    from explorer.contract.of_model import event_record
    from explorer.export import events_markdown

    which = event_filter(app.desk.filters)
    events = list(app.library.events.events(which))
    names = app.library.actors.names(sorted({id for event in events for id in event.named}))
    keys = sorted({evidence.article for event in events for evidence in event.evidence})
    titles = {row.key: row.title for row in app.library.articles.rows(keys)}
    return events_markdown([event_record(event, names) for event in events], titles)


def _actors_markdown(app: ExplorerApp) -> str:
    from explorer.export.markdown import escaped

    pane = app.main.actors
    if pane.in_dossier and pane.dossier.dossier:
        return _dossier_markdown(app)
    rows = [pane.list.rows[at] for at in range(len(pane.list.rows))]
    lines = ["# Actors", ""]
    for row in rows:
        role = f", {row.role}" if row.role else ""
        lines.append(f"- {escaped(row.name)} ({row.kind}{escaped(role)}): {row.mentions} mentions")
    return "\n".join([*lines, ""])


def _dossier_markdown(app: ExplorerApp) -> str:
    from explorer.export.markdown import escaped

    dossier = app.main.actors.dossier.dossier
    assert dossier is not None
    actor = dossier.actor
    lines = [f"# {escaped(actor.name)}", "", f"{actor.kind}, {actor.mentions} mentions", ""]
    for role in actor.roles:
        first = role.first.isoformat() if role.first else None
        dates = shown_date(first, role.last.isoformat() if role.last else None)
        of = f", {role.of}" if role.of else ""
        lines.append(f"- {escaped(role.title + of)} ({dates})")
    lines += ["", f"Also called: {escaped(', '.join(actor.aliases))}", ""]
    lines += [f"- {row.date or 'undated'}: {escaped(row.title)}" for row in dossier.latest]
    return "\n".join([*lines, ""])


def _results_markdown(app: ExplorerApp) -> str:
    from explorer.contract.records import HitRecord
    from explorer.export import hits_markdown

    rows = app.main.search.results.rows
    records = []
    for at in range(min(len(rows), 1000)):
        row = rows[at]
        if isinstance(row, ArticleRow):
            key, score, paragraph, snippet = row.key, 0.0, 0, row.title
            spans: tuple[tuple[int, int], ...] = ()
        else:
            key, score, paragraph, snippet = row.article, row.score, row.paragraph, row.snippet
            spans = row.spans
        records.append(
            HitRecord(
                article=key,
                title=row.title,
                published=row.published.isoformat() if row.published else None,
                publication=row.publication,
                score=score,
                paragraph=paragraph,
                snippet=snippet,
                spans=list(spans),
            )
        )
    query = query_of(app.desk.query, app.desk.filters).text or "every article"
    return hits_markdown(query, records)


def slug(title: str) -> str:
    """Return a title as a file name."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "article"


def free_name(name: str, folder: Path) -> str:
    """Return a name that no file of the folder has yet."""
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while (folder / free).exists():
        number += 1
        free = f"{stem}-{number}{dot}{ending}"
    return free


def in_corpus(path: Path, corpus: Path) -> bool:
    """Tell whether a path leads into the corpus: what is written there would be read as news."""
    return path.resolve().is_relative_to(corpus.resolve())


def offered(name: str, corpus: Path) -> str:
    """Return a new file in the current folder, in the user's data where that is the corpus."""
    here = Path.cwd()
    if not in_corpus(here, corpus):
        return free_name(name, here)
    folder = private_folder(data_root() / "exports")
    return str(folder / free_name(name, folder))


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
