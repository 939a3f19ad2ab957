"""A session of the real program in a process of its own: what it loads, and that it ends in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.station import profile_in, said

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "alembic", "requests", "urllib3", "typer", "click", "numpy", "rich")

# The program itself; a script at its elbow that reads, decides, answers, searches, and shuts the window.
SCRIPT = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from ui import app
from ui.app import Application
from ui.rail.pane import Place

made = []
start = Application.start
Application.start = lambda self: (made.append(self), start(self))[1]
steps = []


def step():
    session = made[0]._session if made else None
    if session is None or session.work.bridge.pending():
        return
    station = session.station
    done = len(steps)
    steps.append(done)
    if done == 0:
        station.inbox.step(1)
    elif done == 1:
        station.case.composer.insert("On Sunday from nine.")
        assert station.case.composer.send(), station.case.composer.problem()
    elif done == 2:
        station.actions.trigger("close")
    elif done == 3:
        station.rail.search.setText("lid")
    elif done == 4:
        station.go(Place(page="outbox"))
    elif done == 5:
        station.open_accounts()
    elif done == 6:
        session.end()


timer = QTimer()
timer.setInterval(150)
timer.timeout.connect(step)
application = QApplication(["moderator"])
timer.start()
code = app.run(Path(sys.argv[1]), actor="Anna Klimova", language="en")
assert steps[:7] == [0, 1, 2, 3, 4, 5, 6], steps
print(*sorted(name for name in {HEAVY!r} if name in sys.modules))
sys.exit(code)
"""


@pytest.mark.process
def test_a_whole_session_loads_no_heavy_library(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """Design rule 10, after reading, answering, closing, searching, and looking at outbox and accounts."""
    profile = profile_in(
        tmp_path, said(1, "Olga", "Where are you on Sunday?"), said(2, "Peter", "The lid leaks", thread="lids")
    )
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(profile.root)],
        cwd=ROOT,
        env=child_environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
    assert not (profile.logs / "window.log").exists() or "unhandled" not in (profile.logs / "window.log").read_text()
