"""The built wheel, installed in an environment of its own, is the whole program."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from pty_terminal import Terminal

REPOSITORY = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ``explorer`` command from the built wheel; its libraries come from this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    environment = folder / "venv"
    venv.create(environment, with_pip=False)  # to install a pip there takes longer than all else
    into = ["--python", str(environment / "bin" / "python")]
    pip = [sys.executable, "-m", "pip", *into, "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    # A plain path line: the libraries are seen, the editable install of this checkout is not.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = environment / "lib" / version / "site-packages"
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin" / "explorer"


def test_the_wheel_searches_its_bundled_corpus_from_any_folder(
    installed: Path, home: dict[str, str], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = subprocess.run(
        [str(installed), "search", "hajiyev", "--format", "json"],
        cwd=elsewhere,
        env={**os.environ, **home},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["total"] >= 3
    assert list(elsewhere.iterdir()) == []


def test_the_wheel_opens_its_bundled_corpus_on_the_screen(
    installed: Path, home: dict[str, str], tmp_path: Path
) -> None:
    with Terminal([str(installed)], env=home, cwd=str(tmp_path), columns=120, rows=36) as terminal:
        terminal.wait_for("Hajiyev", seconds=60)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
