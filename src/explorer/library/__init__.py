"""An indexed corpus opened for reading: catalogue and search joined."""

from explorer.library.hits import SearchAnswer, SearchHit
from explorer.library.reading import Library, LibraryStatus

__all__ = ["Library", "LibraryStatus", "SearchAnswer", "SearchHit"]
