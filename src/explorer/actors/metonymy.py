"""Capitals that stand for their government: "Tehran rejected the report", "ties with Moscow"."""

from __future__ import annotations

from explorer.actors.drafts import Draft
from explorer.actors.roster import Roster
from explorer.actors.tables import table, words
from explorer.gazetteer import lookup
from explorer.model import Annotation, Form, Kind, Mention, Parse

_JOINED = ("conj", "appos")
_OF_TOWNS = (
    "be",
    "have",
    "lie",
    "rank",
    "see",
    "host",
    "compete",
    "bid",
    "remain",
    "become",
    "stand",
    "grow",
)
"""What towns do side by side as well as governments."""


def government_meant(annotation: Annotation, mention: Mention, roster: Roster) -> Draft | None:
    """The country, or union of states, that a capital's name stands for here; else None."""
    entry = lookup(mention.canonical or "") if mention.kind is Kind.PLACE else None
    if entry is None or entry.form != "capital" or entry.country is None:
        return None
    parse = annotation.parses[mention.paragraph]
    if not 0 <= mention.head < len(parse.tokens) or not _acts(parse, mention.head):
        return None
    union = table("discourse")["seats"].get(entry.name)
    if union is None:
        return roster.country(entry.country) or _country(entry.country)
    return roster.body(union) or roster.country(entry.country)


def _country(name: str) -> Draft:
    draft = Draft(Form.NAME, name)
    draft.names[name] += 1
    draft.proofs[Kind.COUNTRY] += 1
    return draft


def _acts(parse: Parse, head: int) -> bool:
    """Tell whether the name does, has, or is addressed with what is a government's."""
    tokens = parse.tokens
    at = head
    for _ in range(4):
        if tokens[at].dep not in _JOINED:
            break
        at = tokens[at].head
    dep, governor = tokens[at].dep, tokens[tokens[at].head]
    if dep == "nsubj":
        together = governor.lemma not in _OF_TOWNS and _beside_another(parse, at)
        return governor.lemma in words("discourse", "governing") or together
    if dep == "poss":
        owned = range(tokens[at].head, at, -1)
        return any(tokens[i].text.lower() in words("discourse", "belongings") for i in owned)
    if dep in ("dobj", "nsubjpass"):
        return governor.lemma in words("discourse", "addressing")
    return dep == "pobj" and _in_bond(parse, tokens[at].head)


def _beside_another(parse: Parse, subject: int) -> bool:
    """Tell whether a capital acts together with another one: "Yerevan and Baku began"."""
    tokens = parse.tokens
    joined = [t for t in (subject, *parse.children[subject]) if tokens[t].dep in ("nsubj", "conj")]
    found = [lookup(tokens[t].text) for t in joined]
    return len(found) > 1 and all(entry is not None and entry.form == "capital" for entry in found)


def _in_bond(parse: Parse, preposition: int) -> bool:
    """Tell whether "between", "with" or "on" hangs on what binds governments."""
    tokens = parse.tokens
    word, above = tokens[preposition].text.lower(), tokens[preposition].head
    bond = tokens[above].text.lower() in words("discourse", "bonds")
    if word in ("between", "with", "on", "against", "toward", "towards"):
        return bond or (word == "between" and _bond_near(parse, preposition))
    return False


def _bond_near(parse: Parse, preposition: int) -> bool:
    first = max(parse.sentence_of(preposition)[0], preposition - 3)
    bonds = words("discourse", "bonds")
    return any(token.text.lower() in bonds for token in parse.tokens[first:preposition])
