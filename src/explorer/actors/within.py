"""Which mentions stand in a paragraph: found by their order, without a look at all the others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from explorer.model import Annotation, Kind, Mention

_BACKED = re.compile(
    r"-(?:(?:back|align|support|sponsor|fund|link|controll|occupi)ed|allied|based|led|run)\b",
    re.IGNORECASE,
)


def numbered_from(
    annotation: Annotation, paragraph: int, start: int = 0
) -> Iterator[tuple[int, Mention]]:
    """Yield the mentions of a paragraph from an offset on, in order, each with its index."""
    mentions = annotation.mentions
    first = bisect_left(annotation.places, (paragraph, start))
    for index in range(first, len(mentions)):
        if mentions[index].paragraph != paragraph:
            return
        yield index, mentions[index]


def mentions_from(annotation: Annotation, paragraph: int, start: int = 0) -> Iterator[Mention]:
    """Yield the mentions of a paragraph from an offset on, in order."""
    return (mention for _, mention in numbered_from(annotation, paragraph, start))


def countries_from(
    annotation: Annotation, paragraph: int, start: int, end: int
) -> Iterator[Mention]:
    """Yield the mentions of countries that begin between two offsets of a paragraph.

    Not the one of "the Iran-backed group", which is elsewhere.
    """
    text = annotation.parses[paragraph].text
    for mention in mentions_from(annotation, paragraph, start):
        if mention.start >= end:
            return
        named = mention.kind is Kind.COUNTRY and mention.canonical is not None
        if named and not _BACKED.match(text, mention.end):
            yield mention
