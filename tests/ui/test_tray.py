"""The tray's number, and that nothing is missing where there is no tray."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from moderator_app.services.sla import Counts
from tests.support.window import Look
from ui.tray import SIZE, badge_icon, badge_text


def _counts(burning: int, late: int) -> Counts:
    return Counts(burning=burning, late=late, due_in_shift=None, shift_end_us=None)


@pytest.mark.parametrize(
    ("burning", "late", "text"),
    [(0, 0, ""), (2, 0, "2"), (2, 3, "5"), (99, 0, "99"), (99, 1, "99+"), (1000, 1000, "99+")],
)
def test_the_badge_counts_what_burns_and_what_is_late(burning: int, late: int, text: str) -> None:
    assert badge_text(_counts(burning, late)) == text


def _pixels(text: str) -> QImage:
    return badge_icon(text).pixmap(SIZE, SIZE).toImage().convertToFormat(QImage.Format.Format_RGBA8888)


def test_each_number_looks_different(look: Look) -> None:
    """The icon without a badge, and with others, are different pictures of one size."""
    drawn = [_pixels(text) for text in ("", "5", "12", "99+")]
    assert len({bytes(each.constBits()) for each in drawn}) == 4
    assert {each.width() for each in drawn} == {drawn[0].width()}
