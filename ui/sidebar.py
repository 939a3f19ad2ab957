"""The sidebar: answers, the author, notes and history as tabs."""

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
PAD: Final = 8
GAP: Final = 4
_MOST: Final = 99


class _Tab(QPushButton):
    """A word over a 2 px line of accent while it is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._figure, self._called = "", False

    def set_words(self, text: str) -> None:
        self.setText(text)
        self._name()

    def set_figure(self, figure: str, *, called: bool) -> None:
        """A number behind the word; `called`: something there waits for who works here."""
        self._figure, self._called = figure, called
        self._name()

    def _name(self) -> None:
        said = f"{self.text()} {self._figure}".strip()
        self.setAccessibleName(_t("Sidebar", "{name}, names you").format(name=said) if self._called else said)
        self.updateGeometry()
        self.update()

    def _shown(self) -> str:
        return "@" if self._called else self._figure

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), theme.font("label")) + 2 * PAD + 1
        if self._figure:
            width += GAP + text_width(self._shown(), theme.font("small", tabular=True))
        return QSize(int(width), HEIGHT - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.active()
        colors = look.colors
        painter = QPainter(self)
        font = theme.font("label")
        strong = self.isChecked() or self.underMouse()
        draw_line(
            painter, self.text(), font, colors.text if strong else colors.text_muted, PAD,
            baseline_in(0, self.height(), font),
        )  # fmt: skip
        if self._figure:
            small = theme.font("small", tabular=True)
            draw_line(
                painter, self._shown(), small, colors.accent_text if self._called else colors.text_muted,
                PAD + text_width(self.text(), font) + GAP, baseline_in(0, self.height(), font),
            )  # fmt: skip
        if self.isChecked():
            painter.fillRect(QRectF(PAD, self.height() - 2, self.width() - 2 * PAD, 2), colors.accent)
        if self.hasFocus():
            box(painter, QRectF(self.rect()).adjusted(2, 8, -2, -8), 6, None, colors.focus_ring, width=2)
        painter.end()


class Sidebar(Panel):
    """Panes beside the thread, one at a time.

    Signals:
        tab_changed: the name of the pane that is shown now.
    """

    tab_changed = Signal(str)

    def __init__(self, answers: QWidget, author: QWidget, notes: QWidget, history: QWidget) -> None:
        super().__init__("surface_subtle")
        self._panes = {"answers": answers, "author": author, "notes": notes, "history": history}
        self._tabs: dict[str, _Tab] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
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

    def set_notes(self, count: int, *, named: bool) -> None:
        """How many notes the open item has; `named`: one of them waits for who works here."""
        figure = f"{_MOST}+" if count > _MOST else str(count or "")
        self._tabs["notes"].set_figure(figure, called=named)

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
        names = {
            "answers": _t("Sidebar", "Answers"), "author": _t("Sidebar", "Author"),
            "notes": _t("Sidebar", "Notes"), "history": _t("Sidebar", "History"),
        }  # fmt: skip
        for name, tab in self._tabs.items():
            tab.set_words(names[name])
