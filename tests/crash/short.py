"""The short forms of all, in one process that loads the parser once.

    python tests/crash/short.py FOLDER [--fill]

Writes a line of JSON: what went wrong with each, empty where nothing did.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import crash_checks as checks
import crowd
import fill_disk
import kill_many
import kill_replacing


def main() -> int:
    """Run them."""
    folder = Path(sys.argv[1])
    forms: dict[str, Callable[[Path], object]] = {
        "kill": lambda place: kill_many.run(place, 6, seed=7, workers=0.0, anew=99),
        "replace": lambda place: kill_replacing.run(place, seed=9),
        "crowd": lambda place: crowd.run(place, writers=3, readers=2, rounds=1),
    }
    if "--fill" in sys.argv:
        forms["fill"] = lambda place: fill_disk.run(place, 2, seed=3)
    told = {}
    for name, form in forms.items():
        try:
            form(folder / name)
            told[name] = ""
        except checks.Broken as broken:
            told[name] = str(broken)
    print(json.dumps(told))
    print(f"{sum(os.times()[:4]):.0f} s of CPU", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
