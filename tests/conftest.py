"""What holds for all tests: no size of a terminal but their own, and the same inputs each time.

``EXPLORER_FUZZ=N`` draws new inputs for the properties, and more of them where a test says so.
The parser is loaded once in each process that runs tests.
"""

import os
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from explorer.language import annotator, pipeline

settings.register_profile(
    "same",
    derandomize=True,
    print_blob=True,
    deadline=None,  # a busy machine is no defect
    suppress_health_check=[HealthCheck.too_slow],
)


def pytest_configure() -> None:
    """Forget the columns that a shell, or a runner in several processes, tells of."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if not os.environ.get("EXPLORER_FUZZ"):
        settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def _loaded_once() -> Iterator[None]:
    """Give every annotator of this process the same pipeline of a name: loading takes a second."""
    with pytest.MonkeyPatch.context() as once:
        once.setattr(annotator, "load_pipeline", cache(pipeline.load_pipeline))
        yield
