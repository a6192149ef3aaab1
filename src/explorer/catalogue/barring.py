"""What was barred by a limit, or has lost text, is forgotten and so tried again.

Called inside a transaction.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from explorer.catalogue.rowcodec import to_json


class Barred(NamedTuple):
    """What a changed limit concerns; the reasons are patterns of LIKE.

    ``of_files`` are reasons for which something of a file was not read, ``of_facts`` those for
    which no facts were looked for in an article. With ``records`` files of more records count too,
    with ``bytes_by_line`` larger files that are read by lines.
    """

    of_files: tuple[str, ...] = ()
    of_facts: tuple[str, ...] = ()
    records: int | None = None
    bytes_by_line: int | None = None


_FILES = """
    UPDATE files SET size = -1, digest = '' WHERE id IN (
        SELECT r.file FROM rejections r JOIN json_each(:of_files) j ON r.reason LIKE j.value
    )
"""
_FILES_OF_MANY = """
    UPDATE files SET size = -1, digest = '' WHERE id IN (
        SELECT file FROM (
            SELECT file FROM articles UNION ALL SELECT file FROM rejections
        ) GROUP BY file HAVING count(*) > :records
    )
"""
_FILES_BY_LINE = """
    UPDATE files SET size = -1, digest = ''
    WHERE size > :bytes_by_line AND path LIKE '%.jsonl'
"""
_ARTICLES = """
    UPDATE articles SET extractor = NULL, failure = NULL WHERE failure IS NOT NULL AND EXISTS (
        SELECT 1 FROM json_each(:of_facts) j WHERE failure LIKE j.value
    )
"""


_FILES_OF_LOST_TEXT = """
    UPDATE files SET size = -1, digest = '' WHERE id IN (
        SELECT file FROM articles a
        WHERE paragraphs > (SELECT count(*) FROM paragraphs WHERE article = a.id)
    )
"""


def forget_lost_text(connection: sqlite3.Connection) -> int:
    """Have the files of which some text is gone read again; return how many they are."""
    return connection.execute(_FILES_OF_LOST_TEXT).rowcount


def forget(connection: sqlite3.Connection, barred: Barred) -> int:
    """Have the files and articles that are concerned tried again; return how many they are."""
    done = 0
    for asked, statement in (
        (barred.of_files, _FILES),
        (barred.records is not None, _FILES_OF_MANY),
        (barred.bytes_by_line is not None, _FILES_BY_LINE),
        (barred.of_facts, _ARTICLES),
    ):
        if asked:
            values = {
                **barred._asdict(),
                "of_files": to_json(barred.of_files),
                "of_facts": to_json(barred.of_facts),
            }
            done += connection.execute(statement, values).rowcount
    return done
