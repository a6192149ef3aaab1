"""Questions beside the screen: what is stale is given up, and never shown."""

import threading
from collections.abc import Callable

from textual.events import Key, Paste

from explorer.cancellation import Cancellation
from explorer.errors import ExplorerError, StoreMissing
from explorer.tui.keyboard import KeyboardApp
from explorer.tui.latest import Latest


class Asking(KeyboardApp):
    """An app that only asks."""

    def takes_keys(self) -> bool:
        return True

    async def take(self, event: Key | Paste) -> None:
        """Take no key."""

    def tell(self, error: ExplorerError) -> None:
        self.told = error.message


async def test_a_stale_question_is_given_up_and_the_newest_is_answered() -> None:
    """The first question works until it is cancelled; the second replaced the first."""
    app = Asking()
    async with app.run_test() as pilot:
        topic, begun, shown = Latest(app, "topic"), threading.Event(), []
        first, second = Cancellation(), Cancellation()

        def endless() -> str:
            begun.set()
            while True:
                first.check()

        topic.ask(endless, shown.append, cancel=first)
        while not begun.is_set():
            await pilot.pause(0.01)
        topic.ask(lambda: "newest", shown.append, cancel=second)
        while topic.busy:
            await pilot.pause(0.01)
    assert shown == ["newest"]
    assert not second.cancelled


async def test_a_question_that_waits_gives_way_at_once() -> None:
    """The first would wait for longer than any test runs."""
    app = Asking()
    async with app.run_test() as pilot:
        topic, shown = Latest(app, "topic"), []
        topic.ask(lambda: "first", shown.append, wait=10_000)
        await pilot.pause(0.01)
        topic.ask(lambda: "second", shown.append)
        while topic.busy:
            await pilot.pause(0.01)
        topic.ask(lambda: "third", shown.append, wait=0.01)
        while topic.busy:
            await pilot.pause(0.01)
    assert shown == ["second", "third"]


async def test_what_fails_while_it_is_answered_or_shown_is_told() -> None:
    """A file goes away while a question reads it; the store while its answer is shown."""
    app = Asking()
    async with app.run_test() as pilot:
        topic, shown = Latest(app, "topic"), []

        async def asked(question: Callable[[], str], deliver: Callable[[object], None]) -> None:
            topic.ask(question, deliver)
            while topic.busy:
                await pilot.pause(0.01)

        def gone() -> str:
            raise FileNotFoundError(2, "No such file or directory", "segment")

        def deleted(answer: object) -> None:
            raise StoreMissing("There is no index.")

        await asked(gone, shown.append)
        assert isinstance(shown[0], ExplorerError) and "segment: No such file" in str(shown[0])
        await asked(lambda: "an answer", deleted)
        assert app.told == "There is no index." and app.is_running
