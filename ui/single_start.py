"""One window per profile: a lock of the operating system, and a socket by which a second start raises the first."""

from __future__ import annotations

import hashlib
from typing import Final

import filelock
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from moderator_app.paths import Profile

_WAIT_MS: Final = 1_000


class SingleStart(QObject):
    """Holds the profile's window lock for as long as it lives.

    Signals:
        raise_requested: another start wants this window in front.
    """

    raise_requested = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A socket's path is at most 107 characters long: the profile's own path may be longer.
        self._name = "moderator-" + hashlib.sha256(str(profile.root).encode()).hexdigest()[:20]
        self._lock = filelock.FileLock(str(profile.window_lock), blocking=False, mode=0o600)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_connection)

    def take(self) -> bool:
        """Become the profile's window; False when there is one already."""
        try:
            self._lock.acquire()
        except filelock.Timeout:
            return False
        QLocalServer.removeServer(self._name)  # what a killed window left; the lock says that it is gone
        self._server.listen(self._name)
        return True

    def raise_first(self) -> bool:
        """Ask the first window to come to the front; False when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        reached = socket.waitForConnected(_WAIT_MS)
        if reached:
            socket.disconnectFromServer()
        return reached

    def release(self) -> None:
        self._server.close()
        self._lock.release()

    @Slot()
    def _on_server_connection(self) -> None:
        while (other := self._server.nextPendingConnection()) is not None:
            other.disconnected.connect(other.deleteLater)
            other.disconnectFromServer()
            self.raise_requested.emit()
