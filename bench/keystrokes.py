"""Issue 6: how many keys a hundred items of a shift take, in the real window, by keyboard alone.

`keystrokes.txt` says what is done with each item; here it is done with key events, and every event counts but the words
that are typed: the text of a reply, of a note, of an empty field. A chord (`Ctrl+Enter`) is one press of the keyboard;
the line before the last one counts its modifiers too. The last number printed is key presses per item.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from moderator_app import bootstrap, paths
from moderator_app.clock import MINUTE_US, from_iso
from moderator_app.demo.cast import cast
from moderator_app.demo.community_texts import POSTS
from moderator_app.domain.authors import Author
from moderator_app.domain.matrix.voice import Rule
from moderator_app.domain.ports import Message, Page, ThreadInfo
from moderator_app.services import matrix_import, moderators
from moderator_app.services.desk import Desk
from moderator_app.storage import mirror
from moderator_app.storage.connect import open_store, transaction
from ui import i18n, theme
from ui.session import Session

SCRIPT: Final = Path(__file__).with_name("keystrokes.txt")
LIMIT: Final = 2.5
LONGEST_S: Final = 60
_NOW_US: Final = from_iso("2026-09-12T09:30:00Z")
_PLATFORMS: Final = ("wordpress", "vk", "telegram")
_MARKS: Final = {"question": "q", "praise": "p", "complaint": "c", "talk": "n", "troll": "t"}
_ENTRIES: Final = {"answer": "reply", "write": "reply"}
"""Steps that the journal calls otherwise."""
_WORDS: Final = "ответим сегодня"
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


class StillClock:
    """A Saturday noon that does not pass: no clock changes the order of the list."""

    def now_us(self) -> int:
        return _NOW_US

    def awake_us(self) -> int:
        return _NOW_US

    def boot_id(self) -> str:
        return "keystrokes"

    def wait(self, event: object, timeout_s: float) -> bool:
        """Nothing waits for time here."""
        return False


@dataclass(frozen=True, slots=True)
class Task:
    """One item of the script."""

    platform: str
    kind: str
    steps: tuple[str, ...]


def script() -> list[Task]:
    """The hundred items."""
    found = []
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            head, _colon, steps = line.partition(": ")
            platform, kind = head.split()
            found.append(Task(platform, kind, tuple(steps.split(", "))))
    return found


def seed(folder: Path, tasks: list[Task]) -> Desk:
    """A profile in which the items of the script lie in its order, said in words of the demo by people of its cast."""
    bootstrap.prepare(paths.open_profile(folder), StillClock())
    conn = open_store(paths.Profile(folder).store)
    with transaction(conn):
        for number, platform in enumerate(_PLATFORMS, 1):
            conn.execute(
                "INSERT INTO account(id, name, platform, base_url, external_name, own_ids_json, created_at)"
                " VALUES (?, ?, ?, 'https://example.invalid', ?, '[\"we\"]', 1)",
                (number, platform, platform, platform),
            )
            conn.execute(
                "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched)"
                " VALUES (?, ?, ?, ?, ?, 0, 'all', 1)",
                (number, number, f"c{number}", platform, "group_chat" if platform == "telegram" else "comments"),
            )
    said = {kind: _lines(mark) for kind, mark in _MARKS.items()}
    people = cast(6)
    taken: Counter[str] = Counter()
    for place, task in enumerate(tasks):
        lines = said[task.kind]
        text = lines[taken[task.kind] % len(lines)]
        taken[task.kind] += 1
        message = Message(
            external_id=str(place + 1),
            thread=ThreadInfo(external_id=f"t{place % 9}", title=POSTS[place % 9][1]),
            author=Author(name=people[place].name, external_id=f"a{place}"),
            text=text,
            created_at=_NOW_US - (300 - place) * MINUTE_US,
        )
        with transaction(conn):
            channel = _PLATFORMS.index(task.platform) + 1
            mirror.apply_page(conn, channel, Page(messages=(message,)), now_us=_NOW_US, adapter_version="1")
    conn.close()
    desk = bootstrap.open_desk(folder, clock=StillClock(), window=True)
    desk = desk.worked_by(desk.write(moderators.add, "Анна Климова"))
    matrix_import.install_starter(desk, demo=True)
    return desk


def _lines(mark: str) -> list[str]:
    """What readers of the demo's blog write of one kind."""
    return [
        line[2:]
        for _slug, _title, _body, talk in POSTS
        for line in talk.strip().splitlines()
        if line.startswith(f"{mark} ")
    ]


@dataclass
class Hand:
    """Presses keys and counts them.

    Attributes:
        presses: key events beyond typed text.
        modifiers: modifiers held with them.
        by_step: presses by what they were for.
    """

    session: Session
    presses: int = 0
    modifiers: int = 0
    by_step: Counter[str] = field(default_factory=Counter)
    doing: str = ""

    def press(self, key: str) -> None:
        """One sequence in portable spelling: `G, O` is two presses."""
        for step in key.split(", "):
            combination = QKeySequence(step)[0]  # type: ignore[index]  # the stubs lack __getitem__
            held = combination.keyboardModifiers()
            if len(step) == 1 and not step.isalnum():
                held = Qt.KeyboardModifier.NoModifier
            self.presses += 1
            self.by_step[self.doing] += 1
            self.modifiers += sum(1 for each in _MODIFIERS if held & each)
            QTest.keyClick(self.target(), combination.key(), held)
        self.quiet()

    def act(self, action_id: str) -> None:
        """The key of an action."""
        self.press(self.session.station.actions.get(action_id).key)

    def type(self, words: str) -> None:
        """Typed text, not counted; `QTest.keyClicks` knows ASCII only."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.target(), event)
        self.quiet()

    @staticmethod
    def target() -> QWidget:
        """Where a key goes: an open menu, else the focus."""
        popup = QApplication.activePopupWidget()
        focus = QApplication.focusWidget()
        if isinstance(popup, QMenu):
            return popup
        if focus is None:
            raise RuntimeError("nothing has the keyboard")
        return focus

    def quiet(self) -> None:
        """Until everything asked for was answered."""
        self.until(lambda: self.session.work.bridge.pending() == 0)

    @staticmethod
    def until(condition: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        deadline = time.monotonic() + LONGEST_S
        while not condition():
            QApplication.processEvents()
            if time.monotonic() > deadline:
                raise RuntimeError("the window did not come to rest")
        QApplication.processEvents()


def do(hand: Hand, step: str) -> None:
    """One step of the script, by keys."""
    station = hand.session.station
    name, _space, rest = step.partition(" ")
    hand.doing = name
    if name == "answer":
        hand.press(rest)
        fill(hand)
        hand.press("Ctrl+Return")
    elif name == "write":
        hand.act("reply")
        hand.type(_WORDS)
        hand.press("Ctrl+Return")
    elif name == "note":
        hand.act("note")
        hand.type(_WORDS)
        hand.press("Return")
    elif name == "snooze":
        hand.act("snooze")
        hand.press("3")
    elif name in {"ban", "mute"}:
        hand.act(name)
        hand.press("Return")
    else:
        hand.act(name)
    if station.window.covered():
        raise RuntimeError(f"{step}: a dialog is still open")


def fill(hand: Hand) -> None:
    """Words into what the answer leaves empty: the first such field is selected, Tab goes to the next."""
    composer = hand.session.station.case.composer
    for _gap in range(9):
        if not any(each.rule is Rule.UNRESOLVED for each in composer.checks.found()):
            return
        hand.type(_WORDS)
        composer.checks.settle()
        if any(each.rule is Rule.UNRESOLVED for each in composer.checks.found()):
            hand.press("Tab")
    raise RuntimeError(composer.problem())


def play(session: Session, tasks: list[Task]) -> Hand:
    """The whole script."""
    hand = Hand(session)
    station = session.station
    hand.until(lambda: station.inbox.model.rowCount() == len(tasks))
    hand.quiet()
    for place, task in enumerate(tasks):
        wanted = station.inbox.model.id_at(place)
        hand.doing = "next"
        for _press in range(3):
            opened = station.case.item()
            if opened is not None and opened.id == wanted:
                break
            hand.act("next")
        opened = station.case.item()
        if opened is None or opened.id != wanted:
            raise RuntimeError(f"item {place + 1}: the next one is not at hand")
        before = _kinds(session)
        for step in task.steps:
            do(hand, step)
        missing = Counter(_ENTRIES.get(step.split()[0], step) for step in task.steps) - (_kinds(session) - before)
        if missing:
            told = station.window.toast.text()
            raise RuntimeError(f"item {place + 1} ({task}): {dict(missing)} not done, the window says: {told}")
    return hand


def _kinds(session: Session) -> Counter[str]:
    """How many entries of each kind the journal has: what was really decided."""
    return Counter(str(row[0]) for row in session.work.desk.reader.execute("SELECT kind FROM entry").fetchall())


def measure(folder: Path) -> Hand:
    """Play the script on a fresh profile."""
    tasks = script()
    session = Session(seed(folder, tasks), None)
    session.start()
    session.window().resize(1440, 900)
    session.window().activateWindow()
    try:
        return play(session, tasks)
    finally:
        session.end()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> int:
    """Print what each kind of step took, and key presses per item last; 0 when the goal holds."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    theme.register_fonts()
    i18n.use(app, "ru")
    theme.apply(app, theme.load(theme.ThemeName.LIGHT))
    count = len(script())
    with tempfile.TemporaryDirectory() as scratch:
        hand = measure(Path(scratch) / "shop")
    for step, presses in hand.by_step.most_common():
        sys.stdout.write(f"{step:10} {presses:4}\n")
    sys.stdout.write(f"with modifiers counted as keys: {(hand.presses + hand.modifiers) / count:.2f}\n")
    sys.stdout.write(
        f"{hand.presses} key presses for {count} items, goal ≤ {LIMIT}; per item: {hand.presses / count:.2f}\n"
    )
    return 0 if hand.presses / count <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
