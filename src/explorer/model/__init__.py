"""The nouns of the program: frozen values that flow one way, from file to screen.

They are standard dataclasses, not pydantic models, because opening the app may import nothing
slow; the JSON contract built from them is pydantic's (`explorer.contract`).
"""

from explorer.model.actors import Actor, ActorId, Comparison, Merge, Resolution, Role, acting
from explorer.model.articles import Article, ArticleKey, Paragraph, Rejection
from explorer.model.events import (
    Conflict,
    ConflictValue,
    Event,
    EventMention,
    EventType,
    Evidence,
    Mode,
    Status,
)
from explorer.model.facts import ArticleFacts
from explorer.model.mentions import (
    Annotation,
    Form,
    Kind,
    Mention,
    Quote,
    References,
    Referent,
    RoleClaim,
)
from explorer.model.parse import Parse, Token
from explorer.model.timexes import Timex, TimexType

__all__ = [
    "acting",
    "Actor",
    "ActorId",
    "Annotation",
    "Article",
    "ArticleFacts",
    "ArticleKey",
    "Comparison",
    "Conflict",
    "ConflictValue",
    "Event",
    "EventMention",
    "EventType",
    "Evidence",
    "Form",
    "Kind",
    "Mention",
    "Merge",
    "Mode",
    "Paragraph",
    "Parse",
    "Quote",
    "References",
    "Referent",
    "Rejection",
    "Resolution",
    "Role",
    "RoleClaim",
    "Status",
    "Timex",
    "TimexType",
    "Token",
]
