"""How an attachment stands in its message: a placeholder with words, or the picture that was loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from ui.widgets.painting import box

ROOM: Final = QSize(320, 240)
"""A picture in a message is never larger, in logical pixels."""
LEAST: Final = QSize(32, 32)
"""What can be pressed is never smaller."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An attachment that somebody asked for.

    Attributes:
        said: what stands behind its name: on its way, why it is not here, what a press does.
        why: a sentence below it; empty: none is needed.
        image: the picture, scaled for `ROOM`; None: there is none, or not yet.
        key: what the picture is of; two pieces with one key look the same.
        large: what a press on the picture does, in words.
    """

    said: str = ""
    why: str = ""
    image: QImage | None = field(default=None, compare=False, repr=False)
    key: str = ""
    large: str = ""


def shown_size(image: QImage, width: float) -> QSize:
    """Logical size of a picture in a column of this width."""
    size = image.deviceIndependentSize().toSize()
    room = QSize(min(ROOM.width(), int(width)), ROOM.height())
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return size.expandedTo(QSize(1, 1))


def paint_picture(painter: QPainter, rect: QRectF, image: QImage, radius: float, edge: QColor, ground: QColor) -> None:
    """The picture with round corners and an edge; what is transparent shows `ground`."""
    size = shown_size(image, rect.width())
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)
    painter.fillRect(rect, ground)
    painter.drawImage(place, image)
    painter.restore()
    box(painter, rect, radius, None, edge)
