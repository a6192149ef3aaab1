"""The day of a report's first sentence, and of what is made known in the perfect."""

from __future__ import annotations

from datetime import timedelta

from explorer.events.announcing import is_announced_below, is_fresh
from explorer.events.grammar import children, climb, is_verb
from explorer.events.kinds import befalls
from explorer.events.lexicon import words
from explorer.events.narrative import in_main_clause
from explorer.events.scene import Scene
from explorer.events.speech import is_attributed
from explorer.events.tenses import in_present_perfect, in_simple_past
from explorer.events.triggers import Trigger
from explorer.events.when import MADE_KNOWN, When
from explorer.model import EventType, Parse, Timex, TimexType
from explorer.model.isodates import day_precision, span_of

_STANDFIRSTS = 2
"""Lines under a title that may stand above the first sentence."""
_PUT_ONLINE = timedelta(days=3)  # from a dateline to the day of publication
_ENDS = (".", "!", "?", '"', "”", "'", "’", ")", ":", "…", "»", "]")
_LONG_RUNNING = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.MOBILIZE})
"""What is told in the perfect of these adds up: "has killed thousands, the ministry said"."""
_SUMMING = frozenset(
    {"since", "total", "far", "overall", "altogether", "years", "decades", "always"}
)
"""With these words the perfect looks back on a long time."""


def is_lead(scene: Scene, trigger: Trigger, sentence: tuple[int, int]) -> bool:
    """Tell whether the trigger is the simple-past main verb of the article's first sentence."""
    parse = scene.annotation.parses[trigger.paragraph]
    return _opens(scene, trigger, sentence) and in_simple_past(parse, trigger.token)


def day_of_dateline(scene: Scene, trigger: Trigger, sentence: tuple[int, int]) -> When | None:
    """Return the day of "BAKU, March 14. X has met Y", where it is about that of publication."""
    if not _opens(scene, trigger, sentence):
        return None
    parse = scene.annotation.parses[trigger.paragraph]
    if not _has_done(parse, trigger.token) and not in_simple_past(parse, trigger.token):
        return None
    for timex in scene.times_in[trigger.paragraph][:1]:
        if _is_of_these_days(scene, timex) and in_dateline(parse, timex):
            return When(timex.value, None, f"'{timex.text}', the day of the dateline")
    return None


def _is_of_these_days(scene: Scene, timex: Timex) -> bool:
    published, span = scene.annotation.published, span_of(day_precision(timex.value))
    if span is None or span.first != span.last:
        return False
    return published is None or timedelta(0) <= published - span.first <= _PUT_ONLINE


def day_of_announcement(scene: Scene, trigger: Trigger, sentence: tuple[int, int]) -> When | None:
    """Return the day of "X has done it, officials said on Tuesday" for a deed in the perfect.

    A measure counts from the day on which it is made known; people may have met before, and
    losses add up.
    """
    parse = scene.annotation.parses[trigger.paragraph]
    entry = trigger.entry
    before = entry.mode is not None or entry.type in _LONG_RUNNING or befalls(entry)
    if before or trigger.nominal or not _has_done(parse, trigger.token):
        return None
    if _SUMMING & {parse.tokens[token].text.casefold() for token in range(*sentence)}:
        return None
    speech = _speech_above(parse, trigger.token)
    if speech is None or is_announced_below(scene, trigger.paragraph, sentence):
        return None
    for tokens, timex in scene.times_of(trigger.paragraph, *sentence):
        head = next((t for t in tokens if parse.tokens[t].head not in tokens), tokens[0])
        pointed = timex.type in {TimexType.DATE, TimexType.TIME}
        if pointed and _hangs_on(parse, head, speech) and is_fresh(scene, timex):
            day = day_precision(timex.value)
            return When(day, timex.text, f"'{timex.text}', {MADE_KNOWN}")
    return None


def _has_done(parse: Parse, verb: int) -> bool:
    """Tell whether it has just been done: "has once done it" looks back on long ago."""
    adverbs = {parse.tokens[t].text.casefold() for t in children(parse, verb, "advmod")}
    return in_present_perfect(parse, verb) and not adverbs & words("once")


def _opens(scene: Scene, trigger: Trigger, sentence: tuple[int, int]) -> bool:
    """Tell whether the trigger is the main verb of the article's first sentence."""
    parse = scene.annotation.parses[trigger.paragraph]
    before = range(sentence[0])  # a dateline may be a sentence of its own
    first = trigger.paragraph == _first_paragraph(scene)
    if not first or trigger.nominal or any(is_verb(parse, t) for t in before):
        return False
    loosely = {parse.tokens[t].text.casefold() for t in children(parse, trigger.token, "advmod")}
    if loosely & words("once"):
        return False
    return in_main_clause(parse, trigger.token) or is_attributed(scene, trigger)


def _first_paragraph(scene: Scene) -> int:
    """Return the first paragraph that is a sentence: lines without an end stand under the title."""
    for paragraph, parse in enumerate(scene.annotation.parses[: _STANDFIRSTS + 1]):
        if parse.text.rstrip().endswith(_ENDS):
            return paragraph
    return 0


def in_dateline(parse: Parse, timex: Timex) -> bool:
    """Tell whether only names stand before the day: "ASTANA. Oct 2 (Agency) -"."""
    before = [token for token in parse.tokens if token.end <= timex.start]
    words_before = [token for token in before if token.text[:1].isalpha()]
    named = all(token.text[:1].isupper() and token.tag != "IN" for token in words_before)
    return bool(words_before) and named and not any(t.tag.startswith("VB") for t in before)


def _speech_above(parse: Parse, verb: int) -> int | None:
    """Return the main verb of speech over a clause or what the clause is coordinated with."""
    token = verb
    for head in climb(parse, verb):
        dep = parse.tokens[token].dep
        if dep in {"ccomp", "parataxis"}:
            main = parse.tokens[head].lemma in words("speaking") | {"inform"}
            return head if main and parse.tokens[head].dep == "ROOT" else None
        if dep != "conj":
            return None
        token = head
    return None


def _hangs_on(parse: Parse, head: int, verb: int) -> bool:
    """Tell whether a time is a verb's own: "said on Tuesday", "said Tuesday"."""
    above = parse.tokens[head].head
    prep = parse.tokens[above].dep == "prep" and parse.tokens[head].dep == "pobj"
    return (parse.tokens[above].head if prep else above) == verb
