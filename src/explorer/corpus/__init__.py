"""Files to articles: what a corpus holds and what each file says; bad input is listed."""

from explorer.corpus.reading import read, read_path
from explorer.corpus.scan import SourceFile, scan

__all__ = ["SourceFile", "read", "read_path", "scan"]
