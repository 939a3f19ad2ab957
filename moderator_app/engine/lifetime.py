"""What ends the engine: its lifetime pipe, a signal, or whoever set the event (design §4)."""

from __future__ import annotations

import os
import signal
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


def is_pipe(descriptor: int = 0) -> bool:
    """Whether standard input is a lifetime pipe: somebody holds its other end. A terminal, a file or nothing is not."""
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def watch_pipe(stop: Callable[[], None], descriptor: int = 0) -> threading.Thread:
    """Call `stop` when the other end of the lifetime pipe is closed. The pipe carries no data.

    `os.read` in a daemon thread: `sys.stdin.buffer.read()` there aborts the interpreter at its end (traps).
    """

    def watch() -> None:
        try:
            while os.read(descriptor, 4096):
                pass
        except OSError:
            pass  # a pipe that broke ends the engine like one that was closed
        stop()

    thread = threading.Thread(target=watch, name="lifetime-pipe", daemon=True)
    thread.start()
    return thread


@contextmanager
def signals(stop: Callable[[int], None]) -> Iterator[None]:
    """SIGTERM and SIGINT stop the engine in order; only the main thread may ask for that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, _frame: FrameType | None) -> None:
        stop(number)

    before: dict[int, Any] = {number: signal.signal(number, handle) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
