"""A corpus and a store; one corpus that is built once and only read."""

from pathlib import Path

import pytest
from build_cases import build, write_corpus

from explorer.config import Store


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Store]:
    """A corpus and its store, not to be changed."""
    folder = tmp_path_factory.mktemp("built")
    corpus = write_corpus(folder / "corpus")
    store = Store(folder / "store")
    build(corpus, store)
    return corpus, store
