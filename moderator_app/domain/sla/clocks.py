"""What lists show of an item's clocks: levels, and facts for one chip; pure, so a tick needs no service call."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moderator_app.domain.items import PENDING_DELIVERY, InboxRow, ItemState
from moderator_app.domain.sla.policy import Metric


class Level(StrEnum):
    """The eight looks of a clock (visual design, section 4)."""

    NONE = "none"
    OK = "ok"
    WARNING = "warning"
    BURNING = "burning"
    OVERDUE = "overdue"
    PAUSED = "paused"
    PENDING = "pending"
    MET = "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One clock at one moment.

    Attributes:
        left_us: time left, negative when overdue; of a clock that stands still: the working time left. None: no clock.
        share: what is left of its life, 0…1: 1 at the start, 0.5 when it begins to warn (by the default levels).
        metric: what it counts.
        done_at: when it was answered (`MET`).
    """

    level: Level
    left_us: int | None = None
    share: float = 0.0
    metric: Metric | None = None
    done_at: int | None = None


NO_CHIP = Chip(level=Level.NONE)


def of_row(row: InboxRow, now_us: int) -> Chip:
    """The chip of an inbox row.

    Args:
        row: with `due_at`, `warn_at`, `burn_at`, `left_us`, `metric`, `started_at` as the store has them.
        now_us: corrected time, see `services.sla.now_us`.
    """
    metric = None if row.metric is None else Metric(row.metric)
    if row.state is ItemState.DONE:
        return NO_CHIP if row.done_at is None else Chip(level=Level.MET, metric=metric, done_at=row.done_at)
    if row.delivery_state in PENDING_DELIVERY and row.state is ItemState.WAITING:
        return Chip(level=Level.PENDING, left_us=row.left_us, metric=metric)
    if row.left_us is not None:
        return Chip(level=Level.PAUSED, left_us=row.left_us, metric=metric)
    if row.due_at is None:
        return NO_CHIP
    return running(row.due_at, row.warn_at, row.burn_at, row.started_at, now_us, metric)


def running(
    due_at: int,
    warn_at: int | None,
    burn_at: int | None,
    started_at: int | None,
    now_us: int,
    metric: Metric | None = None,
) -> Chip:
    """A running clock: its level by the instants at which its policy warns, which know of closed hours and pauses."""
    left = due_at - now_us
    if left <= 0:
        return Chip(level=Level.OVERDUE, left_us=left, metric=metric)
    level = Level.OK
    if burn_at is not None and now_us >= burn_at:
        level = Level.BURNING
    elif warn_at is not None and now_us >= warn_at:
        level = Level.WARNING
    life = due_at - started_at if started_at is not None and started_at < due_at else left
    return Chip(level=level, left_us=left, share=min(1.0, left / life), metric=metric)
