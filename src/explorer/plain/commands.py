"""The commands: one table of their words, what they take, what they do, and the help from it."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass

from explorer.errors import NotUnderstood
from explorer.plain import (
    comparing,
    counting,
    finding,
    happenings,
    people,
    program,
    reading,
    saving,
    taking,
)
from explorer.plain.listing import is_number
from explorer.plain.narrowing import EXAMPLES
from explorer.plain.reader import Reader

Deed = Callable[[Reader, str], None]


@dataclass(frozen=True, slots=True)
class Command:
    """A word with its short forms; ``takes`` says what may follow, ``more`` is for its own help."""

    name: str
    short: tuple[str, ...]
    takes: str
    help: str
    deed: Deed
    more: str = ""


def _by(step: int) -> Deed:
    def turn(reader: Reader, rest: str) -> None:
        del rest
        program.turn(reader, step)

    return turn


def _help(reader: Reader, rest: str) -> None:
    if rest:
        command, _ = understood(rest)
        reader.voice.say(*_told(command), *([command.more] if command.more else []))
        return
    reader.voice.say(
        "Say a command and Enter. A number alone opens that item of the list told last. "
        "Enter alone goes on. Control C drops a line, Control D leaves.",
        *(_told(command)[0] for command in COMMANDS),
    )


def _told(command: Command) -> list[str]:
    words = " ".join(filter(None, (command.name, command.takes)))
    short = f" Short: {' or '.join(command.short)}." if command.short else ""
    return [f"{words}: {command.help}.{short}"]


_QUERY = (
    'All words have to be there. Also: "a phrase", OR, NOT, begin*, and fields as in '
    "actor:hajiyev, place:baku, source:agency, title:summit, type:meeting, date:2025-01."
)

COMMANDS: tuple[Command, ...] = (
    Command("search", ("/", "s"), "WORDS", "find articles", finding.search, _QUERY),
    Command("results", ("r",), "", "tell the results again", finding.results),
    Command("open", ("o",), "NUMBER", "open a result", reading.open_),
    Command(
        "read", (), "[NUMBER or all]", "read on, or from a paragraph", reading.read,
        "Say read 3-5 for some paragraphs and read all for the whole article.",
    ),
    Command("paragraph", ("par",), "NUMBER", "read one paragraph", reading.paragraph),
    Command("find", ("f",), "[WORDS]", "next paragraph with the words searched", finding.find),
    Command("next", ("n",), "", "next page of a list, or next paragraph", _by(1)),
    Command("previous", ("p",), "", "previous page, or previous paragraph", _by(-1)),
    Command("last", (), "", "end of the list or article", program.last),
    Command("names", ("who",), "[NUMBER]", "who is named in the open article", people.names),
    Command(
        "actors", (), "[WORDS]", "actors of the corpus, or with these words in a name",
        people.actors, "Say actors person, country, organization or place for one kind.",
    ),
    Command("actor", ("a", "dossier"), "NAME or NUMBER", "what is known of an actor", people.actor),
    Command(
        "events", ("e",), "[FILTERS]", "events by month", happenings.events,
        "Filters are actor, type, place, from, to, disputed. "
        f"{EXAMPLES} Say events here for those of the open article, events paragraph for those of "
        "its paragraph.",
    ),
    Command("event", ("ev",), "NUMBER", "an event with its sources", happenings.event),
    Command(
        "months", (), "[FILTERS]", "how many events in each year and month", counting.months,
        "Filters are those of events; without any, those that are kept now.",
    ),
    Command(
        "narrow", ("facets",), "[FILTERS]", "what the events can be narrowed by, or narrow them",
        counting.narrow, "Without filters it tells types, places and participants with counts.",
    ),
    Command(
        "compare", ("sources",), "[NUMBER]", "what each source of an event says, side by side",
        comparing.compare,
    ),
    Command("source", ("src",), "[NUMBER]", "paragraph of a source", happenings.source),
    Command("why", ("w",), "[all]", "what the open event or actor rests on", program.why),
    Command("cite", ("c",), "[NUMBER]", "citation of a paragraph, source or result", taking.cite),
    Command("copy", ("y",), "[NUMBER]", "put its words into the register file", taking.copy),
    Command(
        "save", (), "FILE", "write the list, article, event or dossier as a file", saving.save,
        "The ending of the name is the format: .md, .csv, .json or .jsonl.",
    ),
    Command("back", ("b",), "", "where the last jump came from", program.back),
    Command("forward", ("fw",), "", "take back the last back", program.forward),
    Command("here", ("h",), "", "tell again what is open", program.here),
    Command("status", (), "[all]", "what is indexed, and what was skipped and why", program.status),
    Command("refresh", (), "", "look for changed articles and read them", program.refresh),
    Command("help", ("?",), "[COMMAND]", "the commands, or more about one", _help),
    Command("quit", ("q", "exit"), "", "leave; the next start is here", program.quit_),
)  # fmt: skip

_BY_WORD = {word: command for command in COMMANDS for word in (command.name, *command.short)}


def do(reader: Reader, line: str) -> None:
    """Do what a line asks for; ExplorerError says what is wrong with it."""
    if not line:
        program.turn(reader, 1)
    elif is_number(line):
        program.choose(reader, line)
    else:
        command, rest = understood(line)
        command.deed(reader, rest)


def understood(line: str) -> tuple[Command, str]:
    """Return the command of a line and what follows it; NotUnderstood where it is none."""
    if line.startswith("/"):
        return _BY_WORD["/"], line[1:].strip()
    word, _, rest = line.partition(" ")
    folded = word.casefold()
    meant = [_BY_WORD[folded]] if folded in _BY_WORD else _beginning(folded)
    if len(meant) == 1:
        return meant[0], rest.strip()
    if meant:
        names = " or ".join(command.name for command in meant)
        raise NotUnderstood(f"{word} can be {names}.", hint="Write a little more of the word.")
    near = difflib.get_close_matches(folded, _BY_WORD, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise NotUnderstood(
        f"There is no command {word}.",
        hint=f"{hint}Say help for the commands, or search {line} to look for it.",
    )


def _beginning(word: str) -> list[Command]:
    """Return the commands whose name begins so."""
    return [command for command in COMMANDS if len(word) > 1 and command.name.startswith(word)]
