"""Taking away: citations, and the text itself."""

from __future__ import annotations

from explorer.config import load_settings
from explorer.errors import NotUnderstood
from explorer.plain.listing import is_number
from explorer.plain.reader import Reader
from explorer.state.session import register_file, write_whole


def cite(reader: Reader, rest: str) -> None:
    """Tell the citation of a paragraph, source or result, and keep it in the register."""
    from explorer.export.sources import cited

    key, paragraph, words = _words(reader, rest)
    article = reader.library.articles.article(key)
    text = cited(article, paragraph, words, load_settings().citation.style)
    reader.voice.say(text)
    _keep(reader, text, "The citation")


def copy(reader: Reader, rest: str) -> None:
    """Keep the words of a paragraph, source or result in the register."""
    _, _, words = _words(reader, rest)
    _keep(reader, words, "The text")


def _keep(reader: Reader, text: str, what: str) -> None:
    register = register_file()
    write_whole(register, text)
    reader.voice.narrate(f"{what} is in the file {register}")


def _words(reader: Reader, rest: str) -> tuple[str, int, str]:
    """Return (article, paragraph, words) of a number of what is in hand, else of where one is."""
    number = _number(rest)
    spot = reader.spot
    if spot.pane == "events" and spot.event:
        evidence = reader.library.events.event(spot.event).evidence
        at = spot.source if number is None else number - 1
        if not 0 <= at < len(evidence):
            raise NotUnderstood(f"There is no source {rest}.", hint=f"There are {len(evidence)}.")
        return evidence[at].article, evidence[at].paragraph, evidence[at].text
    if spot.pane == "search":
        entry = reader.list_of("result").entry(number or 1)
        key, at = entry.target, entry.paragraph
    else:
        key, at = reader.view.article.key, spot.paragraph if number is None else number - 1
    parts = reader.library.articles.article(key).paragraphs
    if not 0 <= at < len(parts):
        raise NotUnderstood(f"There is no paragraph {rest}.", hint=f"There are {len(parts)}.")
    return key, at, parts[at].text


def _number(rest: str) -> int | None:
    if rest and not is_number(rest):
        raise NotUnderstood(f"{rest} is no number.", hint="Say cite, or cite and a number.")
    return int(rest) if rest else None
