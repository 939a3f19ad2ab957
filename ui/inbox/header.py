"""Above the list: what it shows, how many, what is new, how it is sorted; or what to do with several picked items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from moderator_app.domain.views import Sort
from ui import format as fmt
from ui import theme
from ui.actions import ActionSpec
from ui.i18n import _t
from ui.safe_text import visible
from ui.widgets.buttons import Button, IconButton, Variant
from ui.widgets.labels import Label
from ui.widgets.painting import elided

TITLE_LEAVES: Final = 306
"""What the rest of the line needs beside a long title, in pixels."""
KEY_FROM: Final = 380
"""Below this width what is new shows no key."""
WORDS_FROM: Final = 420
"""Below this width the order shows only its icon."""


class NewPill(Button):
    """What waits to be shown, as in "3 new"; its place is kept while there is nothing."""

    def __init__(self) -> None:
        super().__init__("", Variant.SECONDARY, icon="arrow-up", key=".", small=True)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def grounds(self) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        colors = theme.active().colors
        ground = colors.selection if self.underMouse() or self.isDown() else colors.accent_soft
        return ground, colors.accent_soft_border, colors.accent_text, colors.accent_text

    def key_frame(self) -> QColor | None:
        """A full stop alone would be a stray dot."""
        return theme.active().colors.accent_soft_border


def sort_title(sort: Sort) -> str:
    return {Sort.DUE: _t("Inbox", "By due time"), Sort.NEW: _t("Inbox", "Newest first")}[sort]


class InboxHeader(QWidget):
    """One line that is either about the list or about what is picked in it; its height never changes.

    Signals:
        new_requested: show what waits.
        sort_requested: choose the order.
        filter_requested: choose what the list is narrowed to.
        more_requested: the menu of the list.
        back_requested: leave the list (a pane at a time).
        unpick_requested: pick nothing.
    """

    new_requested = Signal()
    sort_requested = Signal()
    filter_requested = Signal()
    more_requested = Signal()
    unpick_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._sort = Sort.DUE
        self._sortable = True
        self._pages = QStackedWidget(self)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self._pages.addWidget(self._make_list_page())
        self._pages.addWidget(self._make_picked_page())
        self._bulk: list[tuple[ActionSpec, Button]] = []
        self._pending = 0
        self._picked = 0
        self._fit()
        self._write()

    # What is shown -----------------------------------------------------------------

    def set_title(self, title: str, count: int | None) -> None:
        self._whole = title
        self._count.setText("" if count is None else fmt.number(count))
        self._squeeze()

    def set_sort(self, sort: Sort, *, sortable: bool) -> None:
        """The order, and whether this view has more than one."""
        self._sort, self._sortable = sort, sortable
        self.sort_button.setVisible(sortable)
        self._write()

    def set_pending(self, count: int) -> None:
        self._pending = count
        shown = count
        self.pill.set_label(_t("Inbox", "%n new", "", shown))
        self.pill.setVisible(count > 0)

    def pending(self) -> int:
        return self._pending

    def set_picked(self, count: int) -> None:
        """More than one picked item turns the line into what can be done with them."""
        self._picked = count
        self._pages.setCurrentIndex(1 if count > 1 else 0)
        shown = count
        self._picked_label.setText(_t("Inbox", "%n picked", "", shown))

    def set_bulk(self, specs: Sequence[ActionSpec], run: Callable[[str], None]) -> None:
        """The buttons for several items."""
        for spec in specs:
            button = IconButton(spec.icon, spec.text(), key=spec.keys[0] if spec.keys else "")
            button.clicked.connect(lambda _checked=False, chosen=spec.id: run(chosen))
            self._bulk.append((spec, button))
            self._bulk_line.insertWidget(self._bulk_line.count() - 1, button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
            self.set_pending(self._pending)
            self.set_picked(self._picked)
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._squeeze()

    # Inside -----------------------------------------------------------------------

    def _make_list_page(self) -> QWidget:
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(16, 0, 8, 0)
        line.setSpacing(8)
        self._title = Label("", "title")
        self._count = Label("", "body", "text_muted", tabular=True)
        self.pill = NewPill()
        self.pill.clicked.connect(self.new_requested)
        self.pill.hide()
        self.sort_button = Button("", Variant.QUIET, icon="sort", small=True)
        self.sort_button.clicked.connect(self.sort_requested)
        self.filter_button = IconButton("filter", _t("Inbox", "Filter"), key="F")
        self.filter_button.clicked.connect(self.filter_requested)
        self.more_button = IconButton("more", _t("Inbox", "More"))
        self.more_button.clicked.connect(self.more_requested)
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addSpacing(4)
        line.addWidget(self.pill)
        line.addStretch(1)
        line.addWidget(self.sort_button)
        line.addWidget(self.filter_button)
        line.addWidget(self.more_button)
        return page

    def _make_picked_page(self) -> QWidget:
        page = QWidget()
        self._bulk_line = QHBoxLayout(page)
        self._bulk_line.setContentsMargins(16, 0, 8, 0)
        self._bulk_line.setSpacing(4)
        self._picked_label = Label("", "label", tabular=True)
        self._unpick = IconButton("close", _t("Inbox", "Pick nothing"), key="Esc")
        self._unpick.clicked.connect(self.unpick_requested)
        self._bulk_line.addWidget(self._picked_label, 1, Qt.AlignmentFlag.AlignLeft)
        self._bulk_line.addWidget(self._unpick)
        return page

    def _write(self) -> None:
        self.sort_button.setAccessibleName(sort_title(self._sort))
        self.sort_button.set_tip(sort_title(self._sort))
        self.filter_button.set_name(_t("Inbox", "Filter"))
        self.more_button.set_name(_t("Inbox", "More"))
        self._unpick.set_name(_t("Inbox", "Pick nothing"))
        for spec, button in self._bulk:
            if isinstance(button, IconButton):
                button.set_name(spec.text())
        self._squeeze()

    def _squeeze(self) -> None:
        leaves = TITLE_LEAVES if self.width() >= WORDS_FROM else TITLE_LEAVES - 80
        room = max(self.width() - leaves, self.width() // 3)
        shown = elided(self._whole, theme.font("title"), room)
        if self._title.text() != shown:
            self._title.setText(shown)
            self._title.setToolTip(visible(self._whole) if shown != visible(self._whole) else "")
        self.pill.show_key(self.width() >= KEY_FROM)
        words = sort_title(self._sort) if self.width() >= WORDS_FROM else ""
        if self.sort_button.text() != words:
            self.sort_button.setText(words)
            self.sort_button.updateGeometry()

    def _fit(self) -> None:
        self.setFixedHeight(theme.active().density.header)
