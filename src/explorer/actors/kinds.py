"""What a name stands for, decided over the corpus: proofs, offices, closed lists, then votes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

from explorer.actors.bodies import body, is_abbreviation
from explorer.actors.bundles import Bundle
from explorer.actors.fold import plain
from explorer.actors.names import person_name
from explorer.actors.tables import words
from explorer.gazetteer import lookup
from explorer.model import Kind

_THE_OF = re.compile(r"\s(?:of|for|in|on|to|at|with|against)\s")
_INNER_CAPITAL = re.compile(r"[A-Za-z][A-Z]")
_MAC = re.compile(r"(?:Ma?c|O['’]?|De|Di|Da|La|Le|Van|Fitz|D['’])[A-Z][a-z]")
_CLOSED = (Kind.COUNTRY, Kind.PLACE)


def cannot_be_person(name: str) -> bool:
    """Tell whether the words say that no person is meant: storms, ships, papers, forts, prizes."""
    tokens = plain(name).split()
    if any(letter.isdigit() for letter in name) or _THE_OF.search(name):
        return True
    if len(tokens) < 2 and tokens[:1]:
        if tokens[0] in words("bodies", "inanimate", "generic", "heads"):
            return True
        # One word with a capital inside, as companies write themselves ("SpaceX", "ALDI").
        shouted = name.isupper() and len(name) > 4
        return bool(_INNER_CAPITAL.search(name)) and not shouted and not _MAC.match(name)
    telling = words("bodies", "heads", "lands", "inanimate")
    front = words("bodies", "things", "fronts")
    return (
        tokens[0] in front
        or tokens[-1] in telling
        or _is_paper(tokens)
        or not words("bodies", "inanimate").isdisjoint(tokens)
    )


def kind_by_words(name: str) -> Kind | None:
    """The kind that the words of a name tell, whatever the parser says; None where they do not."""
    tokens = plain(name).split()
    if len(tokens) > 1 and tokens[0] in words("bodies", "fronts"):
        return Kind.PLACE
    last = body(name).core[-1:]
    if last and (last[0] in words("bodies", "heads") or _is_paper(tokens)):
        return Kind.ORGANIZATION
    if last and last[0] in words("bodies", "lands"):
        return Kind.PLACE
    return None


def _is_paper(tokens: list[str]) -> bool:
    """Tell whether a place in front makes a newspaper of the last word: "Lima Sun"."""
    if len(tokens) < 2 or tokens[-1] not in words("bodies", "papers"):
        return False
    return tokens[0] == "daily" or lookup(" ".join(tokens[:-1])) is not None


def decide_kind(bundle: Bundle) -> Kind | None:
    """Decide by evidence in falling strength; None where nothing speaks for any kind."""
    if bundle.canonical:
        return _listed_kind(bundle)
    if bundle.proofs:
        return _most(bundle.proofs)
    name = bundle.records[0].referent.names[0]
    return kind_by_words(name) or _guessed_kind(bundle, name)


def _guessed_kind(bundle: Bundle, name: str) -> Kind | None:
    if any(True for _ in bundle.claims):
        return Kind.PERSON
    if is_abbreviation(name) and bundle.votes.get(Kind.ORGANIZATION):
        return Kind.ORGANIZATION
    votes = bundle.votes
    if votes.get(Kind.PERSON) and cannot_be_person(name):
        votes = Counter({kind: count for kind, count in votes.items() if kind is not Kind.PERSON})
    return _most(votes) if votes else None


def may_be_person(bundle: Bundle) -> bool:
    """A guess of another kind that a sure person's other spelling could overrule."""
    if bundle.canonical or bundle.proofs or not bundle.full:
        return False
    parts = {part.text for part in person_name(bundle.records[0].referent.names[0]).parts}
    telling = words("bodies", "heads", "lands", "generic")
    thing = cannot_be_person(bundle.records[0].referent.names[0])
    return 2 <= len(parts) <= 4 and not telling & parts and not thing


def given_name(bundle: Bundle) -> tuple[str, str] | None:
    """Return the given and the family name of a proven person."""
    if not bundle.proofs or _most(bundle.proofs) is not Kind.PERSON:
        return None
    parts = person_name(bundle.records[0].referent.names[0]).parts
    if len(parts) < 2 or parts[0].initials:
        return None
    return parts[0].text, parts[-1].text


def learned(bundles: Iterable[Bundle]) -> frozenset[str]:
    """First names of the corpus's proven persons that at least two family names go with."""
    families: dict[str, set[str]] = defaultdict(set)
    for bundle in bundles:
        if pair := given_name(bundle):
            families[pair[0]].add(pair[1])
    return frozenset(given for given, names in families.items() if len(names) > 1)


def is_person_by_name(bundle: Bundle, given_names: Container[str]) -> bool:
    """An unproven name that begins like the names of proven persons."""
    if not may_be_person(bundle):
        return False
    first = person_name(bundle.records[0].referent.names[0]).parts[:1]
    return bool(first) and first[0].text in given_names


def _listed_kind(bundle: Bundle) -> Kind | None:
    entry = lookup(bundle.canonical or "")
    if entry and entry.kind in _CLOSED:
        return entry.kind
    return _most(bundle.proofs or bundle.votes) if bundle.proofs or bundle.votes else None


def _most(counts: Mapping[Kind, int]) -> Kind:
    """The commonest; a tie goes by name so that the order of articles cannot matter."""
    return max(counts, key=lambda kind: (counts[kind], kind.value))
