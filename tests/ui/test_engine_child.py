"""The engine as a child: its lifetime pipe, its crashes, and a second window on the same profile."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from moderator_app import paths
from tests.support.window import StillClock
from ui.engine_child import EngineChild, EngineNews, EngineState
from ui.single_start import SingleStart

pytestmark = pytest.mark.process

OBEDIENT = "import os\nwhile os.read(0, 1): pass\n"
CRASHING = "raise SystemExit(3)"


class Heard(QObject):
    """Notes what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.states: list[EngineState] = []
        self.gone = 0
        self.raised = 0

    @Slot(object)
    def on_news(self, news: EngineNews) -> None:
        self.states.append(news.state)

    @Slot()
    def on_gone(self) -> None:
        self.gone += 1

    @Slot()
    def on_raise(self) -> None:
        self.raised += 1


def child(code: str, heard: Heard, **more: object) -> EngineChild:
    made = EngineChild([sys.executable, "-c", code], StillClock(), **more)  # type: ignore[arg-type]
    made.news.connect(heard.on_news)
    made.gone.connect(heard.on_gone)
    return made


def test_closing_the_pipe_ends_it(qtbot: QtBot) -> None:
    """Stop is the end of its standard input; it has time to end by itself."""
    heard = Heard()
    engine = child(OBEDIENT, heard)
    engine.start()
    qtbot.waitUntil(lambda: EngineState.RUNNING in heard.states, timeout=30_000)
    pid = engine.process_id()
    engine.stop()
    qtbot.waitUntil(lambda: heard.gone == 1, timeout=30_000)
    assert heard.states[-2:] == [EngineState.STOPPING, EngineState.STOPPED]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_crash_is_said_and_it_starts_again(qtbot: QtBot) -> None:
    heard = Heard()
    engine = child(CRASHING, heard)
    engine.start()
    qtbot.waitUntil(lambda: EngineState.RESTARTING in heard.states, timeout=30_000)
    assert engine.latest().crashes == 1
    qtbot.waitUntil(lambda: heard.states.count(EngineState.RUNNING) == 2, timeout=30_000)
    qtbot.waitUntil(lambda: engine.latest().crashes == 2, timeout=30_000)
    engine.stop()
    assert heard.gone == 1


def test_an_engine_elsewhere_is_no_crash(qtbot: QtBot) -> None:
    """Refused because another process serves the profile: said as such, tried again later."""
    heard = Heard()
    engine = child(CRASHING, heard, elsewhere=lambda: True)
    engine.start()
    qtbot.waitUntil(lambda: heard.states[-1:] == [EngineState.ELSEWHERE], timeout=30_000)
    assert engine.latest().crashes == 0
    engine.stop()


def test_a_missing_program_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    heard = Heard()
    engine = EngineChild([str(tmp_path / "nothing")], StillClock())
    engine.news.connect(heard.on_news)
    engine.start()
    qtbot.waitUntil(lambda: EngineState.NO_PROGRAM in heard.states, timeout=30_000)
    engine.stop()


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    profile = paths.open_profile(tmp_path / "shop")
    heard = Heard()
    first, second = SingleStart(profile), SingleStart(profile)
    first.raise_requested.connect(heard.on_raise)
    assert first.take()
    assert not second.take()
    assert second.raise_first()
    qtbot.waitUntil(lambda: heard.raised == 1, timeout=30_000)
    first.release()
    assert second.take()
    second.release()
