"""The facts kept in SQLite: the truth that the search index can be rebuilt from.

The only room that knows sqlite3. Readers ask typed questions beside one writer.
"""

from explorer.catalogue.about_actors import ActorQuestions
from explorer.catalogue.about_articles import ArticleQuestions
from explorer.catalogue.about_dossiers import DossierQuestions
from explorer.catalogue.about_events import EventQuestions
from explorer.catalogue.about_reasons import ReasonQuestions
from explorer.catalogue.barring import Barred
from explorer.catalogue.claim_rows import ClaimRow, ClaimRows, NameRow
from explorer.catalogue.connection import Connections, discard
from explorer.catalogue.event_rows import (
    EventFacets,
    EventFilter,
    EventRow,
    FacetCount,
    MonthCount,
)
from explorer.catalogue.file_states import BARRED, FileMark, FileState
from explorer.catalogue.folding import fold
from explorer.catalogue.index_queue import Entry, Fields
from explorer.catalogue.joining import Joining
from explorer.catalogue.lock import holder, writer_lock
from explorer.catalogue.reason_rows import (
    ActorReasons,
    AliasReason,
    DateReading,
    EventReasons,
    RoleReason,
    Taking,
    Telling,
    Words,
)
from explorer.catalogue.rows import (
    ActorFilter,
    ActorRow,
    ArticleRow,
    ArticleText,
    ArticleView,
    CatalogueStatus,
    CompanionRow,
    EventSpan,
    KnownName,
    MentionSpan,
    QuoteSpan,
    RejectionRow,
    RoleRow,
    SpokenRow,
    TimexSpan,
    Together,
)
from explorer.catalogue.schema import is_older
from explorer.catalogue.sources_writing import Changes, FilePart
from explorer.catalogue.status import (
    Basis,
    Freshness,
    freshness,
    generation,
    index_expected,
    left_out,
    noted_corpus,
    noted_model,
    status,
)
from explorer.catalogue.writing import CatalogueWriter

__all__ = [
    "ActorFilter",
    "ActorQuestions",
    "ActorReasons",
    "ActorRow",
    "AliasReason",
    "ArticleQuestions",
    "ArticleRow",
    "ArticleText",
    "ArticleView",
    "BARRED",
    "Barred",
    "Basis",
    "CatalogueStatus",
    "CatalogueWriter",
    "Changes",
    "ClaimRow",
    "ClaimRows",
    "NameRow",
    "CompanionRow",
    "Connections",
    "DateReading",
    "DossierQuestions",
    "Entry",
    "EventFacets",
    "EventFilter",
    "EventQuestions",
    "EventReasons",
    "EventRow",
    "EventSpan",
    "FacetCount",
    "Fields",
    "Freshness",
    "Joining",
    "KnownName",
    "FilePart",
    "FileMark",
    "FileState",
    "MentionSpan",
    "MonthCount",
    "QuoteSpan",
    "ReasonQuestions",
    "RejectionRow",
    "RoleReason",
    "RoleRow",
    "SpokenRow",
    "Taking",
    "Telling",
    "TimexSpan",
    "Together",
    "Words",
    "discard",
    "fold",
    "freshness",
    "noted_corpus",
    "noted_model",
    "generation",
    "holder",
    "index_expected",
    "is_older",
    "left_out",
    "status",
    "writer_lock",
]
