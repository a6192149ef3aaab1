"""One word for a longer name of the article: a surname, the word of a body that is its own."""

from __future__ import annotations

from explorer.actors.bodies import body, is_common_body
from explorer.actors.drafts import Draft
from explorer.actors.features import likeness
from explorer.actors.fold import plain
from explorer.actors.names import Part, person_name
from explorer.actors.tables import words
from explorer.actors.titles import fit
from explorer.gazetteer import lookup
from explorer.model import Kind, Mention

SIMILAR = 0.5
"""How well two titles must fit to be of one person."""


def shorter_form(mention: Mention, draft: Draft) -> float:
    """How well one word stands for a person or a body of the article, from 0 to 1."""
    if draft.kind is Kind.PERSON and not (mention.certain and mention.kind is not Kind.PERSON):
        father = mention.roles and _is_father(mention, draft)
        return 0.0 if father else surname_score(mention.text, draft.fullest)
    return max(_short_body(mention, draft), common_body(mention, draft), _last_word(mention, draft))


def _is_father(mention: Mention, draft: Draft) -> bool:
    """Tell whether a titled word is the father's name of somebody who has no such title.

    "King Salman" is not Khalid bin Salman, whose minister of defence he is.
    """
    surname = person_name(draft.fullest).surname
    return surname is not None and surname.father and not has_office(mention, draft)


def has_office(mention: Mention, draft: Draft) -> bool:
    """Tell whether one of the offices of a mention is held by a person of the article."""
    return any(
        max(fit(claim.title, held.title), fit(held.title, claim.title)) >= SIMILAR
        for claim in mention.roles
        for held in draft.roles
    )


def surname_score(text: str, full: str) -> float:
    """How well one word stands for a person: as the family name, else as another part."""
    name = person_name(full)
    parts = tuple(part for part in person_name(text).parts if part.text not in name.particles)
    if len(parts) != 1 or not name.full or name.surname is None or parts[0].initials:
        return 0.0
    word = parts[0]
    found = likeness(word, name.surname)
    if found.score == 1 or (found.score >= 0.85 and len(word.text) > 4):
        return found.score
    if len(word.text) >= 4 and any(word.text == piece for piece in name.surname.pieces):
        return 0.85
    others = [part for part in name.given if part.text == word.text and not part.initials]
    if not others:
        return 0.0
    return 0.8 if _may_be_family(name.parts, word) else 0.6


def _may_be_family(parts: tuple[Part, ...], word: Part) -> bool:
    lists = ("korean", "chinese", "vietnamese")
    return parts[0] == word and any(word.text in words("names", each) for each in lists)


def _short_body(mention: Mention, draft: Draft) -> float:
    """Take "Kunduz" for "Kunduz Province", "House" for "House of Delegates".

    The word is all that is not of every such name, or all that chambers are called by.
    """
    if mention.kind is Kind.PERSON or draft.kind is not mention.kind:
        return 0.0
    words_of = body(draft.fullest).core
    own = [word for word in words_of if word not in words("bodies", "divisions")]
    short = plain(mention.text).split()
    chamber = short[0] in words("bodies", "chambers") and (
        own[:1] == short or (own[-1:] == short and _of_a_region(draft.fullest))
    )
    return 0.7 if chamber or (own == short and own != list(words_of)) else 0.0


def common_body(mention: Mention, draft: Draft) -> float:
    """Take "the Supreme Court" for the "Kenya's Supreme Court" of the article."""
    if mention.kind is not draft.kind or not is_common_body(mention.text):
        return 0.0
    core = body(mention.text).core
    owned = (body(name) for name in draft.names)
    return 0.7 if any(name.core == core and name.country for name in owned) else 0.0


def _of_a_region(name: str) -> bool:
    """Tell whether a place stands in front of a body's noun: "Puerto Rico Senate"."""
    place, _, _ = name.removeprefix("the ").rpartition(" ")
    found = lookup(place.removesuffix("'s"))
    return found is not None and found.kind is Kind.PLACE


def _last_word(mention: Mention, draft: Draft) -> float:
    """The last of two to four words alone: so texts speak of persons, whatever the parser says."""
    if mention.kind is Kind.PLACE or mention.certain or draft.certain:
        return 0.0
    full = plain(draft.fullest).split()
    telling = words("bodies", "heads", "lands", "generic")
    fits = 2 <= len(full) <= 4 and full[-1] == plain(mention.text) and not telling & set(full)
    if fits:
        draft.votes[Kind.PERSON] += 2
    return 0.6 if fits else 0.0
