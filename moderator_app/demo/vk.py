"""A VK on loopback for the demo and the tests: API, Bots Long Poll, and the ways a network and VK itself break.

The real adapter talks to it, so everything between the window and the wire runs as with the real service. Every answer
and every call it gets is checked against the official schema in the tests.
"""

from __future__ import annotations

import contextlib
import json
import logging
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlsplit

from moderator_app.clock import SECOND_US
from moderator_app.demo.vk_community import Community, VkError
from moderator_app.demo.vk_files import PATH
from moderator_app.demo.vk_methods import Methods

log = logging.getLogger(__name__)

PORTAL: Final = b"<!DOCTYPE html><html><body>Accept the terms of this WiFi</body></html>"
WAIT_LIMIT_S: Final = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that goes wrong with the next matching request, once.

    Attributes:
        kind: `cut_before` (closed, nothing done), `cut_after` (done, then closed without a word), `truncate` (half of
            the body), `silence` (done, no answer until the server stops), `answer` (another answer, nothing done),
            `replace` (done, another answer), `error` (VK's own error, nothing done), `captcha` (asked until solved).
        method: only calls of methods whose name holds this; `long_poll` for the long poll, `upload` for
            the server that takes files.
        code, text: of an `error`.
        more: further fields of an `error`.
    """

    kind: str
    method: str = ""
    code: int = 0
    text: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Called:
    """A call as it arrived, and what was answered; the token is left out."""

    method: str
    params: Mapping[str, str]
    answer: Any
    target: str
    agent: str


class DemoVk:
    """The server. `start` before use, `stop` after; both may be used by `with`."""

    def __init__(self, community: Community, *, port: int = 0) -> None:
        self.community = community
        self.methods = Methods(community)
        self.latency_s = 0.0
        self.portal = False
        self.quiet_for_s: float | None = None
        """Every request is answered 429 with this Retry-After, as a proxy before VK does; None: normal."""
        self.mutate: Callable[[str, Any], Any] | None = None
        """Changes every JSON answer on its way out: (method, answer) -> answer, or bytes sent as they are."""
        self.chance: Callable[[str], Fault | None] | None = None
        """Asked for a fault at each request when none is planned."""
        self.broken = 0
        """How many requests `chance` spoilt."""
        self.called: list[Called] = []
        self.solved: set[str] = set()
        """Answers to captchas that are right."""
        self.files: dict[str, bytes | str] = {}
        """What lies at a path; a text: the address it has moved to, as each document's does."""
        self._faults: list[Fault] = []
        self._captcha: Fault | None = None
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """What an account of the demo takes as its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Listen; returns itself."""
        self.methods.server_url = f"{self.url}/whp/{self.community.group_id}"
        self.methods.files.url = self.url
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="demo")
        self._thread.start()
        return self

    def let_go(self) -> None:
        """Whoever waits for news has an answer now."""
        self._stopping.set()
        with self.community.lock:
            self.community.happened.notify_all()

    def stop(self) -> None:
        """Stop listening and drop every connection."""
        self.let_go()
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

    # ---------------------------------------------------------------- what goes wrong

    def plan(self, *faults: Fault) -> None:
        """What will go wrong, in this order."""
        with self._lock:
            self._faults.extend(faults)

    def take_fault(self, method: str, *, kept: bool = False) -> Fault | None:
        """The first planned fault this request meets; it is gone then.

        On a connection that has served before (`kept`) a cut stays planned: a client asks a read once more there.
        """
        with self._lock:
            for at, planned in enumerate(self._faults):
                if planned.method in method:
                    return planned if kept and planned.kind.startswith("cut") else self._faults.pop(at)
        fault = self.chance(method) if self.chance else None
        if fault is not None:
            with self._lock:
                self.broken += 1
        return fault

    def ask_captcha(self, *, page: bool = True) -> None:
        """From now on every call is answered with a captcha until one of `solved` comes with it."""
        self._captcha = Fault(kind="captcha", text="page" if page else "image")

    def captcha(self, params: Mapping[str, str]) -> VkError | None:
        """The captcha that stands before this call, if any."""
        asked = self._captcha
        if asked is None:
            return None
        if {params.get("success_token"), params.get("captcha_key")} & self.solved:
            self._captcha = None
            return None
        more: dict[str, Any] = {"captcha_sid": "512", "captcha_img": f"{self.url}/captcha.php?sid=512"}
        if asked.text == "page":
            more |= {"redirect_uri": f"{self.url}/not_robot?session_token=abc", "remixstlid": 1}
        return VkError(14, "Captcha needed", **more)

    def lose(self, *, lost: bool) -> None:
        """The connection is lost: nothing gets through and what is open is cut, until it comes back."""
        self.chance = (lambda _method: Fault(kind="cut_before")) if lost else None
        if lost:
            self._server.drop_connections()

    def renew_key(self) -> None:
        """The long poll's key is no longer good (`failed: 2`)."""
        with self.community.lock:
            self.methods.key += "x"

    def note(self, call: Called) -> None:
        """Remember a call."""
        with self._lock:
            self.called.append(call)

    def pause(self) -> None:
        """The latency asked for; ends at once when the server stops."""
        if self.latency_s:
            self._stopping.wait(self.latency_s)

    def wait_for_end(self) -> None:
        """Until the server stops, at most a minute."""
        self._stopping.wait(60.0)

    # ---------------------------------------------------------------- answers

    def answer(self, method: str, params: Mapping[str, str]) -> Any:
        """The JSON of one call."""
        asked = self.captcha(params)
        if asked:
            return self.error(asked, method, params)
        try:
            return {"response": self.methods.call(method, params)}
        except VkError as error:
            return self.error(error, method, params)
        except Exception:
            log.exception("the demo VK broke in %s", method)
            return self.error(VkError(10, "Internal server error"), method, params)

    def error(self, error: VkError, method: str, params: Mapping[str, str]) -> Any:
        """An error as VK words it; it repeats the parameters, but never the token."""
        shown = [{"key": "method", "value": method}, {"key": "oauth", "value": "1"}]
        shown += [{"key": k, "value": v} for k, v in params.items() if k != "access_token"]
        return {
            "error": {
                "inner_type": "base_error",
                "error_code": error.code,
                "error_msg": error.text,
                "request_params": shown,
                **error.more,
            }
        }

    def long_poll(self, params: Mapping[str, str]) -> Any:
        """One look at the long poll."""
        community = self.community
        with community.lock:
            if params.get("key") != self.methods.key:
                return {"failed": 2}
            text = params.get("ts", "")
            if not text.isdigit():
                return {"failed": 3}
            ts = int(text)
            newest = community.events_from + len(community.events) - 1
            if ts > newest:
                return {"failed": 3}
            if ts < community.events_from - 1:
                return {"failed": 1, "ts": newest}
            wait_s = min(float(params.get("wait", "25") or 25), WAIT_LIMIT_S)
            if ts == newest and wait_s:
                community.happened.wait_for(
                    lambda: self._stopping.is_set() or community.events_from + len(community.events) - 1 > ts, wait_s
                )
            updates = community.events[max(0, ts - community.events_from + 1) :]
            return {"ts": str(community.events_from + len(community.events) - 1), "updates": updates}


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], demo: DemoVk) -> None:
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
    disable_nagle_algorithm = True
    server: _Server
    _kept = False

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Silence: the demo has a log of its own."""

    def version_string(self) -> str:
        return "kittenx"

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(self.server.demo.community.clock.now_us() / SECOND_US, usegmt=True)

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_GET  # noqa: N815 - the names are the library's

    def _serve(self) -> None:
        demo = self.server.demo
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        parts = urlsplit(self.path)
        params = dict(parse_qsl(parts.query, keep_blank_values=True))
        is_upload = parts.path.startswith(PATH)
        params |= {} if is_upload else dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        is_call = parts.path.startswith("/method/")
        method = parts.path.removeprefix("/method/") if is_call else "upload" if is_upload else "long_poll"
        demo.pause()
        if demo.portal:
            self._write(200, {"Content-Type": "text/html"}, PORTAL)
            return
        if demo.quiet_for_s is not None:
            self._write(429, {"Content-Type": "text/html", "Retry-After": f"{demo.quiet_for_s:g}"}, b"<html>")
            return
        found = demo.files.get(parts.path)
        if isinstance(found, str):
            self._write(302, {"Location": found}, b"")
            return
        if found is not None:
            self._write(200, {"Content-Type": "application/octet-stream"}, found)
            return
        if not is_call and not is_upload and not parts.path.startswith("/whp/"):
            self._write(404, {"Content-Type": "text/html"}, b"<html>")
            return
        planned = demo.take_fault(method, kept=self._kept)
        if planned and planned.kind == "cut_before":
            self._cut()
            return
        if planned and planned.kind == "answer":
            self._write(planned.status, planned.headers, planned.body)
            return
        if planned and planned.kind == "error":
            data = demo.error(VkError(planned.code, planned.text, **planned.more), method, params)
            planned = None
        elif is_upload:
            data = demo.methods.files.receive(parts.path, self.headers.get("Content-Type", ""), body)
        else:
            data = demo.answer(method, params) if is_call else demo.long_poll(params)
        known = {k: v for k, v in params.items() if k != "access_token"}
        demo.note(Called(method, known, data, self.path, self.headers.get("User-Agent", "")))
        self._deliver(demo, method, data, planned)

    def _deliver(self, demo: DemoVk, method: str, data: Any, planned: Fault | None) -> None:
        changed = demo.mutate(method, data) if demo.mutate else data
        raw = (
            changed
            if isinstance(changed, bytes)
            else json.dumps(changed, ensure_ascii=False).encode("utf-8", "surrogatepass")
        )
        headers = {"Content-Type": "application/json; charset=utf-8", "X-Frame-Options": "DENY"}
        if planned is None:
            self._write(200, headers, raw)
        elif planned.kind == "cut_after":
            self._cut()
        elif planned.kind == "silence":
            demo.wait_for_end()
            self._cut()
        elif planned.kind == "truncate":
            self._write(200, headers, raw, cut_at=len(raw) // 2)
            self._cut()
        else:
            self._write(planned.status, planned.headers, planned.body)

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
