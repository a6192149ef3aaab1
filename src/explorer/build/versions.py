"""The versions that decide what has to be done again."""

from __future__ import annotations

from importlib import metadata

READER = "4"
"""Raised when an unchanged file would be read as another article than before."""

RULES = "9"
"""Raised when an unchanged article would get other facts than before."""


def extractor_of(model: str) -> str:
    """Name the rules, the pipeline and the parser, with versions, without loading any of them."""
    return f"rules {RULES}, {model} {_version(model)}, spacy {_version('spacy')}"


def _version(package: str) -> str:
    try:
        return metadata.version(package.replace("_", "-"))
    except (metadata.PackageNotFoundError, ValueError):  # a path, or not installed
        return "of its folder"
