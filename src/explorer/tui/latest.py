"""Questions asked beside the screen: of several in a row only the newest is answered."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from explorer.cancellation import Cancellation, Cancelled
from explorer.errors import ExplorerError, refused
from explorer.tui.keyboard import KeyboardApp

_NAME = "question"


class Impatient(ThreadPoolExecutor):
    """The threads of questions: nobody waits for their answers once the app has ended."""

    def __init__(self) -> None:
        super().__init__(thread_name_prefix=_NAME)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ask nothing more, and wait for no answer."""
        super().shutdown(wait=False, cancel_futures=True)


def questions_run(patience: float = 0.1) -> bool:
    """Tell whether a question is still at work after so many seconds."""
    asked = [thread for thread in threading.enumerate() if thread.name.startswith(_NAME)]
    for thread in asked:
        thread.join(patience)
    return any(thread.is_alive() for thread in asked)


class Latest:
    """One topic: its questions run in a thread one after another, stale answers are dropped."""

    def __init__(self, app: KeyboardApp, topic: str) -> None:
        self._app = app
        self._topic = topic
        self._next: tuple[Callable[[], Any], Callable[[Any], None], float] | None = None
        self._asked = Cancellation()
        self._another = asyncio.Event()
        self._running = False

    @property
    def busy(self) -> bool:
        """Tell whether a question waits for its answer."""
        return self._running

    def ask(
        self,
        question: Callable[[], Any],
        deliver: Callable[[Any], None],
        *,
        wait: float = 0,
        cancel: Cancellation | None = None,
    ) -> None:
        """Run ``question`` in a thread and give its answer, or its ExplorerError, to ``deliver``.

        A question that comes meanwhile replaces the one that waits, and the answer on its way
        is dropped; its work is given up where it looks at ``cancel``, the token of the question.
        ``wait`` is for how many seconds no other may come before it is asked at all. What
        ``deliver`` cannot read any more, as where the store is deleted meanwhile, is told.
        """
        self._asked.cancel()
        self._asked = cancel or Cancellation()
        self._next = (question, deliver, wait)
        self._another.set()
        if not self._running:
            self._running = True
            self._app.run_worker(self._answer(), group=self._topic, exit_on_error=True)

    async def _comes_another(self, wait: float) -> bool:
        try:
            await asyncio.wait_for(self._another.wait(), wait)
        except TimeoutError:
            return False
        return True

    async def _answer(self) -> None:
        try:
            while self._next:
                question, deliver, wait = self._next
                self._next = None
                self._another.clear()
                if wait and await self._comes_another(wait):
                    continue
                try:
                    answer = await asyncio.to_thread(question)
                except Cancelled:
                    continue
                except ExplorerError as error:
                    answer = error
                except OSError as error:  # a file went away while it was read
                    answer = refused("The index could not be read", error)
                if self._next is None and not self._app.leaving:
                    with self._app.telling():
                        deliver(answer)
        finally:
            self._running = False
            if not self._app.leaving:
                self._app.call_next(self._app.deliver_keys)  # some may wait for this answer
