"""A WordPress on loopback for the demo and the tests: the site, its API over HTTP, and the ways a network breaks.

The real adapter talks to it, so everything between the window and the wire runs as it does with a real site. Answers
are compared with ones recorded from a real WordPress in `tests/contract`.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import html
import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from moderator_app.clock import SECOND_US, Clock
from moderator_app.demo.wordpress_rest import Call, Reply, Rest, encode, fault
from moderator_app.demo.wordpress_site import Refusal, Site, User

PORTAL: Final = (
    b"<!DOCTYPE html><html><head><title>Welcome to Free WiFi</title></head><body>Accept the terms</body></html>"
)

_SYNTAX_ERROR: Final = {"json_error_code": 4, "json_error_message": "Syntax error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that goes wrong with the next matching request, once.

    Attributes:
        kind: `cut_before` (closed unread), `cut_after` (done, then closed without a word), `truncate` (half of the
            body), `silence` (done, no answer until the server stops), `answer` (another answer, nothing done),
            `replace` (done, another answer).
        method: only requests of this method; None: any.
        path: only where this stands in the path.
    """

    kind: str
    method: str | None = None
    path: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class DemoWordPress:
    """The server. `start` before use, `stop` after; both may be used by `with`.

    Args:
        site: what it shows.
        folder: where the site lives under its host, as `/blog`; empty: at the root.
        port: 0: any free one.
    """

    def __init__(self, site: Site, *, folder: str = "", port: int = 0) -> None:
        self.site = site
        self.rest = Rest(site)
        self.folder = folder.rstrip("/")
        self.latency_s = 0.0
        self.header_stripped = False
        self.methods_blocked: frozenset[str] = frozenset()
        self.portal = False
        self.quiet_for_s: float | None = None
        """Every request is answered 429 with this Retry-After; None: normal."""
        self.mutate: Callable[[Any], Any] | None = None
        """Changes every JSON answer on its way out."""
        self.seen: list[Seen] = []
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread: threading.Thread | None = None

    @property
    def clock(self) -> Clock:
        """The site's clock."""
        return self.site.clock

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The site's address, as a person would type it."""
        return f"http://127.0.0.1:{self.port}{self.folder}"

    def start(self) -> Self:
        """Listen; returns itself."""
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="demo")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop listening and drop every connection."""
        self._stopping.set()
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

    def plan(self, *faults: Fault) -> None:
        """What will go wrong, in this order."""
        with self._lock:
            self._faults.extend(faults)

    def take_fault(self, method: str, path: str, *, kept: bool = False) -> Fault | None:
        """The first planned fault this request meets; it is gone then.

        On a connection that has served before (`kept`) a cut stays planned: a client asks a read once more there.
        """
        with self._lock:
            for at, planned in enumerate(self._faults):
                if planned.method in {None, method} and planned.path in path:
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


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], demo: DemoWordPress) -> None:
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
    # Headers and body in one segment: in two, the second waits 40 ms for the client's delayed acknowledgement.
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True
    server: _Server
    _kept = False

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Silence: the demo has a log of its own."""

    def version_string(self) -> str:
        return "nginx"

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(self.server.demo.clock.now_us() / SECOND_US, usegmt=True)

    def do_GET(self) -> None:
        self._serve()

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names are the library's

    def _serve(self) -> None:
        demo = self.server.demo
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        demo.note(Seen(self.command, self.path, dict(self.headers.items()), body))
        demo.pause()
        planned = demo.take_fault(self.command, self.path, kept=self._kept)
        if planned and planned.kind == "cut_before":
            self._cut()
            return
        if planned and planned.kind == "answer":
            self._write(planned.status, planned.headers, planned.body)
            return
        status, headers, data = self._answer(demo, body)
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
            if self.command != "HEAD":
                self.wfile.write(body if cut_at is None else body[:cut_at])
            self.wfile.flush()
        self._kept = True

    def _answer(self, demo: DemoWordPress, body: bytes) -> tuple[int, dict[str, str], bytes]:
        page = {"Content-Type": "text/html; charset=UTF-8"}
        if demo.portal:
            return 200, page, PORTAL
        if demo.quiet_for_s is not None:
            return 429, {**page, "Retry-After": f"{demo.quiet_for_s:g}"}, b"<html><body>Too many requests</body></html>"
        if self.command in demo.methods_blocked:
            return 403, page, b"<html><body><h1>403 Forbidden</h1></body></html>"
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if demo.folder and not path.startswith(demo.folder):
            return 404, page, b"<html><body>Not found</body></html>"
        path = path[len(demo.folder) :]
        route = query.pop("rest_route", None)
        if route is None and demo.rest.pretty and (path == "/wp-json" or path.startswith("/wp-json/")):
            route = path[len("/wp-json") :] or "/"
        if route is None:
            return self._page(demo, path)
        reply = self._rest(demo, route, query, body)
        headers = {"Content-Type": "application/json; charset=UTF-8", "X-Robots-Tag": "noindex"}
        headers |= {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache, must-revalidate, max-age=0"}
        data = demo.mutate(reply.data) if demo.mutate else reply.data
        return reply.status, {**headers, **reply.headers}, data if isinstance(data, bytes) else encode(data)

    def _rest(self, demo: DemoWordPress, route: str, query: dict[str, str], body: bytes) -> Reply:
        given: Any = {}
        if body and "json" in self.headers.get("Content-Type", ""):
            try:
                given = json.loads(body)
            except ValueError:
                return fault(Refusal(400, "rest_invalid_json", "Invalid JSON body passed."), _SYNTAX_ERROR)
        elif body:
            given = dict(parse_qsl(body.decode("utf-8", "replace")))
        method = self.command
        if method == "POST":
            method = (query.pop("_method", None) or self.headers.get("X-HTTP-Method-Override") or method).upper()
        call = Call(
            method="GET" if method == "HEAD" else method,
            route=route,
            params=query,
            body=given if isinstance(given, dict) else {},
            user=self._user(demo),
            root=demo.url,
            agent=self.headers.get("User-Agent", ""),
        )
        return demo.rest.answer(call)

    def _user(self, demo: DemoWordPress) -> User | None:
        """Who the header proves; anything wrong with it makes a stranger, without a word (trap 1)."""
        header = self.headers.get("Authorization", "")
        if demo.header_stripped or not demo.rest.passwords_on or not header.lower().startswith("basic "):
            return None
        try:
            login, _, password = base64.b64decode(header[6:], validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return demo.site.signed_in(login, password)

    def _page(self, demo: DemoWordPress, path: str) -> tuple[int, dict[str, str], bytes]:
        """The site as a reader sees it: the front page, and a post with its comments where permalinks lead."""
        headers = {
            "Content-Type": "text/html; charset=UTF-8",
            "Link": f'<{demo.rest.address(demo.url, "/")}>; rel="https://api.w.org/"',
        }
        slug = path.strip("/")
        with demo.site.lock:
            posts = sorted(demo.site.posts.values(), key=lambda p: p.at_us, reverse=True)
            post = next((p for p in posts if p.slug == slug), None)
            comments = sorted(demo.site.comments.values(), key=lambda c: c.id)
            shown = [c for c in comments if post and c.post == post.id and c.status == "approved"]
        title = html.escape(post.title if post else demo.site.name)
        if post:
            lines = [f"<p>{html.escape(post.body or post.excerpt)}</p>"]
            lines += [
                f'<p id="comment-{c.id}"><b>{html.escape(c.name)}</b>: {html.escape(c.content)}</p>' for c in shown
            ]
        elif not slug or slug == "index.php":
            lines = [f'<p><a href="{demo.folder}/{p.slug}/">{html.escape(p.title)}</a></p>' for p in posts]
        else:
            return 404, headers, b"<!DOCTYPE html><html><body>Not found</body></html>"
        text = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>"
        return 200, headers, (text + "\n".join(lines) + "</body></html>").encode()
