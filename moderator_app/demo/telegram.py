"""A Bot API server on loopback for the demo and the tests: HTTP, and the ways a network and Telegram itself break.

The real adapter talks to it. What it says and what it is told is compared with a third party's types in the tests.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Mapping
from email.message import Message as Headers
from email.parser import BytesParser
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlsplit

from moderator_app.clock import SECOND_US
from moderator_app.demo.telegram_files import Upload
from moderator_app.demo.telegram_methods import Methods, Poll, Refusal
from moderator_app.demo.telegram_world import World
from moderator_app.demo.wordpress import Fault, Seen

_JSON: Final = {"Content-Type": "application/json"}
_PAGE: Final = {"Content-Type": "text/html"}
BAD_GATEWAY: Final = Fault(
    kind="replace", status=502, headers=_PAGE, body=b"<html><head><title>502 Bad Gateway</title></head></html>"
)


class DemoTelegram:
    """The server. `start` before use, `stop` after; both may be used by `with`.

    Attributes:
        world: people, chats and messages; what happens in them is done there.
        latency_s: every answer comes that much later.
        flood_s: every call is answered 429 with this `retry_after`; None: normal.
        portal: every answer is a page of somebody's hotel.
        mutate: changes the list of updates on its way out; bytes are sent as they are.
        tokens: which open it; None: the world's own.
        observer: told of every call that reached the bot: method, parameters, answer.
    """

    def __init__(self, world: World, *, port: int = 0) -> None:
        self.world = world
        self.methods = Methods(world)
        self.poll = Poll(world)
        self.latency_s = 0.0
        self.flood_s: int | None = None
        self.portal = False
        self.revoked = False
        self.tokens: frozenset[str] | None = None
        self.mutate: Callable[[list[Any]], Any] | None = None
        self.observer: Callable[[str, Mapping[str, Any], Mapping[str, Any]], None] | None = None
        self.seen: list[Seen] = []
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """The root, in place of `https://api.telegram.org`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> Self:
        """Listen; returns itself."""
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="demo")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop listening and drop every connection."""
        self._stopping.set()
        self.poll.stop()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.drop_connections()
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def revoke_token(self) -> None:
        """@BotFather gave out another one."""
        self.revoked = True

    def plan(self, *faults: Fault) -> None:
        """What will go wrong, in this order; `Fault.path` names the method."""
        with self._lock:
            self._faults.extend(faults)

    def take_fault(self, http: str, path: str, *, kept: bool = False) -> Fault | None:
        """The first planned fault this request meets; it is gone then.

        On a connection that has served before (`kept`) a cut stays planned: a client asks a read once more there.
        """
        with self._lock:
            for at, planned in enumerate(self._faults):
                if planned.method in {None, http} and planned.path.lower() in path.lower():
                    return planned if kept and planned.kind.startswith("cut") else self._faults.pop(at)
        return None

    def note(self, seen: Seen) -> None:
        """Remember a request."""
        with self._lock:
            self.seen.append(seen)

    def pause(self) -> None:
        """The latency asked for; ends at once when the server stops."""
        if self.latency_s:
            self._stopping.wait(self.latency_s)

    def wait_for_end(self) -> None:
        """Until the server stops, at most a minute."""
        self._stopping.wait(60.0)

    # ---------------------------------------------------------------- the Bot API

    def answer(self, path: str, given: Mapping[str, Any]) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for `/bot<token>/<method>`."""
        if self.portal:
            return 200, dict(_PAGE), b"<!DOCTYPE html><html><body>Accept the terms</body></html>"
        if path.startswith("/file/"):
            return self._file(path.removeprefix("/file/"))
        bot, _, method = path.lstrip("/").partition("/")
        body: dict[str, Any]
        try:
            self._let_in(bot, method)
            body = {"ok": True, "result": self._result(method, given)}
        except Refusal as refusal:
            body = refusal.body()
        if self.observer is not None and body.get("error_code") not in {401, 404}:
            self.observer(method, given, body)
        status = 200 if body["ok"] else int(body["error_code"])
        headers = {**_JSON, "Retry-After": str(self.flood_s)} if status == 429 else dict(_JSON)
        if self.mutate is not None and method.lower() == "getupdates" and body["ok"]:
            changed = self.mutate(body["result"])
            if isinstance(changed, bytes):
                return status, headers, changed
            body["result"] = changed
        return status, headers, json.dumps(body, separators=(",", ":")).encode()

    def _file(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """What `getFile` named, for whoever has the token."""
        bot, _, place = path.partition("/")
        try:
            self._let_in(bot, place)
        except Refusal as refusal:
            return refusal.code, dict(_JSON), json.dumps(refusal.body()).encode()
        body = self.world.files.get(place.removeprefix("documents/"))
        if body is None:
            return 404, dict(_JSON), json.dumps(Refusal(404, "Not Found").body()).encode()
        return 200, {"Content-Type": "application/octet-stream"}, body

    def _let_in(self, bot: str, method: str) -> None:
        if not bot.startswith("bot") or not method or ":" not in bot:
            raise Refusal(404, "Not Found")
        good = frozenset({self.world.token}) if self.tokens is None else self.tokens
        if self.revoked or bot.removeprefix("bot") not in good:
            raise Refusal(401, "Unauthorized")
        if self.flood_s is not None:
            raise Refusal(429, f"Too Many Requests: retry after {self.flood_s}", retry_after=self.flood_s)

    def _result(self, method: str, given: Mapping[str, Any]) -> Any:
        if method.lower() == "getupdates":
            return self.poll.updates(given)
        return self.methods.call(method, given)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], demo: DemoTelegram) -> None:
        self.demo = demo
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is nothing to report."""

    def drop_connections(self) -> None:
        with self._open_lock:
            for request in self._open:
                with contextlib.suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body leave apart: the second would wait 40 ms for the first to be heard
    server: _Server
    _kept = False

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Silence: the path holds the token."""

    def version_string(self) -> str:
        return "nginx/1.18.0"

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(self.server.demo.world.clock.now_us() / SECOND_US, usegmt=True)

    def do_GET(self) -> None:
        demo = self.server.demo
        body = self._body()
        demo.note(Seen(self.command, self.path, dict(self.headers.items()), body))
        demo.pause()
        planned = demo.take_fault(self.command, urlsplit(self.path).path, kept=self._kept)
        if planned and planned.kind == "cut_before":
            self._cut()
            return
        if planned and planned.kind == "answer":
            self._write(planned.status, planned.headers, planned.body)
            return
        parts = urlsplit(self.path)
        given = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **parameters(self.headers, body)}
        status, headers, data = demo.answer(parts.path, given)
        if planned is None:
            self._write(status, headers, data)
        elif planned.kind == "cut_after":
            self._cut()
        elif planned.kind == "silence":
            demo.wait_for_end()
            self._cut()
        elif planned.kind == "truncate":
            self._write(status, headers, data, cut_at=len(data) // 2)
            self._cut()
        else:
            self._write(planned.status, planned.headers, planned.body)

    def _body(self) -> bytes:
        """Whole, also from clients that do not say how long it is (RFC 9112, 7.1)."""
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            length = int(self.headers.get("Content-Length") or 0)
            return self.rfile.read(length) if length else b""
        parts: list[bytes] = []
        while size := int(self.rfile.readline().partition(b";")[0] or b"0", 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    do_POST = do_GET  # noqa: N815 - the names are the library's

    def _cut(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _write(self, status: int, headers: Mapping[str, str], body: bytes, cut_at: int | None = None) -> None:
        with contextlib.suppress(OSError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if cut_at is None else body[:cut_at])
            self.wfile.flush()
        self._kept = True


def parameters(headers: Headers, body: bytes) -> dict[str, Any]:
    """A body's parameters in the three forms the Bot API takes."""
    kind = headers.get("Content-Type", "")
    if not body:
        return {}
    if "json" in kind:
        try:
            found = json.loads(body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}
    if "multipart" in kind:
        whole = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
        named = [(part.get_param("name", header="content-disposition"), part) for part in whole.walk()]
        return {str(name): _file(part) or _plain(part) for name, part in named if name}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _file(part: Headers) -> Upload | None:
    """A file of a form; None: it is a value."""
    payload, name = part.get_payload(decode=True), part.get_filename()
    return Upload(name, part.get_content_type(), payload) if name and isinstance(payload, bytes) else None


def _plain(part: Headers) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
