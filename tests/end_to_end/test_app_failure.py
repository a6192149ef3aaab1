"""A defect inside the app gives the terminal back and leaves a report, not a traceback."""

import sys
from pathlib import Path

from indexed_news import own_places
from pty_terminal import Terminal

PROGRAM = """
import sys
from explorer.tui.app import ExplorerApp
async def fail(self):
    raise RuntimeError("out of order")
ExplorerApp._ready = fail
sys.argv[0] = "explorer"
from explorer.cli import main
main()
"""


def test_the_user_is_told_where_the_report_of_a_defect_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks in Lima\n\nThe ministers met.\n", encoding="utf-8")
    places = own_places(tmp_path)
    with Terminal([sys.executable, "-c", PROGRAM, str(tmp_path / "a.txt")], env=places) as terminal:
        assert terminal.wait_for_exit(30) == 70
        screen = terminal.settle()
    assert "This is a defect of explorer" in screen
    assert "RuntimeError" not in screen
    (report,) = (tmp_path / "state/explorer/crashes").iterdir()
    assert "RuntimeError: out of order" in report.read_text(encoding="utf-8")
