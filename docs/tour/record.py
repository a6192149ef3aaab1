"""Make the recorded tour anew: the cast and the pictures of the README.

Run as a script, with the project installed for its tests. It plays ``tour.txt`` on the bundled
corpus with the installed command in a home of its own, and writes ``tour.cast`` and the stills
beside itself: the same bytes as before where nothing on the screen has changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
sys.path[:0] = [str(HERE), str(REPOSITORY / "tests" / "support")]

from casting import Cast  # noqa: E402
from drawing import svg_of  # noqa: E402
from pyte.screens import Screen  # noqa: E402
from touring import SCRIPT, Step, play, size_of, started, steps_of  # noqa: E402

HOME = Path(tempfile.gettempdir()) / "explorer-tour"  # always the same: it may be shown


def record() -> None:
    """Play the tour and write what it shows."""
    steps = steps_of(SCRIPT.read_text(encoding="utf-8"))
    cast = Cast(*size_of(steps), title="explorer on its bundled corpus")
    stills: dict[str, str] = {}
    about = ""
    command, corpus, env = indexed()
    with started([command, corpus], steps, env, cwd=str(HOME)) as terminal:
        screen: Screen = terminal.screen
        cast.pressed(screen)

        def on_frame(step: Step, key: str) -> None:
            nonlocal about
            if step.deed == "say":
                about = step.rest
                cast.mark(about)
            elif step.deed == "pause":
                cast.pause(float(step.rest))
            elif step.deed == "still":
                stills[step.rest] = svg_of(screen, f"explorer: {about}")
            elif step.deed == "type":
                cast.typed(screen)
            elif key:
                cast.pressed(screen)

        last = max(at for at, step in enumerate(steps) if step.deed == "pause") + 1
        play(terminal, steps[:last], on_frame)
        play(terminal, steps[last:])  # what ends the program is no part of the recording
    (HERE / "tour.cast").write_text(cast.text(), encoding="utf-8")
    for name, picture in stills.items():
        (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


def indexed() -> tuple[str, str, dict[str, str]]:
    """Copy the corpus to a place that is nobody's and index it there; return how to start."""
    shutil.rmtree(HOME, ignore_errors=True)
    corpus = HOME / "news"
    shutil.copytree(REPOSITORY / "corpus", corpus)
    names = ("CACHE", "DATA", "CONFIG", "STATE")
    env = {f"XDG_{name}_HOME": str(HOME / name.lower()) for name in names}
    env["HOME"] = str(HOME)
    command = str(Path(sys.executable).parent / "explorer")
    subprocess.run(
        [command, "index", str(corpus)], env={**os.environ, **env}, check=True, capture_output=True
    )
    return command, str(corpus), env


if __name__ == "__main__":
    record()
