"""What VK's errors mean. They come inside HTTP 200 as `{"error": {"error_code", "error_msg", …}}` (sheet VK, "Limits,
errors, idempotency"; names and numbers by `errors.json` of API 5.199).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from moderator_app.domain.ports import (
    Ambiguous,
    AuthNeeded,
    Challenge,
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
from moderator_app.net.plain_text import one_line, web_address
from moderator_app.net.redaction import redact

FLOOD_WAIT_S: Final = 1_800.0
"""Error 9: the same text again, or too often. VK names no time; soon again makes it worse."""
QUOTA_WAIT_S: Final = 10_800.0
"""Error 29: this method's quota is used up, for hours."""
MOMENT_S: Final = 0.4
"""Error 6: too many in this second."""

TOO_MANY: Final = 6
FLOOD: Final = frozenset({9, 1105})
CAPTCHA: Final = frozenset({14, 3300})
VALIDATION: Final = frozenset({17, 3301, 3302, 3303, 3304})
QUOTA: Final = 29
_DEAD_TOKEN: Final = frozenset({4, 5, 1114, 1116, 1117, 1118, 3609, 3610, 3611})
_NO_RIGHT: Final = frozenset(
    {7, 15, 20, 21, 23, 24, 25, 27, 28, 30, 42, 200, 201, 203, 204, 205, 210, 211, 212, 260, 932}
)
_ONE_THING: Final = frozenset({200, 201, 204, 205, 210, 211, 212})
"""This one post or comment is closed to us; the token is as good as before."""
_BROKEN: Final = frozenset({1, 10, 36})
"""Broken while it worked on it: whether it was done is not known."""
_LATER: Final = frozenset({32, 43})
MISSING: Final = frozenset({104, 1403, 1402})
GONE_COMMENT: Final = frozenset({104, 211})
NOT_DELETED: Final = frozenset({243, 1518})

_CODES: Final = {
    1: "unknown", 2: "app_disabled", 3: "no_such_method", 4: "bad_signature", 5: "token_dead", 6: "too_many",
    7: "no_permission", 8: "bad_request", 9: "flood_control", 10: "server_error", 14: "captcha", 15: "access_denied",
    16: "https_needed", 17: "validation", 18: "author_deleted", 19: "content_blocked", 20: "method_denied",
    23: "method_off", 24: "confirmation_needed", 27: "user_token_needed", 28: "wrong_token_kind", 29: "method_quota",
    30: "private", 36: "server_timeout", 37: "author_banned", 43: "section_off", 100: "bad_parameter",
    104: "not_found", 203: "no_group_access", 210: "no_post_access", 211: "no_comment_access",
    212: "comments_unreadable", 213: "comments_closed", 214: "posting_closed", 219: "ads_recently",
    222: "links_forbidden", 223: "too_many_replies", 243: "not_deleted", 801: "comments_closed", 900: "blocked_by_us",
    901: "not_allowed_to_write", 902: "privacy", 909: "too_old_to_edit", 910: "too_big", 914: "too_long",
    920: "not_editable", 924: "too_old_to_delete", 950: "reply_window_over", 985: "notifications_only",
    1117: "token_expired", 1400: "too_late_to_restore", 1401: "comments_closed", 1403: "not_found", 3300: "captcha",
    3609: "token_expired",
}  # fmt: skip


class QuotaUsed(NoPermission):
    """Error 29: this one method may not be called for a while; all others may. `after_s` from now."""

    def __init__(self, after_s: float, text: str) -> None:
        super().__init__("method_quota", text)
        self.after_s = after_s


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of VK's, in its words without secrets.

    Attributes:
        number: `error_code`.
        raw: the error as it came, for the addresses of a captcha; never shown.
    """

    number: int
    text: str
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def code(self) -> str:
        """Stable English name."""
        return _CODES.get(self.number, f"vk_{self.number}")


def fault(body: object) -> Fault | None:
    """The error inside an answer, if there is one."""
    error = body.get("error") if isinstance(body, Mapping) else None
    if isinstance(error, str):  # long poll servers and the sign-in host speak so
        return Fault(5 if "token" in error else 100, one_line(redact(error), 300))
    if not isinstance(error, Mapping):
        return None
    number = error.get("error_code")
    if isinstance(number, bool) or not isinstance(number, int):
        return None
    text = error.get("error_text") or error.get("error_msg")
    return Fault(number, one_line(redact(text[:2_000]), 300) if isinstance(text, str) else "", error)


def _page(value: object, hosts: frozenset[str]) -> str | None:
    """An address a person may be sent to: VK's own over https, or the account's own host."""
    url = web_address(value)
    if url is None:
        return None
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    own = any(host == name or host.endswith(f".{name}") for name in ("vk.com", "vk.ru", "vkuser.net"))
    return url if (own and parts.scheme == "https") or host in hosts else None


def challenge(found: Fault, hosts: frozenset[str] = frozenset()) -> Challenge | None:
    """What a person must do; None for errors no person can meet, and where VK names a strange address.

    The newer captcha is a page that gives a `success_token`, the older a picture with letters (sheet VK, "Captcha 14").
    """
    page = _page(found.raw.get("redirect_uri"), hosts)
    if found.number in VALIDATION:
        return Challenge(kind="validation", url=page) if page else None
    if found.number not in CAPTCHA:
        return None
    sid = found.raw.get("captcha_sid")
    state = {"captcha_sid": str(sid)} if isinstance(sid, str | int) and not isinstance(sid, bool) else {}
    if page:
        return Challenge(kind="captcha", url=page, state=state)
    image = _page(found.raw.get("captcha_img"), hosts)
    return Challenge(kind="captcha_image", url=image, state=state) if image and state else None


def reading(found: Fault, hosts: frozenset[str] = frozenset()) -> PlatformError:
    """The error a reading call raises."""
    number, code, text = found.number, found.code, found.text
    if number == TOO_MANY:
        return TooManyRequests(MOMENT_S, text)
    if number in FLOOD:
        return TooManyRequests(FLOOD_WAIT_S, text)
    if number == QUOTA:
        return QuotaUsed(QUOTA_WAIT_S, text)
    if number in CAPTCHA or number in VALIDATION:
        return NeedsSignin(code, text, challenge(found, hosts))
    if number in _DEAD_TOKEN:
        return NeedsSignin(code, text)
    if number in _NO_RIGHT:
        return NoPermission(code, text)
    if number in _BROKEN or number in _LATER:
        return Offline(code, text)
    return PlatformError(code, text)


def writing(found: Fault, hosts: frozenset[str] = frozenset()) -> Outcome:
    """What became of a write that VK answered with an error: certain, but where VK itself broke on the way."""
    number, code, text = found.number, found.code, found.text
    if number == TOO_MANY:
        return RateLimited(after_s=MOMENT_S, text=text)
    if number in FLOOD:  # only these words to this place: the rest of the account goes on
        return Retry(code=code, text=text, after_s=FLOOD_WAIT_S)
    if number == QUOTA:
        return Retry(code=code, text=text, after_s=QUOTA_WAIT_S)
    if number in CAPTCHA or number in VALIDATION:
        return AuthNeeded(code=code, text=text, challenge=challenge(found, hosts))
    if number in _DEAD_TOKEN:
        return AuthNeeded(code=code, text=text)
    if number in _NO_RIGHT - _ONE_THING:
        return AuthNeeded(code="no_permission", text=f"{code}: {text}")
    if number in _BROKEN:
        return Ambiguous(code=code, text=text)
    if number in _LATER:
        return Retry(code=code, text=text)
    return Refused(code=code, text=text)
