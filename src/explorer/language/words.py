"""The tables of words that the rules consult: titles, nouns, reporting verbs, known bodies."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

_DATA = resources.files("explorer.language") / "data"


def _table(file: str) -> dict[str, frozenset[str]]:
    text = (_DATA / file).read_text(encoding="utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}


_titles = _table("titles.toml")
OCCUPATIONS = _titles["occupations"]
OFFICES = _titles["offices"] | OCCUPATIONS
RANKS = _titles["ranks"]
HONORIFICS = _titles["honorifics"]
FORMER = _titles["former"]
PORTFOLIOS = _titles["portfolios"]
MINISTRIES = _titles["ministries"] | PORTFOLIOS
PORTFOLIO_HOLDERS = _titles["portfolio_holders"]
MODIFIERS = _titles["modifiers"]
FILLERS = _titles["fillers"]
PEOPLE = _titles["people"]
OF_STATES = _titles["of_states"]
GIVEN_TITLES = _titles["given_titles"]
SHORT_TITLES = {"PM": "Prime Minister", "FM": "Foreign Minister", "opposite number": "counterpart"}
TITLES = OFFICES | RANKS | HONORIFICS

_nouns = _table("nouns.toml")
ORGANIZATIONS = _nouns["organizations"]
FIELD_ENDINGS = _nouns["field_endings"]
TWOFOLD = _nouns["twofold"]
GOVERNING = _nouns["governing"]
PLACES = _nouns["places"]
LOWER_PLACES = _nouns["lower_places"]
MULTITUDES = _nouns["multitudes"]
LOWER_BODIES = _nouns["lower_bodies"]
TOLD_BODIES = _nouns["told_bodies"]
TOLD_PLACES = _nouns["told_places"]
SHARED_BODIES = _nouns["shared_bodies"]
DONE_TO_PEOPLE = _nouns["done_to_people"]
KIN = _nouns["kin"]
CHAMBERS = _nouns["chambers"]
CORPORATE = _nouns["corporate"]
EMPLOYED = _nouns["employed"]
PLACE_NOUNS = _nouns["place_nouns"]
DIRECTIONS = _nouns["directions"]
SURNAMES = _nouns["surnames"]
THINGS = _nouns["things"]
TOPICS = _nouns["topics"]
THING_OPENERS = _nouns["thing_openers"]
CRAFT = _nouns["craft"]
BODIES = _nouns["bodies"]
COUNTRIES = _nouns["countries"]
SIDES = _nouns["sides"]
GROUPS_OF_PEOPLE = _nouns["groups_of_people"]
GROUPS_OF_COUNTRIES = _nouns["groups_of_countries"]
GROUPS_OF_ANY = _nouns["groups_of_any"]
_PLURALS = GROUPS_OF_PEOPLE | GROUPS_OF_COUNTRIES | GROUPS_OF_ANY
GROUP_NOUNS = frozenset(
    noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in _PLURALS
)
MEMBERS = _nouns["members"]
NAMESAKES = _nouns["namesakes"]
CALENDAR = _nouns["calendar"]
JUNK = _nouns["junk"]
PARTICLES = _nouns["particles"]
SUFFIXES = _nouns["suffixes"]

_reporting = _table("reporting.toml")
REPORTING = _reporting["verbs"]
INDIRECT = _reporting["indirect"]
WEAK_REPORTING = _reporting["weak"]
DOCUMENTS = _reporting["documents"]
VOICES = _reporting["voices"]
SILENT = _reporting["silent"]

_HELD = (OFFICES | RANKS) - OCCUPATIONS

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our", "your"})
QUOTE_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»", "„"})


def plural_title(word: str) -> str | None:
    """Return the office that a plural title gives each holder: "minister" of "ministers"."""
    for singular in (word.removesuffix("s"), word.removesuffix("ies") + "y"):
        if singular != word and singular in _HELD:
            return singular
    return None


@cache
def bodies() -> dict[str, str]:
    """Return the known organisations: each of their names with the canonical one."""
    names: dict[str, str] = {}
    text = (_DATA / "organizations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            canonical, _, others = line.partition("|")
            for name in (canonical, *others.split(",")):
                if name.strip():
                    names[name.strip()] = canonical.strip()
    return names


def longest_body_after(word: str) -> int:
    """Return the most tokens that a known organisation beginning with ``word`` can have."""
    return _longest().get(word, 0)


@cache
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in bodies():
        words = name.replace("-", " - ").replace("/", " / ").split()
        owner, _, _ = words[0].partition("'")  # "People's" is two tokens, "Hay'at" is one
        for first in {words[0], owner}:
            longest[first] = max(longest.get(first, 0), len(words) + name.count("'"))
    return longest
