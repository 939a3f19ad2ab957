"""Files dragged over the composer: where they would land, and why they would not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.i18n import _t
from ui.widgets import icons
from ui.widgets.painting import baseline_in, box, draw_line, elided, text_width


def files_of(data: QMimeData) -> list[Path]:
    """Files of this machine among what is dragged or pasted; none for addresses of pages and for words."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


class DropShade(QWidget):
    """Lies over the composer while files are dragged above it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._reason = ""
        over.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, reason: str) -> None:
        """Say what a drop does; `reason`: why it does nothing."""
        self._reason = reason
        self._cover()
        self.setAccessibleName(self.sentence())
        self.show()
        self.raise_()
        self.update()

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def sentence(self) -> str:
        """What it says."""
        return self._reason or _t("Files", "Let go: they go along with the reply")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        ground, border, fg = (
            (colors.warning_soft, colors.warning_soft_border, colors.warning_text)
            if self._reason
            else (colors.accent_soft, colors.accent, colors.accent_text)
        )
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), look.radius["card"], ground, border, width=2, dashed=True)
        font = theme.font("body_strong")
        said = elided(self.sentence(), font, self.width() - 72)
        left = (self.width() - text_width(said, font) - 24) / 2
        middle = self.height() / 2
        icons.paint(painter, "ban" if self._reason else "attach", fg, left, middle - 8)
        draw_line(painter, said, font, fg, left + 24, baseline_in(middle - 10, 20, font))
        painter.end()


class Dropping(QObject):
    """Makes a pane take files that are dropped on it.

    Args:
        pane: takes them.
        over: what the shade lies over.
        why_not: why no file can be taken; empty: files can.

    Signals:
        dropped: argument: paths; also where none can be taken, so that the reason is said.
    """

    dropped = Signal(object)

    def __init__(self, pane: QWidget, over: QWidget, why_not: Callable[[], str]) -> None:
        super().__init__(pane)
        self._why_not = why_not
        self.shade = DropShade(over)
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.shade.hide()
            if paths := files_of(event.mimeData()):
                event.acceptProposedAction()
                self.dropped.emit(paths)
            return bool(paths)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if files_of(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.shade.show_over(self._why_not())
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.shade.hide()
        return False
