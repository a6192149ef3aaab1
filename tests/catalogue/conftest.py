"""A catalogue that holds the small corpus of catalogue_cases."""

from pathlib import Path

import pytest
from catalogue_cases import EXTRACTOR, TEXTS, articles, events, facts_of, read_file, resolution
from storing_at_once import store_resolution

from explorer.catalogue import CatalogueWriter, Connections


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


@pytest.fixture
def writer(path: Path):
    with CatalogueWriter(path) as writer:
        yield writer


@pytest.fixture
def filled(writer: CatalogueWriter) -> CatalogueWriter:
    writer.store_files([read_file(each) for each in articles()])
    writer.store_facts(EXTRACTOR, [(key, facts_of(key)) for key in TEXTS])
    store_resolution(writer, resolution(), events())
    return writer


@pytest.fixture
def connections(filled: CatalogueWriter, path: Path):
    connections = Connections(path)
    yield connections
    connections.close()
