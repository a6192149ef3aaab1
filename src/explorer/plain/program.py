"""The program itself: where one is, back and forward, why, what is indexed, leaving."""

from __future__ import annotations

from explorer.amounts import counted
from explorer.errors import ExplorerError, NotUnderstood
from explorer.explaining import PLACES, actor_lines, event_lines
from explorer.plain import finding, happenings, narrowing, people, reading, telling
from explorer.plain.reader import Reader
from explorer.plain.words import joined
from explorer.state.spots import Spot

_FAILED_TOLD = 20


def turn(reader: Reader, by: int) -> None:
    """Go on, or back, in what was told last: a page of a list, or a paragraph."""
    if reader.hand == "article":
        reading.step(reader, by)
    elif reader.hand in ("result", "actor", "event", "source"):
        reader.tell_page(reader.hand, by)
    else:
        raise NotUnderstood(
            "There is nothing to go on with.", hint="Say search and the words to look for."
        )


def last(reader: Reader, rest: str) -> None:
    """Tell the end of the list or article."""
    del rest
    if reader.hand == "article":
        reading.paragraph(reader, str(len(reader.view.article.paragraphs)))
    elif reader.hand in ("result", "actor", "event", "source"):
        reader.go_to_last_page(reader.hand)
        reader.tell_page(reader.hand)
    else:
        raise NotUnderstood("There is no list to go to the end of.", hint="Say events, or search.")


def choose(reader: Reader, number: str) -> None:
    """Open an item of the list that was told last."""
    if reader.hand == "result":
        reading.open_(reader, number)
    elif reader.hand == "actor":
        people.actor(reader, number)
    elif reader.hand == "event":
        happenings.event(reader, number)
    elif reader.hand == "source":
        happenings.source(reader, number)
    elif reader.hand == "article":
        reading.paragraph(reader, number)
    else:
        raise NotUnderstood(
            f"{number} of what?", hint=f"Say for example event {number} or actor {number}."
        )


def back(reader: Reader, rest: str) -> None:
    """Go to where the last jump came from."""
    del rest
    if not reader.travel(forward=False):
        raise NotUnderstood("There is nothing to go back to.", hint="To begin say search.")
    here(reader, "")


def forward(reader: Reader, rest: str) -> None:
    """Take back the last "back"."""
    del rest
    if not reader.travel(forward=True):
        raise NotUnderstood("There is nothing to go forward to.", hint="Forward follows back.")
    here(reader, "")


def here(reader: Reader, rest: str) -> None:
    """Tell again what is open."""
    del rest
    if reader.spot.pane == "article" and reader.spot.article:
        reading.show_article(reader)
    elif reader.spot.pane == "actors":
        people.show_actor(reader)
    elif reader.spot.pane == "events":
        happenings.show_events(reader)
    else:
        finding.show_results(reader)


def why(reader: Reader, rest: str) -> None:
    """Tell what the open event or actor rests on; ``all`` of the places of an office."""
    if rest not in ("", "all"):
        raise NotUnderstood(
            "Why is asked of what is open.", hint="Say event or actor and a number, and then why."
        )
    spot, reasons = reader.spot, reader.library.reasons
    if spot.event and spot.pane != "actors":
        reader.voice.say(*telling.why(event_lines(reasons.event(spot.event), first=1)))
    elif spot.dossier and spot.pane == "actors":
        found = reasons.actor(spot.dossier, most=None if rest else PLACES)
        lines = actor_lines(found, further="to hear them all say why all", first=1)
        reader.voice.say(*telling.why(lines))
    else:
        raise NotUnderstood(
            "No event and no actor is open.", hint="Say event or actor and a number, and then why."
        )


def status(reader: Reader, rest: str) -> None:
    """Tell what is indexed, and what was skipped and why; ``all`` of what was skipped."""
    if reader.watching and (progress := reader.watching.progress()):
        reader.voice.say(progress)
    held = reader.library.status()
    known = held.catalogue
    counts = (
        (known.articles, "article"),
        (known.mentions, "mention"),
        (known.actors, "actor"),
        (known.events, "event"),
        (known.conflicts, "disagreement"),
    )
    reader.voice.say(f"The corpus is {reader.corpus}")
    reader.voice.say(f"{joined(counted(*count) for count in counts)}.")
    if known.pending:
        reader.voice.say(f"{counted(known.pending, 'article')} wait to be read for facts.")
    if others := reader.library.not_read():
        reader.voice.say(f"{others} not read.")
    if not known.failed:
        reader.voice.say("No file was skipped.")
        return
    most = None if rest == "all" else _FAILED_TOLD
    reader.voice.say(f"{counted(len(known.failed), 'file')} skipped:")
    reader.voice.say(*(f"{row.key}: {row.reason}" for row in known.failed[:most]))
    if most and len(known.failed) > most:
        reader.voice.say("To hear all of them say status all.")


def refresh(reader: Reader, rest: str) -> None:
    """Look for changed articles and read them."""
    del rest
    if reader.watching is None:
        raise ExplorerError("The corpus is not read again here.", hint="Leave, and begin again.")
    reader.watching.start()
    reader.watching.wait()
    reader.watching.news()
    reader.voice.narrate("The articles are read and up to date.")


def quit_(reader: Reader, rest: str) -> None:
    """Leave; the next start is here."""
    del rest
    reader.leaving = True


def where(reader: Reader) -> str:
    """Return in a sentence where the last session was, empty for a new one."""
    spot = reader.spot
    if spot == Spot():
        return ""
    parts = []
    if spot.query:
        parts.append(f"you searched for {spot.query}")
    if spot.pane == "article" and spot.article:
        parts.append(f"you read paragraph {spot.paragraph + 1} of {_title(reader, spot)}")
    elif spot.pane == "actors" and spot.dossier:
        names = reader.library.actors.names([spot.dossier])
        parts.append(f"you heard of {names.get(spot.dossier, spot.dossier)}")
    elif spot.pane == "events":
        parts.append("you went through the events")
    if spot.filters:
        parts.append(f"only what is {narrowing.told(spot.filters)} was kept")
    return f"Last time {joined(parts)}. To hear it again say here." if parts else ""


def _title(reader: Reader, spot: Spot) -> str:
    rows = reader.library.articles.rows([spot.article] if spot.article else [])
    return rows[0].title if rows else str(spot.article)
