"""People without a name: after "an armed man", "he" is that man and nobody who was named before."""

from __future__ import annotations

from explorer.actors.grammar import main_subject
from explorer.actors.tables import words
from explorer.model import Annotation, Form, Mention, Parse

_ONE = frozenset(("a", "an", "another", "one"))


def means_a_stranger(annotation: Annotation, mention: Mention) -> bool:
    """Tell whether a subject pronoun goes on about an unnamed person of the sentence before."""
    parse = annotation.parses[mention.paragraph]
    if mention.text.lower() not in ("he", "she") or not 0 <= mention.head < len(parse.tokens):
        return False
    first, _ = parse.sentence_of(mention.head)
    if first == 0 or main_subject(parse, mention.head) != mention.head:
        return False
    subject = main_subject(parse, first - 1)
    if subject is None or not _ONE & {
        parse.tokens[i].text.lower() for i in parse.children[subject]
    }:
        return False
    return _is_person(annotation, parse, mention.paragraph, subject)


def speaks_of_culprit(annotation: Annotation, mention: Mention) -> bool:
    """Tell whether the sentence before is about "the gunman", who holds no office."""
    parse = annotation.parses[mention.paragraph]
    if mention.text.lower() not in ("he", "she") or not 0 <= mention.head < len(parse.tokens):
        return False
    first, _ = parse.sentence_of(mention.head)
    subject = main_subject(parse, first - 1) if first else None
    return subject is not None and parse.tokens[subject].lemma in words("discourse", "culprits")


def _is_person(annotation: Annotation, parse: Parse, paragraph: int, token: int) -> bool:
    if parse.tokens[token].lemma.lower() in words("offices", "strangers"):
        return True
    return any(
        other.paragraph == paragraph and other.head == token and other.form is Form.DEMONYM
        for other in annotation.mentions
    )
