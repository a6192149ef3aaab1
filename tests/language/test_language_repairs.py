"""What the parser reads wrongly in the same way each time is put right."""

import pytest

from explorer.language.repairs import repaired
from explorer.model import Parse, Token


def _parse(*rows: tuple[str, str, str, int, str]) -> Parse:
    """Return a parse of (word, tag, relation, head, entity), a space between the words."""
    tokens, start = [], 0
    for word, tag, relation, head, entity in rows:
        pos = {"NN": "NOUN", "NNP": "PROPN"}.get(tag, "VERB" if tag.startswith("V") else "X")
        lemma = "be" if word == "was" else word
        end = start + len(word)
        tokens.append(Token(start, end, word, lemma, pos, tag, relation, head, entity))
        start = end + 1
    return Parse(" ".join(row[0] for row in rows), tuple(tokens), ((0, len(rows)),))


def _shape(parse: Parse) -> list[tuple[str, str, str]]:
    tokens = repaired(parse).tokens
    return [(token.text, token.dep, tokens[token.head].text) for token in tokens]


def test_a_sentence_without_a_finite_verb_takes_the_participle_behind_its_noun():
    parse = _parse(
        ("Buses", "NN", "ROOT", 0, ""),
        ("overturned", "VBN", "acl", 0, ""),
        ("nearby", "RB", "advmod", 1, ""),
        (".", ".", "punct", 0, ""),
    )
    assert _shape(parse)[:2] == [
        ("Buses", "nsubj", "overturned"),
        ("overturned", "ROOT", "overturned"),
    ]


@pytest.mark.parametrize("agent", ["agent", "auxpass"])
def test_a_caption_in_the_passive_stays_a_noun(agent):
    parse = _parse(
        ("Buses", "NN", "ROOT", 0, ""),
        ("burnt", "VBN", "acl", 0, ""),
        ("by", "IN", agent, 1, ""),
        (".", ".", "punct", 0, ""),
    )
    assert repaired(parse) is parse


def test_a_time_between_the_auxiliary_and_its_participle_does_not_part_them():
    parse = _parse(
        ("Hall", "NNP", "nsubj", 1, ""),
        ("was", "VBD", "ROOT", 1, ""),
        ("on", "IN", "prep", 3, ""),
        ("Monday", "NNP", "pobj", 2, "DATE"),
        ("rammed", "VBN", "advcl", 1, ""),
        (".", ".", "punct", 1, ""),
    )
    shape = _shape(parse)
    assert shape[0] == ("Hall", "nsubjpass", "rammed")
    assert shape[1] == ("was", "auxpass", "rammed")
    assert shape[4] == ("rammed", "ROOT", "rammed")


def test_who_is_found_guilty_is_the_object():
    parse = _parse(
        ("Jurors", "NN", "nsubj", 1, ""),
        ("found", "VBD", "ROOT", 1, ""),
        ("Hall", "NNP", "nsubj", 3, ""),
        ("guilty", "JJ", "ccomp", 1, ""),
        (".", ".", "punct", 1, ""),
    )
    assert _shape(parse)[2:4] == [("Hall", "dobj", "found"), ("guilty", "oprd", "found")]
