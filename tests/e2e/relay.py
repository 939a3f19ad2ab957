"""A cable with a pair of scissors: passes HTTP on to a real server and cuts where a test says."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Relay:
    """Listens on loopback and passes each connection on to the server at `url`.

    `plan("cut_before")`: the next POST is read and never passed on. `plan("cut_after")`: it is passed on and answered,
    the answer is dropped. `plan("down")`: as `cut_after`, and from then on nobody gets through until `restore()`.
    """

    def __init__(self, url: str) -> None:
        where = urlsplit(url)
        self._target = (str(where.hostname), where.port or 80)
        self._plans: list[str] = []
        self._down = False
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self.port = int(self._socket.getsockname()[1])
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def plan(self, *kinds: str) -> None:
        """What happens to the next POSTs, in this order; `pass` lets one through."""
        with self._lock:
            self._plans.extend(kinds)

    @property
    def down(self) -> bool:
        """Whether the cable is cut."""
        with self._lock:
            return self._down

    def restore(self) -> None:
        """The cable is mended."""
        with self._lock:
            self._down = False

    def close(self) -> None:
        """Stop, and wait for what is under way."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._accepting.join()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        """One request per connection: the server under test closes after each answer."""
        client.settimeout(30)
        with client, contextlib.suppress(OSError, ValueError):
            request = _whole_request(client)
            with self._lock:
                lost = self._down
                kind = self._plans.pop(0) if self._plans and request.startswith(b"POST") and not lost else "pass"
                self._down = lost or kind == "down"
            if lost or kind == "cut_before" or not request:
                return
            with socket.create_connection(self._target, timeout=30) as server:
                server.sendall(request)
                answer = b"".join(iter(lambda: server.recv(65_536), b""))
            if kind == "pass":
                client.sendall(answer)


def _whole_request(client: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = client.recv(65_536)
        if not chunk:
            return b""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    length = next((int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += client.recv(65_536)
    return b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body
