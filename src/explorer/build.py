"""The pipeline read aloud, top to bottom: from a folder of files to a catalogue and an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from explorer.config import IndexSettings, Store
from explorer.model import (
    Actor,
    ActorId,
    Article,
    ArticleFacts,
    Event,
    Rejection,
)

Stage = Literal["scan", "read", "index", "facts", "resolve", "store", "fields"]


class Progress(NamedTuple):
    """One step of a refresh: ``total`` is None while it is not known."""

    stage: Stage
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a refresh did: counts of articles, and the totals afterwards; ``seconds`` of work.

    ``failed`` are the files and articles with the reason, as ``status`` lists them.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    failed: tuple[Rejection, ...]
    articles: int
    actors: int
    events: int
    seconds: float


@dataclass(frozen=True, slots=True)
class AnnotatedFile:
    """What the extractor sees in one article; actors and events are of all files asked for.

    ``actor_of_mention`` has for each mention of ``facts`` the ids of the actors it points at.
    """

    path: str
    article: Article
    facts: ArticleFacts
    actors: tuple[Actor, ...]
    actor_of_mention: tuple[tuple[ActorId, ...], ...]
    events: tuple[Event, ...]


def refresh(
    corpus: Path,
    store: Store,
    settings: IndexSettings,
    *,
    rebuild: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildSummary:
    """Bring the store up to date with the corpus: only what changed, unless ``rebuild``.

    The text is searchable before the facts are found. Safe to kill at any moment: the next call
    goes on. Raises CorpusError, StoreLocked, StoreOutdated, StoreDamaged, ModelMissing.
    """
    raise NotImplementedError


def is_stale(corpus: Path, store: Store, settings: IndexSettings) -> bool:
    """Tell whether ``refresh`` would have anything to do; looks at sizes and times, not contents.

    True where the store is missing.
    """
    raise NotImplementedError


def annotate(
    paths: Iterable[Path], settings: IndexSettings, *, published: date | None = None
) -> list[AnnotatedFile]:
    """Extract from single files, without an index; ``published`` is used where a text has none."""
    raise NotImplementedError
