"""Owns the words of a page's head: sections, sites, institutions, as in ``pagewords.toml``.

Nothing here is body or headline by itself; whether such a line is one its place decides.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from explorer.gazetteer import lookup

_LONGEST = 120
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_APART = re.compile(r"\s*[|›»>•·/,–—]\s*|\s+-\s+|\s{2,}")
_SITE = re.compile(
    r"(?:https?://\S{1,300}|www\.\S{1,200}|[\w-]{2,40}(?:\.[\w-]{2,30}){0,2}"
    r"\.(?:com|org|net|info|ge|am|az|ir|ru|tr|il|uk|eu|int|gov|edu|tv|media|news|me|io|co|fr|de|example)"
    r"(?:/\S{0,200})?|@\w{2,40}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})",
    re.IGNORECASE,
)
_CONNECTIVES = frozenset({"and", "of", "the", "in", "for", "to", "&"})


@cache
def _tables() -> dict[str, frozenset[str]]:
    source = resources.files("explorer.corpus").joinpath("pagewords.toml").read_text("utf-8")
    table = tomllib.loads(source)
    words = frozenset(table.pop("sections").split())
    names = {key: frozenset(" ".join(v.split()).split("|")) for key, v in table.items()}
    names = {key: frozenset(name.strip() for name in several) for key, several in names.items()}
    return {**names, "sections": words}


def segments(text: str) -> list[str]:
    """Return the parts of a line between bars, arrows, dots, slashes and dashes."""
    return [part for part in _APART.split(text.strip(" |›»>•·/,–—-:")) if part]


def is_section(text: str) -> bool:
    """Tell whether a line is a section's name, several of them, or names a site and a section."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?")):
        return False
    parts = segments(text)
    kinds = [_section_words(part) or _is_place(part) for part in parts]
    if not parts:
        return False
    if all(kinds):
        return True
    named = any(is_outlet(part) or is_site(part) for part in parts)
    return named and all(k or is_outlet(p) or is_site(p) for k, p in zip(kinds, parts, strict=True))


def is_page_name(text: str) -> bool:
    """Tell whether a line is nothing but the name of a section, a site or an institution."""
    if len(text) > _LONGEST:
        return False
    return is_section(text) or is_site(text) or is_outlet(text) or is_institution(text)


def _section_words(text: str) -> bool:
    if text.casefold() in _tables()["kinds"]:
        return True
    words = _words(text)
    sections = _tables()["sections"]
    known = [w for w in words if w in sections and w not in _CONNECTIVES]
    rest = [w for w in words if w not in sections and w not in _CONNECTIVES]
    return bool(known) and all(_is_place(word.title()) for word in rest)


def is_place(text: str) -> bool:
    """Tell whether a line is nothing but places: a heading as well as a section."""
    parts = segments(text) if len(text) <= _LONGEST else []
    return bool(parts) and all(_is_place(part) for part in parts)


def _is_place(text: str) -> bool:
    return len(text) <= 40 and (lookup(text) or lookup(text.title())) is not None


def is_site(text: str) -> bool:
    """Tell whether a line is an address: of a site, a page, an account or a mailbox."""
    return len(text) <= 300 and _SITE.fullmatch(text.strip(" ()<>")) is not None


def is_outlet(text: str) -> bool:
    """Tell whether words name a news site, an agency or a newsroom."""
    bare = text.strip(" ()|:.,-–—").casefold()
    if bare in _tables()["outlets"] or bare.removeprefix("the ") in _tables()["outlets"]:
        return True
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(word[:1].isupper() for word in words):
        return False
    ends = _tables()["outlet_endings"]
    if words[0].casefold() in _tables()["outlet_beginnings"] and len(words) <= 3:
        return True
    if not any(bare.endswith(f" {ending}") for ending in ends):
        # "Jerusalem Post International": a site with a section behind it
        front = bare.rsplit(" ", 1)
        return front[1] in _tables()["sections"] and front[0] in _tables()["outlets"]
    return len(words) <= 3 or bare.endswith(("team", "service", "agency", "office", "staff"))


def is_institution(text: str) -> bool:
    """Tell whether a line names an office alone: "Ministry of Foreign Affairs of Peru"."""
    words = text.split()
    words = words[1:] if words and _is_place(words[0]) else words
    if not 2 <= len(words) <= 9 or text.endswith((".", ":", "?", "!")):
        return False
    if not all(word[:1].isupper() or word in _CONNECTIVES for word in words):
        return False
    institutions = _tables()["institutions"]
    begins = words[1] in ("of", "for") and words[0].casefold() in institutions
    return begins or text.casefold() in institutions


def is_venue(text: str) -> bool:
    """Tell whether capitalised words name a room, a building or an event, and so no person."""
    return any(word in _tables()["venues"] for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.casefold().strip(".'’-") for word in _WORD.findall(text)]
