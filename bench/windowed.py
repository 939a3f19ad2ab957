"""One run of the real window on a profile, without its engine, for benchmarks that look at a whole process.

`python -m bench.windowed MODE PROFILE [ARG]` prints one JSON line. Modes: `bare` (a Qt window with an empty table),
`start` (until rows of the store are painted), `rest` (memory once everything settled), `type` (a reply typed
key by key), `beat` (ARG seconds of lateness of the event loop).
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

BEAT_MS = 10


def pss_mb(pid: int | str = "self") -> float:
    """Proportional set size of a process in MB (proc(5), smaps_rollup)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def say(**facts: Any) -> None:
    """The one line of a run."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


class _Painted(QObject):
    """Calls once after the first paint of a widget for which `ready` holds."""

    def __init__(self, widget: QWidget, ready: Callable[[], bool], done: Callable[[], None]) -> None:
        super().__init__(widget)
        self._ready, self._done = ready, done
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self._ready():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


def bare() -> None:
    """The least a window with a table can cost."""
    app = QApplication([])
    view = QTableView()
    _Painted(view.viewport(), lambda: True, app.exit)
    view.resize(1440, 900)
    view.show()
    app.exec()
    say(at=time.time(), pss=pss_mb())


def _window(profile: Path) -> tuple[QApplication, Any, Any]:
    """The workstation as the program opens it."""
    from ui import i18n, theme  # noqa: PLC0415 - what is imported when is what is measured

    app = QApplication([])
    theme.register_fonts()
    i18n.use(app, "ru")
    theme.apply(app, theme.load(theme.ThemeName.LIGHT))
    from moderator_app import bootstrap  # noqa: PLC0415 - as above
    from ui.bridge import Bridge  # noqa: PLC0415 - as above
    from ui.work import Work  # noqa: PLC0415 - as above
    from ui.workstation import Workstation  # noqa: PLC0415 - as above

    desk = bootstrap.seat(bootstrap.open_desk(profile, window=True))
    bridge = Bridge()
    work = Work(desk, bridge)
    station = Workstation(work, bridge)
    station.window.resize(1440, 900)
    station.start()
    station.window.show()
    return app, station, work


def _close(app: QApplication, station: Any, work: Any) -> None:
    station.stop()
    work.close()
    station.window.close_for_good()
    app.processEvents()


def start(profile: Path) -> None:
    """Until the list shows rows of the store."""
    app, station, work = _window(profile)
    view = station.inbox.view
    _Painted(view.viewport(), lambda: view.model().rowCount() > 0, app.exit)
    app.exec()
    at = time.time()
    say(at=at, rows=view.model().rowCount(), modules=len(sys.modules))
    _close(app, station, work)


def rest(profile: Path) -> None:
    """Memory a moment after the list is there and was scrolled about."""
    app, station, work = _window(profile)
    view = station.inbox.view

    def move() -> None:
        rows = view.model().rowCount()
        for part in range(20):
            view.scrollTo(view.model().index(part * rows // 20, 0))
            app.processEvents()
        QTimer.singleShot(1_000, app.exit)

    QTimer.singleShot(4_000, move)
    app.exec()
    gc.collect()
    say(pss=pss_mb(), rows=view.model().rowCount())
    _close(app, station, work)


def beat(profile: Path, seconds: float) -> None:
    """How late a timer of 10 ms comes while the window lives on its store; `ready` is said when it begins."""
    app, station, work = _window(profile)
    late: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(BEAT_MS)
    last = 0.0

    def on_beat() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(0.0, (now - last) * 1_000 - BEAT_MS))
        last = now

    def begin() -> None:
        nonlocal last
        gc.collect()
        gc.freeze()  # as the program does once it has settled
        say(ready=True)
        last = time.perf_counter()
        timer.start()
        QTimer.singleShot(int(seconds * 1_000), app.exit)

    timer.timeout.connect(on_beat)
    QTimer.singleShot(4_000, begin)
    app.exec()
    timer.stop()
    say(late=late, rows=station.inbox.view.model().rowCount(), pending=station.inbox.model.pending())
    _close(app, station, work)


TYPED = "Здравствуйте, Анна! Спасибо, что написали. Крышку заменим, приходите на Лесную до восьми вечера. " * 6
GAP_S = 0.15
"""After every fifth key somebody thinks: what looks at the text a moment later has its turn."""


def _press(app: QApplication, field: QWidget, event: QKeyEvent) -> None:
    """A key, and all that follows from it at once."""
    app.sendEvent(field, event)
    app.processEvents()


def typing(profile: Path) -> None:
    """Milliseconds of processor time of every slice of the event loop while a reply is typed key by key."""
    app, station, work = _window(profile)

    def until(done: Callable[[], bool]) -> None:
        while not done():
            app.processEvents()

    until(lambda: station.inbox.view.model().rowCount() > 0)
    station.inbox.step(1)
    until(lambda: station.case.item() is not None and work.bridge.pending() == 0)
    composer = station.case.composer
    composer.focus_text()
    gc.collect()
    gc.freeze()  # as the program does once it has settled
    slices: list[float] = []

    def slice_of(run: Callable[[], object]) -> None:
        started = time.thread_time()
        run()
        slices.append((time.thread_time() - started) * 1_000)

    for number, letter in enumerate(TYPED):
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        slice_of(partial(_press, app, composer.field, pressed))
        if number % 5 == 4:
            end = time.perf_counter() + GAP_S
            while time.perf_counter() < end:
                slice_of(app.processEvents)
                time.sleep(0.002)
    # What the loop does while nothing is due would hide what keys cost.
    say(slices=[each for each in slices if each > 0.2], rows=len(TYPED))
    _close(app, station, work)


def main() -> None:
    """By the words of the command line."""
    mode, folder = sys.argv[1], Path(sys.argv[2])
    if mode == "bare":
        bare()
    elif mode == "start":
        start(folder)
    elif mode == "rest":
        rest(folder)
    elif mode == "type":
        typing(folder)
    else:
        beat(folder, float(sys.argv[3]))


if __name__ == "__main__":
    main()
