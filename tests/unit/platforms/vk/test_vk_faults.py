"""What VK's errors mean, and who may be sent where by them."""

from __future__ import annotations

from typing import Any

import pytest

from moderator_app.domain.ports import (
    Ambiguous,
    AuthNeeded,
    NeedsSignin,
    NoPermission,
    Offline,
    PlatformError,
    RateLimited,
    Refused,
    Retry,
    TooManyRequests,
)
from moderator_app.platforms.vk import faults
from moderator_app.platforms.vk.faults import Fault


def fault(number: int, **more: Any) -> Fault:
    found = faults.fault({"error": {"error_code": number, "error_msg": "words", **more}})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "reading", "writing"),
    [
        (1, Offline, Ambiguous), (5, NeedsSignin, AuthNeeded), (6, TooManyRequests, RateLimited),
        (7, NoPermission, AuthNeeded), (9, TooManyRequests, Retry), (10, Offline, Ambiguous),
        (14, NeedsSignin, AuthNeeded), (15, NoPermission, AuthNeeded), (17, NeedsSignin, AuthNeeded),
        (18, PlatformError, Refused), (27, NoPermission, AuthNeeded), (28, NoPermission, AuthNeeded),
        (29, faults.QuotaUsed, Retry), (36, Offline, Ambiguous), (43, Offline, Retry),
        (100, PlatformError, Refused), (203, NoPermission, AuthNeeded), (210, NoPermission, Refused),
        (211, NoPermission, Refused),
        (212, NoPermission, Refused), (213, PlatformError, Refused), (214, PlatformError, Refused),
        (219, PlatformError, Refused), (222, PlatformError, Refused), (223, PlatformError, Refused),
        (801, PlatformError, Refused), (900, PlatformError, Refused), (901, PlatformError, Refused),
        (902, PlatformError, Refused), (914, PlatformError, Refused), (1117, NeedsSignin, AuthNeeded),
        (3300, NeedsSignin, AuthNeeded), (99_999, PlatformError, Refused),
    ],
)  # fmt: skip
def test_each_error_has_a_meaning(number: int, reading: type[Exception], writing: type[object]) -> None:
    assert type(faults.reading(fault(number))) is reading
    outcome = faults.writing(fault(number))
    assert type(outcome) is writing
    assert "words" in getattr(outcome, "text", "")


def test_flood_and_quota_are_long_and_a_crowded_second_is_short() -> None:
    waits = {number: faults.reading(fault(number)) for number in (6, 9, 29)}
    seconds = [getattr(waits[number], "after_s", None) for number in (6, 9, 29)]
    assert seconds == [faults.MOMENT_S, faults.FLOOD_WAIT_S, faults.QUOTA_WAIT_S]


def test_a_captcha_page_and_a_captcha_picture() -> None:
    page = faults.challenge(fault(14, redirect_uri="https://id.vk.com/not_robot?session_token=x", captcha_sid="5"))
    assert page is not None
    assert (page.kind, page.url) == ("captcha", "https://id.vk.com/not_robot?session_token=x")
    image = faults.challenge(fault(14, captcha_sid="5", captcha_img="https://api.vk.com/captcha.php?sid=5"))
    assert image is not None
    assert (image.kind, image.state) == ("captcha_image", {"captcha_sid": "5"})
    check = faults.challenge(fault(17, redirect_uri="https://oauth.vk.ru/security_check?hash=1"))
    assert check is not None
    assert check.kind == "validation"


@pytest.mark.parametrize(
    "address",
    [
        "https://vk.com.evil.test/x",
        "http://vk.com/x",
        "javascript:alert(1)",
        "https://evil.test/vk.com",
        "",
        None,
        5,
        "//vk.com",
    ],
)
def test_nobody_is_sent_to_a_strange_page(address: Any) -> None:
    assert faults.challenge(fault(14, redirect_uri=address)) is None
    assert faults.challenge(fault(17, redirect_uri=address)) is None


@pytest.mark.parametrize(
    "body", [None, [], {}, {"error": None}, {"error": {}}, {"error": {"error_code": "6"}}, {"error": []}]
)
def test_what_is_no_error(body: Any) -> None:
    assert faults.fault(body) is None
