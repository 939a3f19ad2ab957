"""Sessions: what left and what did not, where they go and how long they stay."""

from __future__ import annotations

import base64
import contextlib
import gzip
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from moderator_app.domain.ports import Ambiguous, Offline, RateLimited, Retry, TooManyRequests
from moderator_app.errors import UserError
from moderator_app.net.budget import full
from moderator_app.net.outcomes import reading, writing
from moderator_app.net.session import NetError, Session, base_address, http_date_us, is_loopback, retry_after_s
from tests.contract.control import HandClock

OK = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    b"Date: Mon, 02 Mar 2026 09:00:00 GMT\r\n\r\n{}"
)


def whole_request(connection: socket.socket) -> bytes:
    """All of it: closing with bytes unread would reset the connection before the answer arrived."""
    connection.settimeout(5)
    data = connection.recv(65_536)
    head, _, body = data.partition(b"\r\n\r\n")
    named = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    left = int(named[0].split(b":")[1]) - len(body) if named else 0
    while left > 0:
        data += (chunk := connection.recv(65_536))
        left -= len(chunk) or left
    return data


class RawServer:
    """Answers every connection with a function of its own; keeps what was asked."""

    def __init__(self, answer: Callable[[socket.socket], None]) -> None:
        self._answer = answer
        self.asked: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(connection)
            with contextlib.suppress(OSError):
                self.asked.append(whole_request(connection))
                self._answer(connection)
            with contextlib.suppress(OSError):
                connection.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Any], RawServer]]:
    servers: list[RawServer] = []

    def make(answer: Any) -> RawServer:
        made = RawServer((lambda c: c.sendall(answer)) if isinstance(answer, bytes) else answer)
        servers.append(made)
        return made

    yield make
    for server in servers:
        server.close()


def failure(session: Session, method: str, url: str, **more: Any) -> NetError:
    with pytest.raises(NetError) as raised:
        session.send(method, url, **more)
    session.close()
    return raised.value


def here(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def test_an_answer_comes_with_its_time_and_lower_case_headers(serve: Any) -> None:
    server = serve(OK)
    session = Session(here(server.port), clock=HandClock(), auth=("мод", "пароль"))
    answer = session.send("GET", f"{here(server.port)}/x", params={"q": "а б"})
    session.close()
    assert answer.json() == {}
    assert answer.server_time == 1_772_442_000_000_000
    assert answer.headers["content-type"] == "application/json"
    expected = base64.b64encode("мод:пароль".encode())
    assert b"Authorization: Basic " + expected in server.asked[0]
    assert b"python-requests" not in server.asked[0]


@pytest.mark.parametrize(
    ("url", "code"),
    [("http://127.0.0.1:9", "refused"), ("https://nowhere.invalid", "dns"), ("https://127.0.0.1:9", "refused")],
)
def test_nothing_left(url: str, code: str) -> None:
    error = failure(Session(url, clock=HandClock()), "POST", f"{url}/x", json={})
    assert (error.code, error.sent) == (code, False)
    assert isinstance(writing(error), Retry)
    assert isinstance(reading(error), Offline)


def test_tls_that_fails_is_certain(serve: Any) -> None:
    server = serve(b"HTTP/1.1 400 this is no TLS\r\n\r\n")
    url = f"https://127.0.0.1:{server.port}"
    error = failure(Session(url, clock=HandClock()), "POST", f"{url}/x", json={})
    assert (error.code, error.sent) == ("tls", False)


def test_a_proxy_that_is_not_there_is_certain() -> None:
    session = Session("https://site.example", clock=HandClock(), proxy="http://user:hidden-word@127.0.0.1:9")
    error = failure(session, "POST", "https://site.example/x", json={})
    assert (error.code, error.sent) == ("proxy", False)
    assert "hidden-word" not in repr(error)


def test_a_proxy_that_refuses_the_tunnel_is_certain(serve: Any) -> None:
    server = serve(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    session = Session("https://site.example", clock=HandClock(), proxy=here(server.port))
    error = failure(session, "POST", "https://site.example/x", json={})
    assert error.sent is False
    assert server.asked[0].startswith(b"CONNECT site.example:443")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", "reset"),
        (b"HTTP/1.1 20", "reset"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", "truncated"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{}", "reset"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope", "truncated"),
        (b"HTTP/1.1 302 Found\r\nLocation: https://evil.test/\r\nContent-Length: 0\r\n\r\n", "redirected"),
        (b"HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", "redirected"),
    ],
)
def test_it_left_and_no_answer_tells(serve: Any, answer: bytes, code: str) -> None:
    server = serve(answer)
    error = failure(Session(here(server.port), clock=HandClock()), "POST", f"{here(server.port)}/x", json={})
    assert (error.code, error.sent) == (code, True)
    assert isinstance(writing(error), Ambiguous)


def test_a_server_that_drips_is_cut_in_time(serve: Any) -> None:
    ended = threading.Event()

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not ended.wait(0.02):
            connection.sendall(b"x")

    server = serve(drip)
    error = failure(
        Session(here(server.port), clock=HandClock()), "POST", f"{here(server.port)}/x", json={}, limit_s=0.4
    )
    ended.set()
    assert (error.code, error.sent) == ("timeout", True)


def test_calls_share_the_time_they_were_given(serve: Any) -> None:
    server = serve(OK)
    clock = HandClock()
    session = Session(here(server.port), clock=clock)
    session.bound(30)
    session.send("GET", here(server.port))
    clock.advance(31)
    error = failure(session, "GET", here(server.port))
    assert (error.code, error.sent) == ("timeout", False)


def test_a_body_larger_than_the_limit_is_dropped_also_when_packed(serve: Any) -> None:
    packed = gzip.compress(b"0" * 5_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    server = serve(head + packed)
    error = failure(Session(here(server.port), clock=HandClock()), "GET", here(server.port), body_limit=1_000_000)
    assert error.code == "too_large"


@pytest.mark.rule(14)
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/", "http://site.example/", "https://site.example:8443/", "https://site.example.evil.test/",
        "https://user@site.example/", "https://site.example@evil.test/", "ftp://site.example/", "https://[::1/",
        "http://cdn.example/x", "file:///etc/passwd", "//site.example/", "",
    ],
)  # fmt: skip
def test_undeclared_hosts_get_no_byte(url: str) -> None:
    session = Session("https://site.example", clock=HandClock(), hosts=["cdn.example"])
    assert not session.allowed(url)
    error = failure(session, "GET", url)
    assert (error.code, error.sent) == ("undeclared_host", False)


@pytest.mark.rule(14)
def test_declared_hosts_are_allowed_but_get_no_credentials(serve: Any) -> None:
    session = Session("https://site.example", clock=HandClock(), hosts=["CDN.example"], auth=("a", "bbbb"))
    assert session.allowed("https://cdn.example/x")
    assert session.allowed("https://SITE.example:443/y")
    session.close()


@pytest.mark.rule(14)
def test_a_redirect_within_the_origin_is_followed_for_reading_only(serve: Any) -> None:
    def answer(connection: socket.socket) -> None:
        moved = b"HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        connection.sendall(OK if server.asked[-1].startswith(b"GET /there") else moved)

    server = serve(answer)
    session = Session(here(server.port), clock=HandClock())
    assert session.send("GET", f"{here(server.port)}/here").status == 200
    session.close()


def test_going_round_in_circles_ends(serve: Any) -> None:
    server = serve(b"HTTP/1.1 302 F\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    error = failure(Session(here(server.port), clock=HandClock()), "GET", here(server.port))
    assert error.code == "redirected"
    assert len(server.asked) == 4


@pytest.mark.rule(14)
def test_the_environment_is_not_asked(serve: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    server = serve(OK)
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login thief password stolen\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    session = Session(here(server.port), clock=HandClock(), auth=("mod", "right-one"))
    session.send("GET", here(server.port))
    session.close()
    assert base64.b64encode(b"mod:right-one") in server.asked[0]


def test_cookies_are_not_kept(serve: Any) -> None:
    server = serve(OK.replace(b"Date:", b"Set-Cookie: a=b\r\nConnection: close\r\nDate:"))
    session = Session(here(server.port), clock=HandClock())
    session.send("GET", here(server.port))
    session.send("GET", here(server.port))
    session.close()
    assert b"Cookie" not in server.asked[1]


def closing_its_kept_connection(connection: socket.socket) -> None:
    """Answer, read the next request on the same connection, and reset it without a word."""
    connection.sendall(OK)
    if whole_request(connection):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(("method", "more"), [("GET", {}), ("POST", {"json": {}, "reads": True})])
def test_a_read_on_a_kept_connection_that_was_closed_is_asked_once_more(
    serve: Any, method: str, more: dict[str, Any]
) -> None:
    """Servers close idle connections at any moment; that is not "offline"."""
    server = serve(closing_its_kept_connection)
    session = Session(here(server.port), clock=HandClock())
    session.send("GET", here(server.port))
    assert session.send(method, here(server.port), **more).status == 200
    session.close()
    assert len(server.asked) == 2


def test_a_reset_on_a_fresh_connection_is_said(serve: Any) -> None:
    def resets(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    server = serve(resets)
    error = failure(Session(here(server.port), clock=HandClock()), "GET", here(server.port))
    assert (error.code, error.sent) == ("reset", True)
    assert len(server.asked) == 1


def test_after_429_nothing_leaves_until_it_may(serve: Any) -> None:
    limited = b"HTTP/1.1 429 Slow\r\nRetry-After: 60\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    server = serve(limited)
    clock = HandClock()
    session = Session(here(server.port), clock=clock)
    assert session.send("GET", here(server.port)).status == 429
    with pytest.raises(NetError) as raised:
        session.send("POST", here(server.port), json={})
    assert (raised.value.code, raised.value.sent) == ("throttled", False)
    assert raised.value.after_s == pytest.approx(60, abs=1)
    assert isinstance(writing(raised.value), RateLimited)
    assert isinstance(reading(raised.value), TooManyRequests)
    assert len(server.asked) == 1
    clock.advance(70)
    session.send("GET", here(server.port))
    session.close()


def test_a_session_may_wait_for_room_but_never_against_the_platforms_word(serve: Any) -> None:
    class Stopped(HandClock):
        waits: tuple[float, ...] = ()

        def awake_us(self) -> int:
            return self._awake

        def wait(self, event: threading.Event, timeout_s: float) -> bool:
            self.waits = (*self.waits, timeout_s)
            self.advance(timeout_s)
            return False

    server = serve(OK.replace(b"Date:", b"Connection: close\r\nDate:"))
    clock = Stopped()
    session = Session(here(server.port), clock=clock, budget=full(per_s=2.0, burst=2.0), pause_s=1.0)
    for _ in range(4):
        session.send("GET", here(server.port))
    assert clock.waits == pytest.approx((0.5, 0.5))
    session._budget = session.budget.slowed(clock.awake_us(), 0.4)
    with pytest.raises(NetError) as raised:
        session.send("GET", here(server.port))
    session.close()
    assert raised.value.code == "throttled"
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://Site.Example/", "https://site.example"),
        (" https://site.example:8443/blog/ ", "https://site.example:8443/blog"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost/a", "http://localhost/a"),
        ("http://[::1]:80/", "http://[::1]:80"),
    ],
)
def test_addresses_people_type(typed: str, kept: str) -> None:
    assert base_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "site.example", "http://site.example", "http://127.0.0.1.evil.test", "http://10.0.0.1", "ftp://localhost",
        "https://", "https://user:hidden-word@site.example", "https://[::1", "javascript:alert(1)",
        "https://a b.example", "http://2130706433", "http://0x7f000001",
    ],
)  # fmt: skip
def test_addresses_that_are_refused(typed: str) -> None:
    with pytest.raises(UserError) as raised:
        base_address(typed)
    assert raised.value.code == "bad_address"
    assert raised.value.exit_code == 2
    assert "hidden-word" not in str(raised.value)


def test_loopback_names() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "LOCALHOST"))
    assert not any(is_loopback(host) for host in ("localhost.evil.test", "10.0.0.1", "0.0.0.0", "fe80::1", ""))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), ("0.5", 0.5), ("-3", 0.0), ("999999999", 86_400.0), ("nan", None), ("soon", None), (None, None),
        ("Mon, 02 Mar 2026 09:02:00 GMT", 120.0), ("Mon, 02 Mar 2026 08:00:00 GMT", 0.0),
    ],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after_s(value, http_date_us("Mon, 02 Mar 2026 09:00:00 GMT")) == seconds


def test_odd_dates_are_none() -> None:
    for text in (None, "", "yesterday", "Mon, 99 Mar 2026", "Mon, 02 Mar 99999 09:00:00 GMT"):
        assert http_date_us(text) is None
