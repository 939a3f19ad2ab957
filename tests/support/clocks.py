"""Clocks of a believable item, for widgets."""

from __future__ import annotations

from moderator_app.clock import MINUTE_US
from moderator_app.domain.items import Waiting
from moderator_app.domain.sla.clocks import Chip, Level
from moderator_app.domain.sla.ledger import Clock, ClockState, Event, EventKind
from moderator_app.domain.sla.policy import Metric
from moderator_app.services.sla import ClockView, ItemClocks
from tests.support.inbox_rows import NOW_US

START = NOW_US - 172 * MINUTE_US
DUE = NOW_US + 521 * 1_000_000


def believable_clocks() -> ItemClocks:
    """A complaint that burns, after a pause for the expert; its resolution has a day."""
    first = Clock(
        metric=Metric.FIRST_RESPONSE, cycle=0, state=ClockState.RUNNING, started_at=START, policy=3, version=0,
        target_us=180 * MINUTE_US, due_at=DUE, hard_at=DUE + 60 * MINUTE_US,
        events=(
            Event(START, EventKind.STARTED),
            Event(START + 60 * MINUTE_US, EventKind.PAUSED, Waiting.EXPERT.value),
            Event(START + 81 * MINUTE_US, EventKind.RESUMED),
            Event(START + 111 * MINUTE_US, EventKind.WARNED, "50"),
            Event(NOW_US - 20 * MINUTE_US, EventKind.WARNED, "15"),
        ),
    )  # fmt: skip
    resolution = Clock(
        metric=Metric.RESOLUTION, cycle=0, state=ClockState.RUNNING, started_at=START, policy=3, version=0,
        target_us=720 * MINUTE_US, due_at=NOW_US + 1_560 * MINUTE_US, events=(Event(START, EventKind.STARTED),),
    )  # fmt: skip
    rule = {
        "policy_name": "",
        "rule_en": "Rule 3: a complaint is answered within 3 hours, and never later than 4 hours",
        "rule_ru": "Правило 3: на жалобу отвечаем за 3 часа, предел 4 часа",
    }
    return ItemClocks(
        item_id=3,
        clocks=(
            ClockView(
                clock=first, chip=Chip(level=Level.BURNING, left_us=DUE - NOW_US, share=0.05), elapsed_s=9_060,
                target_s=10_800, **rule,
            ),
            ClockView(
                clock=resolution, chip=Chip(level=Level.OK, left_us=1_560 * MINUTE_US, share=0.9), elapsed_s=9_060,
                target_s=43_200, **rule,
            ),
        ),
    )  # fmt: skip


def no_clocks() -> ItemClocks:
    return ItemClocks(item_id=8, clocks=())
