"""Help: the panes at the left, one page at the right, with the keys as they are now."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.help.pages import Topic, page_of
from ui.help.rights_view import RightsTable
from ui.i18n import _t
from ui.rail.rows import RailRow
from ui.widgets.buttons import Button, Variant
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import ElidedLabel, Label, Paragraph, Rule
from ui.widgets.overlay import OverlayDialog
from ui.widgets.scrolling import see_through

WIDTH: Final = 840
HEIGHT: Final = 560
SIDE: Final = 224
CAPS: Final = 84
_ICONS: Final = {
    Topic.INBOX: "inbox",
    Topic.THREAD: "reply",
    Topic.COMPOSER: "edit",
    Topic.ANSWERS: "matrix",
    Topic.AUTHOR: "person",
    Topic.NOTES: "note",
    Topic.HISTORY: "clock",
    Topic.RAIL: "filter",
    Topic.CLOCKS: "clock",
    Topic.OUTBOX: "outbox",
    Topic.LOG: "log",
    Topic.REVIEWS: "star",
    Topic.REPORTS: "chart",
    Topic.SHIFT: "people",
    Topic.MATRIX: "matrix",
    Topic.ROLES: "shield",
    Topic.ACCOUNTS: "globe",
    Topic.SETTINGS: "settings",
}


class HelpDialog(OverlayDialog):
    """Pages of help, opened at the pane where F1 was pressed."""

    def __init__(self, window: QWidget, actions: Actions, topic: Topic) -> None:
        super().__init__(window, _t("Help", "Help"), width=WIDTH, height=HEIGHT)
        self._actions = actions
        self._topic = topic
        line = QHBoxLayout(self.body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(2)
        self._rows: dict[Topic, RailRow] = {}
        for each in Topic:
            row = RailRow(_ICONS[each])
            row.set_words(page_of(each).title)
            row.clicked.connect(lambda _checked=False, chosen=each: self.show_topic(chosen))
            self._rows[each] = row
            column.addWidget(row)
        column.addStretch(1)
        line.addWidget(side)
        line.addWidget(Rule(vertical=True))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._area = see_through(self._page)
        line.addWidget(self._area, 1)
        done = Button(_t("Help", "Done"), Variant.PRIMARY, key="Esc")
        done.clicked.connect(self.close_overlay)
        self.add_button(done)
        self.show_topic(topic)

    def topic(self) -> Topic:
        return self._topic

    def show_topic(self, topic: Topic) -> None:
        """Another page."""
        self._topic = topic
        for each, row in self._rows.items():
            row.setChecked(each is topic)
        while (entry := self._column.takeAt(0)) is not None:
            if (old := entry.widget()) is not None:
                old.hide()
                old.deleteLater()
        page = page_of(topic)
        self._column.addWidget(Label(page.title, "title"))
        for words in page.paragraphs:
            self._column.addWidget(Paragraph(words, "reading"))
        if page.rights:
            self._column.addWidget(RightsTable(page.rights))
        self._column.addSpacing(4)
        for action_id in page.keys:
            self._column.addWidget(self._key_line(action_id))
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _key_line(self, action_id: str) -> QWidget:
        spec = self._actions.get(action_id)
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        caps = QWidget()
        caps.setFixedWidth(CAPS)
        inner = QHBoxLayout(caps)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for step in spec.key.split(", "):
            if step:
                inner.addWidget(KeyCap(step))
        inner.addStretch(1)
        line.addWidget(caps)
        line.addWidget(ElidedLabel(spec.text()), 1)
        return made
