"""From articles to annotations: one stream through the parser, many articles at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, tee

from explorer.language.datelines import dateline_end
from explorer.language.descriptions import descriptions
from explorer.language.doubts import in_credit
from explorer.language.elliptic import elliptics
from explorer.language.homonyms import part_homonyms
from explorer.language.labels import label_ends, speakers_only
from explorer.language.line import Line, line_of
from explorer.language.names import head_of, names
from explorer.language.parsing import parses
from explorer.language.pipeline import DEFAULT_MODEL, load_pipeline
from explorer.language.pronouns import pronouns
from explorer.language.quotes import quotes
from explorer.language.spans import Candidate
from explorer.model import Annotation, Article, Mention, Parse


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
        texts = (piece for article in ahead for piece in _labelled(article))
        stream = parses(self._pipeline, texts)
        for article in behind:
            own = tuple(islice(stream, len(article.paragraphs)))
            yield annotation_of(article, own)


def _labelled(article: Article) -> list[tuple[str, int]]:
    """Return each paragraph with the place where its speaker's label or its dateline ends."""
    texts = [paragraph.text for paragraph in article.paragraphs]
    ends = zip(texts, label_ends(texts), strict=True)
    return [(text, end or dateline_end(text)) for text, end in ends]


def annotation_of(article: Article, own: tuple[Parse, ...]) -> Annotation:
    """Find the mentions and quotes of one article in its parses."""
    lines = [line_of(index, parse) for index, parse in enumerate(own)]
    part_homonyms(lines)
    ends = label_ends([paragraph.text for paragraph in article.paragraphs])
    found = speakers_only(lines, names(lines), ends)
    mentions: list[Mention] = []
    for line, candidates in zip(lines, found, strict=True):
        named = [_mention(line, name) for name in candidates]
        described = descriptions(line, candidates) + elliptics(line)
        described = [mention for mention in described if not in_credit(line, mention.start)]
        mentions += sorted(named + described + pronouns(line), key=lambda m: (m.start, -m.end))
    ordered = tuple(mentions)
    return Annotation(article.key, article.published, own, ordered, tuple(quotes(lines, ordered)))


def _mention(line: Line, name: Candidate) -> Mention:
    start, end = line.parse.span(name.first, name.after)
    return Mention(
        line.index,
        start,
        end,
        line.parse.text[start:end],
        head_of(line, name),
        name.form,
        name.kind,
        certain=name.certain,
        canonical=name.canonical,
        plural=line.parse.tokens[name.after - 1].tag in ("NNS", "NNPS")
        and name.canonical is not None
        and name.form.value == "demonym",
        roles=tuple(name.roles),
    )
