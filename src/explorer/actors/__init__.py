"""Mentions to actors: who is meant, in one article and over the whole corpus, and why."""

from explorer.actors.compare import compare
from explorer.actors.link import link
from explorer.actors.resolver import resolve

__all__ = ["compare", "link", "resolve"]
