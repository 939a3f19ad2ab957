"""An opened profile with its window and its engine: from the first paint to the last byte on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, Signal, Slot

from moderator_app.programs import console_command
from moderator_app.services.desk import Desk
from ui.bridge import Bridge
from ui.engine_child import EngineChild, EngineState
from ui.main_window import MainWindow
from ui.outbox.dialogs import Quit, QuitDialog
from ui.tasks import Repeater
from ui.work import Work
from ui.workstation import Workstation

LOOK_MS: Final = 250
LONGEST_WAIT_MS: Final = 8_000


class Session(QObject):
    """What lives while the window is open.

    Signals:
        ended: the window is closed, the engine has stopped, everything is on disk.
    """

    ended = Signal()

    def __init__(
        self, desk: Desk, engine_command: Sequence[str] | None, start_demo: Callable[[], None] | None = None
    ) -> None:
        """`engine_command` None: no engine of ours (tests, pictures)."""
        super().__init__()
        self._bridge = Bridge(self)
        self.work = Work(desk, self._bridge)
        self.station = Workstation(self.work, self._bridge, start_demo=start_demo)
        self._ending = False
        self._waited_ms = 0
        self._look = Repeater(self._look_whether_gone, LOOK_MS, self)
        self._engine: EngineChild | None = None
        if engine_command is not None:
            self._engine = EngineChild(
                engine_command,
                desk.clock,
                errors=desk.profile.logs / "engine-start.log",
                elsewhere=self.work.engine_elsewhere,
                parent=self,
            )
            self._engine.news.connect(self.station.engine_said)
            self.station.writing.spelling.begin([*console_command(), "spell"])
            self._engine.gone.connect(self._on_engine_gone)
        self.station.window.close_requested.connect(self._on_window_close_requested)

    def window(self) -> MainWindow:
        return self.station.window

    def start(self, geometry: QRect | None = None) -> None:
        """Show the window where the first page stood, then start the engine."""
        window = self.station.window
        if geometry is not None:
            window.setGeometry(geometry)
        self.station.start()
        window.show()
        if self._engine is not None:
            self._engine.start()

    @Slot()
    def _on_window_close_requested(self) -> None:
        """Replies that have not left yet: send now, keep for the next start, or cancel them."""
        if self._ending:
            return
        self.station.case.composer.flush()
        waiting = self.work.about_to_leave()
        if not waiting:
            self.end()
            return
        if self.station.window.covered():
            return
        elsewhere = self._engine is not None and self._engine.latest().state is EngineState.ELSEWHERE
        dialog = QuitDialog(self.station.window, waiting, engine_stays=elsewhere)
        dialog.decided.connect(self._on_quit_decided)
        self.station.show_dialog(dialog)

    @Slot(object)
    def _on_quit_decided(self, decision: Quit) -> None:
        if decision is Quit.KEEP:
            self.end()
            return
        self._bridge.follow(self.work.send_all_now(), self._wait_until_gone)

    def _wait_until_gone(self, _count: int) -> None:
        """The engine takes what may leave; after a while the rest is kept for the next start."""
        self._waited_ms = 0
        self._look.start()

    def _look_whether_gone(self) -> None:
        self._waited_ms += LOOK_MS
        if self._waited_ms >= LONGEST_WAIT_MS or not self.work.about_to_leave():
            self._look.stop()
            self.end()

    @Slot()
    def end(self) -> None:
        """Close in order: what is typed, the window, the engine, the store."""
        if self._ending:
            return
        self._ending = True
        self.station.stop()
        self.station.window.hide()
        if self._engine is not None:
            self._engine.stop()
        else:
            self._on_engine_gone()

    @Slot()
    def _on_engine_gone(self) -> None:
        if not self._ending:
            return
        self.work.close()
        self.station.window.close_for_good()
        self.ended.emit()
