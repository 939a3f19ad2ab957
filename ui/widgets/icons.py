"""The project's own icons: SVG with `currentColor`, rendered once per (name, colour, size, scale)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from moderator_app.paths import resource
from ui.widgets.painting import box, dpr_of

RING_STEPS: Final = 24
"""A ring moves in 24 steps, so that its pictures can be kept."""

KNOWN_MARKS: Final = frozenset(
    {
        "vk", "telegram", "wordpress", "discord", "reddit", "youtube", "instagram", "email", "matrix", "ok", "reviews",
        "discourse", "whatsapp", "facebook", "viber", "pikabu", "twitch", "max",
    }
)  # fmt: skip


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _rendered(name: str, rgba: int, size: float, dpr: float) -> QPixmap:
    color = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color.name()).encode()))
    pixels = max(1, round(size * dpr))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(color.alphaF())
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


def pixmap(name: str, color: QColor, size: float, dpr: float) -> QPixmap:
    """An icon in one colour.

    Raises:
        FileNotFoundError: when there is no such icon.
    """
    return _rendered(name, color.rgba(), size, dpr)


def paint(painter: QPainter, name: str, color: QColor, x: float, y: float, size: float = 16) -> None:
    """An icon with its upper left corner at (x, y)."""
    painter.drawPixmap(QPointF(x, y), pixmap(name, color, size, dpr_of(painter)))


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """For menus, which want a `QIcon`."""
    made = QIcon()
    for dpr in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, color, size, dpr))
    return made


@lru_cache(maxsize=512)
def _ring(step: int, rgba: int, track: int, size: float, dpr: float) -> QPixmap:
    pixels = round(size * dpr)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(dpr)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = size * 2.5 / 14
    radius = size * 5 / 14
    circle = QRectF(size / 2 - radius, size / 2 - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(QColor.fromRgba(track), stroke))
    painter.drawEllipse(circle)
    if step > 0:
        pen = QPen(QColor.fromRgba(rgba), stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(circle, 90 * 16, -round(step * 360 * 16 / RING_STEPS))
    painter.end()
    return made


def paint_ring(
    painter: QPainter, share: float, color: QColor, track: QColor, x: float, y: float, *, size: float = 14
) -> None:
    """What is left of a clock's life (0…1) as a ring from the top."""
    step = min(RING_STEPS, max(0, round(share * RING_STEPS)))
    painter.drawPixmap(QPointF(x, y), _ring(step, color.rgba(), track.rgba(), size, dpr_of(painter)))


def paint_mark(
    painter: QPainter,
    platform: str,
    x: float,
    y: float,
    ground: QColor,
    glyph: QColor,
    *,
    ring: QColor | None = None,
    size: int = 16,
) -> None:
    """A platform's mark: a grey tile with our own glyph; `ring` parts it from an avatar below it."""
    tile = QRectF(x, y, size, size)
    if ring is not None:
        box(painter, tile.adjusted(-2, -2, 2, 2), 6, ring)
    box(painter, tile, 4, ground)
    name = f"mark-{platform}" if platform in KNOWN_MARKS else "globe"
    inset = size / 16
    paint(painter, name, glyph, x + inset, y + inset, size - 2 * inset)
