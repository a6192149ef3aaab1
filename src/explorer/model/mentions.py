"""What the words of one article refer to: mentions, role claims, quotes, referents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from explorer.model.articles import ArticleKey
from explorer.model.parse import Parse


class Kind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    PLACE = "place"


class Form(StrEnum):
    """How a mention refers.

    ``GROUP`` is a plural that points at several referents ("the two sides", "both officials");
    ``DEMONYM`` is a nationality that stands for a country ("Iranian").
    """

    NAME = "name"
    DEMONYM = "demonym"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """Words that give a person an office: ``title`` without its holder, ``of`` the country or body.

    ``of`` is a canonical country name where the words name one ("Iran" for "Iranian"), else the
    organisation's words, else None. ``former`` covers "ex-", "former", "late", "then".
    ``start`` and ``end`` are offsets in the paragraph's text.
    """

    title: str
    of: str | None
    paragraph: int
    start: int
    end: int
    former: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a paragraph that refers to somebody or something.

    ``text`` is the words of the span without a title in front; ``head`` is the index of its
    syntactic head in the paragraph's parse. ``kind`` is what this mention alone suggests and
    ``certain`` tells that the words themselves prove it (a title in front, a closed list).
    ``canonical`` is set for members of closed lists ("Iran" for "Iranian").
    """

    paragraph: int
    start: int
    end: int
    text: str
    head: int
    form: Form
    kind: Kind | None
    certain: bool = False
    canonical: str | None = None
    plural: bool = False
    roles: tuple[RoleClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech; offsets cover the content, marks included.

    ``speaker`` is the index of a mention of the same article, ``cue`` the reporting word.
    ``speaker_text`` is the speaker's words where no mention has them ("a senior official").
    """

    paragraph: int
    start: int
    end: int
    speaker: int | None
    cue: str
    direct: bool = True
    speaker_text: str = ""


@dataclass(frozen=True)
class Annotation:
    """What the language room found in one article; ``parses`` has one entry a paragraph.

    ``mentions`` are in order of (paragraph, start) and do not overlap, but for a demonym or a name
    inside a description; elsewhere a mention is named by its index here.
    """

    article: ArticleKey
    published: date | None
    parses: tuple[Parse, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The paragraph and the offset of each mention."""
        return tuple([(mention.paragraph, mention.start) for mention in self.mentions])


@dataclass(frozen=True, slots=True)
class Referent:
    """One person, country, organisation or place within one article.

    ``names`` are the distinct surface forms, fullest first (for an unresolved description its own
    words); ``mentions`` are indices of the article's annotation, names before pronouns not implied.
    """

    id: int
    form: Form
    kind: Kind | None
    certain: bool
    names: tuple[str, ...]
    mentions: tuple[int, ...]
    canonical: str | None = None
    roles: tuple[RoleClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """The referents of one article and, for each mention by index, the ids of those it points at.

    ``reasons`` says for a mention that is no name why it points there.
    """

    article: ArticleKey
    published: date | None
    publication: str | None
    referents: tuple[Referent, ...]
    of_mention: tuple[tuple[int, ...], ...]
    reasons: tuple[tuple[int, str], ...] = ()
