"""The words of a note, with the colleagues it names standing out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.domain import mentions
from ui import theme
from ui.safe_text import visible
from ui.widgets.painting import baseline_in

LONGEST: Final = 4_000
"""More of a note is shown in the log."""


class NoteText(QWidget):
    """Wrapped text in our line height; names behind an `@` are bold, one's own on a ground besides.

    Args:
        text: as it was written: tricks of direction are shown, nothing is read as markup.
        people: actor -> name.
        me: the actor who reads; empty: nobody.
    """

    def __init__(self, text: str, people: Mapping[str, str], me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cut = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
        self._lines = [visible(line) for line in cut.splitlines()] or [""]
        shown = {actor: visible(name) for actor, name in people.items()}
        self._named = [mentions.found(line, shown) for line in self._lines]
        self._me = me
        self._width = -1
        self._layouts: list[QTextLayout] = []
        self._count = 1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("\n".join(self._lines))

    def named(self) -> list[str]:
        """Whom it names, in order."""
        return [each.actor for line in self._named for each in line]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay(width)
        return self._count * theme.type_style("body").line

    def sizeHint(self) -> QSize:
        width = self.width() if self._width > 0 else 240
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.type_style("body").line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _lay(self, width: int) -> None:
        if width == self._width:
            return
        font, height = theme.font("body"), theme.type_style("body").line
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layouts, count = [], 0
        for text, named in zip(self._lines, self._named, strict=True):
            layout = QTextLayout(text, font)
            layout.setTextOption(option)
            layout.setFormats([_format(text, each, mine=each.actor == self._me) for each in named])
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                baseline = baseline_in(count * height, height, font)
                line.setPosition(QPointF(0, baseline - line.ascent()))
                count += 1
            layout.endLayout()
            layouts.append(layout)
        self._width, self._layouts, self._count = width, layouts, max(1, count)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._width = -1  # the look may be another one by now
        self._lay(self.width())
        painter = QPainter(self)
        painter.setPen(theme.active().colors.text)
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))
        painter.end()


def _format(text: str, mention: mentions.Mention, *, mine: bool) -> QTextLayout.FormatRange:
    """Places of a layout are counted in UTF-16 units."""
    colors = theme.active().colors
    made = QTextLayout.FormatRange()
    made.start = _units(text[: mention.start])
    made.length = _units(text[mention.start : mention.end])
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    look.setForeground(colors.accent_text)
    if mine:
        look.setBackground(colors.accent_soft)
    made.format = look
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
