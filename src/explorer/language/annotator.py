"""From articles to annotations: one stream through the parser, many articles at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, tee

from explorer.gazetteer import lookup
from explorer.language.pipeline import DEFAULT_MODEL, load_pipeline, parses
from explorer.model import Annotation, Article, Form, Kind, Mention, Parse

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.ORGANIZATION,
}


class Annotator:
    """Annotates articles with an installed spaCy pipeline; loading it takes about a second."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._pipeline = load_pipeline(model)

    @property
    def name(self) -> str:
        """The pipeline and its version, such as ``en_core_web_sm 3.8.0``."""
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotation]:
        """Yield an annotation for each article, in order; memory holds a few batches."""
        ahead, behind = tee(articles)
        texts = (paragraph.text for article in ahead for paragraph in article.paragraphs)
        stream = parses(self._pipeline, texts)
        for article in behind:
            own = tuple(islice(stream, len(article.paragraphs)))
            yield annotation_of(article, own)


def annotation_of(article: Article, own: tuple[Parse, ...]) -> Annotation:
    """Find the mentions and quotes of one article in its parses."""
    mentions = tuple(m for index, parse in enumerate(own) for m in _names(index, parse))
    return Annotation(article.key, article.published, own, mentions, ())


def _names(paragraph: int, parse: Parse) -> Iterator[Mention]:
    tokens = parse.tokens
    first = 0
    while first < len(tokens):
        label = tokens[first].entity
        after = first + 1
        while after < len(tokens) and tokens[after].entity == label:
            after += 1
        if label in _KINDS:
            start, end = parse.span(first, after)
            text = parse.text[start:end]
            entry = lookup(text)
            yield Mention(
                paragraph,
                start,
                end,
                text,
                after - 1,
                Form.DEMONYM if entry and entry.form == "demonym" else Form.NAME,
                entry.kind if entry else _KINDS[label],
                certain=entry is not None,
                canonical=entry.name if entry else None,
            )
        first = after
