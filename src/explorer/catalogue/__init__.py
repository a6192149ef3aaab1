"""The facts kept in SQLite: the truth that the search index can be rebuilt from.

The only room that knows sqlite3. Readers ask typed questions beside one writer.
"""

from explorer.catalogue.about_actors import ActorQuestions
from explorer.catalogue.about_articles import ArticleQuestions
from explorer.catalogue.about_events import EventQuestions
from explorer.catalogue.connection import Connections
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
    MentionPlace,
    MentionSpan,
    MonthCount,
    QuoteSpan,
    RejectionRow,
    TimexSpan,
)

__all__ = [
    "ActorFilter",
    "ActorQuestions",
    "ActorRow",
    "ArticleQuestions",
    "ArticleRow",
    "ArticleView",
    "CatalogueStatus",
    "CompanionRow",
    "Connections",
    "EventFilter",
    "EventQuestions",
    "EventRow",
    "EventSpan",
    "MentionPlace",
    "MentionSpan",
    "MonthCount",
    "QuoteSpan",
    "RejectionRow",
    "TimexSpan",
]
