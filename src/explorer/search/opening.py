"""Opening an index, and refusing a folder that somebody else could have written to."""

from __future__ import annotations

import stat
from collections.abc import Collection
from pathlib import Path

from explorer.errors import StoreDamaged, StoreMissing, StoreOutdated
from explorer.ownership import inner_folder, refuse_foreign
from explorer.search.choice import INSTALL, EngineName, engine_of, has_tantivy
from explorer.search.protocol import SearchEngine


def open_engine(
    folder: Path,
    *,
    create: bool = False,
    engine: EngineName = "whoosh",
    trusted: Collection[Path] = (),
) -> SearchEngine:
    """Open the full-text index in a folder, or with ``create`` make an empty one there.

    ``engine`` makes an index that is not there yet; one that is there is read by its own.
    Raises StoreMissing, StoreDamaged (also where folder and files are not this user's alone, for an
    index is trusted like code; ``trusted`` are folders for which that is known), StoreOutdated
    (also where its engine is not installed).
    """
    refuse_foreign(folder, trusted)  # before it is closed: others may have written until now
    if create:
        inner_folder(folder)
    _refuse_missing(folder)
    # Whoosh takes a third of a second to import, and the first paint does not wait for it.
    if (engine_of(folder) or engine) == "tantivy":
        if not has_tantivy():
            raise StoreOutdated(
                f"Tantivy wrote the full-text index in {folder}, and is not installed",
                hint=f"Install it with: {INSTALL}; or index again: explorer index CORPUS",
            )
        from explorer.search.tantivy_engine.engine import TantivyEngine

        return TantivyEngine(folder, create=create)
    from explorer.search.whoosh_engine.engine import WhooshEngine

    return WhooshEngine(folder, create=create)


def _refuse_missing(folder: Path) -> None:
    try:
        found = folder.stat()
    except OSError:
        raise StoreMissing(
            f"There is no full-text index in {folder}", hint="Make it with: explorer index CORPUS"
        ) from None
    if not stat.S_ISDIR(found.st_mode):
        raise StoreDamaged(f"{folder} is not a folder", hint="Move it away, then index again.")
