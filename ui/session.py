"""An opened profile with its window and its engine: from the first paint to the last byte on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, Signal, Slot

from moderator_app.services.desk import Desk
from ui.bridge import Bridge
from ui.engine_child import EngineChild
from ui.leaving import LeavingDialog
from ui.main_window import MainWindow
from ui.work import Work
from ui.workstation import Workstation


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
        count = self.work.waiting_to_leave()
        if not count:
            self.end()
            return
        if any(isinstance(each, LeavingDialog) for each in self.station.window.findChildren(LeavingDialog)):
            return
        dialog = LeavingDialog(self.station.window, count)
        dialog.keep_requested.connect(self.end)
        dialog.send_requested.connect(self._on_send_requested)
        dialog.cancel_requested.connect(self._on_cancel_requested)
        self.station.show_dialog(dialog)

    @Slot()
    def _on_send_requested(self) -> None:
        self._bridge.follow(self.work.send_all_now(), self._end_after)

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._bridge.follow(self.work.cancel_all(), self._end_after)

    def _end_after(self, _count: int) -> None:
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
