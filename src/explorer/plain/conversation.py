"""The conversation: line after line, answer after answer, until one side leaves."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType

from explorer.amounts import counted
from explorer.config import Store
from explorer.errors import ExplorerError, StoreError, refused
from explorer.plain.commands import do
from explorer.plain.ends import HungUp
from explorer.plain.program import where
from explorer.plain.prompt import Lines, lines_of_stdin
from explorer.plain.reader import Reader
from explorer.plain.voice import Voice
from explorer.plain.watching import Watching
from explorer.plain.words import joined
from explorer.state.session import (
    Session,
    last_session,
    not_kept,
    save_session,
    session_file,
)


def converse(corpus: Path, *, index: bool, store: Store | None = None) -> ExplorerError | None:
    """Answer until the end of the lines; return the first error of a pipe's commands."""
    voice, lines = Voice(sys.stdout, sys.stderr), lines_of_stdin()
    watching = Watching(corpus, voice, store) if index else None
    reader = Reader(corpus, voice, watching, store)
    try:
        with _signals_caught():
            return _conversation(reader, lines)
    finally:
        if watching:
            watching.end()
        lines.close()
        reader.close()


def _conversation(reader: Reader, lines: Lines) -> ExplorerError | None:
    _make_ready(reader, lines)
    session = _last_session(reader) if lines.interactive else Session()
    reader.spot, reader.history = session.spot, session.history
    if lines.interactive:
        _greet(reader)
    first: ExplorerError | None = None
    failure: StoreError | None = None
    while not reader.leaving:
        try:
            error = _exchange(reader, lines)
        except EOFError:
            break
        first = first or error
        if lines.interactive:
            failure = _kept(reader, session, failure)
    if failure:
        raise failure
    if lines.interactive:
        reader.voice.narrate("Goodbye. The next start is here.")
    return None if lines.interactive else first


def _exchange(reader: Reader, lines: Lines) -> ExplorerError | None:
    """Read a line and answer it; return the error that was told."""
    if lines.interactive and reader.watching:
        reader.voice.narrate(*reader.watching.news())
    try:
        line = lines.next_line()
        if line or lines.interactive:
            do(reader, line)
    except EOFError:
        if lines.interactive:
            reader.voice.end_line()
        raise
    except KeyboardInterrupt:
        if not lines.interactive:
            raise
        reader.voice.end_line()
    except ExplorerError as error:
        reader.voice.complain(error)
        return error
    except OSError as error:
        if error.filename is None:  # not a file, but the terminal or the pipe itself
            raise
        told = refused("This could not be done", error)
        reader.voice.complain(told)
        return told
    return None


# The beginning and the end.


def _make_ready(reader: Reader, lines: Lines) -> None:
    """Wait for what has to be read before anything can be asked; a pipe waits for all of it."""
    watching = reader.watching
    if watching is None:
        return
    watching.start()
    if not lines.interactive:
        watching.wait()
    elif not reader.is_readable:
        reader.voice.narrate("The corpus is read for the first time. Control C leaves.")
        watching.wait(until=lambda: reader.is_readable)
        if watching.is_working:
            reader.voice.narrate("The text can be searched now. Names and events follow.")


def _greet(reader: Reader) -> None:
    held = reader.library.status().catalogue
    counts = ((held.articles, "article"), (held.actors, "actor"), (held.events, "event"))
    name = reader.corpus.name or str(reader.corpus)
    reader.voice.say(
        f"Explorer on {name}: {joined(counted(*count) for count in counts)}. "
        "Say help for the commands."
    )
    told = where(reader)
    if told:
        reader.voice.say(told)


def _last_session(reader: Reader) -> Session:
    session, trouble = last_session(session_file(reader.corpus))
    if trouble:
        reader.voice.narrate(f"{trouble[0].upper()}{trouble[1:]}. This is a new one.")
    return session


def _kept(reader: Reader, session: Session, before: StoreError | None) -> StoreError | None:
    """Keep where the reader is: nothing is lost when the line drops.

    Return why it could not be kept; it is told unless the last time failed ``before``.
    """
    try:
        path = session_file(reader.corpus)
        save_session(path, replace(session, spot=reader.spot, history=reader.history))
    except OSError as error:
        failure = not_kept(path, error)
    except StoreError as error:
        failure = error
    else:
        return None
    if before is None and not reader.leaving:
        reader.voice.complain(failure)
    return failure


@contextmanager
def _signals_caught() -> Iterator[None]:
    """Leave in order when the line drops or the system asks."""

    def leave(number: int, frame: FrameType | None) -> None:
        del frame
        raise HungUp(number)

    before = {}
    for name in (signal.SIGHUP, signal.SIGTERM):
        with suppress(ValueError):  # not the main thread
            before[name] = signal.signal(name, leave)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
