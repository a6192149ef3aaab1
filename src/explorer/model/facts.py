"""Everything found in one article before the articles are brought together."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.events import EventMention
from explorer.model.mentions import Mention, Quote, References
from explorer.model.timexes import Timex


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts of one article, kept so that the corpus can be resolved again without parsing.

    ``extractor`` names the version of the rules and the pipeline that found them.
    """

    extractor: str
    references: References
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    quotes: tuple[Quote, ...]
    event_mentions: tuple[EventMention, ...]
