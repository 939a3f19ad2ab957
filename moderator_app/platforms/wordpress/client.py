"""HTTP of `wp/v2`: where the API lives, and what each answer means. Knows nothing of messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from moderator_app.clock import Clock
from moderator_app.domain.ports import (
    Ambiguous,
    AuthNeeded,
    Credentials,
    NeedsSignin,
    NoPermission,
    Offline,
    Outcome,
    PlatformError,
    RateLimited,
    Refused,
    Retry,
    TooManyRequests,
)
from moderator_app.net.budget import full
from moderator_app.net.outcomes import reading, writing
from moderator_app.net.plain_text import from_html, one_line
from moderator_app.net.redaction import redact, register_basic
from moderator_app.net.session import Answer, NetError, Session, base_address

_LINK: Final = re.compile(r'<([^<>]{1,500})>\s*;\s*rel="https://api\.w\.org/"')
_PASTED_TAIL: Final = re.compile(r"/(?:wp-json|wp-admin|wp-login\.php)(?:/.*)?$|/index\.php$")
_FLOOD_WAIT_S: Final = 15.0
"""The core's own pause between two comments of one author; the answer does not say it."""

_CERTAIN_5XX: Final = frozenset({"rest_comment_failed_create", "rest_comment_failed_edit", "rest_trash_not_supported"})
_NO_RIGHT: Final = frozenset(
    {
        "rest_cannot_edit",
        "rest_cannot_delete",
        "rest_cannot_create",
        "rest_forbidden",
        "rest_forbidden_context",
        "rest_comment_invalid_author",
        "rest_comment_invalid_status",
    }
)


class Missing(PlatformError):
    """What was asked for is not there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """WordPress' own error body, `{"code", "message", "data": {"status"}}`; `status` counts even inside a 200."""

    code: str
    text: str
    status: int


def fault(body: object, http_status: int) -> Fault | None:
    """The error body, if this is one."""
    if (
        not isinstance(body, Mapping)
        or not isinstance(body.get("code"), str)
        or not isinstance(body.get("message"), str)
    ):
        return None
    data = body.get("data")
    told = data.get("status") if isinstance(data, Mapping) else None
    status = told if isinstance(told, int) and not isinstance(told, bool) and 400 <= told < 600 else http_status
    if status < 400:
        status = 500
    text, _ = from_html(body["message"][:2_000])
    return Fault(one_line(body["code"], 80), redact(one_line(text, 300)), status)


class Client:
    """One account's way to its site. Not shared between threads.

    Raises (constructor):
        UserError: `bad_address`.
    """

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        user = credentials.settings.get("user", "").strip()
        # Shown in groups of four for reading aloud; WordPress itself drops the spaces.
        password = "".join(credentials.secrets.get("password", "").split())
        register_basic(user, password)
        base = base_address(credentials.base_url)
        self.base = base_address(_PASTED_TAIL.sub("", base))
        self._root: str | None = None
        self._by_query = False
        self._session = Session(
            self.base,
            clock=clock,
            proxy=credentials.proxy,
            auth=(user, password) if user and password else None,
            budget=full(per_s=8.0, burst=40.0),
            pause_s=2.0,  # a long history is read at the site's pace, not reported as a fault
        )

    def __repr__(self) -> str:
        return f"Client({self.base})"

    def bound(self, limit_s: float) -> None:
        """All calls from now on share this much time."""
        self._session.bound(limit_s)

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()

    # ---------------------------------------------------------------- where the API lives

    def index(self) -> Mapping[str, Any]:
        """The API's front page; finds the API on the way.

        Raises:
            PlatformError: there is no WordPress with `wp/v2` here.
        """
        problem: PlatformError | None = None
        for root, by_query in self._candidates():
            try:
                answer = self._send("GET", root, by_query, "/", {"_fields": "name,namespaces,authentication,home"})
                body = self._parsed(answer)
            except NetError as error:
                raise reading(error) from None
            except (Offline, Missing, NoPermission) as error:
                problem = problem or error
                continue
            if isinstance(body, Mapping) and isinstance(body.get("namespaces"), list) and "wp/v2" in body["namespaces"]:
                self._root, self._by_query = root, by_query
                return body
        raise problem or Offline("no_rest_api", f"no WordPress API at {self.base}")

    def _candidates(self) -> list[tuple[str, bool]]:
        usual = [(f"{self.base}/wp-json", False), (f"{self.base}/", True), (f"{self.base}/index.php", True)]
        if self._root is not None:
            return [(self._root, self._by_query)]
        try:
            answer = self._session.send("HEAD", f"{self.base}/")
        except NetError as error:
            if error.code != "redirected":
                raise reading(error) from None
            return usual
        match = _LINK.search(answer.headers.get("link", ""))
        if not match:
            return usual
        told = urljoin(f"{self.base}/", match.group(1))
        if not self._session.allowed(told):
            return usual
        parts = urlsplit(told)
        if "rest_route=" in unquote(parts.query):
            return [(f"{parts.scheme}://{parts.netloc}{parts.path}", True), *usual]
        return [(told.rstrip("/"), False), *usual]

    def _send(
        self, method: str, root: str, by_query: bool, route: str, params: Mapping[str, str], json: Any = None
    ) -> Answer:
        if by_query:
            return self._session.send(method, root, params={"rest_route": route, **params}, json=json)
        return self._session.send(method, f"{root}{route}", params=params, json=json)

    def _call(self, method: str, route: str, params: Mapping[str, str], json: Any = None) -> Answer:
        if self._root is None:
            self.index()
        assert self._root is not None  # noqa: S101 - index() sets it or raises
        return self._send(method, self._root, self._by_query, route, params, json)

    # ---------------------------------------------------------------- reading

    def read(self, route: str, params: Mapping[str, str] | None = None) -> tuple[Any, Answer]:
        """GET a route: the parsed body and the answer.

        Raises:
            Missing: 404 in WordPress' words.
            PlatformError: anything else but success.
        """
        try:
            answer = self._call("GET", route, params or {})
        except NetError as error:
            raise reading(error) from None
        return self._parsed(answer), answer

    def _parsed(self, answer: Answer) -> Any:
        if answer.status == 429:
            raise TooManyRequests(answer.retry_after_s, "the site asks for fewer requests")
        if answer.is_html:
            raise _page(answer)
        try:
            body = answer.json()
        except ValueError:
            raise Offline("bad_json", f"the site answered {answer.status} with something that is no JSON") from None
        found = fault(body, answer.status)
        if found:
            raise _reading_fault(found)
        if answer.status >= 400:
            raise _reading_fault(Fault(f"http_{answer.status}", "", answer.status))
        return body

    # ---------------------------------------------------------------- writing

    def write(
        self, route: str, body: Mapping[str, Any] | None = None, params: Mapping[str, str] | None = None
    ) -> Mapping[str, Any] | Outcome:
        """POST a route: the comment as it is now, or what became of the attempt.

        Everything is POST: servers that block PUT and DELETE are common, and `_method` says what is meant.
        """
        try:
            answer = self._call("POST", route, params or {}, dict(body or {}))
        except NetError as error:
            return writing(error)
        return judged(answer)


NETWORK: Final = frozenset(
    {
        "dns", "refused", "unreachable", "tls", "proxy", "connect_timeout", "undeclared_host", "timeout", "reset",
        "truncated", "redirected",
    }
)  # fmt: skip


def _page(answer: Answer) -> PlatformError:
    """What a page for people in place of JSON means."""
    if answer.status == 401:
        return NeedsSignin("blocked_before_wordpress", "the web server asks for a password of its own")
    if answer.status == 404:
        return Offline("no_rest_api", "there is no WordPress API at this address")
    if answer.status >= 500:
        return Offline("broken_site", f"the site answered {answer.status} with a page")
    return Offline("captive_portal", f"a page came in place of data ({answer.status})")


def _reading_fault(found: Fault) -> PlatformError:
    if found.status == 401:
        return NeedsSignin(found.code, found.text)
    if found.status == 403:
        return NoPermission(found.code, found.text)
    if found.status == 404:
        return Offline(found.code, found.text) if found.code == "rest_no_route" else Missing(found.code, found.text)
    if found.status == 429:
        return TooManyRequests(None, found.text)
    if found.status >= 500:
        return Offline(found.code, found.text)
    return PlatformError(found.code, found.text)


def judged(answer: Answer) -> Mapping[str, Any] | Outcome:
    """What the answer to a write means (design §6.1): only WordPress' own words are certain."""
    if answer.status == 429:
        return RateLimited(after_s=answer.retry_after_s, text="the site asks for fewer requests")
    if answer.is_html:
        return Ambiguous(code="html_answer", text=f"a page came in place of an answer ({answer.status})")
    try:
        body = answer.json()
    except ValueError:
        return Ambiguous(code="bad_json", text=f"the answer {answer.status} is no JSON")
    found = fault(body, answer.status)
    if found:
        return _writing_fault(found)
    if 200 <= answer.status < 300 and isinstance(body, Mapping):
        return body
    return Ambiguous(code=f"http_{answer.status}", text="an answer WordPress does not give")


def _writing_fault(found: Fault) -> Outcome:
    if found.status == 429:
        return RateLimited(after_s=None, text=found.text)
    if found.status == 401 or (found.status == 403 and found.code in _NO_RIGHT):
        return AuthNeeded(code=found.code, text=found.text)
    if found.code == "comment_flood":
        return Retry(code=found.code, text=found.text, after_s=_FLOOD_WAIT_S)
    if found.code == "rest_trash_not_supported":
        return Refused(code=found.code, text=found.text)
    if found.status >= 500:
        # A plugin may die after the comment was stored: only the controller's own failures say it was not.
        if found.code in _CERTAIN_5XX:
            return Retry(code=found.code, text=found.text)
        return Ambiguous(code=found.code, text=found.text)
    if found.status == 408:
        return Ambiguous(code=found.code, text=found.text)
    return Refused(code=found.code, text=found.text)
