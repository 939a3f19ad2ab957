"""Paints the head of a group, in the grid of the rows: a tile, what its items have in common, how many they are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from moderator_app.domain.filters import Group
from moderator_app.domain.items import InboxRow
from ui import format as fmt
from ui import theme
from ui.inbox.model import Head
from ui.inbox.sentence import head_detail, head_title
from ui.safe_text import initials, visible
from ui.theme import Theme
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import face_width, paint_face, tag_face
from ui.widgets.painting import box, draw_line, elided, text_width

_ICONS: Final = {Group.THREAD: "quote", Group.CLUSTER: "cluster", Group.AUTHOR: "person", Group.NONE: "inbox"}
_RIGHT: Final = 12


def paint_head(painter: QPainter, area: QRect, row: InboxRow, head: Head, clock: int, look: Theme) -> None:
    """Everything but ground and clock.

    Args:
        painter: of the list.
        area: of the row.
        row: the first item below the head.
        head: what it is.
        clock: what the clock takes at the right, with its margin.
        look: the theme in force.
    """
    colors = look.colors
    compact = look.compact
    x, y = area.left(), area.top()
    text_x, first, second = (36, 17, 35) if compact else (64, 25, 49)
    _paint_tile(painter, x, y, row, head, look)
    icons.paint(
        painter, "chevron-right" if head.folded else "chevron-down", colors.text_muted,
        x + (0 if compact else 1), y + (area.height() - 14) / 2, 14,
    )  # fmt: skip
    count = tag_face(fmt.number(head.count), look, icon="cluster")
    width = face_width(count)
    font = theme.font("chip" if compact else "body_strong")
    room = area.width() - text_x - clock - 8 - width - 8
    title = elided(head_title(row, head.group), font, max(24, room))
    draw_line(painter, title, font, colors.text, x + text_x, y + first)
    paint_face(painter, x + text_x + text_width(title, font) + 8, y + (3 if compact else 10), count, look)
    small = theme.font("small" if compact else "body")
    detail = elided(head_detail(row, head.group), small, area.width() - text_x - _RIGHT)
    draw_line(painter, detail, small, colors.text_muted, x + text_x, y + second)


def _paint_tile(painter: QPainter, x: int, y: int, row: InboxRow, head: Head, look: Theme) -> None:
    colors = look.colors
    size, left, top = (16, 16, 14) if look.compact else (36, 16, 14)
    if head.group is Group.AUTHOR and not look.compact:
        letters = initials(visible(row.author_name))
        ground = colors.avatar(row.author_id)
        paint_avatar(painter, x + left, y + top, size, letters, ground=ground, text=colors.avatar_text)
        return
    tile = QRectF(x + left, y + top, size, size)
    box(painter, tile, 4 if look.compact else 8, colors.surface_pressed, colors.border if look.bordered else None)
    inner = 12 if look.compact else 16
    middle = (size - inner) / 2
    icons.paint(painter, _ICONS[head.group], colors.text_muted, x + left + middle, y + top + middle, inner)


def paint_member(painter: QPainter, area: QRect, look: Theme) -> None:
    """The line that holds the items of a group together."""
    painter.fillRect(QRect(area.left() + 7, area.top(), 2, area.height()), look.colors.border_strong)
