"""How many were killed, hurt, held or expelled, as a sentence counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from explorer.model import EventType

_NUMBERS = {
    "no": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "a dozen": 12,
}  # fmt: skip
_AT_LEAST = ("at least", "more than", "over", "no fewer than", "not less than", "upwards of")
_AT_MOST = ("at most", "up to", "fewer than", "less than", "under")
_ABOUT = ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "close to")
_NOBODY = (
    r"(?:hours?|days?|weeks?|months?|years?|minutes|o'clock|times|km|kilometers?|kilometres?|miles"
    r"|percent|per cent|others?|of)"
)
_HANDED_OVER = (
    r"exchang(?:ed|ing|es)|swapp(?:ed|ing)|swaps|trad(?:ed|ing|es)|releas(?:ed|ing|es)|free(?:d|ing|s)"
    r"|return(?:ed|ing|s)|repatriat(?:ed|ing|es)|hand(?:ed|ing|s) over|sen(?:t|ding|ds) home"
)
_LABELS: dict[EventType, tuple[tuple[str, str, str], ...]] = {
    EventType.ASSAULT: (
        ("killed", r"kill(?:ed|ing|s)", r"killed|dead|died|slain"),
        ("injured", r"(?:injur|wound)(?:ed|ing|es)", r"injured|wounded|hurt"),
    ),
    EventType.COERCE: (
        (
            "arrested",
            r"arrest(?:ed|ing|s)|detain(?:ed|ing|s)|seiz(?:ed|ing|es)|rounded up",
            r"arrested|detained|taken into custody",
        ),
    ),
    EventType.SANCTION: (("expelled", r"expel(?:led|ling|s)", r"expelled"),),
    EventType.AGREE: (("signed", r"(?:sign|ink)(?:ed|ing|s)?", r"signed|inked"),),
    EventType.COOPERATE: (
        ("exchanged", _HANDED_OVER, r"exchanged|swapped|released|returned|freed"),
    ),
    EventType.RETREAT: (("handed over", _HANDED_OVER, r"released|returned|freed|repatriated"),),
}
"""For each type the label of a count, the verbs in front of it and the words behind it."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the bounds that its words leave: "at least 12" can be 14."""

    words: str
    least: float
    most: float

    def agrees(self, other: Count) -> bool:
        """Tell whether both can be true."""
        return self.least <= other.most and other.least <= self.most


def labels_of(kind: EventType) -> tuple[str, ...]:
    """Return what is counted of a type of event: killed and injured, arrested, expelled."""
    return tuple(label for label, _, _ in _LABELS.get(kind, ()))


def count_of(kind: EventType, label: str, text: str) -> Count | None:
    """Return how many the sentence counts, None where it does not."""
    for pattern in _patterns(kind, label):
        found = pattern.search(text)
        if found:
            return _count(found["about"] or "", found["count"], label)
    return None


@cache
def _patterns(kind: EventType, label: str) -> tuple[re.Pattern[str], ...]:
    verbs, behind = next((v, b) for name, v, b in _LABELS[kind] if name == label)
    about = "|".join(sorted((*_AT_LEAST, *_AT_MOST, *_ABOUT), key=len, reverse=True))
    number = "|".join(sorted(_NUMBERS, key=len, reverse=True))
    count = rf"(?:(?P<about>{about})\s+)?(?P<count>\d[\d,]*|\b(?:{number}))\b(?!\s+{_NOBODY}\b)"
    patterns = [
        rf"\b(?:{verbs})\s+{count}",
        rf"\b{count}\s+(?:[\w-]+\s+){{0,3}}?(?:(?:were|was|have been|has been|had been)\s+)?"
        rf"(?:{behind})\b",
    ]
    if label == "killed":
        patterns.append(rf"\b(?:leav(?:ing|es)|left)\s+{count}(?=(?:\s+\w+){{0,2}}\s+dead\b)")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _count(about: str, number: str, label: str) -> Count:
    plain = number.casefold().replace(",", "")
    value = _NUMBERS[plain] if plain in _NUMBERS else int(plain)
    bound = about.casefold()
    words = " ".join(filter(None, (bound, str(value), label)))
    if bound in _AT_LEAST:
        return Count(words, value, float("inf"))
    if bound in _AT_MOST:
        return Count(words, 0, value)
    slack = value * 0.2 if bound in _ABOUT else 0
    return Count(words, value - slack, value + slack)
