"""The only class where threads meet: what the lanes finish arrives here as calls on the GUI thread.

A future calls back in the thread that ends it. The callback does nothing but emit a signal of this object, which lives
in the GUI thread; Qt queues it, and a slot of this object looks up whom to call (style §6: lambdas on a signal of
another thread would run there).
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from moderator_app.errors import UserError
from ui.tasks import Repeater

T = TypeVar("T")
POLL_MS = 250

_log = logging.getLogger(__name__)


class News(Protocol):
    """What others did since the last look. `trimmed`: too long ago, everything has to be read again."""

    @property
    def refs(self) -> Mapping[str, AbstractSet[int]]:
        """Kind of thing -> row ids."""

    @property
    def trimmed(self) -> bool:
        """Whether something may be missing in `refs`."""


class Feed(Protocol):
    """Where changes are learnt from; one look costs a pragma when nothing happened."""

    def poll(self) -> News | None:
        """What changed since the last look; None: nothing."""


@dataclass(slots=True)
class _Waiting:
    """Who wants to hear of one future."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Callable[[UserError], None] | None


class Bridge(QObject):
    """Brings results to the GUI thread.

    Signals:
        changed: the store was changed by whoever; argument: `News`.
        failed: a decision nobody else answers for ended with a sentence; argument: `UserError`.
        broke: as above, with what is a bug; argument: the exception.
    """

    changed = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._feed: Feed | None = None
        self._poll = Repeater(self.look, POLL_MS, self)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    # Futures ---------------------------------------------------------------------

    def follow(
        self,
        future: Future[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Call `done` with the result, or `failed` with the sentence, on the GUI thread.

        A failure nobody asked for goes to the signal `failed`; an exception that is a bug to `broke`.
        """
        number = next(self._numbers)
        self._waiting[number] = _Waiting(future, done or _nothing, failed)
        finished = self._finished

        def tell(_future: Future[T]) -> None:
            try:
                finished.emit(number)
            except RuntimeError:
                _log.debug("a result arrived after the window was gone")

        future.add_done_callback(tell)

    def pending(self) -> int:
        """Results that have not arrived yet."""
        return len(self._waiting)

    @Slot(int)
    def _on_finished(self, number: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        try:
            result = waiting.future.result()
        except CancelledError:
            return
        except UserError as error:
            if waiting.failed is not None:
                waiting.failed(error)
            else:
                self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - whatever broke in the other thread is shown, not lost there
            _log.exception("a decision or a read broke")
            self.broke.emit(error)
        else:
            waiting.done(result)

    # Changes -----------------------------------------------------------------------

    def watch(self, feed: Feed) -> None:
        """Learn of changes from here on, some times a second."""
        self._feed = feed
        self._poll.start()

    def stop(self) -> None:
        """Hear nothing any more."""
        self._poll.stop()
        self._waiting.clear()

    def look(self) -> None:
        """Ask the feed now: after a decision of ours, without waiting for the next tick."""
        if self._feed is None:
            return
        found = self._feed.poll()
        if found is not None:
            self.changed.emit(found)


def _nothing(_result: object) -> None:
    """For whoever wants no answer."""
