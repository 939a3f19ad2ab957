"""A workstation on a real store in a temporary profile: real services, real lanes, real widgets, no engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moderator_app import bootstrap, paths
from moderator_app.domain.authors import Author
from moderator_app.domain.ports import Message, Page, ThreadInfo
from moderator_app.services import moderators
from moderator_app.services.desk import Desk
from moderator_app.storage import mirror
from moderator_app.storage.connect import open_store, transaction
from tests.support.inbox_rows import NOW_US
from tests.support.window import StillClock
from tests.toy.stores import empty_store
from ui.session import Session
from ui.workstation import Workstation

MINUTE = 60_000_000


def said(number: int, author: str, text: str, **facts: Any) -> Message:
    """A comment on the blog; a greater number is a later one."""
    thread = facts.pop("thread", "post")
    return Message(
        external_id=str(number),
        thread=ThreadInfo(external_id=thread, title=f"About {thread}"),
        author=Author(name=author, external_id=author.lower()),
        text=text,
        created_at=NOW_US - 600 * MINUTE + number * MINUTE,
        **facts,
    )


def arrive(profile: paths.Profile, *messages: Message, now_us: int = NOW_US) -> None:
    """Messages come in, as the engine writes them."""
    conn = open_store(profile.store)
    with transaction(conn):
        mirror.apply_page(conn, 1, Page(messages=messages), now_us=now_us, adapter_version="1")
    conn.close()


def profile_in(folder: Path, *messages: Message, account: bool = True) -> paths.Profile:
    """A profile with one WordPress account and these comments."""
    profile = paths.open_profile(folder / "shop")
    empty_store(profile.root)
    if account:
        conn = open_store(profile.store)
        with transaction(conn):
            conn.execute(
                "INSERT INTO account(id, name, platform, base_url, own_ids_json, created_at)"
                " VALUES (1, 'blog', 'wordpress', 'http://127.0.0.1:9', '[\"we\"]', 1)"
            )
            conn.execute(
                "INSERT INTO channel(id, account_id, external_id, name, kind, private, starts, watched)"
                " VALUES (1, 1, 'c', 'Coffee blog', 'comments', 0, 'all', 1)"
            )
        conn.close()
        arrive(profile, *messages)
    return profile


def seated(profile: paths.Profile, clock: StillClock, name: str | None = "Anna Klimova") -> Desk:
    """The desk of a window, with somebody at it."""
    desk = bootstrap.open_desk(profile.root, clock=clock, window=True)
    return desk if name is None else desk.worked_by(desk.write(moderators.add, name))


class Strays(QObject):
    """Widgets that were shown as windows of their own though they belong into the window.

    One that is shown before it stands in its dialog flashes up and takes the keyboard away.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and watched.windowType() == Qt.WindowType.Window
        ):
            self.names.append(type(watched).__name__)
        return False


class Opened:
    """A session on screen.

    Attributes:
        strays: hears of widgets that were shown as windows of their own.
    """

    def __init__(self, qtbot: QtBot, desk: Desk, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot = qtbot
        self.session = Session(desk, None)
        self.station: Workstation = self.session.station
        self.window = self.session.window()
        self.strays = Strays(self.window)
        application().installEventFilter(self.strays)
        self.session.start()
        self.window.resize(*size)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.quiet()

    @property
    def inbox_ids(self) -> list[int]:
        """The list as it stands."""
        model = self.station.inbox.model
        return [model.id_at(place) for place in range(model.rowCount())]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    def quiet(self) -> None:
        """Everything asked for has been answered."""
        self.until(lambda: self.session.work.bridge.pending() == 0)

    def look(self) -> None:
        """What the next tick of the feed would do."""
        self.session.work.bridge.look()
        self.quiet()

    def focus(self) -> Any:
        return QApplication.focusWidget()

    def close(self) -> None:
        self.session.end()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.session.deleteLater()
        self.window.deleteLater()
        self.station.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application().removeEventFilter(self.strays)


def application() -> QCoreApplication:
    """The application there is."""
    found = QApplication.instance()
    assert found is not None
    return found
