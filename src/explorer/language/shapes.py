"""What the words of a name look like: a person's, a given name, letters for a body."""

from __future__ import annotations

from explorer.gazetteer import is_family_name, is_given_name, is_named_ruler
from explorer.language import words
from explorer.language.line import Line
from explorer.language.runs import LINKS

_JOINING = words.PARTICLES | {"-"}


def is_personal(line: Line, first: int, after: int) -> bool:
    """Tell whether a name of a few words is a person's: a given name or a family's ending."""
    inner = [i for i in range(first, after) if line.lower[i] not in _JOINING]
    if not 2 <= len(inner) <= 4 or any(line.lower[i] in LINKS for i in inner):
        return False
    if not all(line.capital[i] for i in inner):
        return False
    return _is_family(line, inner[-1]) or is_given_name(line.parse.tokens[first].text)


def _is_family(line: Line, position: int) -> bool:
    return is_family_name(line.parse.tokens[position].text)


def is_acronym(line: Line, position: int) -> bool:
    """Tell whether a word is three to six capitals: "HMSB"."""
    token = line.parse.tokens[position]
    letters = token.text.replace("-", "")
    return token.pos == "PROPN" and letters.isalpha() and letters.isupper() and 2 < len(letters) < 7


def is_given(line: Line, position: int) -> bool:
    """Tell whether a title is somebody's given name: "General Amir Rezaei", "Amir Rezaei"."""
    before = line.lower[position - 1] if position else ""
    unmarked = position not in line.ends and before != "the"
    following = line.lower[position + 1] if position + 1 < len(line.lower) else ""
    named = is_named_ruler(line.lower[position], following, unmarked=unmarked)
    return before in words.TITLES or position in line.portfolio_at or named
