"""Names without regard to case, accents and marks, as they are compared in questions."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return the words in lower case without accents, one blank between them.

    An apostrophe or hyphen parts words ("al-Thani" is two), so both ways of writing meet.
    """
    lowered = text.casefold().translate(_LETTERS)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return " ".join(_WORD.findall(bare))
