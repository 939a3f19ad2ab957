"""The outbox page: groups at the left, the opened delivery at the right. Fed with values, asks with signals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.views import AttemptView, DeliveryView
from ui import format as fmt
from ui import links, theme
from ui.i18n import _t
from ui.outbox.detail import DeliveryDetail
from ui.outbox.model import OutboxModel, Part, part_of, part_title
from ui.outbox.sentences import Decision, offered
from ui.outbox.view import OutboxView
from ui.widgets.buttons import Button, Variant
from ui.widgets.countdown import Countdown
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Label, Panel, Rule

DETAIL: Final = 340
DETAIL_FROM: Final = 860


class OutboxPane(Panel):
    """Deliveries by state.

    Signals:
        history_requested: entry id: read the steps of this delivery.
        decision_requested: entry id and a `Decision` (`POSTED` and `COMPARE` ask for a dialog first).
        link_requested: URL for the browser.
        item_requested: item id: open the conversation.
        retry_requested: after an error.
    """

    history_requested = Signal(int)
    decision_requested = Signal(int, object)
    link_requested = Signal(str)
    item_requested = Signal(int)
    retry_requested = Signal()

    def __init__(self, countdown: Countdown, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._countdown = countdown
        self._deliveries: tuple[DeliveryView, ...] = ()
        self._part = Part.ALL
        self._opened: int | None = None
        self._awaited: int | None = None
        self._error = ""
        self._model = OutboxModel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._build_head()
        left.addWidget(self._head)
        left.addWidget(Rule())
        left.addWidget(self._build_pages(), 1)
        row.addWidget(self._left, 1)
        self._rule = Rule(vertical=True)
        row.addWidget(self._rule)
        self.detail = DeliveryDetail()
        self.detail.decision_requested.connect(self._ask)
        self.detail.link_requested.connect(self.link_requested)
        self.detail.item_requested.connect(self.item_requested)
        self.detail.closed.connect(self.close_detail)
        row.addWidget(self.detail)
        self.close_detail()
        self._say()
        self.show_loading()

    def _build_head(self) -> None:
        self._head = QWidget()
        line = QHBoxLayout(self._head)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        self._title = Label("", "title")
        self._count = Label("", "body", "text_muted", tabular=True)
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addSpacing(8)
        self._parts: dict[Part, Button] = {}
        for part in Part:
            button = Button("", Variant.SECONDARY, small=True)
            button.setCheckable(True)
            button.setObjectName(part.value)
            button.clicked.connect(self._on_part_clicked)
            self._parts[part] = button
            line.addWidget(button)
        line.addStretch(1)

    def _build_pages(self) -> QWidget:
        pages = QWidget()
        self._stack = QStackedLayout(pages)
        self.view = OutboxView(self._model, self._countdown)
        self.view.delivery_chosen.connect(self._on_view_delivery_chosen)
        self.view.delivery_opened.connect(self._open)
        self.view.button_pressed.connect(self._on_view_button_pressed)
        self._empty = EmptyState("outbox", "", "")
        self._loading = EmptyState("outbox", "", "")
        self._broken = EmptyState("alert", "", "")
        self._again = self._broken.add_action(Button("", icon="retry"))
        self._again.clicked.connect(self.retry_requested)
        for page in (self._loading, self._empty, self._broken, self.view):
            self._stack.addWidget(page)
        return pages

    # Feeding ----------------------------------------------------------------------------

    def show_deliveries(self, deliveries: Sequence[DeliveryView]) -> None:
        """Show these; the reader stays on their delivery."""
        self._deliveries = tuple(deliveries)
        current = self.view.current_entry()
        now = self._countdown.now_us()
        self.view.keep_place(lambda: self._model.show(self._deliveries, self._part, now), current)
        self._say_counts()
        self._stack.setCurrentWidget(self.view if self._model.rowCount() else self._empty)
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self.delivery(awaited) is not None:
            self.open_entry(awaited)
        elif self._opened is not None and self.delivery(self._opened) is None:
            self.close_detail()
        elif self._opened is not None:
            self.history_requested.emit(self._opened)

    def show_history(self, entry_id: int, steps: Sequence[AttemptView]) -> None:
        """The steps of a delivery, as asked for."""
        delivery = self.delivery(entry_id)
        if delivery is None or self._opened != entry_id:
            return
        self.detail.show_delivery(delivery, steps, self._countdown.now_us())
        self._place_detail()

    def show_loading(self) -> None:
        self._stack.setCurrentWidget(self._loading)

    def show_error(self, sentence: str) -> None:
        self._error = sentence
        self._say()
        self._stack.setCurrentWidget(self._broken)

    def show_part(self, part: Part) -> None:
        """Only some of them."""
        self._part = part
        self.show_deliveries(self._deliveries)

    def open_entry(self, entry_id: int) -> bool:
        """Stand on a delivery and open it; False: it is not here yet, and is opened when it comes."""
        if self.delivery(entry_id) is None:
            self._awaited = entry_id
            return False
        if self._model.place_of(entry_id) is None:
            self.show_part(Part.ALL)
        self.view.stand_on(entry_id)
        self._open(entry_id)
        return True

    def close_detail(self) -> None:
        """Back to the list alone."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.detail.isAncestorOf(focus)
        self._opened = None
        self.detail.hide()
        self._rule.hide()
        self._left.show()
        if had_focus:
            self.focus_list()

    def delivery(self, entry_id: int) -> DeliveryView | None:
        return next((each for each in self._deliveries if each.entry_id == entry_id), None)

    # Inside -----------------------------------------------------------------------------

    def _ask(self, entry_id: int, decision: Decision) -> None:
        self.decision_requested.emit(entry_id, decision)

    def _on_view_delivery_chosen(self, entry_id: int) -> None:
        """Beside the list the opened one follows the reader; over it, it waits to be opened."""
        if self._opened is not None and self.width() >= DETAIL_FROM:
            self._open(entry_id)

    def _open(self, entry_id: int) -> None:
        self._opened = entry_id
        self.history_requested.emit(entry_id)

    def _on_view_button_pressed(self, entry_id: int) -> None:
        delivery = self.delivery(entry_id)
        if delivery is None:
            return
        found = offered(delivery)
        if not found:
            if delivery.permalink is not None and links.is_web(delivery.permalink):
                self.link_requested.emit(delivery.permalink)
        elif found[0] is Decision.POSTED:
            self.open_entry(entry_id)  # look first: everything there is to know stands at the right
        else:
            self._ask(entry_id, found[0])

    def _on_part_clicked(self) -> None:
        self.show_part(Part(self.sender().objectName()))

    def _place_detail(self) -> None:
        """Beside the list where there is room, else over it."""
        beside = self.width() >= DETAIL_FROM
        self._rule.setVisible(beside)
        self._left.setVisible(beside)
        self.detail.setMinimumWidth(DETAIL if beside else 0)
        self.detail.setMaximumWidth(DETAIL if beside else 16_777_215)
        self.detail.show()

    def _say(self) -> None:
        self._head.setFixedHeight(theme.active().density.header)
        self._title.setText(_t("Outbox", "Outbox"))
        self._empty.set_words(
            "outbox",
            _t("Outbox", "Nothing is on its way"),
            _t("Outbox", "Replies and actions stand here until the platform has them."),
        )
        self._loading.set_words("outbox", _t("Outbox", "Reading…"), "")
        self._broken.set_words("alert", _t("Outbox", "The outbox cannot be read"), self._error)
        self._again.set_label(_t("Outbox", "Try again"))
        self._say_counts()

    def _say_counts(self) -> None:
        counts = dict.fromkeys(Part, 0)
        for delivery in self._deliveries:
            counts[part_of(delivery)] += 1
        counts[Part.ALL] = len(self._deliveries)
        self._count.setText(fmt.number(counts[Part.ALL]) if self._deliveries else "")
        short = {Part.DECIDE: _t("Outbox", "To decide")}
        for part, button in self._parts.items():
            name = short.get(part, part_title(part))
            count = counts[part]
            button.set_label(f"{name} {fmt.number(count)}" if count and part is not Part.ALL else name)
            button.setChecked(part is self._part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._opened is not None and self.detail.isVisibleTo(self):
            self._place_detail()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._say()
            self.view.viewport().update()

    def focus_list(self) -> None:
        """Keyboard to the rows."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
