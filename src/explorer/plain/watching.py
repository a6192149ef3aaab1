"""The corpus read beside the reader: the index command as a child, told in a few sentences."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

from explorer.config import Store
from explorer.errors import ExplorerError
from explorer.indexing import IndexRun, Step, progress_text
from explorer.plain.voice import Voice
from explorer.plain.words import sentence

_LOCKED = "The index is being written"
_SECONDS_BETWEEN_LINES = 10.0
_SECONDS_BETWEEN_LOOKS = 0.2
_SECONDS_TO_TRY_AGAIN = 5.0


class Watching:
    """Runs the index command in a thread; what there is to say waits until it is asked for."""

    def __init__(self, corpus: Path, voice: Voice, store: Store | None = None) -> None:
        self._corpus = corpus
        self._store = store.root if store else None
        self._voice = voice
        self._run: IndexRun | None = None
        self._thread: threading.Thread | None = None
        self._code: int | None = None
        self._step: Step | None = None
        self._news: list[str] = []

    @property
    def is_working(self) -> bool:
        """Tell whether articles are being read now."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, unless it runs already."""
        if self.is_working:
            return
        self._run, self._code, self._step = IndexRun(self._corpus, store=self._store), None, None
        self._thread = threading.Thread(target=self._work, args=(self._run,), daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop; what was read is kept."""
        if self._run is not None and self.is_working:
            self._run.end()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def progress(self) -> str:
        """Return in words how far it is, empty where it does not run."""
        if not self.is_working:
            return ""
        return sentence(progress_text(self._step)) if self._step else "The corpus is being read."

    def wait(self, until: Callable[[], bool] | None = None) -> None:
        """Wait for its end, or until something is so, with a line of progress now and then.

        ExplorerError where the corpus could not be read and ``until`` is not so.
        """
        told, stage = time.monotonic(), ""
        while not (until and until()):
            if not self.is_working:
                if not self._is_locked():
                    break
                self._voice.narrate("Another explorer is reading this corpus. Waiting for it.")
                time.sleep(_SECONDS_TO_TRY_AGAIN)
                self.start()
            now, step = time.monotonic(), self._step
            new = step is not None and step.stage not in (stage, "scan", "read")
            if step and (new or now - told > _SECONDS_BETWEEN_LINES):
                told, stage = now, step.stage
                words = progress_text(step)
                self._voice.narrate(sentence(f"{words[:1].upper()}{words[1:]}"))
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        self._raise_failure(until)

    def news(self) -> list[str]:
        """Return what there is to say since it was asked for last."""
        told, self._news = self._news, []
        return told

    def _raise_failure(self, until: Callable[[], bool] | None) -> None:
        if self.is_working or not self._code or (until and until()):
            return
        words = self._run.last_words if self._run else []
        raise ExplorerError(
            "The corpus could not be read.", hint="\n".join(words) or f"It ended with {self._code}."
        )

    def _is_locked(self) -> bool:
        return bool(self._code and self._run and any(_LOCKED in w for w in self._run.last_words))

    def _work(self, run: IndexRun) -> None:
        try:
            self._code = asyncio.run(run.run(self._take))
        except OSError as error:
            run.last_words, self._code = [str(error)], 1
        if not self._code:
            if self._step and self._step.stage not in ("scan", "read"):
                self._news.append("The articles are read: all names and events can be asked now.")
        elif self._code > 0 and not self._is_locked():
            self._news.append(f"The corpus could not be read again. {' '.join(run.last_words)}")

    def _take(self, step: Step) -> None:
        self._step = step
