"""When a channel is read again, and what a failure means for an account."""

from __future__ import annotations

from random import Random

import pytest

from moderator_app.clock import SECOND_US
from moderator_app.domain.ports import Health, NeedsSignin, NoPermission, Offline, PlatformError, TooManyRequests
from moderator_app.engine import scheduler
from moderator_app.engine.health import OFFLINE_CAP_S, SIGNIN_AGAIN_S, understand
from moderator_app.errors import UserError
from moderator_app.storage.connect import DISK_FULL


def test_a_busy_channel_is_read_faster_and_an_idle_one_ever_slower_up_to_a_limit() -> None:
    plan = scheduler.first(0, 30.0)
    assert plan.due_us == 0
    plan = scheduler.after_page(plan, 0, base_s=30.0, arrived=3, more=False)
    assert plan.interval_s == 10.0
    intervals = []
    for _ in range(12):
        plan = scheduler.after_page(plan, plan.due_us, base_s=30.0, arrived=0, more=False)
        intervals.append(plan.interval_s)
    assert intervals == sorted(intervals)
    assert intervals[-1] == 120.0
    plan = scheduler.after_page(plan, plan.due_us, base_s=30.0, arrived=1, more=False)
    assert plan.interval_s == 10.0


def test_more_pages_are_read_at_once_and_nothing_is_polled_faster_than_the_limit() -> None:
    plan = scheduler.after_page(scheduler.first(5, 1.0), 5, base_s=1.0, arrived=9, more=True)
    assert plan.due_us == 5
    plan = scheduler.after_page(plan, 5, base_s=1.0, arrived=9, more=False)
    assert plan.interval_s == scheduler.FASTEST_S


def test_after_sleep_nothing_waits_for_the_old_plan() -> None:
    plan = scheduler.after_page(scheduler.first(0, 30.0), 0, base_s=30.0, arrived=0, more=False)
    assert scheduler.at_once(plan, 7).due_us == 7
    assert scheduler.seconds_until(plan.due_us, plan.due_us + SECOND_US) == 0


@pytest.mark.parametrize(
    ("error", "health", "whole"),
    [
        (Offline("connect", "no route"), Health.OFFLINE, True),
        (PlatformError("bad_json", "<html>"), Health.OFFLINE, True),
        (NeedsSignin("incorrect_password", "wrong"), Health.NEEDS_SIGNIN, True),
        (NoPermission("forbidden", "no"), Health.NO_PERMISSION, False),
        (TooManyRequests(30.0, "slow down"), Health.RATE_LIMITED, True),
        (UserError(DISK_FULL), Health.OFFLINE, True),
        (ZeroDivisionError("boom"), Health.OFFLINE, True),
    ],
)
def test_every_failure_has_a_health_and_a_sentence(error: Exception, health: Health, whole: bool) -> None:
    trouble = understand(error, 1, Random(1))
    assert (trouble.health, trouble.whole) == (health, whole)
    assert trouble.reason
    assert trouble.quiet_s >= 1


def test_a_platforms_own_wait_is_never_cut_short_and_ours_is_bounded() -> None:
    for seed in range(50):
        assert understand(TooManyRequests(30.0), 1, Random(seed)).quiet_s >= 30
        assert understand(Offline("connect"), 40, Random(seed)).quiet_s <= OFFLINE_CAP_S
    assert understand(NeedsSignin("revoked"), 9, Random(1)).quiet_s == SIGNIN_AGAIN_S


def test_a_bugs_own_words_stay_in_the_log() -> None:
    """An exception may carry anything, a token too; the screen shows its kind."""
    assert "secret-token" not in understand(ValueError("secret-token"), 1, Random(1)).reason
