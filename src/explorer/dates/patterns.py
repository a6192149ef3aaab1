"""The small language of the rule tables, compiled to regular expressions over pieces.

``MONTH`` is a class of words or numbers, ``ago`` a word itself, ``d:DAYNUMBER`` names what it
matches; ``( | ) ? * +`` and look-around keep their usual meaning and spaces have none.
"""

from __future__ import annotations

import re

from explorer.dates.pieces import Alphabet

# Parts that many rules share; each may use those above it.
PARTS = {
    "DAY": "(DAYNUMBER|ORDINALNUMBER|ORDINAL|(twenty|thirty) DASH? ORDINAL)",
    "COUNT": (
        "(NUMBER ((DASH|and)? NUMBER)* (DASH? and DASH? A? DASH? half)?"
        "|INTEGER? ONE_TO_12 SLASH ONE_TO_12|(INTEGER DASH)? (INTEGER|DECIMAL) (and A half)?"
        " (hundred|thousand|million|billion)?"
        "|half (A)?|A? (few|couple (of)?|dozen|handful of|number of)|several|many|some"
        "|A half DASH?|A)"
    ),
    "START": "((the)? (very)? (beginning|start|end|middle|close|latter part) of|early in|late in"
    "|(early|late|mid) DASH?|end DASH|the (early|late|middle) (part of)?|earlier|later)",
    "TIMEOFDAY": "(CLOCKTIME|HOURNUMBER|NUMBER)",
}
_ELEMENT = re.compile(
    r"""(?P<open>[a-z_]+):\(
      | (?:(?P<group>[a-z_]+):)? (?P<name>[A-Z][A-Z_0-9]+\b|A\b)
      | (?P<word>[a-z]+)
      | (?P<rest>\(\?<?[=!:]|\S)""",
    re.VERBOSE,
)


def expression(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """Compile one pattern."""
    return re.compile(_translate(pattern, alphabet))


def _translate(pattern: str, alphabet: Alphabet) -> str:
    return "".join(_element(found, alphabet) for found in _ELEMENT.finditer(pattern))


def _element(found: re.Match[str], alphabet: Alphabet) -> str:
    group, name, word, rest = found.group("group", "name", "word", "rest")
    if found["open"]:
        return f"(?P<{found['open']}>"
    if name in PARTS:
        inner = _translate(PARTS[name], alphabet)
    elif name:
        inner = f"[{alphabet.of_class(name)}]"
    elif word:
        return alphabet.letter(word)
    else:
        return rest
    return f"(?P<{group}>{inner})" if group else inner
