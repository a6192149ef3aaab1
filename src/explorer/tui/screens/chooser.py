"""The actors to choose from by a name: the nearest first, each under its canonical name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from explorer.model import ActorId
from explorer.tui.display.lines import Piece
from explorer.tui.display.themes import MARKS
from explorer.tui.screens.picker import Choice

_SHOWN = 50


def actor_choices(
    text: str,
    aliases: Sequence[tuple[str, ActorId]],
    names: Mapping[ActorId, str],
    first: Sequence[ActorId] = (),
) -> list[Choice[ActorId]]:
    """Return an actor a row; ``first`` are those to begin with where nothing is written."""
    if not text.strip():
        found = [(names[id], id) for id in first if id in names]
        found += [(names.get(id, alias), id) for alias, id in aliases[: 20 * _SHOWN]]
    else:
        found = nearest(text, aliases)
    return [_choice(alias, id, names.get(id, alias)) for alias, id in _once(found)[:_SHOWN]]


def _choice(alias: str, id: ActorId, name: str) -> Choice[ActorId]:
    kind = id.partition(":")[0]
    mark = Piece(f"{MARKS.get(kind, ' ')} ", f"{kind}.mark" if kind in MARKS else "")
    also = [Piece(f"  {alias}", "faint")] if alias != name else []
    return Choice([mark, Piece(name), *also], [Piece(kind, "faint")], id)


def nearest(text: str, aliases: Sequence[tuple[str, ActorId]]) -> list[tuple[str, ActorId]]:
    """Return the names nearest to ``text``, best first."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        text,
        [alias for alias, _ in aliases],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=60,
        limit=4 * _SHOWN,
    )
    return [aliases[index] for _, _, index in found]


def _once(found: Iterable[tuple[str, ActorId]]) -> list[tuple[str, ActorId]]:
    """Keep the first name of each actor."""
    seen: dict[ActorId, str] = {}
    for alias, id in found:
        seen.setdefault(id, alias)
    return [(alias, id) for id, alias in seen.items()]
