"""What a reader has before them: the library, where they are, and the lists told so far."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from explorer.catalogue import ArticleView
from explorer.config import Store, store_of
from explorer.errors import NotUnderstood, StoreMissing, StoreOutdated
from explorer.library import Library
from explorer.plain.listing import Listing, Noun
from explorer.plain.voice import Voice
from explorer.plain.watching import Watching
from explorer.state.spots import History, Spot

Hand = Literal["", "article", "dossier", "result", "actor", "event", "source"]

_ROWS = {"result": 5, "actor": 1, "event": 2, "source": 5}  # of a terminal of 80 columns, about
_PAGE = 10


class Reader:
    """One reader of a corpus. ``hand`` is what "next" turns and what a bare number chooses from."""

    def __init__(
        self,
        corpus: Path,
        voice: Voice,
        watching: Watching | None = None,
        store: Store | None = None,
    ) -> None:
        self.corpus = corpus
        self._store = store
        self.voice = voice
        self.watching = watching
        self.spot = Spot()
        self.history = History()
        self.hand: Hand = ""
        self.unread = 0
        """The paragraph with which reading goes on."""
        self.leaving = False
        self._lists: dict[Noun, Listing] = {}
        self._offsets: dict[Noun, int] = {}
        self._library: Library | None = None
        self._view: ArticleView | None = None

    @property
    def library(self) -> Library:
        """The library; StoreMissing before there is one."""
        if self._library is None:
            self._library = Library.open(self.corpus, self._store or store_of(self.corpus))
        return self._library

    def close(self) -> None:
        """Close what was opened."""
        if self._library is not None:
            self._library.close()

    @property
    def is_readable(self) -> bool:
        """Tell whether there is a library with a text that can be searched."""
        try:
            return self.library.status().searchable > 0
        except (StoreMissing, StoreOutdated):  # an older one is made anew by the first reading
            return False

    # Where one is.

    def jump(self, spot: Spot) -> None:
        """Remember this spot and go to another."""
        self.history = self.history.left(self.spot)
        self.spot = spot

    def travel(self, *, forward: bool) -> bool:
        """Go back to the spot before the last jump, or forward again; False at the end."""
        found = self.history.forward(self.spot) if forward else self.history.back(self.spot)
        if found is None:
            return False
        self.spot, self.history = found
        return True

    # Articles.

    @property
    def view(self) -> ArticleView:
        """The open article as the library has it now; NotUnderstood where none is open."""
        key = self.spot.article
        if key is None:
            raise NotUnderstood(
                "No article is open.", hint="Search for words and open a result by its number."
            )
        if self._view is None or self._view.article.key != key or not self._view.has_facts:
            self._view = self.library.articles.view(key)
        return self._view

    # Lists.

    def lay(self, listing: Listing, hand: Hand | None = None) -> None:
        """Take a list in hand, at its beginning."""
        self._lists[listing.noun] = listing
        self._offsets[listing.noun] = 0
        self.hand = hand or listing.noun

    def has_list(self, noun: Noun) -> bool:
        """Tell whether a list of these was told."""
        return noun in self._lists

    def list_of(self, noun: Noun) -> Listing:
        """Return the last list of results, actors, events or sources."""
        if noun not in self._lists:
            raise NotUnderstood(f"No {noun}s were listed yet.", hint=_HOW_TO_LIST[noun])
        return self._lists[noun]

    def tell_page(self, noun: Noun, step: int = 0) -> None:
        """Say the page of a list that is ``step`` pages from the last one said."""
        listing, size = self.list_of(noun), self.page_size(noun)
        offset = self._offsets[noun] + step * size
        if not 0 <= offset < max(listing.total, 1):
            end = "end" if step > 0 else "beginning"
            raise NotUnderstood(
                f"This is the {end} of the {noun}s.", hint=f"There are {listing.total:,} of them."
            )
        self._offsets[noun] = offset
        self.voice.say(*listing.page(offset, size))
        last = min(offset + size, listing.total)
        if last < listing.total:
            self.voice.say(
                f"{noun.capitalize()}s {offset + 1} to {last} of {listing.total:,}. "
                "For more say next."
            )

    def go_to_last_page(self, noun: Noun) -> None:
        """Put the end of a list next."""
        size = self.page_size(noun)
        self._offsets[noun] = max(self.list_of(noun).total - 1, 0) // size * size

    def page_size(self, noun: Noun) -> int:
        """Return how many items are said at once: about a screen of them."""
        height = self.voice.height
        return max((height - 3) // _ROWS[noun], 3) if height else _PAGE


_HOW_TO_LIST: dict[Noun, str] = {
    "result": "Say search and the words to look for.",
    "actor": "Say names for those of the open article, or actors for all.",
    "event": "Say events for all of them, or events here for those of the open article.",
    "source": "Say event and its number first.",
}
