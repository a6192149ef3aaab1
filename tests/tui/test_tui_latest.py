"""Questions beside the screen: what is stale is given up, and never shown."""

import threading

from textual.events import Key, Paste

from explorer.cancellation import Cancellation
from explorer.tui.keyboard import KeyboardApp
from explorer.tui.latest import Latest


class Asking(KeyboardApp):
    """An app that only asks."""

    def takes_keys(self) -> bool:
        return True

    async def take(self, event: Key | Paste) -> None:
        """Take no key."""


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
