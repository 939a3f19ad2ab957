"""Paints an inbox row: two lines of text, a clock, badges, exactly as visual design §3 measures them.

Elided strings and laid out lines are kept per (row, width, look, language); a clock that only changes its figures
repaints its chip. The row object itself is the version: a changed row is another frozen object.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moderator_app.domain.items import InboxRow, ItemState, Waiting
from ui import i18n, theme
from ui.inbox.head import paint_head, paint_member
from ui.inbox.model import HEAD_ROLE, MEMBER_ROLE, ROW_ROLE, Head
from ui.inbox.sentence import excerpt_text
from ui.safe_text import initials, visible
from ui.theme import Theme
from ui.widgets import icons
from ui.widgets.avatar import paint_avatar
from ui.widgets.chips import KIND_ICONS, ChipFace, delivery_icon, face_width, kind_face, paint_face
from ui.widgets.clock_chip import ChipSize, ClockFace, chip_height, chip_width, paint_chip, row_face
from ui.widgets.painting import Line, box, elided, hairline, paint_kept
from ui.widgets.style import paint_check_box

KIND_WORDS_FROM: Final = 440
AUTHOR_MAX: Final = 160
RIGHT: Final = 12
CACHE: Final = 512
_WAIT_ICONS: Final = {
    Waiting.SNOOZE: "snooze",
    Waiting.AUTHOR: "reply",
    Waiting.APPROVAL: "shield",
    Waiting.COLLEAGUE: "people",
    Waiting.EXPERT: "expert",
}


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the parts of a row stand, from its upper left corner."""

    text_x: int
    first_baseline: float
    title_baseline: float
    second_baseline: float
    chip_y: int
    kind_y: int
    badge_y: int
    assignee: int
    assignee_y: int
    chip: ChipSize


_COMFORTABLE: Final = _Grid(64, 25, 24.5, 49, 10, 13, 37, 20, 34, ChipSize.ROW)
_COMPACT: Final = _Grid(36, 17, 17, 35, 4, 6, 24, 16, 23, ChipSize.COMPACT)


def grid(look: Theme) -> _Grid:
    return _COMPACT if look.compact else _COMFORTABLE


@dataclass(slots=True)
class _Laid:
    """A row laid out for one width and look."""

    row: InboxRow
    key: tuple[int, int, str, str]
    author: Line
    title: Line | None
    title_x: float
    excerpt: Line
    kind: ChipFace | None
    kind_x: float
    kind_width: float
    badges: tuple[str, ...]
    gone: bool


def badges(row: InboxRow) -> tuple[str, ...]:
    """At most two: what needs a person first, then what is on its way, then what waits, then the draft."""
    found: list[str] = []
    if row.needs_look:
        found.append("alert")
    if row.delivery_state is not None and row.state is not ItemState.DONE:
        found.append(delivery_icon(row.delivery_state))
    if row.state is ItemState.WAITING and row.waiting_reason in _WAIT_ICONS:
        found.append(_WAIT_ICONS[row.waiting_reason])
    if row.draft:
        found.append("edit")
    return tuple(found[:2])


class InboxDelegate(QStyledItemDelegate):
    """The painter of rows. `now_us` is set by the view at each tick; `picking` shows check boxes for avatars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now_us = 0
        self.picking = False
        self.dirty: QRegion | None = None
        self._cache: OrderedDict[int, _Laid] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.active().density.inbox_row)

    def face(self, row: InboxRow) -> ClockFace:
        """The clock of a row at the moment of the last tick."""
        return row_face(row, self.now_us)

    def chip_rect(self, area: QRect, face: ClockFace) -> QRect:
        """Where a row's clock is painted."""
        place = grid(theme.active())
        width = int(chip_width(face, place.chip))
        return QRect(area.right() + 1 - RIGHT - width, area.top() + place.chip_y, width, chip_height(place.chip))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.active()
        row: InboxRow | None = index.data(ROW_ROLE)
        head: Head | None = index.data(HEAD_ROLE)
        area: QRect = option.rect
        ground = self._ground(option, look, head=head is not None)
        painter.save()
        painter.fillRect(area, ground)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        place = grid(look)
        if not selected:
            left = 16 if look.compact else place.text_x
            hairline(painter, area.left() + left, area.bottom(), area.width() - left, look.colors.border)
        if row is None:
            _paint_skeleton(painter, area, look)
        elif head is not None:
            self._paint_head(painter, area, row, head, look)
        else:
            self._paint_row(painter, area, row, ground, look, picked=selected)
            if index.data(MEMBER_ROLE):
                paint_member(painter, area, look)
        if selected:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), look.colors.accent)
        if option.state & QStyle.StateFlag.State_HasFocus and self.picking:
            box(painter, QRectF(area), 4, None, look.colors.focus_ring, width=2)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, row: InboxRow, head: Head, look: Theme) -> None:
        place = grid(look)
        face = self.face(row)
        chip = self.chip_rect(area, face)
        _paint_clock(painter, chip, face, place, look)
        if self.dirty is None or not chip.contains(self.dirty.intersected(area).boundingRect()):
            paint_head(painter, area, row, head, area.right() + 1 - chip.left(), look)

    def _ground(self, option: QStyleOptionViewItem, look: Theme, *, head: bool) -> QColor:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            widget: QWidget | None = option.widget
            focused = widget is not None and widget.hasFocus()
            return look.colors.selection if focused else look.colors.selection_inactive
        if state & QStyle.StateFlag.State_MouseOver:
            return look.colors.surface_hover
        return look.colors.surface_subtle if head else look.colors.surface

    def _paint_row(
        self, painter: QPainter, area: QRect, row: InboxRow, ground: QColor, look: Theme, *, picked: bool
    ) -> None:
        colors = look.colors
        place = grid(look)
        face = self.face(row)
        chip = self.chip_rect(area, face)
        _paint_clock(painter, chip, face, place, look)
        if self.dirty is not None and chip.contains(self.dirty.intersected(area).boundingRect()):
            return  # a tick: the clock alone
        laid = self._laid(row, area.width(), chip.width(), look)
        x, y = area.left(), area.top()
        self._paint_person(painter, x, y, row, ground, look, picked=picked)
        text = colors.text_muted if laid.gone else colors.text
        laid.author.draw(painter, x + place.text_x, y + place.first_baseline, text)
        if laid.kind is not None:
            if laid.kind.text:
                _paint_kind(painter, x + laid.kind_x, y + place.kind_y - 3, laid.kind_width, laid.kind, look)
            elif laid.kind.icon is not None:
                icons.paint(painter, laid.kind.icon, laid.kind.fg, x + laid.kind_x + 3, y + place.kind_y, 14)
        if laid.title is not None:
            laid.title.draw(painter, x + laid.title_x, y + place.title_baseline, colors.text_muted)
        quiet = laid.gone or not (row.unread or picked)
        laid.excerpt.draw(
            painter, x + place.text_x, y + place.second_baseline, colors.text_muted if quiet else colors.text
        )
        right = area.right() + 1 - RIGHT
        person = row.claimed_by or row.assignee
        if person is not None:
            right -= place.assignee
            own = row.claimed_mine if row.claimed_by else row.mine
            fill, letters = (colors.accent, colors.on_accent) if own else (colors.surface_pressed, colors.text_muted)
            _paint_person(painter, right, y + place.assignee_y, place.assignee, initials(person), fill, letters)
            if row.claimed_by:  # in hand just now: a ring around whoever has it
                ring = QRectF(right, y + place.assignee_y, place.assignee, place.assignee).adjusted(-3, -3, 3, 3)
                box(painter, ring, ring.width() / 2, None, colors.accent, width=1.5)
            right -= 8
        for name in reversed(laid.badges):
            right -= 14
            icons.paint(painter, name, colors.text_muted, right, y + place.badge_y, 14)
            right -= 6

    def _paint_person(
        self, painter: QPainter, x: int, y: int, row: InboxRow, ground: QColor, look: Theme, *, picked: bool
    ) -> None:
        colors = look.colors
        if look.compact:
            if self.picking:
                paint_check_box(painter, x + 12, y + 14, checked=picked)
            else:
                icons.paint_mark(painter, row.platform, x + 12, y + 14, colors.mark_bg, colors.mark_fg)
            return
        if self.picking:
            paint_check_box(painter, x + 26, y + 24, checked=picked)
            return
        letters = initials(visible(row.author_name))
        _paint_person(painter, x + 16, y + 14, 36, letters, colors.avatar(row.author_id), colors.avatar_text)
        _paint_mark(painter, x + 38, y + 36, row.platform, ground, look)

    def _laid(self, row: InboxRow, width: int, chip: int, look: Theme) -> _Laid:
        key = (width, chip, look.key, i18n.language())
        kept = self._cache.get(row.id)
        if kept is not None and kept.key == key and (kept.row is row or kept.row == row):
            self._cache.move_to_end(row.id)
            return kept
        made = _lay_out(row, key, look)
        self._cache[row.id] = made
        self._cache.move_to_end(row.id)
        while len(self._cache) > CACHE:
            self._cache.popitem(last=False)
        return made


def _paint_clock(painter: QPainter, rect: QRect, face: ClockFace, place: _Grid, look: Theme) -> None:
    key = ("clock", face.level, face.text, round(face.share * icons.RING_STEPS), place.chip, look.key)
    origin = QRectF(0, 0, rect.width(), rect.height())
    paint_kept(painter, key, QRectF(rect), lambda inner: paint_chip(inner, origin, face, place.chip, look))


def _paint_mark(painter: QPainter, x: int, y: int, platform: str, ring: QColor, look: Theme) -> None:
    colors = look.colors
    paint_kept(
        painter,
        ("mark", platform, ring.rgba(), look.key),
        QRectF(x, y, 20, 20),
        lambda inner: icons.paint_mark(inner, platform, 2, 2, colors.mark_bg, colors.mark_fg, ring=ring),
    )


def _paint_kind(painter: QPainter, x: float, y: float, width: float, face: ChipFace, look: Theme) -> None:
    key = ("kind", face.text, face.icon, look.key)
    paint_kept(painter, key, QRectF(x, y, width, face.height), lambda inner: paint_face(inner, 0, 0, face, look))


def _paint_person(  # noqa: PLR0917 - as `paint_avatar`
    painter: QPainter, x: int, y: int, size: int, letters: str, ground: QColor, text: QColor
) -> None:
    key = ("person", letters, ground.rgba(), text.rgba())
    paint_kept(
        painter,
        key,
        QRectF(x, y, size, size),
        lambda inner: paint_avatar(inner, 0, 0, size, letters, ground=ground, text=text),
    )


def _fonts(look: Theme, *, gone: bool) -> tuple[QFont, QFont, QFont]:
    """Author, title and excerpt; handled rows lose their weight, not their contrast."""
    author = theme.font("chip" if look.compact else "body_strong", weight=400 if gone else None)
    return author, theme.font("small"), theme.font("small" if look.compact else "body")


def _lay_out(row: InboxRow, key: tuple[int, int, str, str], look: Theme) -> _Laid:
    width, chip = key[0], key[1]
    place = grid(look)
    gone = row.state is ItemState.DONE and not row.mine
    author_font, title_font, excerpt_font = _fonts(look, gone=gone)
    end = width - RIGHT - chip - 8
    kind: ChipFace | None = None
    kind_width = 0.0
    if row.kind in KIND_ICONS and row.kind != "neutral":
        face = kind_face(row.kind, look)
        if width >= KIND_WORDS_FROM:
            kind, kind_width = face, face_width(face)
        else:
            kind, kind_width = ChipFace("", face.icon, face.fg, None), 20.0
    room = end - place.text_x - (kind_width + 8 if kind else 0)
    author = Line(elided(row.author_name, author_font, min(AUTHOR_MAX, room)), author_font)
    kind_x = place.text_x + author.width + 8
    title_x = kind_x + (kind_width + 8 if kind else 0)
    title: Line | None = None
    if end - title_x >= 24 and row.thread_title:
        title = Line(elided(row.thread_title, title_font, end - title_x), title_font)
    shown = badges(row)
    right = width - RIGHT - (place.assignee + 8 if row.claimed_by or row.assignee else 0) - 20 * len(shown)
    right -= 2 if shown else 0
    excerpt = Line(elided(excerpt_text(row), excerpt_font, right - place.text_x), excerpt_font)
    return _Laid(row, key, author, title, title_x, excerpt, kind, kind_x, kind_width, shown, gone)


def _paint_skeleton(painter: QPainter, area: QRect, look: Theme) -> None:
    """Bars where a row will be."""
    place = grid(look)
    color = look.colors.surface_pressed
    x, y = area.left(), area.top()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if look.compact:
        painter.drawRoundedRect(QRectF(x + 12, y + 14, 16, 16), 4, 4)
    else:
        painter.drawEllipse(QRectF(x + 16, y + 14, 36, 36))
    room = area.width() - place.text_x - RIGHT
    for top, share in ((place.first_baseline - 10, 0.45), (place.second_baseline - 10, 0.8)):
        painter.drawRoundedRect(QRectF(x + place.text_x, y + top, room * share, 10), 4, 4)
