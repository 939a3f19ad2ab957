"""How long things are kept, as leads see and set it: what people wrote a brand, and what is known of our own people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from moderator_app.clock import DAY_US
from moderator_app.domain.entries import EntryKind
from moderator_app.domain.review.scorecard import LONGEST_KEPT
from moderator_app.errors import EXIT_USAGE, INVALID, UserError
from moderator_app.services import privacy, scoring
from moderator_app.services.desk import Desk
from moderator_app.services.privacy import LONGEST_DAYS
from moderator_app.services.scorecards import card_on
from moderator_app.storage import retention, reviews
from moderator_app.storage.connect import Connection

TEAM: Final = -1
"""In place of a brand: our own people, their grades, remarks on their answers, and who used which answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long something is kept.

    Attributes:
        brand_id: 0: channels of no brand; `TEAM`: our own people.
        brand: its name; empty for those two.
        days: after a case ended, or after a review was written; 0: for good.
    """

    brand_id: int
    brand: str = ""
    days: int = 0

    @property
    def longest(self) -> int:
        """The most days that can be set."""
        return LONGEST_KEPT if self.brand_id == TEAM else LONGEST_DAYS


def periods(desk: Desk) -> tuple[Period, ...]:
    """Every brand by its name, channels of no brand where there are any, our own people last."""
    days = {each.brand_id: each.days for each in privacy.rules(desk)}
    brands = [(int(row[0]), str(row[1])) for row in desk.reader.execute(_BRANDS).fetchall()]
    found = [Period(brand_id=number, brand=name, days=days.get(number, 0)) for number, name in brands]
    if 0 in days or desk.reader.execute("SELECT 1 FROM channel WHERE brand_id IS NULL LIMIT 1").fetchone() is not None:
        found.append(Period(brand_id=0, days=days.get(0, 0)))
    return (*found, Period(brand_id=TEAM, days=scoring.card(desk).keep_days))


_BRANDS: Final = "SELECT id, name FROM brand ORDER BY name"


def due(desk: Desk, wanted: Period) -> int:
    """How many items (of our own people: entries and uses of answers) the engine's next round would take.

    It reads every finished item that is old enough: not for the GUI thread.
    """
    if not wanted.days:
        return 0
    before_us = desk.clock.now_us() - wanted.days * DAY_US
    if wanted.brand_id == TEAM:
        return reviews.count_before(desk.reader, before_us)
    return retention.count_before(desk.reader, wanted.brand_id, before_us)


def put(conn: Connection, desk: Desk, wanted: Sequence[Period]) -> None:
    """Put periods in force, each an entry of its own; those that hold already are left alone. For `Desk.write`.

    Raises:
        UserError: `forbidden`, `no_actor`, `not_found`, `invalid` (exit 2).
    """
    desk.require(EntryKind.ERASE)
    for each in wanted:
        if not 0 <= each.days <= each.longest:
            raise UserError(
                INVALID,
                exit_code=EXIT_USAGE,
                reason_en=f"Days are 1 to {each.longest}.",
                reason_ru=f"Дней может быть от 1 до {each.longest}.",
            )
        if each.brand_id == TEAM:
            card = card_on(conn)
            if card.keep_days != each.days:
                scoring.save_card(conn, desk, replace(card, keep_days=each.days))
        elif retention.days_of(conn, each.brand_id) != each.days:
            privacy.set_rule(conn, desk, each.brand, each.days or None)
