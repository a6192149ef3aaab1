"""The app as a browser shows it: by the driver that textual-serve starts it with, over pipes."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pyte
import pytest


class Page:
    """What a browser does: draws what comes, sends keys, sizes and, at last, the end of the tab."""

    def __init__(
        self, command: list[str], env: dict[str, str], columns: int = 100, rows: int = 30
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.received = bytearray()
        self.told: list[dict[str, object]] = []
        web = {
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
            "COLUMNS": str(columns),
            "ROWS": str(rows),
            # Those of the server say nothing of the browser.
            "TERM": "dumb",
            "TMUX": "/nowhere,1,0",
        }
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **env, **web},
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reading.join(5)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()

    def send(self, kind: bytes, payload: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
        self.process.stdin.flush()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.send(b"D", key.encode())
            time.sleep(0.05)

    def tell(self, **meta: object) -> None:
        self.send(b"M", json.dumps(meta).encode())

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, *words: str, seconds: float = 30.0) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if all(word in self.text for word in words):
                return
            time.sleep(0.05)
        raise AssertionError(f"never saw {words} on:\n{self.text}")

    def _read(self) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        assert pipe.readline() == b"__GANGLION__\n"
        while head := pipe.read(5):
            payload = pipe.read(int.from_bytes(head[1:], "big"))
            if head[:1] == b"D":
                self.received += payload
                self.stream.feed(payload)
            else:
                self.told.append(json.loads(payload))


@pytest.fixture
def page(explorer: str, bundled: Path, ready: dict[str, str]) -> Iterator[Page]:
    with Page([explorer, str(bundled)], ready) as opened:
        opened.wait_for("1 Search", "4 Events")
        yield opened


def test_the_task_in_a_browser(page: Page, ready: dict[str, str]) -> None:
    """``/`` words ``Enter`` ``Enter``, a click, another size, ``y``, ``q``"""
    page.press("/", *"ardabil")
    page.wait_for("= ardabil")
    page.press("\r", "\r")
    page.wait_for("2 Article", "hit", "Ardabil")
    before = len(page.received)
    page.press("j")
    time.sleep(0.5)
    assert len(page.received) - before < 3000, "only what changed is sent"

    page.press("y")
    end = time.monotonic() + 10
    while b"\x1b]52;" not in page.received and time.monotonic() < end:
        time.sleep(0.05)
    assert b"\x1b]52;c;" in page.received, "the page puts this on the clipboard"
    register = Path(ready["XDG_STATE_HOME"]) / "explorer" / "register.txt"
    page.wait_for("the browser")
    assert "Ardabil" in register.read_text(encoding="utf-8")

    page.screen.resize(24, 80)
    page.tell(type="resize", width=80, height=24)
    page.wait_for("2 Article", "Ardabil")
    page.press("\x11")
    assert page.process.wait(15) == 0
    assert {"type": "exit"} in page.told


def test_closing_the_tab_keeps_the_session(
    page: Page, explorer: str, bundled: Path, ready: dict[str, str]
) -> None:
    """``/`` words, and the tab is closed; the next page is where the last one was."""
    page.press("/", *"ardabil", "\r")
    page.wait_for("= ardabil")
    time.sleep(1)
    page.tell(type="quit")
    page.process.wait(15)
    with Page([explorer, str(bundled)], ready) as again:
        again.wait_for("= ardabil")
