"""Lines of text in the styles of the tokens, following the theme by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.safe_text import visible
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, elided, hairline, text_width, vertical_hairline


class Label(QLabel):
    """Text in a style and a token colour, plain text only: nothing of a stranger is ever read as markup.

    Args:
        color: a colour token by name.
        wrap: break lines; otherwise one line that does not shrink.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._color, self._tabular = style, color, tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self._dress()

    def set_color(self, color: str) -> None:
        self._color = color
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange}:
            self._dress()

    def _dress(self) -> None:
        """Font and colour of the look in force. A new application sheet gives widgets their former palette back, so
        the palette itself is asked, not what was last set.
        """
        wanted = getattr(theme.active().colors, self._color)
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            dressed = QPalette(self.palette())
            dressed.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(dressed)
        font = theme.font(self._style, tabular=self._tabular)
        if self.font() != font:
            self.setFont(font)


class Paragraph(QWidget):
    """Wrapped text in our line height, which `QLabel` cannot do; hostile marks of direction are shown.

    Args:
        centered: for empty states.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        centered: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._color, self._centered = style, color, centered
        self._text = ""
        self._lines: list[str] = []
        self._width = -1
        self._placed = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self._width = -1
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_color(self, color: str) -> None:
        self._color = color
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._break(width))) * theme.type_style(self._style).line

    def sizeHint(self) -> QSize:
        longest = max((text_width(line, theme.font(self._style)) for line in self._text.splitlines()), default=0.0)
        width = min(480, int(longest) + 1)
        return QSize(width, self.heightForWidth(self.width() if self._placed else width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.type_style(self._style).line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout never makes it higher than its hint: the hint follows the width it was given."""
        super().resizeEvent(event)
        if not self._placed or event.oldSize().width() != event.size().width():
            self._placed = True
            self.updateGeometry()

    def _break(self, width: int) -> list[str]:
        if width == self._width:
            return self._lines
        font = theme.font(self._style)
        lines: list[str] = []
        for paragraph in self._text.splitlines() or [""]:
            text = visible(paragraph)
            layout = QTextLayout(text, font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                start = line.textStart()
                lines.append(text[start : start + line.textLength()].rstrip())
            layout.endLayout()
        self._width, self._lines = width, lines
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font(self._style)
        height = theme.type_style(self._style).line
        color = getattr(theme.active().colors, self._color)
        for number, line in enumerate(self._break(self.width())):
            left = (self.width() - text_width(line, font)) / 2 if self._centered else 0.0
            draw_line(painter, line, font, color, left, baseline_in(number * height, height, font))
        painter.end()


class ElidedLabel(QWidget):
    """One line that gives way: cut at the right, or in the middle for links, with the whole text as tooltip."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        color: str = "text",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._color, self._mode = style, color, mode
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._tip()
        self.update()

    def set_color(self, color: str) -> None:
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            int(text_width(visible(self._text), theme.font(self._style))) + 1, theme.type_style(self._style).line
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(24, theme.type_style(self._style).line)

    def resizeEvent(self, event: object) -> None:
        self._tip()

    def _tip(self) -> None:
        cut = text_width(visible(self._text), theme.font(self._style)) > self.width()
        self.setToolTip(visible(self._text) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font(self._style)
        shown = elided(self._text, font, self.width(), self._mode)
        draw_line(
            painter, shown, font, getattr(theme.active().colors, self._color), 0, baseline_in(0, self.height(), font)
        )
        painter.end()


class IconLabel(QWidget):
    """An icon that says nothing by itself: the words stand beside it."""

    def __init__(self, icon: str, color: str = "text_muted", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._size = icon, color, size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, color: str) -> None:
        self._icon, self._color = icon, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:

        painter = QPainter(self)
        icons.paint(painter, self._icon, theme.active().colors.ink(self._color), 0, 0, self._size)
        painter.end()


class Rule(QFrame):
    """A hairline between two grounds."""

    def __init__(self, *, vertical: bool = False, color: str = "border", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vertical, self._color = vertical, color
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = getattr(theme.active().colors, self._color)
        if self._vertical:
            vertical_hairline(painter, 0, 0, self.height(), color)
        else:
            hairline(painter, 0, 0, self.width(), color)
        painter.end()


class Panel(QWidget):
    """A pane on a ground of the tokens; panes are told apart by ground and a hairline only."""

    def __init__(
        self, ground: str = "surface", *, border: str | None = None, radius: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ground, self._border, self._radius = ground, border, radius

    def set_ground(self, ground: str, border: str | None = None) -> None:
        self._ground, self._border = ground, border
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:

        colors = theme.active().colors
        painter = QPainter(self)
        ground = getattr(colors, self._ground)
        if self._radius or self._border:
            border = getattr(colors, self._border) if self._border else None
            box(painter, QRectF(self.rect()), self._radius, ground, border)
        else:
            painter.fillRect(self.rect(), ground)
        painter.end()
