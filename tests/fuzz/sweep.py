"""Find what takes time by the square: hostile strings repeated, read and matched at growing sizes.

    python tests/fuzz/sweep.py                  # the readers, and each regular expression alone
    python tests/fuzz/sweep.py --only html,patterns

Each string is repeated to a size, to twice and to four times that size; time is that of the
processor. Told is what takes more than a moment and grows by more than three for each doubling.
A pattern is also given what it nearly matches (near_misses.py); told are the worst of a few.
Ends with 1 where there is such a thing. Not a test: a busy machine may need a second look.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from near_misses import Hostile, near_misses

import explorer
from explorer.corpus import read_path

PIECES = (
    "a", "A", "ab ", "A ", "é", "e\u0301", "中", "🙂", "0", "1 ", "12:", "1,", "1.", "1-", " ",
    "\t", "\n", "\n\n", " \n", ".", ". ", "..", ",", ", ", ";", ":", "-", "--", "—", "_", "*", "**",
    "#", "# ",
    "`", "'", "’", "’s ", '"', "“", "”", "“a” ", "(", ")", "()", "( ", "[", "]", "[]", "[a](", "{",
    "}", "<", ">", "</", "<a", "<a ", "<b>", "</b>", "<p>", "<div>", "<!--", "-->", "<![CDATA[",
    "<br", "<br>", "<p a='", "='", '="', "a=b ", "&", "&amp", "&amp;", "&#1;", "&#x", "<script>",
    "<table><tr><td>", "<li>", "<ul><li>", "<i><b>", "<title>", "<meta ", "<h1>", "<a href='#'>b ",
    "<blockquote>", "<span>", "<svg>", "<style>", "<template>", "<option>", "|", "||", "/", "//",
    "http://", "http://a.b/ ", "www.a.", "@", "a@b", "a@b.c ", "\\", "\\u", "$", "^", "~", "+", "=",
    "Mr. ", "U.S. ", "U.S", "By ", "By A ", "by a, ", "(AP) ", "A. ", "A.B.", "Jan. ", "May 5, ",
    "on Monday ", "5 May ", "2024-05-06 ", "2024-", "03/04/2024 ", "last ", "the ", "said ", "of ",
    "the minister of ", "van der ", "-based ", "and ", "Published: ", "Photo: ", "© ", "a-", "a’",
    "X | Y ", "\ufeff", "\u200b", "\u202e", "\u2028", "\r", "\x00", "\x1b[", "A" * 30 + " ", "ß",
    "İ"
)  # fmt: skip
FILES = (8_000, 16_000, 32_000)  # characters
NAMES = (500, 1_000, 2_000)  # of what a pattern alone is given
# What the reader gives on, and lines whose boilerplate is looked for, have single spaces.
BEHIND_THE_READER = (
    *(f"explorer.{room}." for room in ("actors", "dates", "events", "language")),
    *(f"explorer.corpus.{room}." for room in ("boilerplate", "byline", "credits")),
)
BOUNDED = ("explorer.actors.bodies._OF",)  # is asked of 300 characters at most
MOMENT = 0.04  # seconds below which growth says nothing
BLINK = 0.002  # the same for a pattern alone, which is given less
ENOUGH = 4  # bad strings of a pattern
LIMIT = 2.0  # seconds after which a pattern is given up: it may grow faster than any power
GROWTH = 3.0  # for a doubling: 2 is linear, 4 the square
Work = Callable[[str], object]
Sizes = tuple[int, ...]


def html(text: str) -> str:
    return f"<html><head><title>Talks</title></head><body><p>They met.</p>{text}<p>End.</p></body>"


def in_tag(text: str) -> str:
    return html(f"<{text}")


def in_attribute(text: str) -> str:
    return html(f'<p title="{text}">They met.</p>')


def in_head(text: str) -> str:
    return (
        f"<html><head><title>{text}</title><meta name='author' content='{text}'></head><p>They met."
    )


def in_script(text: str) -> str:
    return html(f'<script type="application/ld+json">{{"headline": {json.dumps(text)}}}</script>')


def in_record(text: str) -> str:
    return json.dumps({"title": text[:2000], "author": text, "date": text, "text": text})


def around_record(text: str) -> str:
    return f'{{"articles": [{text}, {{"title": "a", "text": "They met."}}]}}'


READERS: Mapping[str, tuple[tuple[str, Callable[[str], str]], ...]] = {
    "text": ((".txt", lambda text: f"Talks\n\n{text}"), (".md", lambda text: f"# Talks\n\n{text}")),
    "html": tuple(
        (".html", each) for each in (html, in_tag, in_attribute, in_head, in_script, str)
    ),
    "json": (
        *((".json", each) for each in (in_record, around_record, str)),
        *((".jsonl", each) for each in (in_record, str)),
    ),
}


def reading(folder: Path, suffix: str, around: Callable[[str], str]) -> Work:
    """Return the work of reading a file of that ending."""
    path = folder / f"a{suffix}"

    def work(text: str) -> object:
        path.write_text(around(text), encoding="utf-8", errors="replace", newline="")
        return list(read_path(path, max_file_bytes=20_000_000, max_records=1_000))

    return work


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield each regular expression that a module of the package holds, with its name."""
    seen: set[re.Pattern[str]] = set()
    for module in pkgutil.walk_packages(explorer.__path__, "explorer."):
        if module.name.endswith("__main__"):
            continue
        names = vars(importlib.import_module(module.name))
        for name, value in list(names.items()):
            for pattern in _within(value):
                if pattern not in seen:
                    seen.add(pattern)
                    yield f"{module.name}.{name}", pattern


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 3 and isinstance(value, Mapping):
        for each in value.values():
            yield from _within(each, depth + 1)
    elif depth < 3 and isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _within(each, depth + 1)


def matching(name: str, pattern: re.Pattern[str]) -> Work:
    """Return the work of trying the whole text, and where that is done of finding all matches."""
    is_searched = _is_searched(name.rpartition(".")[2])
    has_single_spaces = name.startswith(BEHIND_THE_READER)

    def work(text: str) -> object:
        text = " ".join(text.split()) if has_single_spaces else text
        found = pattern.match(text), pattern.fullmatch(text)
        return found, sum(1 for _ in pattern.finditer(text)) if is_searched else 0

    return work


def _is_searched(name: str) -> bool:
    """Tell whether some module looks for a pattern anywhere; unknown ones in tables count too."""
    known = re.search(rf"\b{name}\.(?:full)?match\(", _sources())
    return not known or bool(re.search(rf"\b{name}\.(?:search|find|sub|split)", _sources()))


@cache
def _sources() -> str:
    root = Path(explorer.__path__[0])
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.py")))


def seconds(work: Work, text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


def grows(work: Work, sizes: Sizes, piece: str, end: str = "") -> tuple[float, float] | None:
    """Return the time at the largest size and the growth of the last doubling, where it is bad."""
    took = 0.0
    for size in sizes:
        before, took = took, seconds(work, piece * (size // len(piece)) + end)
        if took > MOMENT and before and took / before > GROWTH:
            again = min(seconds(work, piece * (size // len(piece)) + end) for _ in range(2))
            half = min(seconds(work, piece * (size // 2 // len(piece)) + end) for _ in range(3))
            if again > MOMENT and again / half > GROWTH:
                return again, again / half
    return None


class TooLong(Exception):
    """A pattern was given up."""


def _give_up(*_: object) -> None:
    raise TooLong


def worst(work: Work, own: Iterable[Hostile]) -> list[tuple[float, float, Hostile]]:
    """Return time, growth and string of the first that are bad for a pattern, the worst first."""
    found: list[tuple[float, float, Hostile]] = []
    for hostile in (*own, *(Hostile("", piece) for piece in PIECES)):
        if len(found) >= ENOUGH:
            break
        for end in ("", "\n!"):
            try:
                took = _twice(work, hostile, end)
            except TooLong:
                took = (LIMIT, float("inf"))
            if took:
                found.append((*took, hostile))
    return sorted(found, key=lambda row: row[:2], reverse=True)


def _twice(work: Work, hostile: Hostile, end: str) -> tuple[float, float] | None:
    """Return time and growth of the last doubling, where both doublings are bad."""
    small, half, whole = (
        hostile.front + hostile.piece * (size // len(hostile.piece)) + end for size in NAMES
    )
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        if seconds(work, whole) < BLINK:
            return None
        took, before, first = (
            min(seconds(work, text) for _ in range(3)) for text in (whole, half, small)
        )
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    grew = GROWTH - 0.4  # a little below: both doublings have to be so
    bad = took > BLINK and before > grew * first and took > grew * before
    return (took, took / before) if bad else None


def sweep_patterns() -> int:
    """Try every regular expression; tell the worst of each, and return how many grow too fast."""
    signal.signal(signal.SIGVTALRM, _give_up)
    begun, bad, tried = time.process_time(), 0, 0
    for name, pattern in patterns():
        if name in BOUNDED:
            continue
        tried += 1
        found = worst(matching(name, pattern), near_misses(pattern))
        bad += bool(found)
        for took, growth, hostile in found[:2]:
            print(f"{name}: {hostile.front!r} {hostile.piece!r} took {took:.3f} s, {growth:.1f}")
        sys.stdout.flush()
    spent = time.process_time() - begun
    print(f"{tried} regular expressions tried, {bad} grow too fast, {spent:.0f} s of the processor")
    return bad


def works(only: set[str]) -> Iterator[tuple[str, Work, Sizes]]:
    """Yield what is tried, with its name and sizes."""
    folder = Path(tempfile.mkdtemp(prefix="explorer-sweep-"))
    for kind, readers in READERS.items():
        for suffix, around in readers if kind in only else ():
            name = getattr(around, "__name__", "")
            yield f"{kind} {suffix} {name}", reading(folder, suffix, around), FILES


def sweep(each_work: Iterable[tuple[str, Work, Sizes]]) -> int:
    """Try every string on every work; tell what grows too fast, and return how much does."""
    bad = tried = 0
    begun = time.process_time()
    for name, work, sizes in each_work:
        for piece in PIECES:
            for end in ("", "\n!"):
                tried += 1
                found = grows(work, sizes, piece, end)
                if found is not None:
                    bad += 1
                    took, growth = found
                    print(f"{name}: {piece!r} took {took:.2f} s, {growth:.1f} times its half")
    spent = time.process_time() - begun
    print(f"{tried:,} tried, {bad} grow too fast, {spent:.0f} s of the processor", flush=True)
    return bad


def main() -> int:
    """Read the options, and sweep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", default=",".join((*READERS, "patterns")))
    only = set(parser.parse_args().only.split(","))
    bad = sweep_patterns() if "patterns" in only else 0
    bad += sweep(works(only)) if only - {"patterns"} else 0
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
