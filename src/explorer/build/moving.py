"""Files that stand in another place than before with the same bytes: their facts go with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from explorer.build.reading import digest_of
from explorer.catalogue import CatalogueWriter, Changes, FileState
from explorer.corpus import SourceFile

_AT_ONCE = 500  # files in one transaction


class Move(NamedTuple):
    """A file that was ``before`` is ``source`` now."""

    before: str
    source: SourceFile
    digest: str


class Moved(NamedTuple):
    """What came of looking for moves: what was done, and what is left to be read and removed."""

    changes: Changes
    moves: list[Move]
    changed: list[SourceFile]
    gone: list[str]


def move_files(
    writer: CatalogueWriter, changed: Sequence[SourceFile], gone: Sequence[str]
) -> Moved:
    """Find the files of ``gone`` again among those that changed, by their bytes; move them.

    Only files of a size that one of the gone files had are opened. How a file is read depends on
    the ending of its name, so that a file with another ending is not the same.
    """
    by_bytes = _by_bytes(writer, gone)
    sizes = {size for size, _, _ in by_bytes}
    moves: list[Move] = []
    rest: list[SourceFile] = []
    for source in changed:
        if source.problem is None and source.size in sizes:
            digest = digest_of(source)
            before = by_bytes.get((source.size, digest, _ending(source.key)))
            if before:
                moves.append(Move(before.pop(0), source, digest))
                continue
        rest.append(source)
    changes, done = _done(writer, moves)
    taken = {move.before for move in done}
    kept = {move.source.key for move in done}
    rest += [move.source for move in moves if move.source.key not in kept]
    return Moved(changes, done, rest, [path for path in gone if path not in taken])


def _by_bytes(
    writer: CatalogueWriter, gone: Sequence[str]
) -> dict[tuple[int, str, str], list[str]]:
    places: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for path, state in _states(writer, gone):
        if state.digest:
            places[state.size, state.digest, _ending(path)].append(path)
    return places


def _states(writer: CatalogueWriter, paths: Sequence[str]) -> list[tuple[str, FileState]]:
    return [
        (path, state)
        for at in range(0, len(paths), _AT_ONCE)
        for path, state in writer.states_of(paths[at : at + _AT_ONCE]).items()
    ]


def _ending(key: str) -> str:
    return PurePath(key).suffix.lower()


def _done(writer: CatalogueWriter, moves: Sequence[Move]) -> tuple[Changes, list[Move]]:
    changes, done = Changes(), []
    for at in range(0, len(moves), _AT_ONCE):
        some = moves[at : at + _AT_ONCE]
        states = [FileState(m.source.size, m.source.mtime_ns, m.digest) for m in some]
        more, left = writer.move_files(
            [(m.before, m.source.key, s) for m, s in zip(some, states, strict=True)]
        )
        changes = changes.plus(more)
        done += [move for move in some if move.source.key not in left]
    return changes, done
