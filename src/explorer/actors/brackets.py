"""Letters in brackets behind a body's name: its own, whatever language they abbreviate."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.actors.bodies import abbreviates, is_abbreviation
from explorer.actors.drafts import Draft
from explorer.model import Annotation, Kind


def spelt_out(annotation: Annotation, number: int, of_mention: Mapping[int, Draft]) -> Draft | None:
    """Return the body whose letters a mention is: "National Rail Authority (PKD)", else None."""
    mention = annotation.mentions[number]
    text = annotation.parses[mention.paragraph].text
    if text[mention.end : mention.end + 1] != ")" or not text[: mention.start].endswith(" ("):
        return None
    if mention.canonical is not None or not is_abbreviation(mention.text):
        return None
    for before in range(number - 1, max(number - 4, -1), -1):
        other = annotation.mentions[before]
        if other.paragraph != mention.paragraph or other.end != mention.start - 2:
            continue
        draft = of_mention.get(before)
        if draft is None or not _may_be_abbreviated(draft):
            return None
        return None if _is_of_tail(mention.text, other.text) else draft
    return None


def _is_of_tail(short: str, full: str) -> bool:
    """Tell whether the letters are the owner's: "Parliament of New South Wales (NSW)"."""
    _, of, tail = full.rpartition(" of ")
    return bool(of) and abbreviates(short, tail.removeprefix("the "))


def _may_be_abbreviated(draft: Draft) -> bool:
    full = draft.fullest
    return draft.kind is Kind.ORGANIZATION and " " in full and not is_abbreviation(full)
