"""Questions to a parse: whose subject, which object, what stands under which preposition."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.events.misreadings import guest_of, is_behind_object, swallowed
from explorer.model import Parse, Token
from explorer.model.remembering import remembered

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
_COMPOUND = frozenset({"according", "due", "prior", "thanks", "because", "instead", "compared"})
_OPENING = frozenset({"after", "before", "since", "until", "as"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_PHRASAL = frozenset({"prep", "dative", "agent", "prt", "advcl"})


def children(parse: Parse, token: int, *deps: str) -> list[int]:
    """Return the direct dependents of a token that have one of the relations."""
    related = parse.dependents[token]
    if len(deps) == 1:
        return related[deps[0]][:] if deps[0] in related else []
    if related.keys().isdisjoint(deps):
        return []
    return sorted([child for dep in deps if dep in related for child in related[dep]])


def conjuncts(parse: Parse, token: int) -> Iterator[int]:
    """Yield a token and all that is coordinated with it, but for acronyms in brackets."""
    yield token
    for child in children(parse, token, "conj"):
        if parse.tokens[child - 1].text != "(":
            yield from conjuncts(parse, child)


def is_relative(parse: Parse, token: int) -> bool:
    """Tell whether the token is "who", "which", "that" of a relative clause."""
    word = parse.tokens[token]
    misread = word.tag == "IN" and word.dep in OBJECTS and word.text == "that"
    return misread or word.tag in _RELATIVE


def is_verb(parse: Parse, token: int) -> bool:
    """Tell whether the token heads a clause."""
    word = parse.tokens[token]
    return word.tag.startswith("VB") and word.dep != "prep"


@remembered
def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the clause is passive, a bare participle behind its noun included."""
    if not _PASSIVE.isdisjoint(parse.dependents[verb]):
        return True
    token = parse.tokens[verb]
    if is_behind_object(parse, verb) or _is_misread_main(parse, verb):
        return is_behind_object(parse, verb)
    told = children(parse, verb, "nsubj") and children(parse, verb, "dobj")
    if (
        children(parse, verb, "agent")
        and not told
        and not (token.dep == "conj" and not is_passive(parse, token.head))
    ):
        return True
    if token.tag != "VBN" or children(parse, verb, "aux", "dobj", *SUBJECTS):
        return False
    return token.dep in {"acl", "advcl"}


def _is_misread_main(parse: Parse, verb: int) -> bool:
    """Tell whether a sentence's own verb hangs on its subject: "The president, X, called Y"."""
    token = parse.tokens[verb]
    head = parse.tokens[token.head]
    apart = verb > 0 and parse.tokens[verb - 1].text == ","
    bare = token.dep == "acl" and head.head == token.head and not head.tag.startswith("VB")
    return bare and apart and bool(children(parse, verb, "dobj", "oprd", "ccomp"))


def subjects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Return the heads of what does the verb (or undergoes it, where the verb is passive).

    A clause without a subject of its own borrows it: from the verb it is coordinated with, from
    the verb that governs it (the object of "urged X to leave"), from the noun it modifies.
    """
    own = _before(parse, verb) or children(parse, verb, *SUBJECTS)
    if own:
        return [noun for head in own for noun in _resolve_relative(parse, verb, head)]
    token = parse.tokens[verb]
    if depth > 4 or token.head == verb:
        return []
    if _is_misread_adjective(token):
        return [verb - 1] if parse.tokens[verb - 1].tag.startswith(("NN", "JJ")) else []
    if token.dep in {"relcl", "acl"} or is_behind_object(parse, verb):
        return [token.head if token.dep != "advcl" else verb - 1]
    return _borrowed_subjects(parse, verb, depth)


def _before(parse: Parse, verb: int) -> list[int]:
    return [child for child in children(parse, verb, *SUBJECTS) if child < verb]


def _behind(parse: Parse, verb: int) -> list[int]:
    """Return objects that the parser took for second subjects: "X met Prime Minister Y, who"."""
    if not _before(parse, verb):
        return []
    return [child for child in children(parse, verb, "nsubj") if child > verb]


def _borrowed_subjects(parse: Parse, verb: int, depth: int) -> list[int]:
    token = parse.tokens[verb]
    head = token.head
    if token.dep == "xcomp":
        controlled = children(parse, head, "dobj", "dative")
        if controlled and parse.tokens[head].lemma not in _SUBJECT_CONTROL:
            return controlled
        return subjects(parse, head, depth + 1)
    if token.dep in {"conj", "advcl"} and (taken := _taken(parse, verb)) is not None:
        return [taken]
    if token.dep in {"conj", "advcl", "pcomp", "dep", "ccomp"} or _is_ready(token):
        above = head if is_verb(parse, head) else _clause_of(parse, head)
        return subjects(parse, above, depth + 1) if above is not None else []
    return []


def _taken(parse: Parse, verb: int) -> int | None:
    """Return X of "after X was hurt", where the parser takes the conjunction for a preposition."""
    token = parse.tokens[verb]
    marks = children(parse, verb, "mark")
    finite = bool(token.tag == "VBD" or children(parse, verb, "auxpass"))
    finite = finite or any(children(parse, mark, "pobj") for mark in marks)
    if not finite or children(parse, token.head, "cc"):
        return None
    found = [
        noun
        for prep in (marks or children(parse, token.head, "prep"))
        if prep < verb and parse.tokens[prep].text.casefold() in _OPENING
        for noun in children(parse, prep, "pobj")
        if noun < verb and (marks or token.head < prep or verb < token.head)
    ]
    return found[0] if found else None


def _is_ready(token: Token) -> bool:
    """Tell whether it is the adjective of "is due to", which shares its verb's subject."""
    return token.dep == "acomp" and token.tag == "JJ"


_PLURAL = frozenset({"were", "are", "have"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "use", "take", "hold", "make", "have"})


def _resolve_relative(parse: Parse, verb: int, head: int) -> list[int]:
    if not is_relative(parse, head):
        return [head]
    token = parse.tokens[verb]
    governed_by_noun = token.dep in {"relcl", "acl"} and token.head != verb
    return [_whole_list(parse, verb, token.head)] if governed_by_noun else []


def _whole_list(parse: Parse, verb: int, noun: int) -> int:
    """Return A of "A and B, who were", where the plural tells that both are meant."""
    number = [verb, *children(parse, verb, "aux", "auxpass")]
    plural = any(parse.tokens[t].text.casefold() in _PLURAL for t in number)
    while plural and parse.tokens[noun].dep == "conj" and parse.tokens[noun].tag == "NNP":
        noun = parse.tokens[noun].head
    return noun


def _clause_of(parse: Parse, token: int) -> int | None:
    """Return the verb whose clause holds the token, or None."""
    for _ in range(12):
        head = parse.tokens[token].head
        if head == token:
            return None
        token = head
        if is_verb(parse, token):
            return token
    return None


def clause_of(parse: Parse, token: int) -> int | None:
    """Return the verb of the clause that the token stands in (itself, if it is one)."""
    return token if is_verb(parse, token) else _clause_of(parse, token)


def _is_misread_adjective(token: Token) -> bool:
    """Tell whether a verb in the past hangs on its object: "A court jailed politician X"."""
    return token.tag == "VBD" and token.dep == "amod"


def _modified(parse: Parse, verb: int) -> list[int]:
    """Return X of "jailed politician X", where the parser hangs the verb on it."""
    if not _is_misread_adjective(parse.tokens[verb]):
        return []
    noun = parse.tokens[verb].head
    while parse.tokens[noun].dep == "compound":
        noun = parse.tokens[noun].head
    return [noun] if noun > verb else []


def objects(parse: Parse, verb: int) -> list[int]:
    """Return the heads of direct and indirect objects; of a passive clause its subjects."""
    return list(_objects(parse, verb))


@remembered
def _objects(parse: Parse, verb: int) -> tuple[int, ...]:
    found = children(parse, verb, *OBJECTS) + _behind(parse, verb) + _modified(parse, verb)
    if is_passive(parse, verb):
        found = found + subjects(parse, verb)
    clauses = children(parse, verb, "xcomp", "ccomp", "advcl")
    guests = (guest_of(parse, clause) for clause in clauses)
    found = found + [guest for guest in guests if guest is not None]
    return tuple(noun for head in found for noun in _resolve_relative(parse, verb, head))


def governed(
    parse: Parse, token: int, preps: frozenset[str] | None = None
) -> list[tuple[str, int]]:
    """Return (preposition, head of what it governs) for the token's prepositional phrases.

    Without ``preps`` all of them; "by" of a passive is not among them. A preposition inside
    another ("because of", "out of") counts for both.
    """
    if _PHRASAL.isdisjoint(parse.dependents[token]):
        return []
    return [pair for pair in _governed(parse, token) if preps is None or pair[0] in preps]


@remembered
def _governed(parse: Parse, token: int) -> tuple[tuple[str, int], ...]:
    found = [
        (parse.tokens[mark].text.casefold(), swallowed(parse, clause))
        for clause in children(parse, token, "advcl")
        for mark in children(parse, clause, "mark")
        if parse.tokens[mark].tag == "IN" and swallowed(parse, clause) != clause
    ]
    for prep in children(parse, token, "prep", "dative", "agent", "prt"):
        name = parse.tokens[prep].text.casefold()
        if not parse.children[prep]:
            found += [(name, noun) for noun in _stolen(parse, token, prep)]
        for inner in parse.children[prep]:
            dep = parse.tokens[inner].dep
            if dep == "prep" and name not in _COMPOUND:
                nested = parse.tokens[inner].text.casefold()
                found += [(nested, noun) for noun in children(parse, inner, "pobj")]
            elif dep == "pobj":
                found.append((name, inner))
            elif dep == "pcomp":
                found.append((name, swallowed(parse, inner)))
    return tuple(found)


def _stolen(parse: Parse, verb: int, prep: int) -> list[int]:
    """Return the noun behind a bare preposition, where an infinitive took it for its subject."""
    return [
        noun
        for clause in children(parse, verb, "advcl", "xcomp", "ccomp")
        for noun in children(parse, clause, "nsubj")
        if prep < noun < clause and swallowed(parse, clause) == noun
    ]


def phrases(
    parse: Parse, verb: int, through: frozenset[str], depth: int = 0
) -> list[tuple[str, int]]:
    """Return the prepositional phrases of a verb, those inside the nouns ``through`` included.

    "Met on the margins of the summit with X": the parser hangs "with X" on the summit.
    """
    found = governed(parse, verb)
    if depth < 3:
        for _, noun in list(found):
            if parse.tokens[noun].lemma.casefold() in through:
                inside = phrases(parse, noun, through, depth + 1)
                found += [pair for pair in inside if pair[0] in {"with", "between"}]
    return found


def climb(parse: Parse, token: int) -> Iterator[int]:
    """Yield the governors of a token from the nearest to the root."""
    for _ in range(40):
        head = parse.tokens[token].head
        if head == token:
            return
        yield head
        token = head


def subtree(parse: Parse, token: int) -> Iterator[int]:
    """Yield the token and everything under it."""
    stack = [token]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(parse.children[top])
