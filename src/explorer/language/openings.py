"""How a description opens: "the", "his", "both of the", "each", and what stands behind that."""

from __future__ import annotations

from explorer.language.line import Line

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
POSSESSIVES = frozenset({"his", "her", "their", "its"})
EACH = frozenset({"each", "either"})
COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "both", "2", "3", "4", "5"})
_LEADING = frozenset({"top", "senior"})
_OTHERS = frozenset(
    [
        "other",
        "next",
        "future",
        "possible",
        "potential",
        "second",
        "third",
        "rival",
        "last",
        "would",
        "same",
    ]
)
"""Words that tell somebody apart from whom the text speaks of."""
_QUALIFIERS = ("amod", "advmod", "nummod", "npadvmod", "punct", "quantmod", "nmod", "compound")


def opening(line: Line, first: int, head: int) -> tuple[int, bool]:
    """Step back to the word that opens the phrase, and tell whether it counts ("both of the")."""
    count, start = False, first
    while first > 0:
        word, before = line.lower[first - 1], line.lower[first - 2] if first > 1 else ""
        if word in DEFINITE or word in POSSESSIVES:
            if word == "that" and line.parse.tokens[first - 1].pos != "DET":
                break
            if before not in COUNTS and before != "of":
                return first - 1, count
            start = first - 1
        elif word in EACH:
            return first - 1, count
        elif word in COUNTS:
            count, start = True, first - 1
        elif word in _LEADING or (word == "of" and before in COUNTS):
            start -= start == first
        elif not (_qualifies(line, first - 1, head) or _is_backer(line, first - 1)):
            break
        first -= 1
    if line.lower[first - 1 : first] not in (["a"], ["an"]):
        first = start  # bare adjectives belong to no description
    return first + (line.lower[first] == "of"), count


def _qualifies(line: Line, position: int, head: int) -> bool:
    """Tell whether a word is an adjective of the noun: "visiting", "62-year-old"."""
    tokens = line.parse.tokens
    token = tokens[position]
    if line.lower[position] in _OTHERS or position + 1 in line.ends:
        return False
    if token.pos not in ("ADJ", "VERB", "ADV", "NUM", "NOUN") and token.text != "-":
        return False
    at = position
    for _ in range(6):
        if tokens[at].dep not in _QUALIFIERS:
            return False
        at = tokens[at].head
        if at == head:
            return token.pos != "NOUN" or tokens[position + 1].text == "-"
    return False


def _is_backer(line: Line, position: int) -> bool:
    """Tell whether a word is of the name in "the Iran-backed group", "the New York-based bank"."""
    tokens = line.parse.tokens
    after = position
    while after + 2 < len(tokens) and tokens[after].pos == "PROPN":
        after += 1
    return after > position and tokens[after].text == "-" and tokens[after + 1].tag == "VBN"
