"""Homes of their own for the commands under test: nothing of the person running them is touched."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from indexed_news import own_places

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Environment variables that keep cache, data, config and state below a temporary folder."""
    return own_places(tmp_path)


@pytest.fixture(scope="session")
def explorer() -> str:
    """The installed command, beside the interpreter that runs the tests."""
    return str(Path(sys.executable).parent / "explorer")


@pytest.fixture(scope="session")
def bundled() -> Path:
    return REPOSITORY / "corpus"


@pytest.fixture(scope="session")
def indexed(
    tmp_path_factory: pytest.TempPathFactory, bundled: Path, explorer: str
) -> dict[str, str]:
    """A home in which the bundled corpus is indexed already.

    One of the processes that run tests indexes it, the others take a copy.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "indexed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "indexed").exists():
            made = tmp_path_factory.mktemp("made")
            command = [explorer, "index", str(bundled)]
            environment = {**os.environ, **own_places(made)}
            subprocess.run(command, env=environment, check=True, capture_output=True)
            made.rename(shared / "indexed")
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(shared / "indexed", home, dirs_exist_ok=True)
    return own_places(home)


@pytest.fixture
def ready(home: dict[str, str], indexed: dict[str, str]) -> dict[str, str]:
    """A home of its own, but for the index of the bundled corpus."""
    return {**home, "XDG_CACHE_HOME": indexed["XDG_CACHE_HOME"]}
