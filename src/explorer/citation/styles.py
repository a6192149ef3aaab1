"""Citation styles: those that have a name, and formats of the user's own."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from explorer.citation.source import FIELDS, Citation
from explorer.citation.template import Part, names_in, parsed, written
from explorer.errors import ConfigError
from explorer.safetext import visible

_SOURCE = "[{publication}|{article}]"
STYLES = {
    "default": f"{_SOURCE}, [{{published}}|undated][, “{{title}}”], paragraph {{paragraph}}"
    "[: “{text}”]",
    "short": f"{_SOURCE} [{{published}}|undated] ¶{{paragraph}}[: “{{text}}”]",
    "chicago": f"[{{author}}, ][“{{title}},” ]{_SOURCE}[, {{published_us}}], para. {{paragraph}}."
    "[ “{text}”]",
    "apa": "[{author} ([{year}, {month_day}|n.d.]). [{title}. ]"
    f"|[{{title}} ]([{{year}}, {{month_day}}|n.d.]). ]{_SOURCE}, para. {{paragraph}}."
    "[ “{text}”]",
    "mla": f"[{{author}}. ][“{{title}}.” ]{_SOURCE}[, {{published_long}}], par. {{paragraph}}."
    "[ “{text}”]",
    "markdown": "[{author}, ][“{title}”, ][*{publication}*|{article}], [{published}|undated], "
    "¶{paragraph}[: “{text}”]",
}
"""The styles by name; paragraphs stand for the pages that a file of news does not have."""

_MARKED_UP = ("markdown",)


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write citations. Where ``is_markup``, its own signs are Markdown."""

    part: Part
    is_markup: bool = False

    def cite(
        self, citation: Citation, text: str = "", *, safe: Callable[[str], str] = visible
    ) -> str:
        """Return a citation on one line; ``text`` fills the field of that name.

        ``safe`` makes a value harmless for where the citation is written.
        """
        return written(self.part, citation.fields(text), safe).strip()


@cache
def style_of(text: str) -> Style:
    """Return the style of that name, else of that format; ConfigError names the mistake."""
    named = STYLES.get(text.strip())
    part = parsed(named or text, tuple(FIELDS))
    if not all(char.isprintable() for char in text):
        raise ConfigError("it holds a control character", hint="Write the format on one line.")
    if not names_in(part):
        raise _unknown(text)
    return Style(part, text.strip() in _MARKED_UP)


def _unknown(text: str) -> ConfigError:
    near = difflib.get_close_matches(text.casefold(), STYLES, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    return ConfigError(
        f"{text!r} is no style, and as a format it names no field",
        hint=f"{hint}The styles are {', '.join(STYLES)}; "
        "a format of your own is like '{publication}, {published}, ¶{paragraph}'.",
    )
