"""Nothing is lost by a kill at any moment, by a full disk, or by several at once: the short forms.

The long forms are the scripts beside this file; docs/reliability.md has their figures.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHORT = Path(__file__).parent / "short.py"


def may_mount(folder: Path) -> bool:
    place = folder / "mounted"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
    if mounted:
        subprocess.run(["umount", str(place)], check=True)
    return mounted


def test_kills_crowds_and_full_disks_lose_nothing(tmp_path: Path) -> None:
    """One process runs all of them: loading the parser costs more than any."""
    can_fill = may_mount(tmp_path)
    command = [sys.executable, str(SHORT), str(tmp_path), *["--fill"] * can_fill]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == dict.fromkeys(["kill", "replace", "crowd", "fill"][: 3 + can_fill], "")
    if not can_fill:
        pytest.skip("kills and crowds lost nothing; only root may mount a small disk to be filled")
