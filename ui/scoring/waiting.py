"""How many answers wait for a review, for the rail: counted aside, and only when it may have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from moderator_app.errors import UserError
from moderator_app.services import scoring
from moderator_app.services.desk import Desk
from ui.tasks import ReadAside

if TYPE_CHECKING:
    from ui.work import Work


class ReviewsWaiting:
    """Counts for whoever works here.

    Args:
        work: the services.
        shown: is given the count.
    """

    def __init__(self, work: Work, shown: Callable[[int], None]) -> None:
        self._work = work
        self._read = ReadAside(work, lambda: _count, shown, self._failed)
        self._counted: tuple[int | None, int] = (None, -1)

    def refresh(self) -> None:
        """Count anew where something was drawn, graded or taken back, or somebody else sits down."""
        desk = self._work.desk
        now = (None if desk.moderator is None else desk.moderator.id, scoring.newest(desk))
        if now != self._counted:
            self._counted = now
            self._read.ask()

    def _failed(self, _error: UserError) -> None:
        self._counted = (None, -1)  # the figure stays; the next change tries again


def _count(desk: Desk) -> int:
    return len(scoring.queue(desk))
