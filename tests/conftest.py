"""What holds for all tests: no size of a terminal but their own, and the same inputs each time.

``EXPLORER_FUZZ=N`` draws new inputs for the properties, and more of them where a test says so.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, print_blob=True)


def pytest_configure() -> None:
    """Forget the columns that a shell, or a runner in several processes, tells of."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if not os.environ.get("EXPLORER_FUZZ"):
        settings.load_profile("same")
