"""What holds for all tests: the size of whoever's terminal they run in is nobody's business."""

import os


def pytest_configure() -> None:
    """Forget the columns that a shell, or a runner in several processes, tells of."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
