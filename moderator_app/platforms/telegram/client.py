"""HTTP of the Bot API: one call, and what each answer means. Knows nothing of messages.

The token is part of every address (`{base}/bot<token>/<method>`), so no address leaves this module.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from moderator_app.clock import SECOND_US, Clock
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
from moderator_app.errors import declare
from moderator_app.net.budget import full
from moderator_app.net.multipart import Multipart, Part, Unreadable, extra_s
from moderator_app.net.outcomes import reading, writing
from moderator_app.net.plain_text import one_line
from moderator_app.net.redaction import MARK, redact, register
from moderator_app.net.session import REQUEST_LIMIT_S, Answer, NetError, Session, base_address
from moderator_app.platforms.telegram.common import Common

_TOKEN: Final = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{3,100}")
_FILE_PATH: Final = re.compile(r"[\w.-]+(/[\w.-]+)*", re.ASCII)
_PER_S: Final = 25.0
"""Telegram's own figure is about 30 a second for one bot."""
_LONGEST_QUIET_S: Final = 86_400.0

SECOND_POLLER: Final = declare(
    "second_poller",
    "Another program reads the news of this bot at the same time.",
    "Новости этого бота одновременно читает другая программа.",
    hint_en="Telegram gives a bot's news to one reader only. Stop the other program, or use a bot of its own for it.",
    hint_ru="Telegram отдаёт новости бота только одному читателю. Остановите другую программу или заведите для неё "
    "отдельного бота.",
)
WEBHOOK_SET: Final = declare(
    "webhook_set",
    "The news of this bot goes to a web address (a webhook), so it cannot be read here.",
    "Новости этого бота уходят на веб-адрес (webhook), поэтому прочесть их здесь нельзя.",
    hint_en="Remove the webhook (method deleteWebhook) if that service is no longer needed, or use another bot.",
    hint_ru="Удалите webhook (метод deleteWebhook), если тот сервис больше не нужен, или используйте другого бота.",
)
TOKEN_MALFORMED: Final = declare(
    "token_malformed",
    "This is not a bot token, or the address is not that of a Bot API server.",
    "Это не токен бота, либо по этому адресу нет сервера Bot API.",
    hint_en="@BotFather shows the token again: /mybots, the bot, API Token.",
    hint_ru="@BotFather покажет токен снова: /mybots, нужный бот, API Token.",
)
TOKEN_REVOKED: Final = declare(
    "token_revoked",
    "Telegram no longer accepts the token of this bot.",
    "Telegram больше не принимает токен этого бота.",
    hint_en="Take the present one from @BotFather (/mybots, the bot, API Token) and sign in again.",
    hint_ru="Возьмите действующий у @BotFather (/mybots, нужный бот, API Token) и войдите заново.",
)


class _Redacting(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), ()
        return True


_redacting = _Redacting()


class Moved(PlatformError):
    """The group became a supergroup with another id."""

    def __init__(self, chat: int) -> None:
        super().__init__("moved", "the group became a supergroup")
        self.chat = chat


@dataclass(frozen=True, slots=True)
class Fault:
    """The Bot API's own error body `{"ok": false, "error_code", "description", "parameters"}`."""

    code: int
    text: str
    retry_after_s: float | None = None
    moved_to: int | None = None


def fault(body: object, http_status: int) -> Fault | None:
    """The error body, if this is one."""
    if not isinstance(body, Mapping) or body.get("ok") is not False:
        return None
    told, text, parameters = body.get("error_code"), body.get("description"), body.get("parameters")
    code = told if isinstance(told, int) and not isinstance(told, bool) and 400 <= told < 600 else http_status
    more: Mapping[str, Any] = parameters if isinstance(parameters, Mapping) else {}
    wait, moved = more.get("retry_after"), more.get("migrate_to_chat_id")
    return Fault(
        code if code >= 400 else 500,
        redact(one_line(text, 300)) if isinstance(text, str) else "",
        min(float(wait), _LONGEST_QUIET_S) if isinstance(wait, int | float) and wait >= 0 else None,
        moved if isinstance(moved, int) and not isinstance(moved, bool) else None,
    )


class Client:
    """One bot's way to the Bot API, or to a server of one's own. Not shared between threads.

    Raises (constructor):
        UserError: `bad_address`.
    """

    def __init__(self, credentials: Credentials, clock: Clock, common: Common) -> None:
        self._token = credentials.secrets.get("token", "").strip()
        register(self._token, self._token.partition(":")[2])
        # The libraries below log addresses at their most talkative level.
        logging.getLogger("urllib3.connectionpool").addFilter(_redacting)
        self.base = base_address(credentials.base_url)
        self._clock = clock
        self._common = common
        self._session = Session(
            self.base, clock=clock, proxy=credentials.proxy, budget=full(per_s=_PER_S, burst=_PER_S)
        )

    def __repr__(self) -> str:
        return f"Client({self.base})"

    @property
    def bot_id(self) -> int | None:
        """The bot's own id, which its token begins with."""
        return int(self._token.partition(":")[0]) if _TOKEN.fullmatch(self._token) else None

    def bound(self, limit_s: float) -> None:
        """All calls from now on share this much time."""
        self._session.bound(limit_s)

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()

    def quiet_s(self) -> float:
        """Seconds Telegram still wants quiet from the whole bot."""
        return max(0.0, (self._common.quiet_until_us - self._clock.awake_us()) / SECOND_US)

    # ---------------------------------------------------------------- one exchange

    def _send(
        self, http: str, method: str, body: Mapping[str, Any], limit_s: float, upload: Multipart | None = None
    ) -> Answer | NetError:
        """The answer, or why there is none; returned, so that no exception drags an address along."""
        address = f"{self.base}/bot{self._token}/{method}"
        try:
            if http == "GET":
                return self._session.send("GET", address, params=_texts(body), limit_s=limit_s)
            if upload is not None:
                return self._session.send("POST", address, upload=upload, limit_s=limit_s)
            return self._session.send("POST", address, json=dict(body), limit_s=limit_s)
        except NetError as error:
            return NetError(error.code, error.text, sent=error.sent, after_s=error.after_s)

    def _posted(self, method: str, body: Mapping[str, Any], files: Sequence[Part]) -> Answer | NetError:
        if not files:
            return self._send("POST", method, body, REQUEST_LIMIT_S)
        with Multipart(_texts(body), files) as upload:
            limit_s = REQUEST_LIMIT_S + extra_s(len(upload))
            self.bound(limit_s)
            return self._send("POST", method, {}, limit_s, upload)

    def _without_token(self, body: bytes) -> bytes:
        """A body that may end up in quarantine; a server may repeat the address it was asked by."""
        return body.replace(self._token.partition(":")[2].encode(), MARK.encode())

    def _heard(self, found: Fault, answer: Answer) -> float | None:
        """Keep the whole bot quiet as long as Telegram asks for; the seconds."""
        asked = found.retry_after_s if found.retry_after_s is not None else answer.retry_after_s
        if asked is not None:
            until_us = self._clock.awake_us() + round(asked * SECOND_US)
            self._common.quiet_until_us = max(self._common.quiet_until_us, until_us)
        return asked

    def read(
        self, method: str, params: Mapping[str, Any] | None = None, *, limit_s: float = 30.0
    ) -> tuple[Any, Answer]:
        """A call that changes nothing: its result and the answer.

        Raises:
            Unparsed: the answer is no JSON.
            Moved: the group has another id now.
            PlatformError: anything else but success.
        """
        if self.bot_id is None:
            raise NeedsSignin(TOKEN_MALFORMED, "this is not a bot token")
        if self.quiet_s() > 0:
            raise TooManyRequests(self.quiet_s(), "Telegram asked for quiet")
        answer = self._send("GET", method, params or {}, limit_s)
        if isinstance(answer, NetError):
            if answer.code == "too_large":
                raise Unparsed(200, f"an answer to {method} that is too large to be one".encode())
            raise reading(answer)
        if answer.is_html:
            raise _page(answer)
        body = _parsed(answer)
        if body is None:
            raise Unparsed(answer.status, self._without_token(answer.body))
        found = fault(body, answer.status)
        if found is not None:
            wait = self._heard(found, answer) if found.code == 429 else None
            raise _reading_fault(found, wait)
        if not isinstance(body, Mapping) or body.get("ok") is not True or "result" not in body:
            raise Offline("bad_json", f"an answer Telegram does not give ({answer.status})")
        return body["result"], answer

    def file(self, file_id: str, limit: int) -> bytes:
        """One file of a message; the Bot API gives out at most 20 MB.

        Raises:
            PlatformError: `gone`, `too_large`, or what `read` raises.
        """
        try:
            told, _ = self.read("getFile", {"file_id": file_id})
        except (NeedsSignin, NoPermission, Offline, TooManyRequests):
            raise
        except PlatformError as error:
            raise PlatformError("too_large" if "too big" in error.text.lower() else "gone", error.text) from None
        path, size = (told.get("file_path"), told.get("file_size")) if isinstance(told, Mapping) else (None, None)
        if isinstance(size, int) and size > limit:
            raise PlatformError("too_large", f"the file is larger than {limit} bytes")
        # A server of one's own in its local mode says where the file lies on its own disk: that is no address.
        if not isinstance(path, str) or not _FILE_PATH.fullmatch(path) or ".." in path:
            raise PlatformError("gone", "Telegram names no place to load the file from")
        answer = self._loaded(path, limit)
        if isinstance(answer, NetError):
            if answer.code == "too_large":
                raise PlatformError("too_large", f"the file is larger than {limit} bytes")
            raise reading(answer)
        if answer.status == 429:
            raise TooManyRequests(answer.retry_after_s, "Telegram asked for quiet")
        if answer.status >= 500:
            raise Offline("broken_server", f"Telegram's server answered {answer.status}")
        if answer.status != 200:
            raise PlatformError("gone", f"Telegram answered {answer.status}")
        return answer.body

    def _loaded(self, path: str, limit: int) -> Answer | NetError:
        address = f"{self.base}/file/bot{self._token}/{path}"
        try:
            return self._session.send("GET", address, headers={"Accept": "*/*"}, body_limit=limit)
        except NetError as error:  # as in `_send`
            return NetError(error.code, error.text, sent=error.sent, after_s=error.after_s)

    def write(self, method: str, body: Mapping[str, Any], files: Sequence[Part] = ()) -> Done | Fault | Outcome:
        """A call that changes something: its result, Telegram's refusal, or what became of the attempt.

        With `files` it may take as long as they need.
        """
        if self.bot_id is None:
            return AuthNeeded(code=TOKEN_MALFORMED, text="this is not a bot token")
        if self.quiet_s() > 0:
            return RateLimited(after_s=self.quiet_s(), text="Telegram asked for quiet")
        try:
            answer = self._posted(method, body, files)
        except Unreadable as error:
            return Refused(code="file_gone", text=f"{error.args[0]} cannot be read any more")
        if isinstance(answer, NetError):
            return writing(answer)
        if answer.is_html:
            return Ambiguous(code="html_answer", text=f"a page came in place of an answer ({answer.status})")
        parsed = _parsed(answer)
        found = fault(parsed, answer.status)
        if found is not None:
            if found.code == 429:
                return RateLimited(after_s=self._heard(found, answer), text=found.text)
            return _writing_fault(found) or found
        if isinstance(parsed, Mapping) and parsed.get("ok") is True and "result" in parsed:
            return Done(parsed["result"])
        return Ambiguous(code="bad_json", text=f"the answer {answer.status} is none of Telegram's")


class Unparsed(Offline):
    """A whole answer that is no JSON; for the update stream, which must get past it. `body`: as it came."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__("bad_json", f"Telegram's server answered {status} with something that is no JSON")
        self.body = body
        self.status = status


@dataclass(frozen=True, slots=True)
class Done:
    """Telegram says that it happened; `result` as it came."""

    result: Any


def _texts(body: Mapping[str, Any]) -> dict[str, str]:
    """Parameters as a query or a form holds them."""
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}


def _parsed(answer: Answer) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _page(answer: Answer) -> PlatformError:
    """What a page for people in place of JSON means."""
    if answer.status >= 500:
        return Offline("broken_server", f"Telegram's server answered {answer.status} with a page")
    return Offline("captive_portal", f"a page came in place of data ({answer.status})")


def _reading_fault(found: Fault, wait_s: float | None) -> PlatformError:
    if found.moved_to is not None:
        return Moved(found.moved_to)
    if found.code == 429:
        return TooManyRequests(wait_s, found.text)
    if found.code == 409:
        webhook = "webhook" in found.text.lower()
        return NoPermission(WEBHOOK_SET if webhook else SECOND_POLLER, found.text)
    if found.code == 401:
        return NeedsSignin(TOKEN_REVOKED, found.text)
    if found.code == 404 and found.text.strip().lower() in {"", "not found"}:
        return NeedsSignin(TOKEN_MALFORMED, found.text)
    if found.code == 403:
        return NoPermission("forbidden", found.text)
    if found.code >= 500:
        return Offline(f"telegram_{found.code}", found.text)
    return PlatformError("bad_request", found.text)


def _writing_fault(found: Fault) -> Outcome | None:
    """What does not depend on what was asked for; None: it does."""
    if found.code == 401:
        return AuthNeeded(code=TOKEN_REVOKED, text=found.text)
    if found.code == 404 and found.text.strip().lower() in {"", "not found"}:
        return AuthNeeded(code=TOKEN_MALFORMED, text=found.text)
    if found.code >= 500 or found.code == 408:
        # Telegram's front end says 502 in the same JSON when the server behind it may well have done the work.
        return Ambiguous(code=f"telegram_{found.code}", text=found.text)
    if found.code == 409:
        return Retry(code="conflict", text=found.text)
    return None


def refused(found: Fault, code: str, text: str = "") -> Refused:
    """A refusal with a stable code; the text is Telegram's own, or a plainer one."""
    return Refused(code=code, text=text or found.text)
