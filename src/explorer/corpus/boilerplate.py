"""Owns what scraped pages leave behind: recognised by the patterns of ``boilerplate.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from explorer.corpus.lines import Line, ends_sentence

_AROUND = " \t*•·|[]()<>»›→▶►✉#♦"
# Longer lines are never looked at: no pattern is meant for them, and matching would cost time.
_LONGEST = 400
_LONGEST_LINE = 130
_TAIL_WORDS = 18
_LONGEST_CREDIT = 100
# A credit behind a finished sentence: "… in Geneva. / agency.example", "… (Photo: Agency)".
_CREDIT = re.compile(
    r"\s+[(\[](?:file )?(?:photo|image|picture|credit|source|video)s?(?: credit| courtesy)?"
    r"(?: by|:|/)[^()\[\]]{1,60}[)\]]\.?$"
    r"|\s+[(\[]file (?:photo|image|picture)[)\]]\.?$"
    r"|(?<=[.!?\"”’'])\s*"
    r"(?:[/|]\s*(?P<slash>[^/|.!?\s][^/|!?]{0,58})"
    r"|(?:photo|image|picture)(?:\s+credit)?s?\s*(?:by|:|/)\s*[^.!?]{1,60}"
    r"|(?:©|\(c\))\s*[^.!?]{1,60})$",
    re.IGNORECASE,
)
# Most paragraphs are told by this quick test to have no credit.
_CREDIT_SIGNS = ("/", "|", "(c)", "photo", "image", "picture", "source", "credit", "video")
_CREDIT_SIGN = re.compile("|".join(map(re.escape, (*_CREDIT_SIGNS, "©"))), re.IGNORECASE)
# Between the steps of a page's path; a slash counts only with spaces around it.
_STEP = re.compile(r"\s*[›»>→]\s*|\s+[/|]\s+")
_HOMES = frozenset({"home", "homepage", "home page", "main", "main page", "start", "front page"})
_CAPTION_MARK = re.compile(
    r"(?:file )?(?:photo|image|picture|caption)s?(?: caption)?\s*:\s*(?=\S)"
    r"|\[\d{1,2}/\d{1,2}\]\s*\S",
    re.IGNORECASE,
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = resources.files("explorer.corpus").joinpath("boilerplate.toml").read_text("utf-8")
    table = tomllib.loads(source)
    either = {name: "|".join(f"(?:{one})" for one in several) for name, several in table.items()}
    either["lead_ins"] = rf"(?:{either['lead_ins']})\s*[:–—-]\s*(?P<tail>.*)"
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in either.items()}


def is_boilerplate(text: str) -> bool:
    """Tell whether a whole line is left over from a page; a sentence of news never is."""
    if len(text) > _LONGEST:
        return False
    bare = text.strip(_AROUND) or text
    patterns = _patterns()
    if patterns["notices"].match(bare):
        return True
    if is_breadcrumb(text):
        return True
    if len(text) > _LONGEST_LINE:
        return False
    line = patterns["lines"]
    return bool(line.fullmatch(text) or line.fullmatch(bare)) or _is_lead_in(bare)


def is_breadcrumb(text: str) -> bool:
    """Tell whether a line is a page's path: "Home > World > Asia", perhaps with the headline."""
    if "«" in text or ends_sentence(text):
        return False
    steps = [step.strip() for step in _STEP.split(text)]
    path = steps[:-1] if len(steps) > 2 else steps
    if len(steps) < 2 or not all(step and len(step.split()) <= 4 for step in path):
        return False
    if steps[0].casefold() in _HOMES:
        return True
    signed = "|" in text  # as well a headline with the names of its site
    return len(steps) > 2 and not signed and all(step[:1].isupper() for step in steps)


def _is_lead_in(text: str) -> bool:
    """Tell whether a line is a label with a short tail that is no sentence, as a photo's credit."""
    match = _patterns()["lead_ins"].fullmatch(text)
    if match is None:
        return False
    words = match["tail"].split()
    if ends_sentence(text):
        return len(words) <= 5 and all(word[0].isupper() for word in words)
    return len(words) <= _TAIL_WORDS


def without_boilerplate(lines: Iterable[Line]) -> Iterator[Line]:
    """Drop the lines that are boilerplate, and the lists of links that some of them open."""
    in_links = False
    for line in lines:
        if not line.text:
            yield line
            continue
        if is_boilerplate(line.text):
            in_links = in_links or _opens_links(line.text)
            continue
        in_links = in_links and _is_link(line.text)
        if not in_links:
            yield line


def _opens_links(text: str) -> bool:
    return _patterns()["link_lists"].fullmatch(text.strip(_AROUND)) is not None


def _is_link(text: str) -> bool:
    return len(text) <= 160 and not ends_sentence(text)


def split_credit(text: str) -> tuple[str, bool]:
    """Return a paragraph without a photo credit at its end, and whether it had one."""
    start = max(0, len(text) - _LONGEST_CREDIT)
    if not _may_have_credit(text[start:]):
        return text, False
    match = _CREDIT.search(text, start)
    if match is None or match.start() == 0 or len((match["slash"] or "").split()) > 6:
        return text, False
    return text[: match.start()].rstrip(), True


def _may_have_credit(tail: str) -> bool:
    if tail.isascii():  # letters beyond may be ASCII ones to a pattern that ignores case
        lower = tail.lower()
        return any(sign in lower for sign in _CREDIT_SIGNS)
    return _CREDIT_SIGN.search(tail) is not None


def is_caption(text: str) -> bool:
    """Tell whether a paragraph says that it is a caption, as "Photo: They met." does."""
    return len(text) <= 600 and _CAPTION_MARK.match(text) is not None
