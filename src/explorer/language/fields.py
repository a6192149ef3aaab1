"""What a body is for, in several words: "Institute of Allergy and Infectious Diseases"."""

from __future__ import annotations

from explorer.language import words
from explorer.language.line import Line

_OF = frozenset({"of", "for", "on"})
_LONGEST = 4
"""Words of one field."""


def closes_field(line: Line, first: int, link: int) -> bool:
    """Tell whether "and" joins a body's last field: "of Allergy" and "Infectious Diseases"."""
    after = _item_end(line, link + 1)
    if not _is_governed(line, first, link) or not link + 1 < after <= link + 1 + _LONGEST:
        return False
    bodies = any(_is_body(line.lower[i]) for i in range(link + 1, after))
    return not bodies and _is_field(line, after - 1)


def other_body(line: Line, first: int) -> bool:
    """Tell whether what follows "and" is a body of its own: "Parliament", "Center for ..."."""
    alone = _item_end(line, first) == first + 1
    return alone and (_is_body(line.lower[first]) or line.lower[first] in words.GOVERNING)


def list_end(line: Line, first: int, comma: int) -> int:
    """Return where ", Licensing and Regulation" ends behind a body's first field, else 0.

    Adjectives in front of the body's noun do as well: "Educational, Scientific and Cultural ...".
    """
    governed = _is_governed(line, first, comma)
    told = governed or _tells(line.lower[comma - 1])
    position, last = comma, False
    while told and not last and line.lower[position : position + 1] in ([","], ["and"]):
        last = "and" in line.lower[position : position + 2]
        begin = position + 1 + (line.lower[position : position + 2] == [",", "and"])
        position = _item_end(line, begin)
        fits = (
            _is_field(line, position - 1) if governed else _qualifies(line, begin, position, last)
        )
        told = begin < position <= begin + _LONGEST and fits
    return position if told and last else 0


def _qualifies(line: Line, first: int, after: int, last: bool) -> bool:
    """Tell whether an item is one such adjective, the last one with the noun behind it."""
    if not last:
        return after == first + 1 and _tells(line.lower[first])
    return _tells(line.lower[first]) and line.lower[after - 1] in words.ORGANIZATIONS


def _is_body(word: str) -> bool:
    """Tell whether a noun stands for a body: "Parliament", but "Industry" is a field as well."""
    field = word in words.MINISTRIES and word not in words.CHAMBERS
    return word in words.ORGANIZATIONS and not field


def _is_governed(line: Line, first: int, position: int) -> bool:
    """Tell whether the words in front are a body's with its field: "Institute of Allergy"."""
    return any(
        line.lower[i] in _OF and line.lower[i - 1] in words.GOVERNING
        for i in range(first + 1, position - 1)
    )


def _item_end(line: Line, position: int) -> int:
    while (
        position < len(line.lower)
        and line.named[position]
        and position not in line.listed
        and line.lower[position] not in words.TITLES
    ):
        position += 1
    return position


def _is_field(line: Line, position: int) -> bool:
    """Tell whether a word is what a body can be for: "Diseases", "Safety", "Mines"."""
    word = line.lower[position]
    return word in words.MINISTRIES or word.endswith(tuple(words.FIELD_ENDINGS))


def _tells(word: str) -> bool:
    """Tell whether an adjective says what a body is for: "Educational", "Scientific"."""
    return word.endswith(("al", "ic", "ary", "ive")) and word not in words.ORGANIZATIONS
