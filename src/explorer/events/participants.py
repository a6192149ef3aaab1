"""From a noun of the parse to the referents that it names."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.events.grammar import children, conjuncts, governed
from explorer.events.joined import joined_in_front, same_person
from explorer.events.kinship import is_another
from explorer.events.lexicon import words
from explorer.events.scene import Scene
from explorer.model import Form, Kind, Mention, Parse

_TELLING = frozenset({Form.NAME, Form.DEMONYM, Form.GROUP})
_ONE = frozenset({"a", "an", "another", "one"})
_OF = frozenset({"of"})
_SERVING = frozenset(
    {
        *{"serviceman", "servicemen", "soldier", "troop", "troops", "sailor", "airman"},
        *{"citizen", "national", "guard", "officer"},
    }
)
"""Whoever is one of a country's own: "wounded two of its soldiers"."""
_FROM = frozenset({"from", "of"})
_IN, _AT = frozenset({"in"}), frozenset({"at"})
_INCLUDING = frozenset({"including"})


def named_by(scene: Scene, paragraph: int, head: int) -> list[int]:
    """Return the referents of a noun and of all that is coordinated with it, in order."""
    parse = scene.annotation.parses[paragraph]
    if (alone := same_person(scene, paragraph, head)) is not None:
        return list(scene.references.of_mention[alone])
    found = joined_in_front(scene, paragraph, head)
    for noun in conjuncts(parse, head):
        if listed := _listed_behind(scene, paragraph, noun):
            found += listed
            continue
        found += one(scene, paragraph, noun)
        for apposition in children(parse, noun, "appos"):
            if _is_country(scene, paragraph, noun) and _is_country(scene, paragraph, apposition):
                found += named_by(scene, paragraph, apposition)
            for other in list(conjuncts(parse, apposition))[1:]:
                found += [r for r in one(scene, paragraph, other) if scene.kind(r) is Kind.PERSON]
        found += _included(scene, paragraph, noun)
    return list(dict.fromkeys(found))


def _listed_behind(scene: Scene, paragraph: int, noun: int) -> list[int]:
    """Return X and Y of "the Turkish and Armenian envoys, X and Y": they, not their countries."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].tag != "NNS":
        return []
    found = [
        referent
        for apposition in children(parse, noun, "appos")
        for name in conjuncts(parse, apposition)
        for referent in one(scene, paragraph, name)
    ]
    people = all(scene.kind(r) is Kind.PERSON and scene.is_named(r) for r in found)
    return found if len(found) > 1 and people else []


def _included(scene: Scene, paragraph: int, noun: int) -> list[int]:
    """Return X of "16 people, including X", who are the ones with a name."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].tag != "NNS":
        return []
    found = [
        referent
        for _, inner in governed(parse, noun, _INCLUDING)
        for head in conjuncts(parse, inner)
        for referent in one(scene, paragraph, head)
    ]
    return [r for r in found if scene.kind(r) is Kind.PERSON and scene.is_named(r)]


def _is_country(scene: Scene, paragraph: int, noun: int) -> bool:
    """Tell whether a country's name ends at the noun: beside another it is one of a list."""
    mentions = (
        scene.annotation.mentions[index] for index in scene.mentions_at[paragraph].get(noun, ())
    )
    return any(m.kind is Kind.COUNTRY and m.form is Form.NAME for m in mentions)


def one(scene: Scene, paragraph: int, noun: int, depth: int = 0) -> list[int]:
    """Return the referents of one noun phrase: its own mention's, else its country's or group's."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].tag in {"WP", "WDT"} and (meant := _antecedent(parse, noun)) is not None:
        return one(scene, paragraph, meant, depth)
    holder = scene.holder_of(paragraph, noun)
    if holder is not None:
        return list(scene.references.of_mention[holder])
    own = _of_mention(scene, paragraph, noun)
    if own is not None:
        return own
    if depth < 2 and parse.tokens[noun].lemma.casefold() in words("partitive"):
        inner = [
            referent
            for _, governed_noun in governed(parse, noun, _OF)
            for referent in _all(scene, paragraph, governed_noun, depth + 1)
        ]
        if inner:
            return inner
    return (
        name_beside(scene, paragraph, noun)
        or _head_of_group(scene, paragraph, noun)
        or _called(scene, paragraph, noun)
        or _modifiers(scene, paragraph, noun)
    )


def _antecedent(parse: Parse, noun: int) -> int | None:
    """Return X of "X, with whom he spoke": the noun of the clause that a preposition opens."""
    token = parse.tokens[noun]
    verb = parse.tokens[token.head].head
    clause = token.dep == "pobj" and parse.tokens[verb].dep == "relcl"
    return parse.tokens[verb].head if clause else None


def _called(scene: Scene, paragraph: int, noun: int) -> list[int]:
    """Return the body of "his party, the Orange Alliance"."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].pos != "NOUN":
        return []
    return [
        referent
        for child in children(parse, noun, "appos")
        for index in scene.mentions_at[paragraph].get(child, ())[:1]
        if scene.annotation.mentions[index].form is Form.NAME
        and scene.annotation.mentions[index].kind is Kind.ORGANIZATION
        for referent in scene.references.of_mention[index]
    ]


def _head_of_group(scene: Scene, paragraph: int, noun: int) -> list[int]:
    """Return X of "a delegation led by X"."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].lemma.casefold() not in words("entourage"):
        return []
    return [
        referent
        for clause in children(parse, noun, "acl", "relcl")
        if parse.tokens[clause].lemma in words("heading")
        for _, leader in governed(parse, clause, frozenset({"by"}))
        for referent in named_by(scene, paragraph, leader)
    ]


def _of_mention(scene: Scene, paragraph: int, noun: int) -> list[int] | None:
    """Return the referents of the longest mention over the noun, None where it has none."""
    for index in scene.mentions_at[paragraph].get(noun, []):
        mention = scene.annotation.mentions[index]
        referents = list(scene.references.of_mention[index])
        if not referents or _is_suffix(mention.text):
            continue
        open_ = mention.form in {Form.DESCRIPTION, Form.GROUP}
        if not any(map(scene.is_named, referents)):
            beside = name_beside(scene, paragraph, noun, "appos")
            if beside or open_:
                return beside or _described(scene, paragraph, noun, referents)
        if mention.form is Form.DEMONYM and _is_somebody(scene, paragraph, noun, mention):
            continue
        if mention.kind in {Kind.COUNTRY, Kind.PLACE}:
            return name_beside(scene, paragraph, noun, "appos", "compound") or referents
        return referents
    return None


def _is_somebody(scene: Scene, paragraph: int, noun: int, nationality: Mention) -> bool:
    """Tell a person of a country from the country: "a Kenyan national", "an armed Kenyan"."""
    if nationality.head != noun:
        return _civilian(scene, paragraph, noun)
    parse = scene.annotation.parses[paragraph]
    return any(parse.tokens[t].text.casefold() in _ONE for t in parse.children[noun])


def _is_suffix(text: str) -> bool:
    return text.strip(".,") in {"Jr", "Sr", "II", "III"}


def name_beside(scene: Scene, paragraph: int, noun: int, *deps: str) -> list[int]:
    """Return the person whose name the parser hung on a title, a country or on "Jr."."""
    parse = scene.annotation.parses[paragraph]
    hyphened = noun > 0 and parse.tokens[noun - 1].text == "-"
    for child in children(parse, noun, *(deps or ("appos", "nmod", "compound"))):
        for index in scene.mentions_at[paragraph].get(child, ()):
            mention = scene.annotation.mentions[index]
            behind = parse.tokens[child].dep == "appos"
            proper = behind or (parse.tokens[noun].pos == "PROPN" and not deps)
            named = mention.kind is Kind.PERSON and mention.form is Form.NAME
            if named and (proper or hyphened):
                return list(scene.references.of_mention[index])
    return []


def _all(scene: Scene, paragraph: int, head: int, depth: int) -> list[int]:
    parse = scene.annotation.parses[paragraph]
    return [r for noun in conjuncts(parse, head) for r in one(scene, paragraph, noun, depth)]


def _described(scene: Scene, paragraph: int, noun: int, referents: list[int]) -> list[int]:
    """Add the country of an unresolved description, so that "Kenyan officials" are not nobody."""
    return list(dict.fromkeys([*referents, *_modifiers(scene, paragraph, noun)]))


def _civilian(scene: Scene, paragraph: int, noun: int) -> bool:
    return scene.annotation.parses[paragraph].tokens[noun].lemma.casefold() in words("civilian")


def _modifiers(scene: Scene, paragraph: int, noun: int) -> list[int]:
    """Return the country or body beside a noun: "Turkish troops", "troops from Chad"."""
    parse = scene.annotation.parses[paragraph]
    if parse.tokens[noun].tag == "NN" and _civilian(scene, paragraph, noun):
        return []
    word = parse.tokens[noun]
    others = is_another(parse, noun)
    serving = word.dep in {"dobj", "pobj"} and word.lemma.casefold() in _SERVING
    owned = serving or word.lemma.casefold() in words("owned")
    telling = _TELLING | {Form.PRONOUN} if owned else _TELLING
    front = children(parse, noun, "amod", "compound", "poss", "nmod")
    front += [t for inner in front for t in children(parse, inner, "amod", "compound")]
    behind = [t for inner in _homes(parse, noun) for t in conjuncts(parse, inner)]
    behind += _owners(parse, noun)
    for group in (front, behind):
        found = [
            referent
            for token in [*group, *_owners_of_body(scene, paragraph, group)]
            for index in scene.mentions_at[paragraph].get(token, ())
            if scene.annotation.mentions[index].form in telling
            for referent in scene.references.of_mention[index]
            if scene.kind(referent) in {Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON}
            and not (others and scene.kind(referent) is Kind.PERSON)
        ]
        if found:
            return found
    return []


def _homes(parse: Parse, noun: int) -> list[int]:
    """Return X of "troops from X", "police in X" (not "in Y, in X"), "staff at X"."""
    lemma = parse.tokens[noun].lemma.casefold()
    found = [inner for _, inner in governed(parse, noun, _FROM)]
    inside = [inner for _, inner in governed(parse, noun, _IN)]
    if lemma in words("stationed") and len(inside) == 1:
        found += [t for t in inside if not children(parse, t, "amod")]
    if lemma in words("working"):
        found += [inner for _, inner in governed(parse, noun, _AT)]
    return found


def _owners(parse: Parse, noun: int) -> list[int]:
    """Return X of "plants belonging to X", "a ship operated by X"."""
    return [
        owner
        for clause in children(parse, noun, "acl", "relcl")
        if parse.tokens[clause].lemma in words("owning")
        for _, owner in governed(parse, clause, frozenset({"to", "by"}))
    ]


def _owners_of_body(scene: Scene, paragraph: int, group: list[int]) -> list[int]:
    """Return the names inside the phrases of a group: "soldiers of the Chadian force"."""
    parse = scene.annotation.parses[paragraph]
    named = scene.mentions_at[paragraph]
    bodies = [
        token
        for token in group
        if any(scene.annotation.mentions[m].form is Form.DESCRIPTION for m in named.get(token, ()))
    ]
    return [t for body in bodies for t in children(parse, body, "compound", "amod")]


def actors_only(scene: Scene, referents: Iterable[int]) -> list[int]:
    """Keep who can act; a capital stands for its country where the article names that.

    A name that only the parser calls a place, and no closed list, may be somebody.
    """
    found = []
    for referent in referents:
        if scene.kind(referent) is Kind.PLACE:
            if scene.is_capital(referent):
                country = scene.country_of_place(referent)
                found.append(referent if country is None else country)
            elif scene.is_doubtful(referent):
                found.append(referent)
        else:
            found.append(referent)
    return list(dict.fromkeys(found))
