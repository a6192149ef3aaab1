"""Reporting words: which one goes with a quotation, and the token that speaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from explorer.language import words
from explorer.language.line import Line
from explorer.model import Token

_REACH = 30
_RELATIVE = frozenset({"who", "which", "that"})
_STOPS = frozenset({".", ";"})
_TURNS = frozenset({"while", "but", "although", "though", "and", "when"})
_ENDS = _STOPS | _TURNS | words.QUOTE_MARKS
_OTHER_CLAUSE = frozenset({"because", "although", "though", "while", "whereas", "since", "until"})
_BEGINS_ASIDE = frozenset({"VBN", "VBD", "VBG", "PRP$", "IN"})
_MISREAD = {"hop": "hope"}  # lemmas that the pipeline gives to other verbs
_TWO_WORDS = {"put": "it", "go": "on"}
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify", "advise", "warn", "ask"})
_PASSED_ON = frozenset({"quote", "cite", "report", "describe"})  # "quoted X as saying"
_NO_SUBJECT = frozenset({"compound", "poss", "pobj", "npadvmod"})
_LEADS_IN = frozenset({":", ","})


class Cue(NamedTuple):
    """A reporting word (a lemma, ``:`` or a phrase) and the token that speaks, if there is one."""

    word: str
    speaker: int | None


def word_of(token: Token) -> str:
    """Return the lemma of a verb, also where the pipeline takes it for another's."""
    return _MISREAD.get(token.lemma, token.lemma)


def cue_after(line: Line, position: int) -> Cue | None:
    """Read "..., the minister said" and "..., according to the minister" behind a quotation."""
    for at in range(position, min(position + _REACH, len(line.lower))):
        word, token = line.lower[at], line.parse.tokens[at]
        if word in _ENDS and not _joins_nouns(line, at):
            return None
        if word == "according":
            return Cue("according to", according_to(line, at))
        if token.pos not in ("VERB", "AUX"):
            continue
        weak = token.lemma in words.WEAK_REPORTING and not _breaks_off(line, position)
        reports = token.lemma in words.REPORTING and token.tag != "VBG" and not weak
        if reports or _in_two_words(line, at) or _document_reads(line, at):
            as_saying = token.lemma in _PASSED_ON and "as" in line.lower[at:][:4]
            who = _quoted_person(line, at) if as_saying else _near_subject(line, at, position)
            return Cue(token.lemma, who)
        participle = token.tag in ("VBG", "VBN") and token.lemma not in words.REPORTING
        if token.pos == "VERB" and token.dep not in ("relcl", "acl") and not participle:
            return None  # ", urging ..." too reports what follows it
    return None


def _joins_nouns(line: Line, at: int) -> bool:
    """Tell whether an "and" joins two who speak: "..., X and Y said"."""
    token = line.parse.tokens[at]
    return token.dep == "cc" and line.parse.tokens[token.head].pos in ("PROPN", "NOUN")


def cue_before(line: Line, position: int) -> Cue | None:
    """Read "The minister said that" and "stressing that" in front of a quotation."""
    adjoining = position > 0 and line.lower[position - 1] in _LEADS_IN
    for at in _outside_quotations(line, position):
        word, token = line.lower[at], line.parse.tokens[at]
        if word in _STOPS or (word in _OTHER_CLAUSE and not adjoining):
            return None
        compound = at > 0 and line.lower[at - 1] == "-"  # "so-called"
        weak = token.lemma in words.WEAK_REPORTING and not adjoining
        reports = token.lemma in words.REPORTING or (adjoining and _in_two_words(line, at))
        if token.pos == "VERB" and reports and not compound and not weak:
            return Cue(token.lemma, subject(line, at))
        if word == "according":
            return Cue("according to", according_to(line, at))
        if word == "words":
            return _in_words_of(line, at)
    return None


def _outside_quotations(line: Line, position: int) -> Iterator[int]:
    """Yield the tokens in front of one, backwards, without what is quoted in its sentence."""
    inside = False
    for at in range(position - 1, max(position - _REACH, -1), -1):
        if line.lower[at] in words.QUOTE_MARKS:
            if not inside and line.lower[at - 1] in (".", "!", "?"):
                return
            inside = not inside
        elif not inside:
            yield at


def cue_of_colon(line: Line, position: int) -> Cue | None:
    """Read "Moradi: ..." and "The governor addressed the public: ..." in front of a quotation."""
    if position < 2 or line.lower[position - 1] != ":":
        return None
    first, _ = line.parse.sentence_of(position - 1)
    for at in range(first, position - 1):
        token = line.parse.tokens[at]
        if token.dep == "nsubj" or (token.head == at and token.pos in ("PROPN", "NOUN")):
            return Cue(":", at)
    return Cue(":", position - 2)


def according_to(line: Line, position: int) -> int | None:
    """Return the token that is named behind "according to"."""
    if position + 1 >= len(line.lower) or line.lower[position + 1] != "to":
        return None
    for child in line.parse.children[position + 1]:
        if line.parse.tokens[child].dep == "pobj" and line.lower[child] not in words.SILENT:
            return _name_end(line, child)
    return None


def _name_end(line: Line, token: int) -> int:
    """Return the last word of a name that the parser left too early ("Texas Senator Ann Lee")."""
    tokens = line.parse.tokens
    while tokens[token].pos == "PROPN" and [t.pos for t in tokens[token + 1 : token + 2]] == [
        "PROPN"
    ]:
        token += 1
    return token


def subject(line: Line, verb: int) -> int | None:
    """Return the token that does what a verb says, also through "and" and participles."""
    tokens = line.parse.tokens
    for _ in range(5):
        own = [i for i in line.parse.children[verb] if tokens[i].dep in ("nsubj", "nsubjpass")]
        if len(own) > 1 and tokens[verb].lemma in _ADDRESSED:
            own = [i for i in own if i < verb] or own  # not Y of "X told Y"
        if own:
            child = next((i for i in own if tokens[i].pos == "PROPN"), own[0])
            relative = line.lower[child] in _RELATIVE and tokens[verb].dep == "relcl"
            return tokens[verb].head if relative else _unless_empty(line, child)
        lost = _lost_subject(line, verb)
        if lost is not None:
            return lost
        dep, head = tokens[verb].dep, tokens[verb].head
        if dep == "acl" and line.lower[verb - 1] != "," and not _says_main_subject(line, verb):
            return head
        if dep == "pcomp" and line.lower[head] == "as":
            return _quoted_person(line, tokens[head].head)
        while (
            dep == "acl" and tokens[head].pos not in ("VERB", "AUX") and tokens[head].head != head
        ):
            head = tokens[head].head
        if dep in ("conj", "advcl") and _joins_outer(line, verb, head):
            head = tokens[head].head
        if head == verb or dep not in ("conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dep"):
            return None
        verb = head
    return None


def _says_main_subject(line: Line, verb: int) -> bool:
    """Tell whether "saying" behind a noun is the clause's: "explained the decision, saying"."""
    tokens = line.parse.tokens
    if tokens[verb].tag != "VBG" or tokens[verb].lemma not in words.REPORTING:
        return False
    noun = tokens[verb].head
    return not any(line.lower[link] in ("from", "by") for link in line.parse.children[noun])


def _joins_outer(line: Line, verb: int, head: int) -> bool:
    """Tell whether "and added", ", adding" go on with the verb that reports the clause before."""
    tokens = line.parse.tokens
    outer = tokens[tokens[head].head]
    reported = tokens[head].dep == "ccomp" and tokens[head].head < head
    if not reported or not {tokens[verb].lemma, outer.lemma} <= words.INDIRECT:
        return False
    return tokens[verb].tag == (outer.tag if tokens[verb].dep == "conj" else "VBG")


def _lost_subject(line: Line, verb: int) -> int | None:
    """Return the subject that the parser lost, but that stands in front of its verb."""
    near, tag = _before_bracket(line, verb - 1), line.parse.tokens[verb].tag
    finite = tag in ("VBD", "VBZ")
    if finite and line.parse.tokens[near].pos in ("NOUN", "PROPN", "PRON"):
        return near
    return _before_aside(line, verb) if finite or tag == "VBN" else None


def _before_aside(line: Line, verb: int) -> int | None:
    """Return who acts in "Sokolov, asked about it, said" and "Terzyan, who is new, said"."""
    tokens = line.parse.tokens
    first, _ = line.parse.sentence_of(verb)
    commas = [i for i in range(first, verb) if line.lower[i] == ","]
    if len(commas) < 2 or commas[-1] != verb - 1 or tokens[verb].dep == "conj":
        return None
    name, aside = commas[-2] - 1, commas[-2] + 1
    joins = line.lower[aside] in _RELATIVE or tokens[aside].tag in _BEGINS_ASIDE
    named = tokens[name].pos == "PROPN" and tokens[name].entity not in ("DATE", "TIME")
    return name if named and joins else None


def _unless_empty(line: Line, child: int) -> int | None:
    """Return a subject, but nobody for "it was reported" nor for whoever "was told"."""
    token = line.parse.tokens[child]
    passive = token.dep == "nsubjpass"
    addressed = passive and line.parse.tokens[token.head].lemma in _ADDRESSED
    empty = line.lower[child] == "there" or (passive and line.lower[child] == "it")
    return None if empty or addressed else child


def _quoted_person(line: Line, verb: int) -> int | None:
    """Return who is quoted in "IRNA quoted X as saying" and in "X was quoted as saying"."""
    tokens = line.parse.tokens
    if tokens[verb].lemma not in _PASSED_ON:
        return subject(line, verb)
    dependents = {tokens[child].dep: child for child in line.parse.children[verb]}
    return dependents.get("dobj", subject(line, verb))


def _breaks_off(line: Line, position: int) -> bool:
    """Tell whether the words in front of a token end with a comma or a question, marks aside."""
    near = line.lower[max(position - 3, 0) : position + 1]
    return any(word in (",", "?", "!") for word in near)


def _in_two_words(line: Line, at: int) -> bool:
    """Tell whether a verb reports with the word behind it: "put it", "went on"."""
    behind = line.lower[at + 1 : at + 2]
    return behind == [_TWO_WORDS.get(line.parse.tokens[at].lemma)]


def _document_reads(line: Line, at: int) -> bool:
    """Tell whether a verb is that of "the statement reads" or "reads the statement"."""
    near = [*line.lower[max(at - 1, 0) : at], *line.lower[at + 1 : at + 4]]
    document = not words.DOCUMENTS.isdisjoint(near)
    return document and line.parse.tokens[at].lemma == "read"


def _in_words_of(line: Line, at: int) -> Cue | None:
    """Read "in the words of X" and "in X's words"."""
    for child in line.parse.children[at]:
        if line.parse.tokens[child].dep == "poss":
            return Cue("in the words of", child)
        if line.lower[child] == "of":
            return Cue("in the words of", next(iter(line.parse.children[child]), None))
    return None


def _before_bracket(line: Line, position: int) -> int:
    """Step back over "(ABC)"."""
    if position > 2 and line.lower[position] == ")" and line.lower[position - 2] == "(":
        return position - 3
    return max(position, 0)


def _near_subject(line: Line, verb: int, position: int) -> int | None:
    """Return the subject beside a verb behind a quotation, before it or after."""
    own = subject(line, verb)
    aside = _before_aside(line, verb)
    for found in (own, aside):
        if found is not None and found >= position:
            return found
    beside = chain(range(verb - 1, position - 1, -1), range(verb + 1, verb + 12))
    for at in beside:
        if at >= len(line.lower) or (at > verb and line.lower[at] in (",", ".")):
            break
        token = line.parse.tokens[at]
        heads_outside = token.head == at or not verb < token.head < at
        one_of = token.pos == "NUM" and line.lower[at + 1 : at + 2] == ["of"]
        names = token.pos in ("PROPN", "NOUN", "PRON") and token.tag not in ("PRP$", "WP")
        if (names or one_of) and token.dep not in _NO_SUBJECT and heads_outside:
            return at
    return own
