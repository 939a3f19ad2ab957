"""The writer lane: one thread, one connection, one transaction a job; nothing else in a process writes the store."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final, TypeVar

from moderator_app.clock import DAY_US, Clock
from moderator_app.errors import UserError
from moderator_app.storage import changes, journal
from moderator_app.storage.connect import DRIVER, Connection, checkpoint, open_store, transaction

T = TypeVar("T")

_TRIM_EVERY_US: Final = DAY_US // 24

_log = logging.getLogger(__name__)

_Job = tuple[Callable[[Connection], Any], "Future[Any]"]


class Lane:
    """Runs jobs one after the other, each inside a write transaction.

    Args:
        path: a store with this program's schema.
        clock: for trimming the change feed once a day.
        checkpoints: this process empties the WAL (the engine; the window only when it is alone).
    """

    def __init__(self, path: Path, clock: Clock, *, checkpoints: bool = True, name: str = "store-lane") -> None:
        self._path = path
        self._clock = clock
        self._checkpoints = checkpoints
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._high = journal.high_mark(path)
        self._conn = open_store(path)
        self._trimmed_at = 0
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(self, job: Callable[[Connection], T]) -> Future[T]:
        """Queue a job; its result or failure arrives in the future, after COMMIT.

        Raises:
            RuntimeError: the lane is closed.
        """
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                raise RuntimeError("the lane is closed")
            self._jobs.put((job, future))
        return future

    def call(self, job: Callable[[Connection], T]) -> T:
        """Run a job and wait for it; never on the GUI thread.

        Raises:
            UserError: what the job raises, and the failures of `connect.transaction`.
        """
        return self.run(job).result()

    def close(self) -> None:
        """Finish what is queued, then let go of the store."""
        with self._gate:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (queued := self._jobs.get()) is not None:
            job, future = queued
            if not future.set_running_or_notify_cancel():
                continue
            try:
                with transaction(self._conn):
                    result = job(self._conn)
                # Before anyone hears that it happened: a restored store must know what it forgot (design §6.10).
                journal.raise_high(self._conn, self._high)
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits
                future.set_exception(error)
            else:
                future.set_result(result)
            del job, future, queued
            self._tidy()
        self._conn.close()

    def _tidy(self) -> None:
        """Between jobs: empty the WAL, trim the feed. A failure here takes nothing away from anyone."""
        try:
            if self._checkpoints:
                checkpoint(self._conn, self._path)
            now = self._clock.now_us()
            if abs(now - self._trimmed_at) > _TRIM_EVERY_US:
                self._trimmed_at = now
                with transaction(self._conn):
                    changes.trim(self._conn, now)
        except (UserError, DRIVER.Error) as error:
            _log.warning("the store could not be tidied: %s", error)
