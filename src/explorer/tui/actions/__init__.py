"""What the actions of the keymap do: one function an action, in one table by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from explorer.tui.actions import (
    filtering,
    following,
    moving,
    narrowing,
    outside,
    program,
    reading,
    saving,
    taking,
)

if TYPE_CHECKING:
    from explorer.tui.app import ExplorerApp

Deed = Callable[["ExplorerApp"], None]

DEEDS: Mapping[str, Deed] = {
    **moving.DEEDS,
    **following.DEEDS,
    **reading.DEEDS,
    **filtering.DEEDS,
    **narrowing.DEEDS,
    **taking.DEEDS,
    **outside.DEEDS,
    **saving.DEEDS,
    **program.DEEDS,
}
