"""The engine as the window's child: started with a lifetime pipe, restarted when it dies, stopped in order.

The child's standard input is its lifetime pipe (design §4): it carries no data, closing it asks the engine to stop
within five seconds. `QProcess`' own destructor kills hard (traps), so `stop` has to be waited for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from moderator_app.clock import SECOND_US, Clock
from ui.widgets.countdown import Deadline

STOP_LIMIT_MS: Final = 5_000
_FIRST_PAUSE_S: Final = 1
_LONGEST_PAUSE_S: Final = 60
_PROVEN_US: Final = 60 * SECOND_US
"""Having run so long, an engine that dies starts again without a pause that grew before."""


class EngineState(StrEnum):
    """How the engine stands, for the status bar."""

    STARTING = "starting"
    RUNNING = "running"
    RESTARTING = "restarting"
    ELSEWHERE = "elsewhere"
    """Another process serves this profile: nothing is missing."""
    STOPPING = "stopping"
    STOPPED = "stopped"
    NO_PROGRAM = "no_program"


@dataclass(frozen=True, slots=True)
class EngineNews:
    """A state and what it means.

    Attributes:
        crashes: how often it ended unasked since it last ran a minute.
        again_at: UTC microseconds of the next start.
    """

    state: EngineState
    crashes: int = 0
    again_at: int | None = None


class EngineChild(QObject):
    """Keeps one engine running.

    Signals:
        news: the state changed; argument: `EngineNews`.
        gone: it has ended after `stop`.
    """

    news = Signal(object)
    gone = Signal()

    def __init__(
        self,
        command: Sequence[str],
        clock: Clock,
        *,
        errors: Path | None = None,
        elsewhere: Callable[[], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """The command starts the engine; `errors` takes what it says on standard error; `elsewhere` tells whether
        another process holds the engine's lock.
        """
        super().__init__(parent)
        self._command = list(command)
        self._clock = clock
        self._elsewhere = elsewhere
        self._process = QProcess(self)
        self._process.setProgram(self._command[0])
        self._process.setArguments(self._command[1:])
        self._process.setStandardOutputFile(QProcess.nullDevice())
        if errors is not None:
            errors.touch(mode=0o600)  # QProcess would create it for everybody to read
        self._process.setStandardErrorFile(str(errors) if errors is not None else QProcess.nullDevice())
        self._process.started.connect(self._on_process_started)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error)
        self._again = Deadline(self._launch, self)
        self._limit = Deadline(self._process.kill, self)
        self._pause_s = _FIRST_PAUSE_S
        self._crashes = 0
        self._started_at = 0
        self._latest = EngineNews(EngineState.STOPPED)

    def latest(self) -> EngineNews:
        return self._latest

    def process_id(self) -> int:
        """The child's pid; 0 when there is none."""
        return int(self._process.processId())

    def start(self) -> None:
        self._launch()

    def stop(self) -> None:
        """Close the lifetime pipe; after five seconds kill. `gone` says when it is over."""
        self._again.stop()
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._say(EngineNews(EngineState.STOPPED))
            self.gone.emit()
            return
        self._say(EngineNews(EngineState.STOPPING))
        self._process.closeWriteChannel()
        self._limit.start(STOP_LIMIT_MS)

    def stopping(self) -> bool:
        return self._latest.state in {EngineState.STOPPING, EngineState.STOPPED}

    # Inside ------------------------------------------------------------------------

    def _launch(self) -> None:
        self._started_at = self._clock.awake_us()
        self._say(EngineNews(EngineState.STARTING, self._crashes))
        self._process.start()

    @Slot()
    def _on_process_started(self) -> None:
        if not self.stopping():
            self._say(EngineNews(EngineState.RUNNING, self._crashes))

    @Slot(QProcess.ProcessError)
    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._say(EngineNews(EngineState.NO_PROGRAM))
            if self.stopping():
                self.gone.emit()

    @Slot()
    def _on_process_finished(self) -> None:
        self._limit.stop()
        if self._latest.state is EngineState.STOPPING:
            self._say(EngineNews(EngineState.STOPPED))
            self.gone.emit()
            return
        if self._clock.awake_us() - self._started_at >= _PROVEN_US:
            self._pause_s, self._crashes = _FIRST_PAUSE_S, 0
        if self._elsewhere is not None and self._elsewhere():
            self._wait(EngineState.ELSEWHERE, _LONGEST_PAUSE_S)
            return
        self._crashes += 1
        self._wait(EngineState.RESTARTING, self._pause_s)
        self._pause_s = min(2 * self._pause_s, _LONGEST_PAUSE_S)

    def _wait(self, state: EngineState, pause_s: int) -> None:
        self._again.start(pause_s * 1_000)
        self._say(EngineNews(state, self._crashes, self._clock.now_us() + pause_s * SECOND_US))

    def _say(self, news: EngineNews) -> None:
        self._latest = news
        self.news.emit(news)
