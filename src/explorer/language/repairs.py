"""Sentences of the news that the small parser reads wrongly in the same way each time, put right.

Each repair rests on what English allows alone: a sentence that ends in a full stop has a finite
verb, "was on Monday" needs a participle, and an adjective behind an object, without a verb of its
own, is what the object is found or declared to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from explorer.model import Parse, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_STOPS = frozenset({".", "!", "?"})
_SHOWN = frozenset({"picture", "see", "show", "photograph", "depict", "name", "call", "know"})
"""Participles of captions, which are sentences without a verb: "A house seen in Lima."."""
_BESIDE = frozenset({"prep", "npadvmod", "advmod", "pobj", "amod", "compound", "nummod", "det"})
_PREDICATES = frozenset({"attr", "acomp", "expl", "oprd"})
_REACH = 7  # words from "was" to its participle

_Repair = Callable[[Sequence[Token], int, int], Sequence[Token]]


def repaired(parse: Parse) -> Parse:
    """Return the parse with what is known to be misread put right, itself where nothing is."""
    tokens: Sequence[Token] = parse.tokens
    for first, after in parse.sentences:
        for repair in _REPAIRS:
            tokens = repair(tokens, first, after)
    if tokens is parse.tokens:
        return parse
    return Parse(parse.text, tuple(tokens), parse.sentences)


def _with_main_verb(tokens: Sequence[Token], first: int, after: int) -> Sequence[Token]:
    """Read "A bus with children on Sunday overturned in X." as a clause, not as a noun phrase."""
    root = _root(tokens, first, after)
    if tokens[root].tag == "VBN" and _stands_alone(tokens, root, first, after):
        return _moved(tokens, root, head=root, tag="VBD")
    if tokens[root].pos not in _NOUNS or tokens[after - 1].text not in _STOPS:
        return tokens
    finite = (t for t in range(first, after) if tokens[t].tag in _FINITE)
    if any(not _is_aside(tokens, t, root) for t in finite):
        return tokens
    verbs = [t for t in range(root + 1, after) if _may_be_finite(tokens, t, after)]
    if len(verbs) != 1 or _is_loose(tokens, root, verbs[0]):
        return tokens
    verb = verbs[0]
    for child in _below(tokens, root, first, after):
        if child > verb:
            tokens = _moved(tokens, child, head=verb)
    tokens = _moved(tokens, verb, head=verb, dep="ROOT", tag="VBD")
    return _moved(tokens, root, head=verb, dep="nsubj")


def _stands_alone(tokens: Sequence[Token], verb: int, first: int, after: int) -> bool:
    """Tell whether a participle has a subject and no auxiliary, and so is in the past."""
    below = {tokens[t].dep for t in _below(tokens, verb, first, after)}
    return "nsubj" in below and not below & {"aux", "auxpass", "nsubjpass"}


def _is_aside(tokens: Sequence[Token], token: int, root: int) -> bool:
    """Tell whether a finite verb stands in a clause about a noun: "who voted"."""
    for _ in range(len(tokens)):
        if tokens[token].dep in {"relcl", "advcl", "ccomp"}:
            return True
        if token == root or tokens[token].head == token:
            return False
        token = tokens[token].head
    return False


def _may_be_finite(tokens: Sequence[Token], verb: int, after: int) -> bool:
    """Tell whether a participle behind its noun can be a verb in the past, no caption's."""
    word = tokens[verb]
    if word.tag != "VBN" or word.dep != "acl" or word.lemma in _SHOWN:
        return False
    near = range(max(0, verb - _REACH), after)
    below = {tokens[t].dep for t in near if tokens[t].head == verb}
    return not {"agent", "auxpass", "aux", "nsubj", "nsubjpass"} & below


def _is_loose(tokens: Sequence[Token], root: int, verb: int) -> bool:
    """Tell whether a comma parts a participle from its noun: "A printer, set up in a van."."""
    aside = any(tokens[t].dep == "appos" for t in _below(tokens, root, root, verb))
    return tokens[verb - 1].text == "," and not aside


def _with_passive(tokens: Sequence[Token], first: int, after: int) -> Sequence[Token]:
    """Read "was on Monday rammed into X" as one passive verb."""
    for be in range(first, after):
        if tokens[be].lemma != "be" or tokens[be].tag not in _FINITE:
            continue
        below = list(_below(tokens, be, first, after))
        verb = tokens[be].head if tokens[be].dep == "auxpass" else _parted(tokens, be, below)
        if verb is None or not below:
            continue
        for child in (t for t in below if t != verb):
            subject = tokens[child].dep == "nsubj"
            tokens = _moved(tokens, child, head=verb, dep="nsubjpass" if subject else None)
        if tokens[be].dep != "auxpass":
            above = verb if tokens[be].head == be else tokens[be].head
            tokens = _moved(tokens, verb, head=above, dep=tokens[be].dep, tag="VBN")
            tokens = _moved(tokens, be, head=verb, dep="auxpass")
    return tokens


def _parted(tokens: Sequence[Token], be: int, below: list[int]) -> int | None:
    """Return the participle that only a time parts from "was"."""
    for verb in (t for t in below if be < t <= be + _REACH):
        participle = tokens[verb].tag in {"VBN", "VBD"} and tokens[verb].dep == "advcl"
        said = any(tokens[t].dep in _PREDICATES for t in below if t < verb)
        if participle and not said and _only_time_between(tokens, be, verb):
            return verb
    return None


def _only_time_between(tokens: Sequence[Token], be: int, verb: int) -> bool:
    """Tell whether nothing but a time parts "was" from its participle."""
    between = tokens[be + 1 : verb]
    timed = any(token.entity in {"DATE", "TIME"} for token in between)
    return timed and all(token.dep in _BESIDE for token in between)


def _with_object(tokens: Sequence[Token], first: int, after: int) -> Sequence[Token]:
    """Read X of "found X guilty" as the object, "guilty" as what X is found to be."""
    for word in range(first, after):
        token = tokens[word]
        if token.dep != "ccomp" or token.tag != "JJ" or token.head >= word:
            continue
        below = list(_below(tokens, word, first, after))
        subject = [t for t in below if tokens[t].dep == "nsubj" and token.head < t < word]
        if len(subject) != 1 or any(tokens[t].dep in {"aux", "cop", "mark"} for t in below):
            continue
        tokens = _moved(tokens, subject[0], head=token.head, dep="dobj")
        tokens = _moved(tokens, word, head=token.head, dep="oprd")
    return tokens


def _root(tokens: Sequence[Token], first: int, after: int) -> int:
    return next((t for t in range(first, after) if tokens[t].head == t), first)


def _below(tokens: Sequence[Token], head: int, first: int, after: int) -> Iterator[int]:
    return (t for t in range(first, after) if tokens[t].head == head and t != head)


def _moved(
    tokens: Sequence[Token], token: int, *, head: int, dep: str | None = None, tag: str = ""
) -> Sequence[Token]:
    old = tokens[token]
    new = old._replace(head=head, dep=dep or old.dep, tag=tag or old.tag)
    return [*tokens[:token], new, *tokens[token + 1 :]]


_REPAIRS: tuple[_Repair, ...] = (_with_main_verb, _with_passive, _with_object)
