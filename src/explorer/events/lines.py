"""A line in the event's own words: "Chad closes its border with Sudan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.events.claims import Cast, Claim
from explorer.events.lexicon import words
from explorer.events.naming import listed, shorten
from explorer.gazetteer import lookup
from explorer.model import EventType, Status

_PASSIVE = re.compile(
    r"^(?P<subject>.*?)\s*\b(?:was|were|is|are|has been|have been|had been|being|been)\s+"
    r"(?P<deed>.*)$",
    re.S,
)
_CLAUSE = re.compile(
    r"[,]?\s+(?:that|which|who|whom|whose|where|when|after|before|since)\s.*$", re.S
)
_COMMA = re.compile(r",(?!\d)")  # not the one inside 1,200
_ASIDE = re.compile(r",\s[^,]*(?:,\d[^,]*)*,(?!\d)")
_PREPOSITION = re.compile(r"\s(?:against|of|on|in|to|at|from|for|over|with|under|by|as)\s")
_OBJECT = re.compile(
    r"^(?:him|her|it|them|us|me)\b(?=$|\s+(?:to|that|in|on|at|for|with|as|from|of|by|into|about)\b)"
)
_HANGING = re.compile(r"\s+(?:with|to|for|by|on|of|from|at)\s+(?:him|her|them|it|us|me|you)$")
_ARTICLE = re.compile(r"^(?:an?|the|some)\s+", re.I)
_CARRYING = re.compile(
    r"(?:carr|launch|stag|conduct|mount|committ?|perpetrat|unleash|held|made|took)\w*\s+"
    r"(?:out\s+)?(?:an?|the)\s+"
)
_DONE = {
    EventType.ASSAULT: "Attack on",
    EventType.COERCE: "Force against",
    EventType.SANCTION: "Sanction against",
    EventType.ACCUSE: "Accusation against",
    EventType.REQUEST: "Demand to",
    EventType.SUPPORT: "Support for",
    EventType.REJECT: "Refusal to",
    EventType.AID: "Aid to",
}


def own_words(
    cast: Cast, lead: Claim, actors: Sequence[str], recipients: Sequence[str], status: Status
) -> str:
    """Return who does what, in the words of the trigger and the present tense."""
    said = _undated(lead)
    way = lead.mention.rule.partition(" '")[0]
    if way == "noun":
        said = _closed(_CLAUSE.sub("", said)) or said
        named = [name for name in (*actors, *recipients) if not _tells(said, name)]
        return shorten(_capital(said) + (f" ({listed(named)})" if named else ""))
    if way in {"demand", "words"}:
        return shorten(f"{listed(actors)} {_say(actors)} {_uncapital(cast, lead, said)}".strip())
    if way == "clause":
        return shorten(_whole(lead, said, [*actors, *recipients]))
    if way == "passive verb":
        return shorten(_passive(cast, lead, said, actors, recipients, status))
    if not actors:
        return shorten(_suffered(cast, lead, said, recipients))
    verb = _present(_lemma(lead), status, plural=len(actors) > 1)
    if way == "refusal":
        verb = f"{_present('refuse', status, plural=len(actors) > 1)} to {_lemma(lead)}"
    return shorten(_active(lead, f"{listed(actors)} {verb}", said, recipients, len(actors) > 1))


def _active(lead: Claim, opening: str, said: str, recipients: Sequence[str], plural: bool) -> str:
    """Return the line of a verb with its doers; a pronoun behind it gives way to the name."""
    rest = said.partition(" ")[2]
    if _OBJECT.match(rest):
        behind = _OBJECT.sub("", rest).strip()
        if len(recipients) == 1:
            rest = f"{recipients[0]} {behind}".strip()
        elif _lemma(lead) == "tell":
            opening = f"{opening.rpartition(' ')[0]} {'say' if plural else 'says'}"
            rest = behind
    told = [name for name in recipients if not _tells(rest, name)]
    if not told:
        return f"{opening} {rest}".rstrip()
    return f"{opening} {rest} ({listed(told)})" if rest else f"{opening} {listed(told)}"


def _passive(
    cast: Cast,
    lead: Claim,
    said: str,
    actors: Sequence[str],
    recipients: Sequence[str],
    status: Status,
) -> str:
    """Return "two guards killed", "A and B sign the accord", "Lind appointed envoy"."""
    found = _PASSIVE.match(said)
    if found is None or not found["subject"]:
        done = found["deed"] if found else _COMMA.sub("", _ARTICLE.sub("", said))
        return f"{listed(recipients)} {done}" if recipients else _capital(done)
    subject, deed = found["subject"], found["deed"]
    if actors and not all(_tells(subject, name) for name in actors):
        verb = _present(_lemma(lead), status, plural=len(actors) > 1)
        return f"{listed(actors)} {verb} {_uncapital(cast, lead, subject)}"
    return _capital(f"{_ARTICLE.sub('', subject)} {deed}")


def _whole(lead: Claim, said: str, names: Sequence[str]) -> str:
    """Return a clause as it is told; where its subject was left out, with who is known of."""
    first = said.partition(" ")[0].casefold()
    bare = first[:3] == _lemma(lead)[:3] and first.endswith("ed")
    bare = bare and not any(_tells(said, name) for name in names)
    return f"{listed(names)} {said}" if bare and names else _capital(_ARTICLE.sub("", said))


def _undated(lead: Claim) -> str:
    """Return the trigger's words without the time, asides and marks that stand alone."""
    said = " ".join(lead.mention.trigger.split())
    expression = lead.mention.date_expression
    if expression:
        if expression in said:  # else a pattern would be made for nothing
            said = re.sub(rf",?\s*\b{re.escape(expression)}\b(?!['’]s)", "", said)
        opening = expression.split()
        for count in range(len(opening) - 1, 1, -1):
            said = said.removesuffix(" " + " ".join(opening[:count]).rstrip(","))
    said = _HANGING.sub("", _ASIDE.sub("", said))
    if sum(said.count(mark) for mark in '"“”') % 2:
        said = re.sub(r'["“”]', "", said)
    return said.strip(" ,;:")


def _closed(said: str) -> str:
    """Return a noun's words without what led on to a clause that is left out."""
    kept = said.split()
    while len(kept) > 1 and kept[-1].casefold() in words("leading"):
        kept.pop()
    return " ".join(kept)


def _tells(said: str, name: str) -> bool:
    """Tell whether a line names somebody already, a country also by its people or capital."""
    if name.casefold() in said.casefold():
        return True
    found = (lookup(word.strip(",.'’“”\"")) for word in said.split())
    return any(entry is not None and name in {entry.name, entry.country} for entry in found)


def _say(actors: Sequence[str]) -> str:
    return "say" if len(actors) > 1 else "says"


def _uncapital(cast: Cast, lead: Claim, said: str) -> str:
    """Lower the first letter of a sentence, unless it begins with a name."""
    first = said.partition(" ")[0]
    names = [cast.name(actor) for actor in lead.everyone]
    starts = lead.mention.trigger_start == lead.mention.start
    starts = starts or first.casefold() in words("leading")
    named = any(first in name.split() for name in names) or lookup(first) is not None
    acronym = first.isupper() and len(first) > 1
    return said[:1].lower() + said[1:] if starts and not (named or acronym) else said


def _lemma(lead: Claim) -> str:
    """Return the trigger's lemma, which the rule quotes."""
    return lead.mention.rule.partition("'")[2].rstrip("'")


def _present(lemma: str, status: Status, *, plural: bool) -> str:
    """Put a verb as headlines do: "agrees", "to agree" for a plan, "may agree" for a chance."""
    if status is Status.SCHEDULED:
        return f"to {lemma}"
    if status is Status.HYPOTHETICAL:
        return f"may {lemma}"
    if plural:
        return lemma
    if lemma in {"have", "be"}:
        return {"have": "has", "be": "is"}[lemma]
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if re.search(r"(?:s|sh|ch|x|z|o)$", lemma) else f"{lemma}s"


def _suffered(cast: Cast, lead: Claim, said: str, recipients: Sequence[str]) -> str:
    """Name a deed without a doer: "Raid on X", "X arrested", "Protest outside Y"."""
    carried = _CARRYING.match(said)
    if carried:
        return _capital(said[carried.end() :])
    verb, _, rest = said.partition(" ")
    if lead.mention.type is EventType.PROTEST:
        return f"Protest {rest}".strip()
    direct = _PREPOSITION.split(rest, maxsplit=1)[0]
    struck = _OBJECT.match(rest) or any(_tells(direct, name) for name in recipients)
    if recipients and verb.endswith("ed") and struck:
        return shorten(f"{listed(recipients)} {verb} {rest[len(direct) :].strip()}".strip())
    told = _OBJECT.match(rest) or any(_tells(rest, name) for name in recipients)
    if not told and set(recipients) - {cast.name(lead.place)}:
        return f"{listed(recipients)} {said}"
    done = _DONE.get(lead.mention.type)
    return f"{done} {listed(recipients)}" if done and recipients else _capital(said)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
