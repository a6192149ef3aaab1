"""A segment made from articles: by the writer itself, or by a process that works for it.

Nothing here needs Whoosh, which takes longer to load than many an article to be taken in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from explorer.search.protocol import Document
from explorer.search.whoosh_engine.layout import SegmentFiles, sizes_of
from explorer.search.whoosh_engine.pool import KEY, Pool
from explorer.search.whoosh_engine.schema import WORD_FIELDS

FIELDS = (KEY, *WORD_FIELDS)


def write_documents(documents: Sequence[Document], terms: Path, postings: Path) -> None:
    """Write articles to the two files of a segment."""
    pool = Pool()
    for document in documents:
        pool.add(document)
    write_pool(pool, terms, postings)


def write_pool(pool: Pool, terms: Path, postings: Path) -> None:
    """Write all that is in a pool to the two files of a segment."""
    fields = {name: pool.postings(name) for name in FIELDS}
    sizes = {name: sizes_of(postings) for name, postings in fields.items()}
    files = SegmentFiles(terms, postings, sizes, len(pool))
    for name, found in fields.items():
        files.put(name, found)
    files.put_documents(np.frombuffer(pool.days, np.int32), np.frombuffer(pool.lengths, np.uint32))
    files.close()
