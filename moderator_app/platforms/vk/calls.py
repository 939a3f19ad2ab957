"""HTTP of VK's API: one POST a call with the token in its body, errors inside HTTP 200, and a pace VK bears."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from moderator_app.clock import SECOND_US, Clock
from moderator_app.domain.media import host_of
from moderator_app.domain.ports import (
    Ambiguous,
    Challenge,
    Credentials,
    Offline,
    Outcome,
    PlatformError,
    RateLimited,
    Refused,
    Retry,
    TooManyRequests,
)
from moderator_app.net.budget import full
from moderator_app.net.multipart import Multipart, Part, Unreadable, extra_s
from moderator_app.net.outcomes import reading, writing
from moderator_app.net.redaction import register
from moderator_app.net.session import REQUEST_LIMIT_S, Answer, NetError, Session, base_address
from moderator_app.platforms.vk import faults
from moderator_app.platforms.vk.capabilities import API_VERSION, CAPABILITIES, TokenKind
from moderator_app.platforms.vk.faults import Fault, QuotaUsed

_PER_S: Final = {TokenKind.USER: 1.5, TokenKind.GROUP: 10.0}
"""Calls a second: half of the 3 and 20 that VK bears (sheet VK, "Limits"): the stream has an adapter of its own."""
_OWN_PER_S: Final = 100.0
"""A server on this machine is not VK and sets its own pace by its answers; the demo would take minutes otherwise."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_PAUSE_S: Final = 2.0
"""A shorter wait for the pace is waited here; a longer one is the engine's business."""
_SHORTEST_PAUSE_S: Final = 0.01
_TRIES: Final = 4
_PAUSES: Final = 200
_SLACK_S: Final = 8.0
"""How much longer than `wait` a look of the long poll may take."""

Value = str | int | bool | list[int] | list[str] | None


class Missing(PlatformError):
    """What was asked for is not there."""


class Calls:
    """One account's way to `{url}/method/…`. Not shared between threads.

    Raises (constructor):
        UserError: `bad_address`.
    """

    def __init__(self, credentials: Credentials, kind: TokenKind, clock: Clock) -> None:
        self._token = credentials.secrets.get("token", "").strip()
        register(self._token)
        self.base = base_address(credentials.base_url)
        self._proxy = credentials.proxy
        self._clock = clock
        self._hosts = frozenset({(urlsplit(self.base).hostname or "").lower()})
        rate = _OWN_PER_S if self._hosts <= _LOOPBACK else _PER_S[kind]
        self._session = Session(
            self.base,
            clock=clock,
            hosts=CAPABILITIES.hosts,
            proxy=credentials.proxy,
            budget=full(per_s=rate, burst=max(2.0, rate)),
        )
        # Its own connections and no budget to speak of: a look lives half a minute and counts for none of the calls.
        self._long = Session(
            self.base,
            clock=clock,
            hosts=CAPABILITIES.hosts,
            proxy=credentials.proxy,
            budget=full(per_s=10.0, burst=20.0),
            # While polling catches up looks come one after another: our own pace is no trouble of the account.
            pause_s=_LONGEST_PAUSE_S,
        )
        self._quiet: dict[str, int] = {}  # method -> until when, in `awake_us`
        self._answers: dict[str, str] = {}
        self._challenged: str | None = None  # the method that was answered with a captcha
        self.server_time: int | None = None

    def __repr__(self) -> str:
        return f"Calls({self.base})"

    def bound(self, limit_s: float) -> None:
        """All calls from now on share this much time."""
        self._session.bound(limit_s)

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()
        self._long.close()

    def meet(self, challenge: Challenge, answer: str) -> None:
        """The next call of the method that asked carries a person's answer to the captcha."""
        name = {"captcha": "success_token", "captcha_image": "captcha_key"}.get(challenge.kind)
        if name:
            if name == "success_token":  # letters off a picture are no secret, and may be a word
                register(answer)
            self._answers = {**challenge.state, name: answer.strip()}

    # ---------------------------------------------------------------- calls

    def read(self, method: str, **params: Value) -> Any:
        """What `response` holds.

        Raises:
            Missing: VK says there is no such thing.
            PlatformError: anything else but success.
        """
        try:
            answer = self._sent(method, params, reads=True)
        except NetError as error:
            raise reading(error) from None
        body = self._parsed(answer)
        found = faults.fault(body)
        if found:
            if found.number in faults.MISSING:
                raise Missing(found.code, found.text)
            raise faults.reading(self._noted(method, found), self._hosts)
        if not isinstance(body, Mapping) or "response" not in body:
            raise Offline("bad_json", f"{method} was answered without a response")
        return body["response"]

    def write(self, method: str, **params: Value) -> Any | Fault | Outcome:
        """What `response` holds; or VK's error, for the caller to weigh; or what became of the attempt."""
        try:
            answer = self._sent(method, params, reads=False)
        except NetError as error:
            return writing(error)
        except QuotaUsed as error:
            return Retry(code=error.code, text=error.text, after_s=error.after_s)
        if answer.status == 429:
            return RateLimited(after_s=answer.retry_after_s, text="VK asks for fewer requests")
        if answer.is_html:
            return Ambiguous(code="html_answer", text=f"a page came in place of an answer ({answer.status})")
        try:
            body = answer.json()
        except ValueError:
            return Ambiguous(code="bad_json", text=f"the answer {answer.status} is no JSON")
        found = faults.fault(body)
        if found:
            return self._noted(method, found)
        if answer.status >= 400 or not isinstance(body, Mapping) or "response" not in body:
            return Ambiguous(code=f"http_{answer.status}", text="an answer VK does not give")
        return body["response"]

    def judged(self, found: Fault) -> Outcome:
        """What became of a write that ended with this error."""
        return faults.writing(found, self._hosts)

    def _sent(self, method: str, params: Mapping[str, Value], *, reads: bool) -> Answer:
        self._heed(method)
        form = {name: _field(value) for name, value in params.items() if value is not None}
        answers = self._answers if self._challenged in {None, method} else {}
        form |= {"access_token": self._token, "v": API_VERSION, **answers}
        url = f"{self.base}/method/{method}"
        tries = _TRIES
        for _ in range(_PAUSES):
            try:
                answer = self._session.send("POST", url, form=form, reads=reads)
            except NetError as error:
                if error.code != "throttled" or error.after_s is None or error.after_s > _LONGEST_PAUSE_S:
                    raise
                self._pause(error.after_s)
                continue
            if answers:
                self._answers, self._challenged = {}, None
            self.server_time = answer.server_time or self.server_time
            tries -= 1
            if tries and _too_many(answer):
                self._pause(faults.MOMENT_S)  # error 6: certainly not done, and over in a moment
                continue
            return answer
        raise NetError("throttled", "waiting for the rate limit of the platform", sent=False, after_s=1.0)

    def _pause(self, seconds: float) -> None:
        self._clock.wait(threading.Event(), max(seconds, _SHORTEST_PAUSE_S))

    def _heed(self, method: str) -> None:
        """A method whose quota is used up is not asked again; the others are.

        Raises:
            QuotaUsed: it is too early.
        """
        until = self._quiet.get(method)
        now = self._clock.awake_us()
        if until is not None and now < until:
            raise QuotaUsed((until - now) / SECOND_US, f"the quota of {method} is used up")

    def _noted(self, method: str, found: Fault) -> Fault:
        if found.number == faults.QUOTA:
            self._quiet[method] = self._clock.awake_us() + round(faults.QUOTA_WAIT_S * SECOND_US)
        if found.number in faults.CAPTCHA:
            self._challenged = method
        return found

    def _parsed(self, answer: Answer) -> Any:
        if answer.status == 429:
            raise TooManyRequests(answer.retry_after_s, "VK asks for fewer requests")
        if answer.is_html:
            code = "broken_server" if answer.status >= 500 else "captive_portal"
            raise Offline(code, f"a page came in place of data ({answer.status})")
        try:
            return answer.json()
        except ValueError:
            raise Offline("bad_json", f"VK answered {answer.status} with something that is no JSON") from None

    # ---------------------------------------------------------------- files

    def upload(self, url: str, part: Part) -> Mapping[str, Any] | Outcome:
        """Send a file to the address that VK gave for it: what its server says, or why it did not take it.

        Nothing is posted by it, so an answer that did not come is no doubt: it can be sent again.
        """
        host = host_of(url, self.base, CAPABILITIES.upload_hosts)
        if host is None:
            return Refused(code="undeclared_host", text="VK wants the file on a host this account does not talk to")
        limit_s = REQUEST_LIMIT_S + extra_s(part.size)
        # A session of its own, with no key in it: the address is all that this server needs.
        session = Session(self.base, clock=self._clock, hosts={host}, proxy=self._proxy)
        try:
            with Multipart({}, [part]) as form:
                answer = session.send("POST", url, upload=form, limit_s=limit_s)
        except Unreadable:
            return Refused(code="file_gone", text=f"{part.name} cannot be read any more")
        except NetError as error:
            return Retry(code=error.code, text=error.text, after_s=error.after_s)
        finally:
            session.close()
            self._session.bound(REQUEST_LIMIT_S)
        if answer.status == 413:
            return Refused(code="too_large", text=f"VK takes no file as large as {part.name}")
        try:
            body = answer.json()
        except ValueError:
            body = None
        if answer.status != 200 or not isinstance(body, Mapping):
            return Retry(code="upload_failed", text=f"VK's server for files answered {answer.status}")
        return body

    # ---------------------------------------------------------------- long poll

    def look(self, server: str, key: str, ts: str, wait_s: int) -> Mapping[str, Any]:
        """One look at the long poll: `ts` and `updates`, or `failed`.

        Raises:
            PlatformError: no answer, or a server VK has no business naming.
        """
        if not self._long.allowed(server):
            raise Offline("undeclared_host", "the long poll lives on a host this account does not talk to")
        register(key)
        params = {"act": "a_check", "key": key, "ts": ts, "wait": str(wait_s)}
        try:
            answer = self._long.send("GET", server, params=params, limit_s=min(wait_s + _SLACK_S, 30.0))
        except NetError as error:
            raise reading(error) from None
        body = self._parsed(answer)
        if not isinstance(body, Mapping) or not ("updates" in body or "failed" in body):
            raise Offline("bad_json", "the long poll answered with something else")
        self.server_time = answer.server_time or self.server_time
        return body


def _too_many(answer: Answer) -> bool:
    if len(answer.body) > 4_096 or b"error_code" not in answer.body:
        return False
    try:
        found = faults.fault(json.loads(answer.body))
    except ValueError:
        return False
    return found is not None and found.number == faults.TOO_MANY


def _field(value: Value) -> str:
    """A parameter as a form sends it: lists with commas, yes and no as 1 and 0."""
    if isinstance(value, list):
        return ",".join(str(item) for item in value)
    return str(int(value)) if isinstance(value, bool) else str(value)
