"""From an article to its facts: the stages in one process, or in several at once.

It loads the heavy rooms, so it is imported only when there is work: asking whether a corpus
changed stays quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from explorer.actors import link
from explorer.build.crew import hold_what_is_loaded, settle_in
from explorer.build.limiting import TOO_LONG
from explorer.dates import timexes
from explorer.events import extract
from explorer.language import Annotator
from explorer.model import Annotation, Article, ArticleFacts, ArticleKey


class Found(NamedTuple):
    """An article's facts, or in words why they could not be found.

    ``digest`` is that of the text that they were found in, which may be another one by now.
    """

    article: ArticleKey
    digest: str
    facts: ArticleFacts | str


_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")


class Longest(NamedTuple):
    """The longest article in which facts are looked for: characters, and words with marks.

    Twice the longest of magazine reports. The parser takes its time and memory by the word, and
    in a text of nothing but brackets every bracket is one.
    """

    characters: int = 250_000
    words: int = 60_000


LONGEST = Longest()


def facts_of(article: Article, annotation: Annotation, extractor: str) -> ArticleFacts:
    """Find all facts of one article: times, who is meant, what happened."""
    times = timexes(annotation.parses, article.published)
    references = link(annotation, publication=article.publication)
    events = extract(annotation, times, references)
    return ArticleFacts(
        extractor, references, annotation.mentions, times, annotation.quotes, events
    )


def find_facts(
    annotator: Annotator, articles: Sequence[Article], extractor: str, longest: Longest = LONGEST
) -> list[Found]:
    """Find the facts of a batch; one that fails is told with its reason and stops no other."""
    barred = {each.key: reason for each in articles if (reason := too_long(each, longest))}
    annotations = _annotations(annotator, [each for each in articles if each.key not in barred])
    return [
        Found(article.key, article.digest, barred[article.key])
        if article.key in barred
        else _facts_or_reason(annotator, article, annotations.get(article.key), extractor)
        for article in articles
    ]


def too_long(article: Article, longest: Longest = LONGEST) -> str | None:
    """Return in words why an article is too long for facts: one must not hold up all the others.

    Who is meant is looked for among all names of an article, which for a book takes hours.
    """
    size = sum(len(paragraph.text) for paragraph in article.paragraphs)
    if size > longest.characters:
        return _too_long(f"{size:,} characters", longest.characters, "max_characters")
    if size <= longest.words:
        return None
    words = sum(len(_WORD_OR_MARK.findall(paragraph.text)) for paragraph in article.paragraphs)
    if words > longest.words:
        return _too_long(f"{words:,} words and marks", longest.words, "max_words")
    return None


def _too_long(size: str, limit: int, setting: str) -> str:
    return (
        f"{TOO_LONG}{size}, and the limit is {limit:,} ({setting} under [index] in config.toml);"
        " its text can be searched"
    )


def _annotations(annotator: Annotator, articles: Sequence[Article]) -> dict[ArticleKey, Annotation]:
    """Annotate in one stream, which is fastest; those behind a failure are left out."""
    found: dict[ArticleKey, Annotation] = {}
    try:
        found.update((each.article, each) for each in annotator.annotate(articles))
    except Exception:  # each that is left out is tried alone, and the guilty one is named
        return found
    return found


def _facts_or_reason(
    annotator: Annotator, article: Article, annotation: Annotation | None, extractor: str
) -> Found:
    try:
        if annotation is None:
            (annotation,) = annotator.annotate([article])
        facts = facts_of(article, annotation, extractor)
    except Exception as error:  # parsers and rules fail in unforeseen ways on hostile text
        return Found(article.key, article.digest, f"{type(error).__name__}: {error}"[:300])
    return Found(article.key, article.digest, facts)


# In a process of its own -------------------------------------------------------------------------

_annotator: Annotator | None = None


def start_worker(model: str) -> None:
    """Prepare a process: load the pipeline."""
    global _annotator  # noqa: PLW0603  # what a process keeps between its tasks
    settle_in()
    _annotator = Annotator(model)
    hold_what_is_loaded()


def work(articles: Sequence[Article], extractor: str, longest: Longest) -> list[Found]:
    """Find the facts of a batch in a process that `start_worker` prepared."""
    if _annotator is None:
        raise RuntimeError("start_worker has not run in this process")
    return find_facts(_annotator, articles, extractor, longest)
