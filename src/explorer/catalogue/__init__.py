"""The facts kept in SQLite: the truth that the search index can be rebuilt from.

The only room that knows sqlite3. Readers ask typed questions beside one writer.
"""

from explorer.catalogue.about_actors import ActorQuestions
from explorer.catalogue.about_articles import ArticleQuestions
from explorer.catalogue.about_events import EventQuestions
from explorer.catalogue.connection import Connections, discard
from explorer.catalogue.index_queue import Entry, Fields
from explorer.catalogue.lock import writer_lock
from explorer.catalogue.rows import (
    ActorFilter,
    ActorRow,
    ArticleRow,
    ArticleView,
    CatalogueStatus,
    CompanionRow,
    EventFilter,
    EventRow,
    EventSpan,
    MentionSpan,
    MonthCount,
    QuoteSpan,
    RejectionRow,
    TimexSpan,
)
from explorer.catalogue.sources_writing import Changes, FilePart, FileState
from explorer.catalogue.status import (
    Freshness,
    freshness,
    generation,
    index_expected,
    noted_model,
    status,
)
from explorer.catalogue.writing import CatalogueWriter

__all__ = [
    "ActorFilter",
    "ActorQuestions",
    "ActorRow",
    "ArticleQuestions",
    "ArticleRow",
    "ArticleView",
    "CatalogueStatus",
    "CatalogueWriter",
    "Changes",
    "CompanionRow",
    "Connections",
    "Entry",
    "EventFilter",
    "EventQuestions",
    "EventRow",
    "EventSpan",
    "Fields",
    "Freshness",
    "FilePart",
    "FileState",
    "MentionSpan",
    "MonthCount",
    "QuoteSpan",
    "RejectionRow",
    "TimexSpan",
    "discard",
    "freshness",
    "noted_model",
    "generation",
    "index_expected",
    "status",
    "writer_lock",
]
