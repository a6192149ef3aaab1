"""Who did what, when and where: event mentions of an article, events of the corpus."""

from explorer.events.extract import extract
from explorer.events.merge import merge
from explorer.events.sources import Source

__all__ = ["Source", "extract", "merge"]
