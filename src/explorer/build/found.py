"""What came of looking for the facts of an article, and how long one may be."""

from __future__ import annotations

from typing import NamedTuple

from explorer.model import ArticleFacts, ArticleKey


class Found(NamedTuple):
    """An article's facts, or in words why they could not be found.

    ``digest`` is that of the text that they were found in, which may be another one by now.
    """

    article: ArticleKey
    digest: str
    facts: ArticleFacts | str


class Longest(NamedTuple):
    """The longest article in which facts are looked for: characters, and words with marks.

    Twice the longest of magazine reports. The parser takes its time and memory by the word, and
    in a text of nothing but brackets every bracket is one.
    """

    characters: int = 250_000
    words: int = 60_000


LONGEST = Longest()
