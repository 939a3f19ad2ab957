"""The sidebar: answers and the author as tabs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _t
from ui.widgets.labels import Panel, Rule
from ui.widgets.painting import baseline_in, box, draw_line, text_width

HEIGHT: Final = 48


class _Tab(QPushButton):
    """A word over a 2 px line of accent while it is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(int(text_width(self.text(), theme.font("label"))) + 25, HEIGHT - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        font = theme.font("label")
        strong = self.isChecked() or self.underMouse()
        draw_line(
            painter, self.text(), font, colors.text if strong else colors.text_muted, 12,
            baseline_in(0, self.height(), font),
        )  # fmt: skip
        if self.isChecked():
            painter.fillRect(QRectF(12, self.height() - 2, self.width() - 24, 2), colors.accent)
        if self.hasFocus():
            box(painter, QRectF(self.rect()).adjusted(2, 8, -2, -8), 6, None, colors.focus_ring, width=2)
        painter.end()


class Sidebar(Panel):
    """Panes beside the thread, one at a time.

    Signals:
        tab_changed: the name of the pane that is shown now.
    """

    tab_changed = Signal(str)

    def __init__(self, answers: QWidget, author: QWidget) -> None:
        super().__init__("surface_subtle")
        self._panes = {"answers": answers, "author": author}
        self._tabs: dict[str, _Tab] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(0)
        self._pages = QStackedWidget()
        for name, pane in self._panes.items():
            tab = _Tab()
            tab.setObjectName(name)
            tab.clicked.connect(self._on_tab_clicked)
            line.addWidget(tab)
            self._tabs[name] = tab
            self._pages.addWidget(pane)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(Rule())
        column.addWidget(self._pages, 1)
        self._write()
        self.show_tab("answers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_tab(self, name: str) -> None:
        """Show a pane."""
        self._tabs[name].setChecked(True)
        self._pages.setCurrentWidget(self._panes[name])
        self.setFocusProxy(self._panes[name])
        self.tab_changed.emit(name)

    def tab(self) -> str:
        """The pane that is shown."""
        return next(name for name, pane in self._panes.items() if pane is self._pages.currentWidget())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()

    def _on_tab_clicked(self) -> None:
        self.show_tab(self.sender().objectName())

    def _write(self) -> None:
        names = {"answers": _t("Sidebar", "Answers"), "author": _t("Sidebar", "Author")}
        for name, tab in self._tabs.items():
            tab.set_words(names[name])
