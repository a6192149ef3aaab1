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


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What went wrong with each, empty where nothing did."""
    folder = tmp_path_factory.mktemp("crash")
    command = [sys.executable, str(SHORT), str(folder), *["--fill"] * may_mount(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.xdist_group("crash")
class TestShort:
    """One process runs all of them: they stay together, whatever number of cores there is."""

    def test_an_index_that_is_killed_again_and_again_loses_nothing(self, told) -> None:
        assert not told["kill"], told["kill"]

    def test_several_writers_and_readers_at_once_get_along(self, told) -> None:
        assert not told["crowd"], told["crowd"]

    def test_a_disk_that_gets_full_loses_nothing_and_says_so(self, told) -> None:
        if "fill" not in told:
            pytest.skip("only root may mount the small disk that is to be filled")
        assert not told["fill"], told["fill"]
