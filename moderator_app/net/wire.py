"""Sockets that are watched: did bytes leave, and does one exchange end in time.

`requests` bounds each single read only, so a server that drips bytes holds a thread for hours; and its exceptions do
not tell whether the request left. Both decide whether a reply may be repeated (design §6.1).
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Watch:
    """What is known of the exchange that runs now; one a session, used by one thread and its timer.

    Attributes:
        sent: bytes of the request may have left.
        expired: the time was over before the answer was whole.
        fresh: a connection was opened for this exchange; otherwise it went over a kept one.
    """

    def __init__(self) -> None:
        self.sent = False
        self.expired = False
        self.fresh = False
        self._sockets: list[Any] = []
        self._lock = threading.Lock()

    def opened(self, sock: Any) -> None:
        with self._lock:
            self._sockets.append(sock)
            if self.expired:
                self._cut()

    def _cut(self) -> None:
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self._sockets.clear()

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            self._cut()

    @contextlib.contextmanager
    def exchange(self, limit_s: float) -> Iterator[None]:
        """Cut every socket used inside when the time is over; at the end no timer is left."""
        with self._lock:
            self.sent = self.expired = self.fresh = False
            self._sockets.clear()
        timer = threading.Timer(limit_s, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            with self._lock:
                self._sockets.clear()


def _watched(base: type[Any], watch: Watch) -> type[Any]:
    """A connection class that reports to the watch. Bytes of a proxy's CONNECT and of TLS are not the request's."""

    class Watched(base):  # type: ignore[misc]
        _connecting = False

        def connect(self) -> None:
            self._connecting = watch.fresh = True
            try:
                super().connect()
            finally:
                self._connecting = False
            watch.opened(self.sock)

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            if not self._connecting:
                watch.sent = True
                watch.opened(self.sock)
            super().send(data)

        def _new_conn(self) -> Any:
            sock = super()._new_conn()
            watch.opened(sock)  # TLS and CONNECT are inside the time limit too
            return sock

    return Watched


class WatchedAdapter(HTTPAdapter):
    """The transport of a session: no retries, every connection watched."""

    def __init__(self, watch: Watch) -> None:
        plain, secure = _watched(HTTPConnection, watch), _watched(HTTPSConnection, watch)
        self._pools = {
            "http": type("WatchedPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("WatchedSecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        super().__init__(max_retries=0, pool_connections=4, pool_maxsize=2)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager: Any = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager
