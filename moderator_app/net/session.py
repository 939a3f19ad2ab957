"""HTTP for adapters: declared hosts only, bounded in time and size, and every failure says whether the request left.

No redirects but within the same origin, nothing from the environment (traps: `~/.netrc` overrides `Authorization`), no
cookies, no library retries: only a read whose kept connection turns out to be closed is asked once more.
One session belongs to one account and one thread.
"""

from __future__ import annotations

import base64
import ipaddress
import json as jsonlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final
from urllib.parse import urlencode, urljoin, urlsplit

import requests
import urllib3.exceptions as low

from moderator_app import __version__
from moderator_app.clock import SECOND_US, Clock
from moderator_app.errors import EXIT_USAGE, UserError, declare
from moderator_app.net.budget import Budget, full
from moderator_app.net.multipart import Multipart
from moderator_app.net.redaction import redact, register
from moderator_app.net.wire import Watch, WatchedAdapter

USER_AGENT: Final = f"ModeratorWorkstation/{__version__} (community moderation; desktop)"
"""Some forums take the default one of the library for a spider (servers/README trap 8)."""

REQUEST_LIMIT_S: Final = 30.0
"""One request lives no longer (design §6.2)."""
CONNECT_LIMIT_S: Final = 10.0
_SHORTEST_S: Final = 0.2
BODY_LIMIT: Final = 32 * 1024 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MAX_HOPS: Final = 3

BAD_ADDRESS = declare(
    "bad_address",
    "This is no address the program can use: {address}.",
    "Такой адрес использовать нельзя: {address}.",
    hint_en="Give a full https:// address. Plain http:// is accepted for this machine only.",
    hint_ru="Укажите полный адрес с https://. Простой http:// допустим только для этого компьютера.",
)


class NetError(Exception):
    """An exchange without an answer.

    Attributes:
        code: `dns refused unreachable tls proxy connect_timeout undeclared_host throttled` (nothing left), or
            `timeout reset truncated too_large redirected bad_response`.
        sent: bytes of the request may have left: the outcome of a write is then ambiguous.
        after_s: with `throttled`: when to try again.
    """

    def __init__(self, code: str, text: str, *, sent: bool, after_s: float | None = None) -> None:
        self.code = code
        self.text = redact(text)
        self.sent = sent
        self.after_s = after_s
        super().__init__(f"{code}: {self.text}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One complete HTTP answer.

    Attributes:
        headers: names in lower case.
        server_time: UTC microseconds of the Date header, None where there is none that can be read.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    server_time: int | None = None

    def json(self) -> Any:
        """The parsed body.

        Raises:
            ValueError: when it is no JSON; also for nesting deeper than the parser bears.
        """
        try:
            return jsonlib.loads(self.body)
        except RecursionError as error:
            raise ValueError("nested too deep") from error

    @property
    def is_html(self) -> bool:
        """Whether this is a page for people: a captive portal, a firewall, a broken site."""
        if "html" in self.headers.get("content-type", "").lower():
            return True
        return self.body[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")

    @property
    def retry_after_s(self) -> float | None:
        """Seconds the server asks us to stay away."""
        return retry_after_s(self.headers.get("retry-after"), self.server_time)


def retry_after_s(value: str | None, now_us: int | None) -> float | None:
    """Seconds of a Retry-After header: a number, or a date measured against the server's own clock."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        moment = http_date_us(value)
        if moment is None or now_us is None:
            return None
        seconds = (moment - now_us) / SECOND_US
    return min(max(0.0, seconds), 86_400.0) if seconds == seconds else None  # noqa: PLR0124 - not a number


def http_date_us(value: str | None) -> int | None:
    """UTC microseconds of an HTTP date; None for anything else."""
    if not value:
        return None
    try:
        return int(parsedate_to_datetime(value).timestamp()) * SECOND_US
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def is_loopback(host: str) -> bool:
    """Whether a host name can only be this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def base_address(address: str) -> str:
    """An account's base URL in the form adapters use: scheme, host, path without a slash at the end.

    Raises:
        UserError: `bad_address` for anything but https, or http on loopback; for credentials inside; for no host.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    scheme = parts.scheme.lower()
    plain_allowed = scheme == "http" and host is not None and is_loopback(host)
    if (
        not host
        or (scheme != "https" and not plain_allowed)
        or "@" in parts.netloc
        or any(c.isspace() for c in address.strip())
    ):
        raise UserError("bad_address", exit_code=EXIT_USAGE, address=redact(address))
    netloc = f"[{host}]" if ":" in host else host
    return f"{scheme}://{netloc}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or (443 if scheme == "https" else 80)


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    url: str
    params: Mapping[str, str] | None
    data: bytes | Multipart | None
    headers: Mapping[str, str]
    limit_s: float
    body_limit: int
    reads: bool = False

    @property
    def writes(self) -> bool:
        return self.method not in {"GET", "HEAD"} and not self.reads


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Session:
    """What an adapter speaks through.

    Args:
        base_url: where the account lives; its origin is always allowed.
        hosts: further host names the adapter declared, reached by https on port 443 only.
        auth: user and password for HTTP Basic, sent to the origin of the base URL only.
        budget: the account's rate budget; a request it has no room for fails as `throttled` before any byte leaves.
        pause_s: wait up to so long for room instead; never when the platform itself asked for quiet.
    """

    def __init__(  # noqa: PLR0913 - what an account may need of its connection
        self,
        base_url: str,
        *,
        clock: Clock,
        hosts: Iterable[str] = (),
        proxy: str | None = None,
        auth: tuple[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str = USER_AGENT,
        budget: Budget | None = None,
        pause_s: float = 0.0,
    ) -> None:
        self._clock = clock
        self._home = _origin(base_url)
        self._hosts = frozenset(host.lower() for host in hosts)
        self._budget = budget or full(per_s=10.0, burst=40.0)
        self._pause_s = pause_s
        self._never = threading.Event()
        self._watch = Watch()
        self._authorization = _basic(*auth) if auth else None
        self._own_headers = dict(headers or {})
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.headers.clear()
        self._http.headers["User-Agent"] = user_agent
        self._http.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._http.adapters.clear()
        self._transport = WatchedAdapter(self._watch)
        for scheme in ("https://", "http://"):
            self._http.mount(scheme, self._transport)
        if proxy:
            password = urlsplit(proxy).password
            if password:
                register(password)
            self._http.proxies = {"http": proxy, "https": proxy}
        self._deadline_us: int | None = None

    def __repr__(self) -> str:
        return f"Session({self._home[0]}://{self._home[1]}:{self._home[2]})"

    @property
    def budget(self) -> Budget:
        """The budget as it is now, for health and for tests."""
        return self._budget

    def bound(self, limit_s: float = REQUEST_LIMIT_S) -> None:
        """All requests from now on share this much time, until the next call."""
        self._deadline_us = self._clock.awake_us() + round(limit_s * SECOND_US)

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def allowed(self, url: str) -> bool:
        """Whether a URL may be asked for: the account's own origin, or a declared host by https."""
        try:
            origin = _origin(url)
            if "@" in urlsplit(url).netloc:
                return False
        except ValueError:
            return False
        return origin == self._home or (origin[0] == "https" and origin[1] in self._hosts and origin[2] == 443)

    def send(  # noqa: PLR0913 - one exchange has this many sides
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Any = None,
        form: Mapping[str, str] | None = None,
        upload: Multipart | None = None,
        reads: bool = False,
        headers: Mapping[str, str] | None = None,
        limit_s: float = REQUEST_LIMIT_S,
        body_limit: int = BODY_LIMIT,
        redirects: bool = True,
    ) -> Answer:
        """One exchange, whole answer in memory.

        Args:
            method: GET and HEAD read; anything else is a write and gets a connection of its own.
            url: where to; see `allowed`.
            params: query.
            json: body as JSON.
            form: body as an HTML form sends it.
            upload: body with files; it is read once, so it goes with a write, which is never repeated here.
            reads: a POST that changes nothing: it may use a kept connection.
            headers: besides the session's own.
            limit_s: the whole exchange ends in this many seconds.
            body_limit: bytes of the answer, unpacked.
            redirects: follow them within the same origin; False: they are the answer.

        Raises:
            NetError: there is no answer; it says whether the request left.
        """
        data: bytes | Multipart | None = None if json is None else jsonlib.dumps(json, ensure_ascii=False).encode()
        if form is not None:
            data = urlencode(form).encode("ascii")
            headers = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        if upload is not None:
            data = upload
            headers = {**(headers or {}), "Content-Type": upload.content_type}
        for _ in range(_MAX_HOPS + 1):
            answer = self._once(_Request(method, url, params, data, headers or {}, limit_s, body_limit, reads))
            if answer.status not in _REDIRECTS or not redirects:
                return answer
            target = urljoin(url, answer.headers.get("location", ""))
            same_origin = self.allowed(target) and _origin(target) == _origin(url)
            if method not in {"GET", "HEAD"} or not same_origin:
                raise NetError("redirected", f"the server sends us to {target[:300]}", sent=True)
            url, params = target, None
        raise NetError("redirected", "the server sends us round in circles", sent=True)

    def _once(self, request: _Request) -> Answer:
        if not self.allowed(request.url):
            raise NetError("undeclared_host", f"this account does not talk to {request.url[:300]}", sent=False)
        now = self._clock.awake_us()
        limit_s = request.limit_s
        if self._deadline_us is not None:
            limit_s = min(limit_s, (self._deadline_us - now) / SECOND_US)
            if limit_s < _SHORTEST_S:
                raise NetError("timeout", "no time left for another request", sent=False)
        wait_s = self._budget.wait_s(now)
        if 0 < wait_s <= self._pause_s and now >= self._budget.quiet_until_us:
            self._clock.wait(self._never, wait_s)
            now = self._clock.awake_us()
        elif wait_s > 0:
            raise NetError("throttled", "waiting for the rate limit of the platform", sent=False, after_s=wait_s)
        self._budget = self._budget.spent(now)
        if request.writes:
            # A kept connection may be dead already: a reset on it would make a write ambiguous for nothing.
            self._transport.close()
        try:
            answer = self._watched(request, limit_s)
        except NetError as error:
            # A server may close a kept connection while the request is on its way (RFC 9110 §9.2.2, 9112 §9.5).
            left_s = limit_s - (self._clock.awake_us() - now) / SECOND_US
            if request.writes or self._watch.fresh or error.code != "reset" or left_s < _SHORTEST_S:
                raise
            self._transport.close()
            answer = self._watched(request, left_s)
        now = self._clock.awake_us()
        if answer.status == 429 or (answer.status == 503 and answer.retry_after_s is not None):
            self._budget = self._budget.slowed(now, answer.retry_after_s)
        elif answer.status < 500:
            self._budget = self._budget.recovered(now)
        return answer

    def _watched(self, request: _Request, limit_s: float) -> Answer:
        try:
            with self._watch.exchange(limit_s):
                answer = self._exchange(request, limit_s)
        except (requests.RequestException, low.HTTPError, OSError, ValueError) as error:
            raise self._failure(error) from None
        if self._watch.expired:
            raise NetError("timeout", "no complete answer in time", sent=self._watch.sent)
        return answer

    def _exchange(self, request: _Request, limit_s: float) -> Answer:
        headers = {"Accept": "application/json", "Cache-Control": "no-cache", **self._own_headers, **request.headers}
        if request.data is not None and "Content-Type" not in headers:
            headers["Content-Type"] = "application/json"
        if request.writes:
            headers["Connection"] = "close"
        if self._authorization and _origin(request.url) == self._home:
            headers["Authorization"] = self._authorization
        with self._http.request(
            request.method,
            request.url,
            params=request.params,
            data=request.data,
            headers=headers,
            timeout=(min(CONNECT_LIMIT_S, limit_s), limit_s),
            allow_redirects=False,
            stream=True,
        ) as response:
            parts: list[bytes] = []
            size = 0
            while chunk := response.raw.read(64 * 1024, decode_content=True):
                size += len(chunk)
                if size > request.body_limit:
                    raise NetError("too_large", f"the answer is larger than {request.body_limit} bytes", sent=True)
                parts.append(chunk)
            return Answer(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=b"".join(parts),
                server_time=http_date_us(response.headers.get("Date")),
            )

    def _failure(self, error: Exception) -> NetError:
        sent = self._watch.sent
        text = redact(_innermost(error))
        if sent:
            code = _sent_code(error, self._watch.expired)
        elif self._watch.expired:
            code = "connect_timeout"
        else:
            code = _unsent_code(error)
        return NetError(code, text[:300], sent=sent)


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error and all it stands for; the libraries hide the cause in several places."""
    found: list[BaseException] = []
    todo: list[Any] = [error]
    while todo and len(found) < 20:
        current = todo.pop()
        if isinstance(current, BaseException) and current not in found:
            found.append(current)
            todo += [current.__cause__, current.__context__, getattr(current, "reason", None), *current.args]
    return found


def _innermost(error: Exception) -> str:
    """The plainest words of the chain, never a repr with objects and addresses of memory."""
    chain = _chain(error)
    plain = [e for e in chain if isinstance(e, OSError) and e.strerror]
    return str(plain[-1].strerror) if plain else type(error).__name__


def _sent_code(error: Exception, expired: bool) -> str:
    chain = _chain(error)
    if expired or any(isinstance(e, low.TimeoutError | requests.Timeout | TimeoutError) for e in chain):
        return "timeout"
    if any(
        isinstance(e, low.IncompleteRead | low.DecodeError | requests.exceptions.ContentDecodingError) for e in chain
    ):
        return "truncated"
    if any(isinstance(e, low.InvalidHeader | low.LocationParseError) for e in chain):
        return "bad_response"
    return "reset"


def _unsent_code(error: Exception) -> str:
    chain = _chain(error)
    for kinds, code in (
        ((low.ProxyError, requests.exceptions.ProxyError), "proxy"),
        ((low.NameResolutionError,), "dns"),
        ((low.SSLError, requests.exceptions.SSLError), "tls"),
        ((ConnectionRefusedError,), "refused"),
        ((low.ConnectTimeoutError, requests.ConnectTimeout, TimeoutError), "connect_timeout"),
    ):
        if any(isinstance(e, kinds) for e in chain):
            return code
    return "unreachable"
