"""One article, event or actor with all that is known of it, by the name that a person gives."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from explorer.catalogue import ArticleView, EventFilter
from explorer.contract.records import AnnotatedArticleRecord
from explorer.errors import ActorUnknown, ArticleUnknown, EventUnknown
from explorer.export import shapes
from explorer.export.answers import Answer
from explorer.export.reasons import explained_actor_record, explained_event_record
from explorer.export.records import event_records, view_record
from explorer.library import Library


@dataclass(frozen=True, slots=True)
class Shown:
    """What ``explorer show`` shows: an article (or a paragraph of it), an event, or an actor."""

    what: str
    paragraph: int | None = None

    def answer(self, library: Library) -> Answer:
        """Look it up; ArticleUnknown where it is none of them."""
        try:
            key = library.articles.key_of(self.what)
        except ArticleUnknown as no_article:
            if self.paragraph is not None:
                raise
            return _fact(library, self.what, no_article)
        return _article(article_record(library, key, self.paragraph), self.paragraph)


def article_record(
    library: Library, key: str, paragraph: int | None = None
) -> AnnotatedArticleRecord:
    """Return an article, or one paragraph of it, with everything found there."""
    view = library.articles.view(key)
    _check_paragraph(view, paragraph)
    which = EventFilter(article=view.article.key, paragraph=paragraph)
    events = event_records(library, list(library.events.events(which)))
    return _narrowed(view_record(view, events), paragraph)


def _article(record: AnnotatedArticleRecord, paragraph: int | None) -> Answer:
    about = [] if paragraph is None else [f"only paragraph {paragraph + 1}"]
    title = record.title or record.path
    return Answer(title, title, about, 1, iter([record]), shapes.ARTICLE, is_single=True)


def named_nothing(no_article: ArticleUnknown, nobody: ActorUnknown) -> ArticleUnknown:
    """Return the error for the name of nothing: with the nearest article and the nearest actor."""
    hints = [no_article.hint, f"{nobody.message} {nobody.hint}".rstrip()]
    return ArticleUnknown(no_article.message, hint="\n".join(hints))


def _fact(library: Library, what: str, no_article: ArticleUnknown) -> Answer:
    with suppress(EventUnknown):
        event = explained_event_record(library.reasons.event(what))
        return Answer(
            event.title, "Event", ["one event"], 1, iter([event]), shapes.EVENTS, is_single=True
        )
    try:
        meant = library.actors.named(what)[0]
    except ActorUnknown as nobody:
        raise named_nothing(no_article, nobody) from None
    actor = explained_actor_record(library.reasons.actor(meant))
    about = ["one actor with all events"]
    return Answer(actor.name, actor.name, about, 1, iter([actor]), shapes.DOSSIER, is_single=True)


def _check_paragraph(view: ArticleView, paragraph: int | None) -> None:
    count = len(view.article.paragraphs)
    if paragraph is not None and paragraph >= count:
        raise ArticleUnknown(
            f"{view.article.key} has no paragraph {paragraph}.",
            hint=f"Its paragraphs are 0 to {count - 1}.",
        )


def _narrowed(record: AnnotatedArticleRecord, paragraph: int | None) -> AnnotatedArticleRecord:
    if paragraph is None:
        return record
    return record.model_copy(
        update={
            "paragraphs": [p for p in record.paragraphs if p.index == paragraph],
            "mentions": [m for m in record.mentions if m.paragraph == paragraph],
            "timexes": [t for t in record.timexes if t.paragraph == paragraph],
            "quotes": [q for q in record.quotes if q.paragraph == paragraph],
        }
    )
