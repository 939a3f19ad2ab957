"""Small painting functions shared by widgets and delegates. All positions are logical pixels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText, QTextLayout, QTextOption

from ui.safe_text import visible


def snap(value: float, dpr: float) -> float:
    """The nearest whole device pixel: a hairline between two pixels would be a grey smear."""
    return round(value * dpr) / dpr


def dpr_of(painter: QPainter) -> float:
    """The scale of what is painted on, which may differ from the screen's and, in a grab, from the widget's."""
    return painter.deviceTransform().m11() or 1.0


def hairline(painter: QPainter, x: float, y: float, width: float, color: QColor) -> None:
    """A horizontal line of about one pixel, filled on whole device pixels rather than stroked."""
    dpr = dpr_of(painter)
    painter.fillRect(QRectF(x, snap(y, dpr), width, snap(1.0, dpr) or 1.0), color)


def vertical_hairline(painter: QPainter, x: float, y: float, height: float, color: QColor) -> None:
    """As `hairline`, from top to bottom."""
    dpr = dpr_of(painter)
    painter.fillRect(QRectF(snap(x, dpr), y, snap(1.0, dpr) or 1.0, height), color)


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None,
    border: QColor | None = None,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded rectangle; its border lies inside, so the box is exactly as large as said."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect
    if border is not None:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        inset = width / 2
        inner = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def text_width(text: str, font: QFont) -> float:
    """How wide a line of text is."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, width: float, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    """Text cut to a width, tricks of direction made visible first."""
    return QFontMetricsF(font).elidedText(visible(text), mode, max(0.0, width))


def baseline_in(top: float, height: float, font: QFont) -> float:
    """The baseline that centres a font's letters in a line box of ours; `QFontMetrics.height` differs by system."""
    metrics = QFontMetricsF(font)
    return top + (height + metrics.capHeight()) / 2


def draw_line(painter: QPainter, text: str, font: QFont, color: QColor, x: float, baseline: float) -> None:
    """One line of text by its baseline."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(x, baseline), text)


_KEPT: OrderedDict[tuple[Hashable, ...], QPixmap] = OrderedDict()
_KEPT_MOST: Final = 1_024


def paint_kept(
    painter: QPainter,
    key: tuple[Hashable, ...],
    rect: QRectF,
    paint: Callable[[QPainter], None],
) -> None:
    """Paint a small thing from its picture, which is made once for a key and a scale.

    `paint` draws at the origin. For what lists show again and again: five calls of Qt instead of thirty a row.
    """
    dpr = dpr_of(painter)
    whole = (*key, rect.width(), rect.height(), dpr)
    found = _KEPT.get(whole)
    if found is None:
        found = QPixmap(-int(-rect.width() * dpr // 1), -int(-rect.height() * dpr // 1))
        found.setDevicePixelRatio(dpr)
        found.fill(Qt.GlobalColor.transparent)
        inner = QPainter(found)
        paint(inner)
        inner.end()
        _KEPT[whole] = found
        if len(_KEPT) > _KEPT_MOST:
            _KEPT.popitem(last=False)
    else:
        _KEPT.move_to_end(whole)
    painter.drawPixmap(QPointF(snap(rect.x(), dpr), snap(rect.y(), dpr)), found)


class Line:
    """One laid out line, kept between paints: a static text with its place above the baseline."""

    __slots__ = ("ascent", "font", "static", "text", "width")

    def __init__(self, text: str, font: QFont) -> None:
        self.text = text
        self.font = font
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        # An emoji brings a taller font into the line: ask the line for its ascent, not the font.
        self.ascent = line.ascent() if line.isValid() else 0.0
        self.width = line.naturalTextWidth() if line.isValid() else 0.0
        self.static = QStaticText(text)
        self.static.setTextFormat(Qt.TextFormat.PlainText)
        self.static.setTextOption(option)
        self.static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        self.static.prepare(font=font)

    def draw(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        painter.setFont(self.font)
        painter.setPen(color)
        painter.drawStaticText(QPointF(x, baseline - self.ascent), self.static)
