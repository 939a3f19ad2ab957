"""Reads that may take longer than a frame, in a thread of their own with a connection of their own.

The window's GUI thread reads only what an index answers at once; whole lists and searches in every word ever written
are asked for here, and answered by a future.
"""

from __future__ import annotations

import dataclasses
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from moderator_app.services.desk import Desk
from moderator_app.storage.connect import open_store

T = TypeVar("T")

_Job = tuple[Callable[[Desk], Any], Desk, "Future[Any]"]


class Aside:
    """One reading thread. Jobs run in order; a future that is cancelled before its turn costs nothing."""

    def __init__(self, desk: Desk) -> None:
        self._path = desk.profile.store
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="store-reader", daemon=True)
        self._thread.start()

    def run(self, read: Callable[[Desk], T], desk: Desk) -> Future[T]:
        """Ask for a read as whoever sits at this desk; cancelled at once where the reader is closed."""
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                future.cancel()
            else:
                self._jobs.put((read, desk, future))
        return future

    def close(self) -> None:
        """Finish what is being read, drop the rest, let go of the store."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        conn = open_store(self._path, read_only=True)
        try:
            while (queued := self._jobs.get()) is not None:
                read, desk, future = queued
                if self._closed or not future.set_running_or_notify_cancel():
                    future.cancel()
                    continue
                try:
                    result = read(dataclasses.replace(desk, reader=conn))
                except BaseException as error:  # noqa: BLE001 - handed to whoever waits
                    future.set_exception(error)
                else:
                    future.set_result(result)
                del read, desk, future, queued
        finally:
            conn.close()
