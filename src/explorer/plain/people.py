"""Who: the actors of an article, of the corpus, and what is known of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.amounts import counted
from explorer.catalogue import ActorFilter, EventFilter
from explorer.errors import NotUnderstood
from explorer.model import ActorId, Kind
from explorer.plain import telling, telling_events
from explorer.plain.listing import Entry, Listing, is_number, listed
from explorer.plain.reader import Reader
from explorer.plain.words import sentence

_LATEST = 8
_COMPANIONS = 8
_QUOTES = 3


def names(reader: Reader, rest: str) -> None:
    """Tell the actors of the open article, or open one of them by its number."""
    if is_number(rest) and reader.has_list("actor"):
        actor(reader, rest)
        return
    article = reader.view.article
    which = ActorFilter(articles=(article.key,))
    _tell_list(reader, which, f"named in {article.title}")
    if rest:
        actor(reader, rest)


def actors(reader: Reader, rest: str) -> None:
    """Tell the actors of the corpus, of a kind, or with these words in a name."""
    which = ActorFilter(kind=rest) if rest in set(Kind) else ActorFilter(text=rest or None)
    reader.jump(replace(reader.spot, pane="actors", dossier=None))
    _tell_list(reader, which, "in the corpus" if not rest else f"for {rest}")


def _tell_list(reader: Reader, which: ActorFilter, where: str) -> None:
    total = reader.library.actors.count(which)

    def fetch(offset: int, limit: int) -> Sequence[Entry]:
        rows = reader.library.actors.rows(which, limit=limit, offset=offset)
        return [Entry(row.id, telling.actor_row(row)) for row in rows]

    reader.voice.say(sentence(f"{counted(total, 'actor')} {where}"))
    reader.lay(Listing("actor", total, fetch))
    if total:
        reader.tell_page("actor")


def actor(reader: Reader, rest: str) -> None:
    """Tell what is known of an actor, by a number of the last list or by name."""
    if is_number(rest):
        open_actor(reader, reader.list_of("actor").entry(int(rest)).target)
        return
    if not rest:
        if reader.spot.dossier is None:
            raise NotUnderstood("Which actor?", hint="Say actor and a name, or a number.")
        open_actor(reader, reader.spot.dossier)
        return
    meant = reader.library.actors.named(rest)
    if len(meant) == 1:
        open_actor(reader, meant[0])
        return
    _choose(reader, rest, meant)


def _choose(reader: Reader, text: str, meant: Sequence[ActorId]) -> None:
    """Let several that have a name be chosen from."""
    entries = [
        Entry(who.id, [f"{who.name}, {who.kind}, {counted(who.mentions, 'mention')}."])
        for who in reader.library.actors.actors(list(meant))
    ]
    reader.voice.say(f"{counted(len(entries), 'actor')} can be meant by {text}.")
    reader.lay(listed("actor", entries))
    reader.tell_page("actor")


def open_actor(reader: Reader, id: ActorId) -> None:
    """Tell what is known of an actor."""
    reader.library.actors.actor(id)  # one that is gone leaves everything as it is
    reader.jump(replace(reader.spot, pane="actors", dossier=id))
    show_actor(reader)


def show_actor(reader: Reader) -> None:
    """Tell the dossier of the spot, else all actors."""
    id = reader.spot.dossier
    if id is None:
        _tell_list(reader, ActorFilter(), "in the corpus")
        return
    ask, which = reader.library, EventFilter(actors=(id,))
    months = [month for month in ask.actors.months(id) if month.month]
    counts = ask.events.months(which)
    total = sum(month.total for month in counts)
    undated = sum(month.total for month in counts if month.month is None)
    quotes = ask.dossiers.quotes(id, limit=_QUOTES)
    reader.voice.say(*telling.actor(ask.actors.actor(id), months, total))
    reader.voice.say(*(telling.quote(row) for row in quotes))
    with_whom = [
        Entry(row.id, telling.companion(row))
        for row in ask.dossiers.companions(id, limit=_COMPANIONS)
    ]
    dated = total - undated
    first = max(dated - _LATEST, 0)
    rows = ask.events.rows(which, limit=min(_LATEST, dated), offset=first)
    latest = [Entry(row.id, telling_events.event_row(row)) for row in reversed(rows)]
    _tell_numbered(
        reader, "Together with others. To hear of one say actor and its number.", with_whom, "actor"
    )
    _tell_numbered(
        reader, "Latest events. To hear of one say event and its number.", latest, "event"
    )


def _tell_numbered(reader: Reader, title: str, entries: Sequence[Entry], noun: str) -> None:
    """Tell a list of a dossier, where a number alone could mean either of two lists."""
    if not entries:
        return
    listing = listed("actor" if noun == "actor" else "event", entries)
    reader.lay(listing, "dossier")
    reader.voice.say(
        title, *(f"{noun.capitalize()} {line}" for line in listing.page(0, len(entries)))
    )
