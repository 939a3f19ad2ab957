"""A session of the real program in a process of its own: what it loads, and that it ends in order."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from moderator_app import config
from moderator_app.paths import Profile
from tests.support.station import profile_in, said
from tests.support.waiting import wait_until
from ui import resume

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


# The window again and again: one types and is killed, the next one is asked where it stands.
TYPES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from moderator_app.domain.views import View
from ui import app
from ui.app import Application
from ui.rail.pane import Place

made, steps = [], []
start = Application.start
Application.start = lambda self: (made.append(self), start(self))[1]


def step():
    session = made[0]._session if made else None
    if session is None or session.work.bridge.pending():
        return
    station = session.station
    steps.append(len(steps))
    if steps[-1] == 0:
        station.go(Place(View.UNASSIGNED))
    elif steps[-1] == 1:
        station.open_item(station.inbox.model.id_at(1))
        station.actions.trigger("focus")
        station.case.composer.focus_text()
        QTest.keyClicks(station.case.composer.field, "half a thought")


timer = QTimer()
timer.setInterval(50)
timer.timeout.connect(step)
application = QApplication(["moderator"])
timer.start()
sys.exit(app.run(Path(sys.argv[1]), actor="Anna Klimova", language="en"))
"""
TELLS = """
import json
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from ui.app import Application

made, quiet = [], []
start = Application.start
Application.start = lambda self: (made.append(self), start(self))[1]


def look():
    session = made[0]._session if made else None
    if session is None or session.work.bridge.pending():
        return
    quiet.append(True)
    if len(quiet) != 3:
        return
    station, case = session.station, session.station.case
    told = {
        "view": station.rail.place().view.value,
        "item": case.item().id if case.item() else None,
        "text": case.composer.text(),
        "typing": case.composer.field.hasFocus(),
        "alone": station.window.alone(),
        "said": station.window.toast.text(),
    }
    print(json.dumps(told), flush=True)
    session.end()


timer = QTimer()
timer.setInterval(100)
timer.timeout.connect(look)
application = QApplication(["moderator"])
timer.start()
sys.exit(app.run(Path(sys.argv[1]), actor="Anna Klimova", language="en"))
"""


@pytest.mark.process
def test_a_killed_window_comes_back_to_its_very_place(tmp_path: Path, child_environment: dict[str, str]) -> None:
    """Kill -9 in the middle of a sentence: view, item, words, caret and focus mode are there again."""
    profile = profile_in(
        tmp_path, *(said(place, name, "Hello?") for place, name in enumerate(("Olga", "Peter", "Ann"), 1))
    )
    typist = subprocess.Popen([sys.executable, "-c", TYPES, str(profile.root)], cwd=ROOT, env=child_environment)
    try:
        wait_until(lambda: _typed(profile), limit_s=60, what="place and draft on the disk")
    finally:
        typist.kill()
        typist.wait(timeout=10)
    left = resume.read(config.load(profile.settings).get(config.LAST_PLACE))
    again = subprocess.run(
        [sys.executable, "-c", TELLS, str(profile.root)],
        cwd=ROOT, env=child_environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout.splitlines()[-1]) == {
        "view": "unassigned",
        "item": left.item,
        "text": "half a thought",
        "typing": True,
        "alone": True,
        "said": "The window ended by itself. Your draft to Peter is here.",
    }


def _typed(profile: Profile) -> bool:
    """Whether the disk holds where the window stands and what was typed there."""
    left = resume.read(config.load(profile.settings).get(config.LAST_PLACE))
    kept = b"".join(each.read_bytes() for each in profile.root.glob("drafts*"))
    return left.typing and left.alone and b"half a thought" in kept
