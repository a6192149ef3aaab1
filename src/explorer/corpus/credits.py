"""Owns credits: lines that name who wrote, translated or contributed, at head or end."""

from __future__ import annotations

import re

from explorer.corpus.byline import byline_names, looks_like_name
from explorer.corpus.pagewords import is_outlet, is_page_name, is_section, is_venue
from explorer.gazetteer import is_family_name, is_given_name, lookup

_LONGEST = 160
_BY = re.compile(
    r"(?:(?:written|reported|posted|published|compiled|story|text)\s+)?by:?\s+"
    r"|(?-i:By(?=[A-Z]+[a-z]* [A-Z]))",
    re.I,
)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞƏİĞŞÇČŠŽ][\w.'’-]*|(?:al|el|bin|ibn|de|del|der|di|la|van|von)(?![\w]))"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,3}}"
_SEVERAL = re.compile(rf"{_NAMES}(?:(?:,| and| &| /|, and) {_NAMES}){{0,4}}")
# "Jane Roe in Lima and agencies", "Jane Roe, Lima", "Jane Roe with AP"
_PLACED = re.compile(
    rf"(?P<names>{_NAMES}(?:(?:,| and| &) {_NAMES}){{0,2}}?)"
    r"(?:\s*,\s*|\s+(?:in|for|with|from|at|of)\s+)(?P<behind>.{2,60})"
)
_AND_OTHERS = re.compile(r"\s*(?:,|and|with|&)\s+(?:news )?(?:agencies|others|wires)$", re.I)
_REST = re.compile(r"\s+(?:and|with|&)\s+|\s*,\s*|\s+/\s+")
_STAFF = re.compile(r"['’]s\b.{0,40}| (?:staff|reporters?|correspondents?)", re.IGNORECASE)
_WORK = (
    r"(?:additional |original |further )?(?:report(?:ing|ed)|edit(?:ing|ed)|writing|written|"
    r"translat(?:ion|ed|ing)|compil(?:ed|ing)|produc(?:ed|tion)|graphics?|research)"
    r"(?: and (?:report|edit|writ|translat|compil|produc)(?:ing|ed|ten|ion))?"
)
_CREDITS = re.compile(
    rf"(?:{_WORK} by\b|with (?:additional |further )?(?:report(?:ing|s)|files|contributions|"
    rf"material|inputs?|information) (?:by|from)\b).{{1,300}}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r".{3,200}\b(?:contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)"
    r"|also contributed)\b.{0,60}"
    r"|(?:the )?associated press writers? .{3,200}"
    rf"|{_NAMES} report(?:ed|s) from [A-Z].{{1,150}}",
)
_SOURCE = re.compile(r"sources?(?::\s*|\s+|(?-i:(?=[A-Z])))", re.IGNORECASE)
_TAKEN_FROM = re.compile(
    r"\([^()]{0,60}\b(?:with|from)\b[^()]{1,60}\)|[a-z]{1,4}/[a-z]{1,4} \(.{2,60}\)"
)
_WHO_IS = re.compile(
    rf"(?:{_NAMES}|The (?:author|writer)) (?:is|are|was) (?:an?|the) (?:[\w’'&-]+ ){{0,8}}?"
    r"(?:journalist|reporter|correspondent|writer|editor|columnist|analyst|fellow|contributor|"
    r"researcher|photographer|producer|author)\b.{0,300}"
)
_WRITE_TO = re.compile(
    rf"(?:write to|contact|email|e-mail|follow|reach) {_NAMES} (?:at|on|via)\b.{{1,80}}"
    rf"|get email notification.{{1,80}}|{_NAMES} can be reached\b.{{1,80}}",
    re.IGNORECASE,
)


# "Jane Roe, Nikkei staff writer", "International affairs reporter", "a staff writer at X"
_JOB = re.compile(
    r"(?:[\w’'&-]+ ){0,5}(?:reporter|correspondent|writer|editor|columnist|journalist|contributor|"
    r"fellow|analyst)s?(?:,? (?:at|for|of|with|in) .{2,60})?\.?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]{2,60}\)$")
_HANDLE = re.compile(r"\s*[(|]?\s*(?:@\w{2,30}|[\w.+-]{1,60}@[\w.-]{3,60})\s*\)?$")


def is_job(text: str) -> bool:
    """Tell whether words name a journalist's post: "South America Correspondent"."""
    return len(text.split()) <= 12 and _JOB.fullmatch(_HANDLE.sub("", text)) is not None


def author_line(text: str) -> str | None:
    """Return the author of a line that can be nothing else in a page's head, None for others."""
    if len(text) > _LONGEST:
        return None
    text = _ASIDE.sub("", _unbracketed(text))
    bare, signed = _BY.subn("", text, count=1) if _BY.match(text) else (text, 0)
    bare = _without_post(_AND_OTHERS.sub("", _HANDLE.sub("", bare)).strip(" ,|"))
    if not bare or (bare.endswith((".", ":", "!", "?")) and not is_outlet(bare)):
        return None
    if signed and _is_source(bare):
        return bare
    placed = _PLACED.fullmatch(bare)
    if placed and _named_behind(placed["behind"]) and (signed or is_person(placed["names"])):
        return byline_names(placed["names"])
    if is_person(bare) or (signed and _SEVERAL.fullmatch(bare)):
        return byline_names(bare)
    return None


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[0] in "([" and text[-1] in ")]" else text


def _without_post(text: str) -> str:
    """Take a post or a newsroom off a name: "JANE ROE Associated Press", "Jane Roe, editor"."""
    front, comma, behind = text.partition(", ")
    if comma and is_job(behind):
        return front
    words = text.split()
    for count in (3, 2, 1):
        if len(words) - count >= 2 and is_outlet(" ".join(words[-count:])):
            front = " ".join(words[:-count])
            return front if _SEVERAL.fullmatch(front) else text
    return text


def is_person(text: str) -> bool:
    """Tell whether a line is a person's name, or several: one of the words is a known name."""
    if not _SEVERAL.fullmatch(text) or is_page_name(text) or is_venue(text):
        return False
    people = re.split(r",? and | & | / |, ", text)
    return all(_has_name(person.split()) for person in people)


def _has_name(words: list[str]) -> bool:
    if lookup(" ".join(words)) is not None or any(lookup(word) for word in words[-1:]):
        return False
    return is_given_name(words[0]) or is_family_name(words[-1])


def may_be_person(text: str, body: str) -> bool:
    """Tell whether a short line is a name although no list knows it: its words are never common.

    ``body`` is the text around; a word that stands there in small letters is no name.
    """
    if is_person(text):
        return True
    if not looks_like_name(text) or is_page_name(text) or is_venue(text):
        return False
    if lookup(text) is not None:
        return False
    return not any(re.search(rf"\b{re.escape(w.lower())}\b", body) for w in text.split())


def _is_source(text: str) -> bool:
    """Tell whether a newsroom signs: "RFE/RL's Andean Service", "Daily Sabah with AA"."""
    parts = [part for part in _REST.split(text) if part]
    return bool(parts) and all(is_outlet(part) or is_outlet(_STAFF.sub("", part)) for part in parts)


def _named_behind(text: str) -> bool:
    parts = [part for part in _REST.split(text) if part]
    return bool(parts) and all(
        is_outlet(p) or lookup(p) is not None or is_section(p) or p in ("agencies", "staff")
        for p in parts
    )


def is_source(text: str) -> bool:
    """Tell whether a line names newsrooms and places and nothing else: "AFP, Lima", "PTI"."""
    if len(text) > _LONGEST:
        return False
    text = _SOURCE.sub("", text)
    parts = [part for part in _REST.split(text) if part]
    if not any(is_outlet(part) for part in parts):
        return False
    return all(is_outlet(part) or lookup(part) is not None for part in parts)


def is_credit(text: str) -> bool:
    """Tell whether a line says who else worked on a report, wherever it stands."""
    if len(text) > 320:
        return False
    text = text if _TAKEN_FROM.fullmatch(text) else _unbracketed(text)
    forms = (_CREDITS, _CONTRIBUTED, _TAKEN_FROM, _WRITE_TO)
    return any(form.fullmatch(text) for form in forms)


def is_about_author(text: str) -> bool:
    """Tell whether a line introduces its author, as the last lines of an article do."""
    return len(text) <= 400 and _WHO_IS.fullmatch(text) is not None
