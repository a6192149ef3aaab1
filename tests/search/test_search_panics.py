"""What Rust writes of a panic is dropped; what anybody else writes meanwhile is only put off."""

import os
import sys
from threading import Barrier, Thread

import pytest

from explorer.panics import own_stderr, unheard
from explorer.tui.display.driver import Writer

PANIC = b"""
thread '<unnamed>' (6547) panicked at /root/.cargo/registry/src/a/file_slice.rs:169:5:
assertion failed: start <= orig_range.end
"""
TRACE = b"""stack backtrace:
   0: __rustc::rust_begin_unwind
             at /tmp/Objects/call.c:299:12
  67: _start
note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.
"""


@pytest.mark.parametrize("panic", [PANIC, PANIC + TRACE, PANIC + b"note: run with more\n"])
def test_a_panic_is_dropped_and_our_own_words_around_it_stay(panic: bytes, capfd) -> None:
    with unheard():
        os.write(2, b"ours\n" + panic + b"\xffmore of ours\n")
        with unheard():
            os.write(2, panic)
        os.write(2, b"told\n")
        assert not capfd.readouterr().err
    assert capfd.readouterr().err == "ours\n\ufffdmore of ours\ntold\n"
    os.write(2, b"then\n")
    assert capfd.readouterr().err == "then\n"


def test_many_threads_leave_stderr_as_it_was(capfd) -> None:
    at_once = Barrier(8)

    def ask(number: int) -> None:
        at_once.wait()
        for _ in range(50):
            with unheard():
                os.write(2, PANIC)
        os.write(2, b"%d\n" % number)

    threads = [Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(capfd.readouterr().err.split()) == sorted("01234567")


def test_the_screen_is_written_to_also_while_a_search_turns_stderr_aside(capfd) -> None:
    assert sys.__stderr__ is not None
    with unheard():
        writer = Writer(sys.__stderr__)  # made just then: after the app was stopped and resumed
        writer.start()
        writer.write("\x1b[1mframe\n")
        writer.stop()
        assert capfd.readouterr().err == "\x1b[1mframe\n"
    os.write(2, b"still open\n")
    assert capfd.readouterr().err == "still open\n"


def test_a_descriptor_of_ones_own_is_not_the_shared_one() -> None:
    descriptor = own_stderr()
    try:
        assert descriptor != 2
        assert os.fstat(descriptor).st_ino == os.fstat(2).st_ino
    finally:
        os.close(descriptor)
