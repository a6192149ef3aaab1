"""Homes of their own for the commands under test: nothing of the person running them is touched."""

import os
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
    """A home in which the bundled corpus is indexed already."""
    home = own_places(tmp_path_factory.mktemp("home"))
    command = [explorer, "index", str(bundled)]
    subprocess.run(command, env={**os.environ, **home}, check=True, capture_output=True)
    return home
