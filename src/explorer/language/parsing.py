"""Paragraphs through the spaCy pipeline, turned into plain parses."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from explorer.language.repairs import repaired
from explorer.model import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST = 20_000  # characters
# Characters without a space. The tokenizer strips marks off such a run one by one, each time from
# the whole rest of it; no word and hardly an address of a page is as long.
_LONGEST_RUN = 500
_ENDLESS = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")


def parses(pipeline: Language, texts: Iterable[tuple[str, int]]) -> Iterator[Parse]:
    """Parse paragraphs in batches; one Parse for each text, in order.

    With each stands where its speaker's label or its dateline ends: what is said is parsed without
    it, for its capitals pull the next words into a name, and its town would be their subject. A
    paragraph longer than ``_LONGEST`` is parsed in parts, so that memory stays bounded.
    """
    waiting: deque[tuple[str, int]] = deque()

    def parts() -> Iterator[str]:
        for text, end in texts:
            cut = [*([_quiet(text[:end])] if end else []), *_parts(text[end:])]
            waiting.append((text, len(cut)))
            yield from cut

    stream = (repaired(parse_of(doc)) for doc in pipeline.pipe(parts(), batch_size=64))
    for first in stream:
        text, count = waiting.popleft()
        yield first if count == 1 else _joined(text, [first, *islice(stream, count - 1)])


def _quiet(label: str) -> str:
    """Write a label in capitals as names are written, so that the parser knows them."""
    quiet = label.title() if label.isupper() and label.isascii() else label
    return quiet if len(quiet) == len(label) else label


def _parts(text: str) -> list[str]:
    """Cut a text behind full stops, or behind spaces where it has none."""
    found = []
    while len(text) > _LONGEST:
        end = max(text.rfind(". ", 0, _LONGEST) + 2, text.rfind(" ", 0, _LONGEST // 2) + 1)
        end = end if end > 1 else _LONGEST
        found.append(text[:end])
        text = text[end:]
    return [piece for part in [*found, text] for piece in _cut_runs(part)]


def _cut_runs(text: str) -> list[str]:
    """Cut a text inside every run of characters that has no space for very long."""
    cuts = [match.end() for match in _ENDLESS.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


def _joined(text: str, parts: list[Parse]) -> Parse:
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    offset = 0
    for part in parts:
        shift = len(tokens)
        sentences += [(first + shift, after + shift) for first, after in part.sentences]
        tokens += [
            token._replace(
                start=token.start + offset, end=token.end + offset, head=token.head + shift
            )
            for token in part.tokens
        ]
        offset += len(part.text)
    return Parse(text, tuple(tokens), tuple(sentences))


def parse_of(doc: Doc) -> Parse:
    """Turn spaCy's document into plain values."""
    tokens = tuple(
        Token(
            token.idx,
            token.idx + len(token),
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
            token.ent_type_,
        )
        for token in doc
    )
    sentences = tuple((sent.start, sent.end) for sent in doc.sents) if tokens else ()
    return Parse(doc.text, tokens, sentences)
