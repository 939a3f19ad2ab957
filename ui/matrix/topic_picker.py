"""Which of the questions every brand gets a row answers: left to its phrasings, picked, or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from moderator_app.domain.matrix.rows import MOST_TOPICS
from moderator_app.services.topics import TopicName
from ui import i18n
from ui.i18n import _t
from ui.preferences.choices import ChoiceRow
from ui.widgets.buttons import Button, Variant
from ui.widgets.fields import SearchField
from ui.widgets.labels import Paragraph
from ui.widgets.overlay import OverlayDialog

AUTO, PICKED = "auto", "picked"


class TopicDialog(OverlayDialog):
    """Signals:
    picked: the topics: None: what the row sounds like, () none.
    """

    picked = Signal(object)

    def __init__(self, window: QWidget, names: Sequence[TopicName], chosen: tuple[str, ...] | None) -> None:
        super().__init__(window, _t("MatrixEdit", "Topics of the row"), width=560, height=620)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        told = _t(
            "MatrixEdit",
            "Topics are questions every brand gets. A row that is linked to one is suggested for it in any wording.",
        )
        column.addWidget(Paragraph(told, "small", "text_muted"))
        self.how = ChoiceRow(
            _t("MatrixEdit", "Linked by"),
            [(AUTO, _t("MatrixEdit", "Its phrasings")), (PICKED, _t("MatrixEdit", "My choice"))],
            AUTO if chosen is None else PICKED,
        )
        self.how.chosen.connect(self._on_how)
        column.addWidget(self.how)
        name = _t("MatrixEdit", "Find a topic")
        self.search = SearchField(name, placeholder=name)
        self.search.textChanged.connect(self._on_search)
        column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(_t("MatrixEdit", "Topics"))
        language = i18n.language()
        for each in sorted(names, key=lambda one: (one.slug not in (chosen or ()), one.title(language).casefold())):
            item = QListWidgetItem(each.title(language))
            item.setData(Qt.ItemDataRole.UserRole, each.slug)
            item.setData(Qt.ItemDataRole.UserRole + 1, f"{each.title_ru} {each.title_en} {each.slug}".casefold())
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            on = each.slug in (chosen or ())
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(100, 28))
            self.list.addItem(item)
        self.list.itemChanged.connect(self._on_item_changed)
        column.addWidget(self.list, 1)
        self._said = Paragraph("", "small", "danger_text")
        column.addWidget(self._said)
        cancel = self.add_button(Button(_t("MatrixEdit", "Cancel")))
        cancel.clicked.connect(self.reject)
        self.done = self.add_button(Button(_t("MatrixEdit", "Take these topics"), Variant.PRIMARY))
        self.done.clicked.connect(self._on_done)
        self._how = AUTO if chosen is None else PICKED
        self._show()

    def slugs(self) -> tuple[str, ...]:
        """What is ticked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def tick(self, slug: str) -> None:
        """Tick a topic, as a click does."""
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == slug:
                self.list.item(place).setCheckState(Qt.CheckState.Checked)

    def _on_how(self, how: object) -> None:
        self._how = str(how)
        self._show()

    def _on_item_changed(self) -> None:
        if self._how != PICKED:
            self._how = PICKED
            self.how.set_value(PICKED)
        self._show()

    def _on_search(self) -> None:
        words = self.search.text().strip().casefold()
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(words not in str(item.data(Qt.ItemDataRole.UserRole + 1)))

    def _show(self) -> None:
        count = len(self.slugs()) if self._how == PICKED else 0
        many = count > MOST_TOPICS
        self._said.set_text(_t("MatrixEdit", "At most %n topic(s) for a row.", "", MOST_TOPICS) if many else "")
        self._said.setVisible(many)
        self.done.set_blocked(self._said.text() if many else "")
        none = self._how == PICKED and not count
        self.done.set_label(_t("MatrixEdit", "Link it to no topic") if none else _t("MatrixEdit", "Take these topics"))

    def _on_done(self) -> None:
        self.close_overlay()
        self.picked.emit(self.slugs() if self._how == PICKED else None)
