"""Homes of their own for the commands under test: nothing of the person running them is touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Environment variables that keep cache, data, config and state below a temporary folder."""
    names = ("CACHE", "DATA", "CONFIG", "STATE")
    return {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in names}


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
    """A home in which the bundled corpus is indexed already."""
    folder = tmp_path_factory.mktemp("home")
    names = ("CACHE", "DATA", "CONFIG", "STATE")
    home = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in names}
    command = [explorer, "index", str(bundled)]
    subprocess.run(command, env={**os.environ, **home}, check=True, capture_output=True)
    return home
